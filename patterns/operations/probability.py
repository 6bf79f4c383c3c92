"""Events dropped by chance: degrade and its kin."""

from __future__ import annotations

from fractions import Fraction

from patterns.applying import app_left
from patterns.chance import rand
from patterns.changing import fmap, map_events
from patterns.errors import QueryError
from patterns.hap import Event, Hap
from patterns.kinds import anything, plain_number
from patterns.pattern import Pattern
from patterns.registry import operation
from patterns.state import State
from patterns.values import Value

inverted_rand = fmap(rand, lambda value: 1 - value)


def degrade_with(chances: Pattern, amount: float, pat: Pattern) -> Pattern:
    """Keep the events for which a pattern of chances is above the amount."""
    if chances.at is None or not pat.cyclic:
        return _degraded(chances, amount, pat)

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        thrown = chances.sampled(number, events, state)
        return [event for event, chance in zip(events, thrown, strict=True) if chance > amount]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return _degraded(chances, amount, pat).span(begin, end, state)

    return Pattern(make, spans, steps=pat.steps)


def _degraded(chances: Pattern, amount: float, pat: Pattern) -> Pattern:
    """degrade_with for patterns of any kind."""
    pairs = app_left(pat, chances, lambda value, chance: (value, chance))
    kept = map_events(pairs, lambda event: event if event[5][1] > amount else None)
    return fmap(kept, lambda pair: pair[0])


@operation("degradeByWith", kinds=[anything, plain_number], keeps_steps=True)
def degrade_by_with(chances: Value, amount: float, pat: Pattern) -> Pattern:
    """Keep the events for which a pattern of chances is above the amount.

    As in Strudel only ._degradeByWith(rand, .5) works: the chances are a pattern as it is.
    """
    if not isinstance(chances, Pattern):
        raise QueryError("degradeByWith needs its pattern raw", hint="._degradeByWith(rand, .5)")
    return degrade_with(chances, amount, pat)


@operation("degradeBy", kinds=[plain_number], keeps_steps=True)
def degrade_by(amount: float, pat: Pattern) -> Pattern:
    """Drop a random part of the events, from 0 (none) to 1 (all)."""
    return degrade_with(rand, amount, pat)


@operation("degrade", keeps_steps=True)
def degrade(pat: Pattern) -> Pattern:
    """Drop half of the events, by chance."""
    return degrade_by(0.5, pat)


@operation("undegradeBy", kinds=[plain_number], keeps_steps=True)
def undegrade_by(amount: float, pat: Pattern) -> Pattern:
    """Drop the events that degradeBy keeps: what is left fits beside it."""
    return degrade_with(inverted_rand, amount, pat)


@operation("undegrade", keeps_steps=True)
def undegrade(pat: Pattern) -> Pattern:
    """Drop half of the events, those that degrade keeps."""
    return undegrade_by(0.5, pat)
