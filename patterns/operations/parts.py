"""Patterns taken apart: filtered by hap, gathered in lists, changed piece by piece."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from patterns.changing import filter_haps
from patterns.constructors import fastcat
from patterns.errors import QueryError
from patterns.hap import EMPTY, Event, Hap, Sample
from patterns.joining import inner_bind
from patterns.kinds import callback, strict_change, turns
from patterns.live import with_moment
from patterns.numerals import unfit
from patterns.operations.order import iter_, iter_back
from patterns.operations.tempo import ribbon
from patterns.operators import truthy
from patterns.pattern import ALWAYS, Pattern, pure, with_steps
from patterns.periods import together
from patterns.pieces import cycles_of, joined
from patterns.registry import method, operation
from patterns.state import State
from patterns.timing import early
from patterns.values import UNDEFINED, Value

Change: TypeAlias = Callable[[Pattern], Pattern]
Test: TypeAlias = Callable[..., Value]


@operation("filter", kinds=[callback], keeps_steps=True)
def filter_(test: Test, pat: Pattern) -> Pattern:
    """The haps that pass a test."""
    return with_steps(filter_by_hap(pat, test), pat.steps)


@method("filterHaps")
def filter_by_hap(pat: Pattern, test: Test) -> Pattern:
    """The haps that pass a test.

    A test may look at the part, which depends on what is asked: so by spans alone, each
    event in one piece.
    """

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for hap in joined(pat.span(begin, end, state)) if truthy(test(hap))]

    callback(test)
    return Pattern(None, spans)


@method("onsetsOnly")
def onsets_only(pat: Pattern) -> Pattern:
    """The pieces of events that hold their begin."""
    return filter_by_hap(pat, lambda hap: hap.has_onset())


@operation("filterWhen", kinds=[callback], keeps_steps=True)
def filter_when(test: Test, pat: Pattern) -> Pattern:
    """The events whose begin passes a test."""
    return filter_haps(pat, lambda hap: truthy(test(begin_of(hap))))


def begin_of(hap: Hap) -> Fraction:
    """When an event begins.

    Raises:
        QueryError: it is a moment of a signal.
    """
    if hap.whole is None:
        raise QueryError("a signal has no events", hint="give it some: .segment(4)")
    return hap.whole.begin


@method("discreteOnly")
def discrete_only(pat: Pattern) -> Pattern:
    """The events, without the moments of signals."""
    return with_steps(filter_haps(pat, lambda hap: hap.whole is not None, keep_period=True), None)


@method("splitQueries")
def split_queries(pat: Pattern) -> Pattern:
    """The same pattern, asked for one cycle at a time."""

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for b, e in cycles_of(begin, end, state) for hap in pat.span(b, e, state)]

    return Pattern(pat.cycle if pat.cyclic else None, spans, None, pat.period)


def grouped(haps: Sequence[Hap]) -> list[Hap]:
    """Haps of the same whole gathered in one, as a list of them; its part is the first one's."""
    ticks = math.lcm(*{hap.event[0] for hap in haps})
    groups: dict[tuple[int, ...], list[Hap]] = {}
    for hap in haps:
        scale = ticks // hap.event[0]
        times = tuple(time * scale + hap.cycle * ticks for time in hap.event[1:3])
        groups.setdefault(() if isinstance(hap, Sample) else times, []).append(hap)
    return [
        type(found[0])((*found[0].event[:5], tuple(found), EMPTY), found[0].cycle)
        for found in groups.values()
    ]


@method("collect")
def collect(pat: Pattern) -> Pattern:
    """Haps at the same time gathered in lists of haps."""

    def make(number: int, state: State) -> list[Event]:
        haps = [Hap(event, number) for event in pat.cycle(number, state)]
        return [hap.event for hap in grouped(haps)]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return grouped(pat.span(begin, end, state))

    return Pattern(make if pat.cyclic else None, spans, None, steps=pat.steps)


@method("defragmentHaps")
def defragment_haps(pat: Pattern) -> Pattern:
    """The events, pieces of one event put together, without the moments of signals."""
    return discrete_only(pat)  # pieces are put together wherever a pattern is asked


@method("unjoin")
def unjoin(pat: Pattern, pieces: Value, function: Change | None = None) -> Pattern:
    """Pieces of the pattern, as a pattern of patterns, changed where the pieces are true."""

    @lru_cache(maxsize=64)
    def piece_of(begin: Fraction, length: Fraction) -> Value:
        piece = ribbon(begin, length, pat)
        return piece if function is None else function(piece)

    def taken(hap: Hap, _state: State) -> Value:
        if not truthy(hap.value):
            return pat
        begin, (period, since) = begin_of(hap), pat.period()
        looped = period > 0 and since == ALWAYS
        return piece_of(begin % period if looped else begin, hap.whole_or_part.duration)

    if not isinstance(pieces, Pattern):
        raise unfit(pieces, "a pattern of pieces", 'such as "1 0"')
    made = with_moment(pieces, taken)
    make = made.cycle if made.cyclic else None
    return Pattern(make, made.span, None, together(pieces, pat), pieces.steps)


@method("into")
def into(pat: Pattern, pieces: Value, function: Value = UNDEFINED) -> Pattern:
    """Loop the true pieces of the pattern and change each of them."""
    changed = None if function is UNDEFINED else strict_change(function)
    return inner_bind(unjoin(pat, pieces, changed), lambda piece: piece)


def _turns(times: int) -> Pattern:
    return fastcat([pure(index == 0) for index in range(times)])


@operation("chunkInto", "chunkinto", kinds=[turns, strict_change])
def chunk_into(times: int, function: Change, pat: Pattern) -> Pattern:
    """Loop one part of the cycle and change it, a different part each cycle."""
    return into(pat, iter_back(Fraction(times), _turns(times)), function)


@operation("chunkBackInto", "chunkbackinto", kinds=[turns, strict_change])
def chunk_back_into(times: int, function: Change, pat: Pattern) -> Pattern:
    """As chunkInto, from the last part to the first."""
    return into(pat, early(Fraction(1), iter_(Fraction(times), _turns(times))), function)
