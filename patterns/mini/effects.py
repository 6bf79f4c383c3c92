"""What the operators of mini-notation do to patterns, apart from any text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from patterns.applying import app_left
from patterns.chance import rand
from patterns.changing import map_events
from patterns.constructors import fastcat
from patterns.errors import LimitError
from patterns.euclidean import bjorklund, rotated
from patterns.hap import EMPTY, Event
from patterns.joining import bind, inner_bind, squeeze_bind
from patterns.numerals import exact, fraction, js_number
from patterns.operators import OPERATORS
from patterns.pattern import ONE, Pattern, Settled, pure, silence
from patterns.state import State
from patterns.timing import early, fast, repeat_cycles
from patterns.values import UNDEFINED, Value

SEED_STEP: Final = 0.0003  # cycles by which Strudel moves the dice of each ? and | of a text
MAX_RANGE: Final = 10_000
DROPPED: Final = object()


def dice(seed: int) -> Pattern:
    """Random numbers of their own for each seed."""
    return early(fraction(SEED_STEP * seed), rand)


def chosen(pats: Sequence[Pattern], seed: int) -> Pattern:
    """One of the patterns each cycle, drawn by chance."""
    draw = dice(seed).at

    def make(number: int, state: State) -> list[Event]:
        index = int(draw(number, 1, state) * len(pats)) if draw is not None else 0
        return [(1, 0, 1, 0, 1, min(index, len(pats) - 1), EMPTY)]

    return inner_bind(Pattern(make), lambda index: pats[index])


def degraded(chance: float, seed: int, pat: Pattern) -> Pattern:
    """Events dropped by chance; the dice are thrown at the onset of each."""

    def thrown(value: Value, number: float) -> Value:
        return value if number > chance else DROPPED

    def kept(event: Event) -> Event | None:
        return None if event[5] is DROPPED else event

    return map_events(app_left(pat, dice(seed), thrown), kept)


def replicated(times: Fraction, pat: Pattern) -> Pattern:
    """Each cycle of a pattern played so many times in one cycle."""
    if times <= 0:
        return silence
    return fast(times, repeat_cycles(times, pat))


def struck(onsets: int, steps: int, pat: Pattern) -> Pattern:
    """A pattern struck in a Euclidean rhythm.

    >>> [str(hap.whole.begin) for hap in struck(3, 8, pure("bd")).query(0, 1)]
    ['0', '3/8', '3/4']
    """
    return struck_later(onsets, steps, 0, pat)


def struck_later(onsets: int, steps: int, shift: int, pat: Pattern) -> Pattern:
    """A pattern struck in a Euclidean rhythm that begins some steps later."""
    rhythm = rotated(bjorklund(onsets, steps), shift)
    beats = [(steps, at, at + 1, at, at + 1, True, EMPTY) for at, on in enumerate(rhythm) if on]
    clock = Settled(beats, exact(steps))
    return app_left(clock, pat, OPERATORS["set"])


def listed(pat: Pattern, other: Pattern) -> Pattern:
    """Lists of the values of both: `bd:3`, and longer ones step by step."""
    if pat.pure is UNDEFINED or other.pure is UNDEFINED:
        return app_left(pat, other, _appended)
    value, places = _appended(pat.pure, other.pure), pat.places.merged(other.places)
    return Settled([(1, 0, 1, 0, 1, value, places)], ONE)


def _appended(value: Value, item: Value) -> tuple[Value, ...]:
    return (*value, item) if isinstance(value, tuple) else (value, item)


def ranged(start: Pattern, stop: Pattern) -> Pattern:
    """Every whole step from the left value to the right one, in the time of the left."""
    return squeeze_bind(start, lambda first: bind(stop, lambda last: _numbers(first, last)))


def _numbers(first: Value, last: Value) -> Pattern:
    begin, end = js_number(first), js_number(last)
    length = abs(end - begin)
    if math.isnan(length):
        return silence
    if length >= MAX_RANGE:
        hint = f"at most {MAX_RANGE} are played"
        raise LimitError(f"from {begin:g} to {end:g} are too many numbers", hint=hint)
    step = 1 if begin <= end else -1
    return fastcat([pure(begin + index * step) for index in range(int(length) + 1)])
