"""A whole jam as one tune plays the events of the jam: each at its cycle, from begin to end."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.messages import SoundEvent
from jam.room import Evaluation, Tempo
from patterns.strudel.evaluate import evaluate
from studio.jamming.chronicle import Chronicle
from studio.jamming.retelling import retold
from studio.jamming.wholetune import expression, whole_tune_of
from studio.player import Player
from studio.replaying import Tape
from studio.slots import Change, Part

HALF, RATE = Fraction(1, 2), 48_000
CODES = (
    (5, "drums", 's("bd*4, hh*3").pan(rand)'),
    (6, "bass", 'note("<c2 e2 g2>*2 a2").s("sawtooth").degradeBy(.3)'),
    (8, "drums", 'const n = 3\nkick: s("bd").fast(n)\n$: s("<cp hh>(3,8)")'),
    (9, "bass", ""),
    (10, "drums", "s("),
    (11, "bass", '$: s("hh*8")\nall(x => x.fast(2))'),
    (Fraction(23, 2), "lead", 'note("[c4 ~ e4]/1.5").s("sine").slow(1.25)'),
    (12, "drums", "setcps(9)\nsamples('github:x/y')\ns(\"~ sd\").late(1/3)"),
)
NIGHT = tuple(
    Evaluation(str(place), pane, code, Fraction(cycle), "ab"[place % 2])
    for place, (cycle, pane, code) in enumerate(CODES)
)


def night(*more: Tempo) -> Chronicle:
    names = {"a": "Ada", "b": "Bob"}
    return Chronicle("night", 7, HALF, names, (*NIGHT, *more), until=Fraction(16))


def tune_played(code: str, cycles: int) -> list[SoundEvent]:
    """The events of a tune from its first cycle on, as the player sends them."""
    program, tape = evaluate(code), Tape(RATE)
    player = Player(tape, lambda notice: pytest.fail(notice.text), seconds=lambda: 0.0)
    player.cps = Fraction(program.cps or 0.5).limit_denominator(10**6)
    parts = {name: Part(code, pattern) for name, pattern in program.slots.items()}
    player.change(Change(parts), edge=0)
    while (line := player.timeline) is not None and tape.clock().frame < line.frame_at(
        Fraction(cycles), RATE
    ):
        tape.wind(tape.clock().frame + RATE // 20)
        player.tick()
    return [one for one in tape.played if one.cycle < cycles and one.controls.get("gain") != 0]


def shown(events: list[SoundEvent], moved: Fraction) -> list[tuple[object, ...]]:
    """Frame, length and controls of each; their cycle as it was in the jam."""
    return sorted(
        (one.frame, round(one.cycle + float(moved), 6), round(one.duration_s, 6),
         str(sorted((name, value) for name, value in one.controls.items() if name != "cps")))
        for one in events
    )  # fmt: skip


def test_it_plays_the_events_of_the_jam() -> None:
    jam = night()
    heard = [one for one in retold(jam).events if one.cycle < 16]
    played = tune_played(whole_tune_of(jam), 11)
    assert len(heard) > 100
    assert shown(played, Fraction(5)) == shown(heard, Fraction(0))


def test_its_tempo_changes_where_that_of_the_jam_did() -> None:
    jam = night(Tempo(Fraction(1), Fraction(8), "a"), Tempo(Fraction(2, 3), Fraction(12), "b"))
    heard = [one for one in retold(jam).events if one.cycle < 16]
    played = tune_played(whole_tune_of(jam), 11)
    found, wanted = shown(played, Fraction(5)), shown(heard, Fraction(0))
    assert [one[1:] for one in found] == [one[1:] for one in wanted]
    assert max(abs(a[0] - b[0]) for a, b in zip(found, wanted, strict=True)) <= 1  # type: ignore[operator] # frames


def test_a_jam_in_which_nothing_played_is_a_tune_of_silence() -> None:
    jam = replace(night(), kept=NIGHT[3:5])
    assert evaluate(whole_tune_of(jam) + "silence").slots.keys() <= {"$"}


@pytest.mark.parametrize(
    ("code", "slots"),
    [
        ("a: s('bd')\na: s('hh')", ["hh"]),
        ("_a: s('bd')\nb: s('hh')", ["hh"]),
        ("$: s('bd')\n$: s('hh') // two", ["bd", "hh"]),
        ("s('bd')\ns('hh')", ["hh"]),
        ("const f = x => x.fast(2)\nf(s('cp'))", ["cp", "cp"]),
        ("let x = 1;", None),
        ("s('bd').nothing()", None),
    ],
)
def test_code_is_an_expression_that_plays_the_same(code: str, slots: list[str] | None) -> None:
    made = expression(code)
    if made is None:
        assert slots is None
        return
    pattern = evaluate(made).pattern
    assert sorted(hap.value["s"] for hap in pattern.query(0, 1)) == slots
