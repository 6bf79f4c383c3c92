"""Events changed or dropped one by one; their times keep their meaning.

A function that has a way of its own to work out many values at once, as a player's function of
plain arithmetic has, gives it as its attribute `each`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from patterns.hap import EMPTY, Context, Event, Hap
from patterns.operators import truthy
from patterns.pattern import ALWAYS, Pattern, Settled
from patterns.pieces import cycles_of
from patterns.state import State
from patterns.values import Value
from patterns.ways import One

Each: TypeAlias = Callable[[Sequence[Value]], list[Value]]


def fmap(pat: Pattern, function: Callable[[Value], Value]) -> Pattern:
    """Every value through a function; times stay.

    >>> from patterns.pattern import pure
    >>> fmap(pure(2), lambda x: x * 3).query(0, 1)[0].value
    6
    """
    each: Each | None = getattr(function, "each", None)

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        if each is None:
            return [
                (den, wb, we, pb, pe, function(value), context)
                for den, wb, we, pb, pe, value, context in events
            ]
        values = each([event[5] for event in events])
        return [
            (den, wb, we, pb, pe, value, context)
            for (den, wb, we, pb, pe, _, context), value in zip(events, values, strict=True)
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [
            type(hap)((den, wb, we, pb, pe, function(value), context), hap.cycle)
            for hap in pat.span(begin, end, state)
            for den, wb, we, pb, pe, value, context in (hap.event,)
        ]

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        found = pat.one(begin, end, ticks, state)
        return None if found is None else (function(found[0]), *found[1:])

    at = pat.at
    if at is None:
        return Pattern(make if pat.cyclic else None, spans, None, pat.period, pat.steps, one=one)
    sample = at

    def onsets(number: int, events: Sequence[Event], state: State) -> list[Value]:
        values = pat.sampled(number, events, state)
        return each(values) if each is not None else [function(value) for value in values]

    return Pattern(
        spans=spans if pat.pieced else None,
        at=lambda num, den, state: function(sample(num, den, state)),
        steps=pat.steps,
        onsets=onsets,
    )


def with_context(pat: Pattern, function: Callable[[Context], Context]) -> Pattern:
    """Every event's context through a function."""

    def make(number: int, state: State) -> list[Event]:
        return [
            (den, wb, we, pb, pe, value, function(context))
            for den, wb, we, pb, pe, value, context in pat.cycle(number, state)
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [
            type(hap)((den, wb, we, pb, pe, value, function(context)), hap.cycle)
            for hap in pat.span(begin, end, state)
            for den, wb, we, pb, pe, value, context in (hap.event,)
        ]

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        found = pat.one(begin, end, ticks, state)
        return None if found is None else (found[0], function(found[1]), found[2])

    make_cycle = make if pat.cyclic else None
    return Pattern(make_cycle, spans, None, pat.period, pat.steps, one=one)


def located(pat: Pattern, places: Context, steps: Fraction | None) -> Pattern:
    """Every event also where other code stands, in a pattern of so many steps."""
    if pat.settled:
        seen, both, events = EMPTY, places, []
        for event in pat.same or ():
            if event[6] is not seen:  # one event repeated has one context
                seen = event[6]
                both = seen.merged(places)
            events.append((*event[:6], both))
        return Settled(events, steps)
    made = with_context(pat, lambda context: context.merged(places))
    made.steps = steps
    return made


def passing(pat: Pattern, test: Callable[[Value], Value]) -> Pattern:
    """The events whose value passes a test."""
    several: Each | None = getattr(test, "each", None)
    if several is None:
        return map_events(pat, lambda event: event if truthy(test(event[5])) else None)

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        answers = several([event[5] for event in events])
        return [
            event
            for event, found in zip(events, answers, strict=True)
            if found is True or (found is not False and truthy(found))
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for hap in pat.span(begin, end, state) if truthy(test(hap.value))]

    return Pattern(make if pat.cyclic else None, spans, None, pat.period, pat.steps)


def map_events(pat: Pattern, function: Callable[[Event], Event | None]) -> Pattern:
    """Every event through a function that leaves its times' meaning alone; None drops it."""

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        return [new for event in events if (new := function(event)) is not None]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        pairs = ((hap, function(hap.event)) for hap in pat.span(begin, end, state))
        return [type(hap)(event, hap.cycle) for hap, event in pairs if event is not None]

    return Pattern(make if pat.cyclic else None, spans, None, pat.period, pat.steps)


def filter_haps(pat: Pattern, test: Callable[[Hap], bool], keep_period: bool = False) -> Pattern:
    """Only the haps that pass a test.

    Args:
        pat: the pattern.
        test: gets the hap with its true time.
        keep_period: the test does not look at the time, so the loop stays a loop.
    """

    def make(number: int, state: State) -> list[Event]:
        return [event for event in pat.cycle(number, state) if test(Hap(event, number))]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for hap in pat.span(begin, end, state) if test(hap)]

    repeat = pat.period if keep_period else (0, ALWAYS)
    return Pattern(make if pat.cyclic else None, spans, None, repeat, pat.steps)


def split_cycles(pat: Pattern) -> Pattern:
    """The same pattern, asked for no more than one cycle at a time."""
    if pat.same is not None:
        return pat

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for b, e in cycles_of(begin, end, state) for hap in pat.span(b, e, state)]

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        same_cycle = end <= (begin // ticks + 1) * ticks
        return pat.one(begin, end, ticks, state) if same_cycle else None

    make = pat.cycle if pat.cyclic else None
    return Pattern(make, spans, None, pat.period, pat.steps, one=one)
