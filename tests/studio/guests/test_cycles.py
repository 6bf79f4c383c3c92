"""A cycle of a stranger's code depends on code, seed, cycle and live values alone."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from studio.guests.cycles import MOST_HAPS, Asked, Cycle, Player, seed_of
from studio.guests.wire import events_of

ROOT = Path(__file__).parents[3]
DICE = {
    "rand": 's("bd*8").gain(rand).pan(rand.slow(3))',
    "orders": 'note("c d e f".shuffle(4)).s("x").degradeBy(.3)',
    "scramble": 'n("0 .. 7").scramble(4).scale("C:minor").s("piano").sometimes(x => x.rev())',
    "precise": 'useRNG("precise")\ns("bd*8").gain(rand)',
    "random at once": "const g = Math.random()\ns('bd').gain(g)",
    "random in a lambda": "s('bd').fast(4).fmap(x => ({...x, gain: Math.random()}))",
    "a counter": "let n = 0\ns('bd').fast(4).fmap(x => ({...x, n: n++}))",
    "voicings that remember": '"<C^7 A7 Dm7 G7>*2".voicings("lefthand").note()',
    "objects and sets": "const a = {b: 1, a: 2, c: 3}\n"
    "stack(...Object.keys(a).map(k => s(k).gain(a[k] / 4)))",
    "tempo": "s('bd*4').cpm(45).lpf(sine.range(100, 3000).slow(7))",
}  # fmt: skip

PEER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from studio.guests.cycles import Asked, Player, seed_of
codes, numbers = json.loads(sys.argv[2]), json.loads(sys.argv[3])
player = Player(lambda: 0.0)
found = {}
for name, code in codes.items():
    asked = player.cycles(Asked(code, seed_of(7, name), tuple(numbers)))
    found[name] = {number: one.rows for number, one in zip(numbers, asked)}
    assert not any(one.error for one in asked), asked
print(json.dumps(found))
"""


def of(code: str, *numbers: int, player: Player | None = None) -> list[Cycle]:
    """What code plays, with all the time."""
    return (player or Player(lambda: 0.0)).cycles(Asked(code, 5, numbers))


def peer(hash_seed: str, numbers: list[int]) -> dict[str, dict[str, list[object]]]:
    """What another process says of all dice, when it came into the room at these cycles."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PEER, str(ROOT), json.dumps(DICE), json.dumps(numbers)],
        env={"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found: dict[str, dict[str, list[object]]] = json.loads(done.stdout)
    return found


def test_peers_play_the_same_whatever_their_hash_seed_and_whenever_they_came() -> None:
    early = peer("1", list(range(104)))
    late = peer("4242", [103, 99, 100, 101, 102])
    for name in DICE:
        for number in ("99", "100", "101", "102", "103"):
            assert early[name][number], (name, number)
            assert early[name][number] == late[name][number], (name, number)


def test_other_panes_have_other_dice_and_other_rooms_too() -> None:
    assert len({seed_of(room, pane) for room in (1, 2) for pane in ("a", "b")}) == 4


def test_dice_in_a_lambda_fall_otherwise_in_each_cycle() -> None:
    one, two = of(DICE["random in a lambda"], 0, 1)
    assert [row[5] for row in one.rows] != [row[5] for row in two.rows]


def test_what_one_pane_defines_no_other_knows() -> None:
    player = Player(lambda: 0.0)
    of("register('mine', x => x.fast(2))\naddVoicings('own', {m: ['1P 5P']})\ns('bd').mine()", 0,
       player=player)  # fmt: skip
    assert "mine" in of("s('bd').mine()", 0, player=player)[0].error
    assert "own" in of("\"Cm\".voicings('own').note()", 0, player=player)[0].error


def test_each_onset_has_the_value_of_its_moment() -> None:
    player = Player(lambda: 0.0)
    player.stamps.add("/fader", 0.25, Fraction(3))
    player.stamps.add("/fader", 0.75, Fraction(7, 2))
    (one,) = of("s('bd').fast(4).gain(osc('/fader'))", 3, player=player)
    assert [(row[1] / row[0], row[5]["gain"]) for row in one.rows] == [
        (0, 0.25), (0.25, 0.25), (0.5, 0.75), (0.75, 0.75),
    ]  # fmt: skip
    assert one.reads == ("/fader",)


def test_places_in_the_code_come_along() -> None:
    (one,) = of('s("bd hh")', 0)
    assert [event[6].locations for event in events_of(one.rows, frozenset())] == [
        ((3, 5),), ((6, 8),),
    ]  # fmt: skip


def test_a_cycle_of_too_many_events_stops_the_pane() -> None:
    (one,) = of(f's("bd*{MOST_HAPS + 1}")', 0)
    assert one.stops
    assert "2,000 events" in one.error
    assert not of(f's("bd*{MOST_HAPS}")', 0)[0].error


def test_a_cycle_that_takes_more_than_50_ms_of_work_stops_the_pane() -> None:
    now = iter(range(10**6))
    (one,) = Player(lambda: next(now) * 0.06).cycles(Asked('s("bd")', 0, (0,)))
    assert one.stops
    assert "takes" in one.error


def test_an_error_in_one_cycle_is_not_the_end() -> None:
    code = "s('bd').fmap(x => { if (true) { return x.no.no } })"
    one, two = of(code, 0, 1)
    assert one.error
    assert two.error
    assert not one.stops


@pytest.mark.parametrize("code", ["s('bd').midi('synth')", "pure({note: 60, midi: 'synth'})"])
def test_a_stranger_reaches_no_port(code: str) -> None:
    from studio.guests.guests import NEVER_PLAYED, OUTWARD

    (one,) = of(code, 0)
    (event,) = events_of(one.rows, NEVER_PLAYED | OUTWARD)
    assert event[6].tags == ()
    assert "midi" not in event[5]
