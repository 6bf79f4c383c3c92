"""Time stretched by spans, tempos and sample lengths; slices of a cycle in another order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from patterns import reversing, timing
from patterns.alignments import combine
from patterns.applying import app_left
from patterns.errors import QueryError
from patterns.hap import Hap, TimeSpan
from patterns.joining import inner_bind, squeeze_bind
from patterns.kinds import any_span, number, time, time_span
from patterns.live import tempo_of, with_moment
from patterns.numerals import numeral
from patterns.operators import divided, set_controls
from patterns.pattern import Pattern, nothing, pure, silence, with_steps
from patterns.registry import OPERATIONS, Operation, operation, reify
from patterns.state import State
from patterns.timing import compress, slow, zoom
from patterns.values import Value

DEFAULT_CPS = 0.5  # Strudel's tempo where nobody has set one


@operation("compressSpan", "compressspan", kinds=[time_span])
def compress_span(span: TimeSpan, pat: Pattern) -> Pattern:
    """Squeeze each cycle into a time span of it, with rests around."""
    return compress(span.begin, span.end, pat)


@operation("focusSpan", "focusspan", kinds=[time_span])
def focus_span(span: TimeSpan, pat: Pattern) -> Pattern:
    """Speed up so that one cycle fills a time span, and repeats around it."""
    return timing.focus(span.begin, span.end, pat)


@operation("zoomArc", "zoomarc", kinds=[any_span])
def zoom_arc(span: TimeSpan, pat: Pattern) -> Pattern:
    """Only a time span of each cycle, stretched over the whole of it."""
    return zoom(span.begin, span.end, pat) if span.duration else nothing(None)


operation("revv")(reversing.revv)


@operation("cpm", kinds=[number])
def cpm(cycles: float, pat: Pattern) -> Pattern:
    """Play at so many cycles a minute, whatever the tempo of the rest."""
    return timing.fast(time(cycles / 60 / DEFAULT_CPS), pat)


def cycles_a_minute(cps: Callable[[], float]) -> Operation:
    """The operation cpm where the tempo is known, in cycles a second."""

    def at_tempo(cycles: float, pat: Pattern) -> Pattern:
        return timing.fast(time(cycles / 60 / cps()), pat)

    return replace(OPERATIONS["cpm"], function=at_tempo)


@operation("bite", kinds=[reify, reify], patterned=False)
def bite(slices: Pattern, indices: Pattern, pat: Pattern) -> Pattern:
    """Cut each cycle into slices, and play them in the order that a pattern of indices says."""
    pairs = app_left(indices, slices, lambda index, count: (index, count))

    def bitten(pair: Value) -> Pattern:
        index, count = time(pair[0]), time(pair[1])
        if not count:
            return silence
        begin = index / count
        begin -= int(begin)
        return zoom(begin, begin + 1 / count, pat)

    return squeeze_bind(pairs, bitten)


@operation("beat", kinds=[time, time])
def beat(step: Fraction, steps: Fraction, pat: Pattern) -> Pattern:
    """Each event on one step of a cycle of so many; several as a pattern, "0,7,10"."""
    if steps <= 0:
        return silence
    step -= int(step / steps) * steps
    begin, end = step / steps, (step + 1) / steps
    return inner_bind(pat, lambda value: compress(begin, end, pure(value)))


def looped(factor: Fraction, cps: float, pat: Pattern) -> Pattern:
    """The pattern over `factor` cycles, its samples sped to last just as long."""
    speed = divided(1, float(factor)) * cps
    return slow(factor, combine("set", "in", pat, {"speed": speed, "unit": "c"}))


@operation("loopAtCps", "loopatcps", kinds=[time, number])
def loop_at_cps(factor: Fraction, cps: float, pat: Pattern) -> Pattern:
    """As loopAt, for a tempo in cycles a second."""
    return looped(factor, cps, pat)


@operation("loopAt", "loopat", kinds=[time])
def loop_at(factor: Fraction, pat: Pattern) -> Pattern:
    """Play over so many cycles, and speed samples up or down so that they last just as long."""
    if not factor and pat.steps:
        raise QueryError("a loop cannot last 0 cycles", hint="write .loopAt(2)")
    steps = pat.steps / factor if pat.steps else None

    def in_tempo(hap: Hap, state: State) -> Value:
        cps = tempo_of(state, DEFAULT_CPS)
        speed = divided(1, numeral(factor)) * cps
        return set_controls(hap.value, {"speed": speed, "unit": "c"})

    return with_steps(slow(factor, with_moment(pat, in_tempo)), steps)


@operation("timeline", kinds=[reify], patterned=False, keeps_steps=True)
def timeline(numbers: Pattern, pat: Pattern) -> Pattern:
    """Time begins anew where a pattern of timeline numbers says so; 0 is the usual time.

    A player's session keeps when each timeline began in the live value "_timelines", so
    that it runs on when the code is evaluated again.
    """
    return inner_bind(with_moment(numbers, _begin_of), lambda begin: timing.late(begin, pat))


def _begin_of(hap: Hap, state: State) -> Fraction:
    """When the timeline of a hap began; a new one is noted down where there is a book for it."""
    if hap.value == 0:
        return Fraction(0)
    begin = hap.whole_or_part.begin
    book = state.controls.get("_timelines")
    return begin if book is None else book.setdefault(hap.value, begin)
