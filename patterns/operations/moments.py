"""Signals of a player's own, and what the moment says: how long events are, mouse, keys."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from patterns.continuous import signal
from patterns.hap import Hap, Sample, TimeSpan
from patterns.kinds import anything, callback, change
from patterns.live import with_moment
from patterns.pattern import Pattern
from patterns.pieces import cycles_of
from patterns.registry import FUNCTIONS, function, operation, reify
from patterns.state import State
from patterns.values import Value

Change = Callable[[Pattern], Pattern]


@function("signal")
def own_signal(of_time: Callable[..., Value]) -> Pattern:
    """A continuous pattern from a function of time, t => Math.sin(t)."""
    callback(of_time)
    return signal(lambda num, den, state: of_time(Fraction(num, den), dict(state.controls)))


@function("steady")
def steady(value: Value) -> Pattern:
    """A continuous pattern that is always the same value."""
    return signal(lambda _num, _den, _state: value)


@function("ref")
def ref(read: Callable[[], Value]) -> Pattern:
    """What a function gives at the moment that it is played."""

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        pieces = cycles_of(begin, end, state)
        return [hap for b, e in pieces for hap in reify(read()).span(b, e, state)]

    callback(read)
    return Pattern(None, spans, steps=None)


def _of_length(function: Callable[[Fraction], Value]) -> Pattern:
    """A continuous pattern from how long the event is that asks."""

    def spans(begin: Fraction, end: Fraction, _state: State) -> list[Hap]:
        span = TimeSpan(begin, end)
        return [Sample.of(span, span, function(end - begin))]

    return Pattern(None, spans)


def _times(length: Fraction) -> Value:
    return 1 / length if length else math.inf


def _doublings(length: Fraction) -> float:
    return math.log(_times(length)) / math.log(2) + 1


def _live(name: str) -> Pattern:
    """A continuous pattern from a live value, 0 where there is none."""
    return signal(lambda _num, _den, state: state.controls.get(name, 0))


LENGTHS: Final[dict[str, Pattern]] = {
    "cyclesPer": _of_length(lambda length: length),
    "per": _of_length(_times),
    "perCycle": _of_length(_times),
    "perx": _of_length(_doublings),
}
MICE: Final = {
    name: _live(f"mouse{name[-1].upper()}") for name in ("mousex", "mousey", "mouseX", "mouseY")
}
FUNCTIONS.update(LENGTHS)
FUNCTIONS.update(MICE)


def pressed(keys: Value, state: State) -> bool:
    """Are all of the keys down?"""
    names = keys if isinstance(keys, (tuple, list)) else (keys,)
    down = state.controls.get("_keys", ())
    return all(name in down for name in names)


@operation("keyDown")
def key_down(pat: Pattern) -> Pattern:
    """True while the key is down that the value names, or all of a list of keys."""
    return with_moment(pat, lambda hap, state: pressed(hap.value, state))


@operation("whenKey", kinds=[anything, change])
def when_key(keys: Value, function: Change, pat: Pattern) -> Pattern:
    """The function while a key is down."""
    changed = function(pat)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return (changed if pressed(keys, state) else pat).span(begin, end, state)

    return Pattern(None, spans)
