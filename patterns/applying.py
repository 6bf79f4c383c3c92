"""Two patterns into one, value by value.

app_left    wholes of the left, app_right wholes of the right, app_both what both share;
each event pairs with every event that its part meets.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from patterns.changing import fmap
from patterns.hap import EMPTY, Context, Event, Hap, Sample, TimeSpan
from patterns.numerals import exact
from patterns.operators import TOTAL
from patterns.pattern import ALWAYS, Pattern, Settled
from patterns.periods import FREE, together
from patterns.pieces import in_cycles, joined
from patterns.state import State
from patterns.values import UNDEFINED, Value
from patterns.ways import One, OneMaker, Repeat

Combine: TypeAlias = Callable[[Value, Value], Value]


def app_left(left: Pattern, right: Pattern, combine: Combine) -> Pattern:
    """Combine values; times come from the left pattern.

    >>> from patterns.pattern import pure
    >>> app_left(pure(1), pure(2), lambda a, b: a + b).query(0, 1)[0].value
    3
    """
    return _app(left, right, combine, left.steps)


def app_right(left: Pattern, right: Pattern, combine: Combine) -> Pattern:
    """Combine values; times come from the right pattern."""
    return _app(right, left, lambda a, b: combine(b, a), right.steps)


def _app(main: Pattern, other: Pattern, combine: Combine, steps: Fraction | None) -> Pattern:
    """Values of `main` combined with those of `other` that meet it; times of `main`."""
    if other.pure is not UNDEFINED:
        return _with_constant(main, combine, other)
    if main.settled and other.settled and combine in TOTAL:
        return Settled(_met(main.same or (), other.same or (), combine), steps)

    def make(number: int, state: State) -> list[Event]:
        events = main.cycle(number, state)
        if other.at is not None:
            met = _sampled(events, other.sampled(number, events, state), combine)
            if len(met) == len(events):
                return met
            events = _held(events)
            return _sampled(events, other.sampled(number, events, state), combine)
        others = other.events(number, state)
        if others is None:
            return _spanned(events, number, other, combine, state)
        return _met(events, others, combine)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [
            met
            for hap in main.span(begin, end, state)
            for met in _meeting(hap, other, combine, state)
        ]

    if main.at is not None and other.at is not None:
        left, right = main.at, other.at
        return Pattern(
            spans=spans if main.pieced or other.pieced else None,
            at=lambda n, d, st: combine(left(n, d, st), right(n, d, st)),
            steps=steps,
        )
    repeat: Repeat | Callable[[], Repeat] = together(main, other)
    if other.at is not None:
        repeat = (0, ALWAYS)
    one = _one_of(main, other, combine)
    return Pattern(make if main.cyclic else None, spans, None, repeat, steps, one=one)


def _one_of(main: Pattern, other: Pattern, combine: Combine) -> OneMaker:
    """The one value of a span, where the first pattern is a signal and the second has but one."""

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        mine = main.one(begin, end, ticks, state)
        if mine is None or not mine[2]:  # an event would meet the other over all of its whole
            return None
        found = other.one(begin, end, ticks, state)
        if found is None:
            return None
        return combine(mine[0], found[0]), mine[1].merged(found[1]), True

    return one


def _with_constant(main: Pattern, combine: Combine, other: Pattern) -> Pattern:
    """Values of a pattern combined with one value that comes once a cycle."""
    constant, places = other.pure, other.places

    def make(number: int, state: State) -> list[Event]:
        events = main.cycle(number, state)
        met = _with_value(events, constant, places, combine)
        if len(met) == len(events):
            return met
        return _with_value(_held(events), constant, places, combine)

    if main.settled and combine in TOTAL:
        return Settled(make(0, FREE), main.steps)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [
            type(hap)(
                (*hap.event[:5], combine(hap.value, constant), hap.context.merged(places)),
                hap.cycle,
            )
            for hap in in_cycles(main.span(begin, end, state), state)
        ]

    if main.at is not None and places is EMPTY:
        mapped = fmap(main, lambda value: combine(value, constant))
        return Pattern(spans=spans, at=mapped.at, steps=main.steps, onsets=mapped.sampled)
    one = _one_of(main, other, combine)
    return Pattern(make if main.cyclic else None, spans, None, main.period, main.steps, one=one)


def _with_value(
    events: Sequence[Event], constant: Value, places: Context, combine: Combine
) -> list[Event]:
    """Each event with one value; without those of which a part is outside the whole, see _held."""
    if places is EMPTY:
        return [
            (den, wb, we, pb, pe, combine(value, constant), context)
            for den, wb, we, pb, pe, value, context in events
            if wb <= pb and pe <= we
        ]
    seen = both = places
    out = []
    for den, wb, we, pb, pe, value, context in events:
        if context is not seen:  # events of one word share what the two say
            seen, both = context, context.merged(places)
        if wb <= pb and pe <= we:
            out.append((den, wb, we, pb, pe, combine(value, constant), both))
    return out


def _meeting(hap: Hap, other: Pattern, combine: Combine, state: State) -> list[Hap]:
    """A hap with everything the other pattern says over its whole."""
    den, wb, we, pb, pe, value, context = hap.event
    first, last = (pb, pe) if isinstance(hap, Sample) else (wb, we)
    base = hap.cycle * den
    one = other.one(base + first, base + last, den, state)
    if one is not None and first <= pb and pe <= last:
        both = combine(value, one[0]), context.merged(one[1])
        return [type(hap)((den, wb, we, pb, pe, *both), hap.cycle)]
    out: list[Hap] = []
    span = hap.whole_or_part
    found = other.span(span.begin, span.end, state)
    # A moment has no whole by which pieces that a border of cycles has cut would be joined later.
    for met in joined(found) if isinstance(hap, Sample) else found:
        part = hap.part.intersection(met.part)
        if part is not None:
            value = combine(hap.value, met.value)
            out.append(Hap.of(hap.whole, part, value, hap.context.merged(met.context)))
    return out


def _met(events: Sequence[Event], others: Sequence[Event], combine: Combine) -> list[Event]:
    """Each event with each of the others whose part overlaps its own."""
    out: list[Event] = []
    ticks, scaled = 0, []
    for den, wb, we, pb, pe, value, context in events:
        if den != ticks:  # most often all events have the same ticks
            ticks = den
            scaled = [
                (1, *other[3:])
                if other[0] == den
                else (other[0], other[3] * den, other[4] * den, *other[5:])
                for other in others
            ]
        if pb < wb or pe > we:  # see _held
            pb, pe = max(pb, wb), min(pe, we)
            if pb >= pe:
                continue
        for factor, low, high, found, its in scaled:
            begin, end = pb * factor, pe * factor
            if (begin >= high or end <= low) and (begin < end or not _holds(low, high, begin)):
                continue
            both = context if its is EMPTY else context.merged(its)
            if begin >= low and end <= high:
                out.append((den, wb, we, pb, pe, combine(value, found), both))
                continue
            whole = wb * factor, we * factor
            begin, end = (begin if begin > low else low), (end if end < high else high)
            if begin < end:
                out.append((den * factor, *whole, begin, end, combine(value, found), both))
    return out


def _holds(begin: int, end: int, moment: int) -> bool:
    """Is a moment in [begin, end), or all that there is of it?"""
    return begin <= moment < end or begin == moment == end


def _held(events: Sequence[Event]) -> list[Event]:
    """The events, the part of each cut to its whole.

    Another pattern is asked what it says over the whole, as in Strudel; after linger, a part may
    stand outside, and then meets nothing.
    """
    parts = [(event, max(event[1], event[3]), min(event[2], event[4])) for event in events]
    return [(*one[:3], pb, pe, *one[5:]) for one, pb, pe in parts if pb < pe or one[3] == one[4]]


def _sampled(events: Sequence[Event], found: list[Value], combine: Combine) -> list[Event]:
    """Each event with the value that a signal has at its onset; without parts outside wholes."""
    return [
        (den, wb, we, pb, pe, combine(value, one), context)
        for (den, wb, we, pb, pe, value, context), one in zip(events, found, strict=True)
        if wb <= pb and pe <= we
    ]


def _spanned(
    events: Sequence[Event], number: int, other: Pattern, combine: Combine, state: State
) -> list[Event]:
    """Each event with what a pattern asked by spans says over its whole."""
    haps = (Hap(event, number) for event in events)
    met = (one for hap in haps for one in _meeting(hap, other, combine, state))
    return [one.event if one.cycle == number else one.moved(-number).settled() for one in met]


def app_both(left: Pattern, right: Pattern, combine: Combine) -> Pattern:
    """Combine values; wholes are what both wholes share.

    >>> from patterns.pattern import pure
    >>> from patterns.timing import fast
    >>> two = fast(Fraction(2), pure(1))
    >>> [str(hap.whole.end) for hap in app_both(pure(1), two, lambda a, b: a).query(0, 1)]
    ['1/2', '1']
    """

    def make(number: int, state: State) -> list[Event]:
        return [
            event
            for one in left.cycle(number, state)
            for two in right.cycle(number, state)
            if (event := _shared(one, two, combine)) is not None
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        others = right.span(begin, end, state)
        out = []
        for one in left.span(begin, end, state):
            for two in others:
                part = one.part.intersection(two.part)
                if part is not None:
                    whole = shared_whole(one, two)
                    context = one.context.merged(two.context)
                    out.append(Hap.of(whole, part, combine(one.value, two.value), context))
        return out

    steps = lcm_of_steps([pat.steps for pat in (left, right) if pat.steps is not None])
    if left.at is not None and right.at is not None:
        one, two = left.at, right.at
        return Pattern(
            spans=spans if left.pieced or right.pieced else None,
            at=lambda n, d, st: combine(one(n, d, st), two(n, d, st)),
            steps=steps,
        )
    possible = left.cyclic and right.cyclic
    return Pattern(make if possible else None, spans, None, together(left, right), steps)


def _shared(one: Event, two: Event, combine: Combine) -> Event | None:
    scale, by = two[0], one[0]
    begin, end = max(one[3] * scale, two[3] * by), min(one[4] * scale, two[4] * by)
    if begin > end or (begin == end and (one[3] != one[4] or two[3] != two[4])):
        return None
    first, last = max(one[1] * scale, two[1] * by), min(one[2] * scale, two[2] * by)
    value = combine(one[5], two[5])
    return one[0] * scale, first, last, begin, end, value, one[6].merged(two[6])


def shared_whole(one: Hap, two: Hap) -> TimeSpan | None:
    """What the wholes of two haps share; None where one of them has none."""
    if isinstance(one, Sample) or isinstance(two, Sample):
        return None
    first, second = one.whole_or_part, two.whole_or_part
    return TimeSpan(max(first.begin, second.begin), min(first.end, second.end))


def lcm_of_steps(steps: Sequence[Fraction]) -> Fraction | None:
    """The least common multiple of step counts.

    >>> str(lcm_of_steps([Fraction(3, 2), Fraction(2)]))
    '6'
    """
    if not steps:
        return None
    if len(set(map(id, steps))) == 1:  # small numbers of steps are one object each
        return steps[0]
    nums, dens = zip(*[step.as_integer_ratio() for step in steps], strict=True)
    num, den = math.lcm(*nums), math.gcd(*dens)
    return exact(num) if den == 1 else Fraction(num, den)
