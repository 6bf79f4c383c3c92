"""Time backwards: within each cycle, or all of it."""

from __future__ import annotations

import math
from fractions import Fraction

from patterns.hap import Event, Hap, TimeSpan
from patterns.pattern import ALWAYS, Pattern, Settled
from patterns.periods import FREE
from patterns.pieces import cycles_of
from patterns.state import State
from patterns.ways import Repeat


def rev(pat: Pattern) -> Pattern:
    """Each cycle backwards.

    >>> from patterns.pattern import pure
    >>> from patterns.timing import early
    >>> str(rev(early(Fraction(1, 4), pure("bd"))).query(0, 1)[0].whole.begin)
    '1/4'
    """

    def make(number: int, state: State) -> list[Event]:
        return [
            (den, den - we, den - wb, den - pe, den - pb, value, context)
            for den, wb, we, pb, pe, value, context in pat.cycle(number, state)
        ]

    if pat.settled:
        return Settled(make(0, FREE), pat.steps)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for b, e in cycles_of(begin, end, state):
            turn = 2 * math.floor(b) + 1
            for hap in pat.span(turn - e, turn - b, state):
                out.append(_mirrored(hap, turn))
        return out

    return Pattern(make if pat.cyclic else None, spans, None, pat.period, pat.steps)


def revv(pat: Pattern) -> Pattern:
    """All of time backwards, from cycle 0 both ways."""

    def make(number: int, state: State) -> list[Event]:
        return [
            (den, den - we, den - wb, den - pe, den - pb, value, context)
            for den, wb, we, pb, pe, value, context in pat.cycle(-number - 1, state)
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [_mirrored(hap, 0) for hap in pat.span(-end, -begin, state)]

    def repeat() -> Repeat:
        period, since = pat.period()
        return (period if since == ALWAYS else 0), ALWAYS

    return Pattern(make if pat.cyclic else None, spans, None, repeat)


def _mirrored(hap: Hap, turn: int) -> Hap:
    part = TimeSpan(turn - hap.part.end, turn - hap.part.begin)
    whole = hap.whole
    if whole is not None:
        whole = TimeSpan(turn - whole.end, turn - whole.begin)
    return Hap.of(whole, part, hap.value, hap.context)
