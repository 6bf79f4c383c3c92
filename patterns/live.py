"""Values that depend on the moment: on an event's own time, and on live values of the query.

Live values come with a query (see state.py): the tempo "_cps", "mouseX", "mouseY", the
pressed "_keys". A pattern that reads them is never kept, so it has no period.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from patterns.hap import Event, Hap
from patterns.pattern import Pattern
from patterns.state import State
from patterns.values import Value

Reader: TypeAlias = Callable[[Hap, State], Value]


def with_moment(pat: Pattern, function: Reader) -> Pattern:
    """Every value through a function that sees the whole hap and the live values.

    >>> from patterns.pattern import pure
    >>> heard = with_moment(pure("bd"), lambda hap, state: state.controls.get("_cps"))
    >>> heard.query(0, 1, {"_cps": 0.5})[0].value
    0.5
    """

    def make(number: int, state: State) -> list[Event]:
        return [
            (*event[:5], function(Hap(event, number), state), event[6])
            for event in pat.cycle(number, state)
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap.with_value(function(hap, state)) for hap in pat.span(begin, end, state)]

    return Pattern(make if pat.cyclic else None, spans, None, steps=pat.steps)


def tempo_of(state: State, default: float) -> float:
    """Cycles per second, as far as the query knows it."""
    return float(state.controls.get("_cps") or default)
