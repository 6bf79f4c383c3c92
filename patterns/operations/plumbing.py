"""Queries by hand, and changes to the haps, times, spans and contexts that come back.

For players who build their own functions. A pattern changed here is asked by spans, as the
player's function may move anything anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from patterns.changing import with_context
from patterns.contexts import as_context, as_object
from patterns.errors import LimitError, PatternError, QueryError
from patterns.hap import EMPTY, Hap, TimeSpan
from patterns.kinds import time_span
from patterns.numerals import fraction, unfit
from patterns.operations.utilities import called
from patterns.pattern import Pattern, with_steps
from patterns.pieces import joined
from patterns.registry import method
from patterns.state import Asked, State
from patterns.values import UNDEFINED, Value

MAX_HAPS: Final = 20_000  # that one query of a player's code may make


def _asked(pat: Pattern, begin: Fraction, end: Fraction, state: State) -> list[Hap]:
    return joined(pat.span(begin, end, state))


def from_query(
    pat: Pattern, ask: Callable[[Fraction, Fraction, State], Sequence[Hap]], keep_steps: bool
) -> Pattern:
    """A pattern that is answered by a function of the span."""

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return list(ask(begin, end, state))

    return Pattern(spans=spans, steps=pat.steps if keep_steps else None)


def hap_of(value: Value) -> Hap:
    """A value that is a hap.

    Raises:
        QueryError: it is none.
    """
    if not isinstance(value, Hap):
        raise unfit(value, "a hap", "give one back: h => h")
    return value


@method("query")
def query(pat: Pattern, state: Value = UNDEFINED, *_more: Value) -> list[Hap]:
    """The haps of a State."""
    if not isinstance(state, Asked):
        raise QueryError("query needs a State", hint="or write .queryArc(0, 1)")
    return pat.query(state.span.begin, state.span.end, state.controls, MAX_HAPS)


@method("queryArc")
def query_arc(pat: Pattern, begin: Value, end: Value, controls: Value = UNDEFINED) -> list[Hap]:
    """The haps from one time to another; none where the pattern fails."""
    live = controls if isinstance(controls, dict) else {}
    try:
        return pat.query(fraction(begin), fraction(end), live, MAX_HAPS)
    except LimitError:
        raise
    except PatternError:
        return []


@method("firstCycle")
def first_cycle(pat: Pattern, *_more: Value) -> list[Hap]:
    """The haps of the first cycle."""
    return pat.query(0, 1, max_events=MAX_HAPS)


@method("withState")
def with_state(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Ask the pattern with another span or other live values, as a function says."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        asked = called(function, Asked(TimeSpan(begin, end), state.controls))
        if not isinstance(asked, Asked):
            raise QueryError("withState needs a State back", hint="such as s => s.setSpan(…)")
        return _asked(pat, asked.span.begin, asked.span.end, state.with_controls(asked.controls))

    return from_query(pat, ask, keep_steps=False)


@method("withQuerySpan")
def with_query_span(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Ask the pattern for another span, as a function says."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        span = time_span(called(function, TimeSpan(begin, end)))
        return _asked(pat, span.begin, span.end, state)

    return from_query(pat, ask, keep_steps=False)


@method("withQuerySpanMaybe")
def with_query_span_maybe(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Ask the pattern for another span, as a function says; nothing where it gives none."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        found = called(function, TimeSpan(begin, end))
        if not isinstance(found, TimeSpan):
            return []
        return _asked(pat, found.begin, found.end, state)

    return from_query(pat, ask, keep_steps=False)


@method("withQueryTime")
def with_query_time(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Ask the pattern for other times, each as a function says."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        first, last = (fraction(called(function, time)) for time in (begin, end))
        return _asked(pat, first, last, state)

    return from_query(pat, ask, keep_steps=False)


def _with_spans(hap: Hap, change: Callable[[TimeSpan], TimeSpan]) -> Hap:
    whole = None if hap.whole is None else change(hap.whole)
    return Hap.of(whole, change(hap.part), hap.value, hap.context)


@method("withHapSpan")
def with_hap_span(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Every whole and part through a function of the span."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        haps = _asked(pat, begin, end, state)
        return [_with_spans(hap, lambda span: time_span(called(function, span))) for hap in haps]

    return from_query(pat, ask, keep_steps=False)


@method("withHapTime")
def with_hap_time(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Every begin and end through a function of the time."""

    def moved(span: TimeSpan) -> TimeSpan:
        begin, end = (fraction(called(function, time)) for time in (span.begin, span.end))
        return TimeSpan(begin, end)

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [_with_spans(hap, moved) for hap in _asked(pat, begin, end, state)]

    return from_query(pat, ask, keep_steps=False)


@method("withHaps")
def with_haps(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """All haps of a query through a function of the list."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        asked = Asked(TimeSpan(begin, end), state.controls)
        found = called(function, tuple(_asked(pat, begin, end, state)), asked)
        if not isinstance(found, (tuple, list)):
            raise unfit(found, "a list of haps", "such as hs => hs")
        return [hap_of(one) for one in found]

    return from_query(pat, ask, keep_steps=True)


@method("withHap")
def with_hap(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Every hap through a function."""

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap_of(called(function, hap)) for hap in _asked(pat, begin, end, state)]

    return from_query(pat, ask, keep_steps=True)


@method("sortHapsByPart")
def sort_haps_by_part(pat: Pattern) -> Pattern:
    """The haps of a query in the order of their parts."""

    def place(hap: Hap) -> tuple[Fraction, ...]:
        span = hap.whole_or_part
        return hap.part.begin, hap.part.end, span.begin, span.end

    def ask(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return sorted(_asked(pat, begin, end, state), key=place)

    return from_query(pat, ask, keep_steps=True)


@method("setContext")
def set_context(pat: Pattern, context: Value = UNDEFINED) -> Pattern:
    """Give every event this context: locations and tags."""
    new = as_context(context)
    return with_context(pat, lambda _old: new)


@method("stripContext")
def strip_context(pat: Pattern) -> Pattern:
    """Take locations and tags away."""
    return with_context(pat, lambda _old: EMPTY)


@method("withContext")
def change_context(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Every event's context through a function."""
    return with_context(pat, lambda old: as_context(called(function, as_object(old))))


@method("withLoc")
def with_location(pat: Pattern, start: Value, end: Value) -> Pattern:
    """Say where in the code the events stand."""
    place = as_context({"locations": ({"start": start, "end": end},)})
    return with_context(pat, lambda old: old.merged(place))


@method("withSteps")
def change_steps(pat: Pattern, function: Value = UNDEFINED) -> Pattern:
    """Another number of steps, as a function of it says."""
    if pat.steps is None:
        return pat
    return with_steps(pat, fraction(called(function, pat.steps)))
