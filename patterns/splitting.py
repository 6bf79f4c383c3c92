"""Each event cut into equal events within its own time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from patterns.hap import Event, Hap
from patterns.numerals import multiplied
from patterns.pattern import Pattern, nothing
from patterns.state import State


def ply(times: int, pat: Pattern) -> Pattern:
    """Repeat each event some times within its own time."""
    return fmap_split(pat, times, lambda value, _index: value)


def fmap_split(pat: Pattern, times: int, function: Callable[[object, int], object]) -> Pattern:
    """Each event cut into equal events; the function gives the value of each by its index."""

    def pieces(event: Event) -> list[Event]:
        den, wb, we, pb, pe, value, context = event
        length, ticks, low, high = we - wb, den * times, pb * times, pe * times
        out: list[Event] = []
        for index in range(times):
            begin = wb * times + index * length
            end = begin + length
            first, last = (begin if begin > low else low), (end if end < high else high)
            if first < last:
                out.append((ticks, begin, end, first, last, function(value, index), context))
        return out

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        state.spend(len(events) * times)
        return [piece for event in events for piece in pieces(event)]

    steps = multiplied(pat.steps, times)
    if times <= 0:
        return nothing(steps)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        found = [hap for hap in pat.span(begin, end, state) if hap.whole is not None]
        state.spend(len(found) * times)
        return [Hap(piece, hap.cycle) for hap in found for piece in pieces(hap.event)]

    return Pattern(make if pat.cyclic else None, spans, None, pat.period, steps)
