"""A worker plays strangers' code: bombs stop their pane, a killed worker is replaced unheard."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction

import pytest

from patterns.errors import QueryError
from patterns.live import Live
from patterns.pattern import Pattern
from studio.guests.answers import Answer, GuestPart, Refusal
from studio.guests.guests import Guests

MOST_S = 20.0
BOMBS = {
    "endless loop": "while (true) {}\ns('bd')",
    "endless lambda": "s('bd').fmap(x => { while (true) {} })",
    "slow lambda": "s('bd').fast(500).fmap(x => { for (let i = 0; i < 5000; i++) {}; return x })",
    "very fast": "s('bd').fast(1e9)",
    "very many": 's("bd*100000")',
    "mini-notation": 's("bd*1e9 [hh*1e9]*1e9")',
    "nested deeply": "stack(" * 200 + "s('bd')" + ")" * 200,
    "nested notation": f's("{"[" * 5000}bd{"]" * 5000}")',
    "string": "s('x'.repeat(1e9))",
    "string that doubles": "let a = 'x'; for (;;) { a += a }\ns(a)",
    "list": "Array(1e9).fill(0)\ns('bd')",
    "regular expression": "/(a+)+$/.test('a'.repeat(50000) + 'b') ? s('bd') : (() => {})()",
    "recursion": "const f = x => f(x) + 1; f(1)\ns('bd')",
    "a stack of many": "stack(...Array(100000).fill(s('bd')))",
    "ply": "s('bd').ply(1e5).ply(1e5)",
    "superimposed": "const f = x => x.superimpose(y => y.add(1)); "
    "s('bd').apply(x => { for (let i = 0; i < 40; i++) { x = f(x) }; return x })",
    "long source": "s('bd')\n" * 10_000,
    "giant number": "note(2 ** 1024 * 2 ** 1024).s('bd').fast(2 ** 900)",
}


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def guests(told: list[str]) -> Iterator[Guests]:
    made = Guests(7, told.append)
    yield made
    made.close()


def playing(guests: Guests, name: str, code: str) -> Pattern:
    """The pattern of some code."""
    found = guests.evaluate(name, code).result(MOST_S)
    assert isinstance(found, GuestPart), found
    return found.part.pattern


def until(true: Callable[[], bool]) -> None:
    """Let the other process go on until something is so."""
    end = time.monotonic() + MOST_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def heard(pattern: Pattern, cycle: int) -> int:
    """How many events the player finds in the first half of a cycle."""
    begin = Fraction(cycle) + Fraction(1, 1000)
    haps = pattern.query(begin, begin + Fraction(1, 2), Live({"_cps": 0.5}, {"_cps"}))
    return sum(hap.has_onset() for hap in haps)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_sentence_or_harmlessly_and_others_play_on(
    guests: Guests, name: str
) -> None:
    good = playing(guests, "good", "s('bd').fast(8)")
    found: Answer = guests.evaluate("bomb", BOMBS[name]).result(MOST_S)
    if name not in ("regular expression", "giant number"):
        assert isinstance(found, str), found
        assert found
        assert "Traceback" not in found
    assert heard(good, 0) == 4
    assert isinstance(guests.evaluate("more", "s('bd')").result(MOST_S), GuestPart)


def test_a_pane_that_becomes_a_bomb_stops_with_one_sentence(
    guests: Guests, told: list[str]
) -> None:
    good = playing(guests, "good", "s('bd').fast(8)")
    bad = playing(guests, "bad", 's("<bd bd bd bd bd bd bd bd*9000>")')
    for cycle in range(12):
        until(lambda at=cycle: heard(good, at) == 4)  # type: ignore[misc] # the cycle of now
        heard(bad, cycle)
    until(lambda: any(text.startswith("bad stops") for text in told))
    assert sum(text.startswith("bad stops") for text in told) == 1
    assert heard(bad, 3) == 0
    until(lambda: heard(good, 12) == 4)


def test_a_worker_that_is_killed_is_replaced_and_what_is_fetched_plays_on(
    guests: Guests,
) -> None:
    pattern = playing(guests, "good", "s('bd').fast(8).gain(rand)")
    first = guests.pid
    assert first is not None
    until(lambda: heard(pattern, 2) == 4)
    os.kill(first, signal.SIGKILL)
    assert heard(pattern, 2) == 4
    until(lambda: heard(pattern, 40) == 4)
    assert guests.pid not in (None, first)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no such signal here")
def test_a_worker_that_dies_again_and_again_rests(told: list[str]) -> None:
    now = [0.0]
    guests = Guests(7, told.append, seconds=lambda: now[0])
    try:
        pattern = playing(guests, "good", "s('bd').fast(8)")
        for cycle in range(100, 1000, 100):
            if guests.pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(guests.pid, signal.SIGKILL)
            heard(pattern, cycle)
            if any("again and again" in text for text in told):
                break
            until(lambda at=cycle: heard(pattern, at) == 4 or bool(told[1:]))  # type: ignore[misc] # now
        until(lambda: any("again and again" in text for text in told))
        now[0] = 11.0
        until(lambda: heard(pattern, 2000) == 4)
    finally:
        guests.close()


def test_a_cycle_that_is_late_is_told_once_and_left_out_and_the_player_hears_of_it(
    told: list[str],
) -> None:
    moved: dict[str, float] = {}
    guests = Guests(7, told.append, moved.__setitem__)
    try:
        pattern = playing(guests, "good", "s('bd').fast(8)")
        assert heard(pattern, 500) == 0
        until(lambda: "jam:good" in moved)
        assert heard(pattern, 500) == 4
        assert heard(pattern, 900) == 0
        assert told == ["good is late: this machine does not keep up with it"]
    finally:
        guests.close()


def test_who_only_looks_is_refused_what_is_not_there_and_finds_it_later(guests: Guests) -> None:
    pattern = playing(guests, "good", "s('bd')")
    with pytest.raises(QueryError, match="not worked out yet"):
        pattern.query(33, 34)

    def there() -> bool:
        try:
            return len(pattern.query(33, 34)) == 1
        except QueryError:
            return False

    until(there)


def test_a_live_value_that_moves_is_fetched_anew(told: list[str]) -> None:
    moved: dict[str, float] = {}
    guests = Guests(7, told.append, moved.__setitem__)
    try:
        guests.move("/fader", 0.5, Fraction(0))
        pattern = playing(guests, "good", "s('bd').gain(osc('/fader'))")
        guests.move("/fader", 1.0, Fraction(2))
        until(lambda: "jam:good" in moved)
        live = Live({}, set())
        gains = [
            pattern.query(Fraction(at), Fraction(2 * at + 1, 2), live)[0].value["gain"]
            for at in (1, 2)
        ]
        assert gains == [0.5, 1.0]
    finally:
        guests.close()


def test_tempo_and_samples_are_wishes(guests: Guests) -> None:
    found = guests.evaluate("a", "setcps(0.75)\nsamples('github:a/b')\ns('bd')").result(MOST_S)
    assert isinstance(found, GuestPart)
    assert (found.cps, found.loads) == (0.75, (("samples", ("github:a/b",)),))


def test_a_tempo_in_events_does_not_move_the_room(guests: Guests) -> None:
    (hap,) = playing(guests, "a", "s('bd').cps(2)").query(0, 1)
    assert hap.value == {"s": "bd"}


def test_code_of_before_plays_until_the_change_lands_and_what_is_forgotten_is_silent(
    guests: Guests,
) -> None:
    before = playing(guests, "a", "s('bd').fast(8)")
    assert isinstance(guests.evaluate("a", "s(").result(MOST_S), str)
    after = playing(guests, "a", "s('hh').fast(4)")
    assert (heard(before, 0), heard(after, 0)) == (4, 2)
    guests.forget("a")
    assert (heard(before, 0), heard(after, 0)) == (0, 0)


def test_the_worker_knows_no_secret_of_the_session(
    guests: Guests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    playing(guests, "a", "s('bd')")
    if os.path.exists(path := f"/proc/{guests.pid}/environ"):
        with open(path, "rb") as file:
            assert b"secret" not in file.read()


def test_a_mistake_is_told_with_its_place(guests: Guests) -> None:
    found = guests.evaluate("a", "s('bd'").result(MOST_S)
    assert isinstance(found, Refusal)
    assert found.fault is not None
    assert "no )" in found


def test_what_says_that_it_is_silent_is_known(guests: Guests) -> None:
    kinds = ("hush()", "_a: s('bd')", "s('bd')")
    found = [guests.evaluate(f"p{at}", code).result(MOST_S) for at, code in enumerate(kinds)]
    assert [isinstance(one, GuestPart) and one.silent for one in found] == [True, True, False]


def test_the_sounds_of_the_first_cycles_are_known(guests: Guests) -> None:
    code = "stack(s('kick').bank('My'), note('c2').s('moog'))"
    found = guests.evaluate("a", code).result(MOST_S)
    assert isinstance(found, GuestPart)
    assert found.sounds == {"My_kick", "moog"}


@pytest.mark.parametrize("code", ["s('in')", "s('IN')", "pure({s: ' in', n: 1})"])
def test_no_stranger_opens_a_microphone(guests: Guests, code: str) -> None:
    assert playing(guests, "a", code).query(0, 1) == []
