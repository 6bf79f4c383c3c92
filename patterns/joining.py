"""Patterns of patterns made flat: the joins.

A join asks the outer pattern for its events, turns each value into an inner pattern, and
asks that. They differ in whose wholes stay and in how the inner time is aligned:

inner       inner wholes, inner time as it is
outer       outer wholes, inner time as it is
both        what both wholes share
squeeze     one inner cycle into each outer whole
reset       the inner cycle begins again at each outer onset
restart     the inner time begins at 0 at each outer onset
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from patterns.applying import shared_whole
from patterns.errors import PatternError
from patterns.hap import EMPTY, Event, Hap
from patterns.pattern import ALWAYS, MAX_PERIOD, Pattern, with_steps
from patterns.pieces import cut
from patterns.state import State
from patterns.timing import focus, late, squeezed
from patterns.values import Value
from patterns.ways import One, Repeat

Inner: TypeAlias = Callable[[Value], Pattern]
MAX_INNER = 256  # inner patterns kept by value


def remembered(function: Inner) -> Inner:
    """The function with its answers kept by value, where a value can be a key.

    1, 1.0 and True are one key in Python, so the type is part of it.
    """
    kept: dict[object, Pattern] = {}

    def inner(value: Value) -> Pattern:
        key = (value.__class__, value)
        try:
            found = kept.get(key)
        except TypeError:
            return function(value)
        if found is None:
            if len(kept) >= MAX_INNER:
                kept.clear()
            found = kept[key] = function(value)
        return found

    return inner


def _repeat(outer: Pattern, inner: Inner, restart: bool = False) -> Callable[[], Repeat]:
    """The period of a join: what one loop of the outer pattern yields, all together.

    Inner patterns that begin again with each outer event repeat with it, however long they are.
    """

    def repeat() -> Repeat:
        period, since = outer.period()
        if not period:
            return 0, ALWAYS
        state = State({})
        seen = 0
        start = 0 if since == ALWAYS else since
        try:
            for number in range(start, start + period):
                for event in outer.cycle(number, state):
                    one, begins = inner(event[5]).period()
                    if one and restart:
                        one, begins = 1, ALWAYS
                    period = math.lcm(period, one) if one else 0
                    since = max(since, begins)
                    seen += 1
                    if not 0 < period <= MAX_PERIOD or seen > MAX_PERIOD:
                        return 0, ALWAYS
        except (PatternError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return 0, ALWAYS  # it will fail again, and be told, when it is played
        return period, since

    return repeat


def _joined(
    outer: Pattern,
    inner: Inner,
    cycle: Callable[[Sequence[Event], Inner, int, State], list[Event]],
    hap: Callable[[Hap, Inner, State, Fraction, Fraction], list[Hap]],
    repeat: Repeat | Callable[[], Repeat],
    of_signal: Callable[[bool, bool], bool] | None = None,
) -> Pattern:
    """A join by its ways to answer.

    Args:
        outer: the pattern of patterns.
        inner: makes a pattern of each of its values.
        cycle: joins the events of a cycle.
        hap: joins an outer hap with its inner ones.
        repeat: when it all begins again.
        of_signal: does an inner value that is there all through an outer one, keep no whole?
            From: has the outer none, has the inner none. None where such a value is no answer.
    """

    def make(number: int, state: State) -> list[Event]:
        return cycle(outer.cycle(number, state), inner, number, state)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        found = outer.span(begin, end, state)
        return [one for out in found for one in hap(out, inner, state, begin, end)]

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        out = outer.one(begin, end, ticks, state)
        if out is None or of_signal is None:
            return None
        found = inner(out[0]).one(begin, end, ticks, state)
        if found is None:
            return None
        return found[0], out[1].merged(found[1]), of_signal(out[2], found[2])

    return Pattern(make if outer.cyclic else None, spans, None, repeat, one=one)


def inner_bind(outer: Pattern, function: Inner) -> Pattern:
    """Join with the wholes of the inner patterns.

    >>> from patterns.pattern import pure
    >>> from patterns.timing import fast
    >>> len(inner_bind(pure(3), lambda n: fast(Fraction(n), pure("hh"))).query(0, 1))
    3
    """

    def cycle(events: Sequence[Event], inner: Inner, number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for den, _, _, pb, pe, value, context in events:
            found = inner(value).cycle(number, state)
            if pb or pe != den:
                found = cut(found, pb, pe, den)
            if context is not EMPTY:
                found = [(*event[:6], context.merged(event[6])) for event in found]
            out += found
            if len(out) > state.left:  # each outer event may bring many
                state.spend(len(out))
        return out

    def hap(out: Hap, inner: Inner, state: State, _begin: Fraction, _end: Fraction) -> list[Hap]:
        found = inner(out.value).span(out.part.begin, out.part.end, state)
        return [with_merged(out, one) for one in found]

    inner = remembered(function)
    repeat = _repeat(outer, inner)
    return _joined(outer, inner, cycle, hap, repeat, lambda _outer, inner: inner)


def with_merged(outer: Hap, inner: Hap) -> Hap:
    """The inner hap with the outer context before its own."""
    context = outer.context.merged(inner.context)
    return type(inner)((*inner.event[:6], context), inner.cycle)


def outer_bind(outer: Pattern, function: Inner) -> Pattern:
    """Join with the wholes of the outer pattern."""

    def cycle(events: Sequence[Event], inner: Inner, number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for event in events:
            den, wb, we, pb, pe, value, context = event
            pat = inner(value)
            for oden, _, _, ob, oe, found, its in cut(pat.cycle(number, state), pb, pe, den):
                whole = wb * oden, we * oden
                part = ob * den, oe * den
                out.append((den * oden, *whole, *part, found, context.merged(its)))
        return out

    def hap(out: Hap, inner: Inner, state: State, _begin: Fraction, _end: Fraction) -> list[Hap]:
        found = inner(out.value).span(out.part.begin, out.part.end, state)
        return [
            Hap.of(out.whole, one.part, one.value, out.context.merged(one.context)) for one in found
        ]

    inner = remembered(function)
    repeat = _repeat(outer, inner)
    joined = _joined(outer, inner, cycle, hap, repeat, lambda outer, _inner: outer)
    return with_steps(joined, outer.steps)


def bind(outer: Pattern, function: Inner) -> Pattern:
    """Join with what the wholes of both share."""

    def cycle(events: Sequence[Event], inner: Inner, number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for den, wb, we, pb, pe, value, context in events:
            for event in cut(inner(value).cycle(number, state), pb, pe, den):
                oden, ob, oe, first, last, found, its = event
                whole = max(wb * oden, ob * den), min(we * oden, oe * den)
                part = first * den, last * den
                out.append((den * oden, *whole, *part, found, context.merged(its)))
        return out

    def hap(out: Hap, inner: Inner, state: State, _begin: Fraction, _end: Fraction) -> list[Hap]:
        found = inner(out.value).span(out.part.begin, out.part.end, state)
        return [
            Hap.of(shared_whole(out, one), one.part, one.value, out.context.merged(one.context))
            for one in found
        ]

    inner = remembered(function)
    return _joined(outer, inner, cycle, hap, _repeat(outer, inner), operator.or_)


def _limited(out: Hap, one: Hap) -> Hap | None:
    """An inner hap cut to an outer one, None where they do not meet."""
    part = out.part.intersection(one.part)
    if part is None:
        return None
    whole = one.whole
    if whole is not None:
        whole = out.whole_or_part.intersection(whole)
        if whole is None:
            return None
    return Hap.of(whole, part, one.value, out.context.merged(one.context))


def squeeze_bind(outer: Pattern, function: Inner) -> Pattern:
    """Join that squeezes one cycle of the inner pattern into each outer event."""

    def cycle(events: Sequence[Event], inner: Inner, number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for den, wb, we, pb, pe, value, context in events:
            if we <= wb:
                continue
            source = inner(value).cycle(number + wb // den, state)
            for event in source:
                moved = squeezed(event, wb, we, den)
                ticks, first, last, begin, end, found, its = moved
                scale = ticks // den
                begin, end = max(begin, pb * scale), min(end, pe * scale)
                whole = max(first, wb * scale), min(last, we * scale)
                if begin < end and whole[0] < whole[1]:
                    out.append((ticks, *whole, begin, end, found, context.merged(its)))
            if len(out) > state.left:  # each outer event brings all inner ones
                state.spend(len(out))
        return out

    def hap(out: Hap, inner: Inner, state: State, _begin: Fraction, _end: Fraction) -> list[Hap]:
        if out.whole is None:
            return []
        whole = out.whole_or_part
        pat = focus(whole.begin, whole.end, inner(out.value))
        found = pat.span(out.part.begin, out.part.end, state)
        return [limited for one in found if (limited := _limited(out, one)) is not None]

    inner = remembered(function)
    return _joined(outer, inner, cycle, hap, _repeat(outer, inner))


def reset_bind(outer: Pattern, function: Inner, restart: bool = False) -> Pattern:
    """Join in which each outer onset begins the inner cycle (or, restart, time) again."""

    def shifted(pat: Pattern, onset: Fraction) -> Pattern:
        return late(onset if restart else onset - math.floor(onset), pat)

    def cycle(events: Sequence[Event], inner: Inner, number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for event in events:
            den, wb, we, pb, pe, value, context = event
            onset = Fraction(wb, den) + number
            found = cut(shifted(inner(value), onset).cycle(number, state), pb, pe, den)
            for oden, ob, oe, first, last, val, its in found:
                whole = max(wb * oden, ob * den), min(we * oden, oe * den)
                part = first * den, last * den
                out.append((den * oden, *whole, *part, val, context.merged(its)))
        return out

    def hap(out: Hap, inner: Inner, state: State, begin: Fraction, end: Fraction) -> list[Hap]:
        if out.whole is None:
            return []
        found = shifted(inner(out.value), out.whole_or_part.begin).span(begin, end, state)
        return [limited for one in found if (limited := _limited(out, one)) is not None]

    inner = remembered(function)
    return _joined(outer, inner, cycle, hap, _repeat(outer, inner, restart))
