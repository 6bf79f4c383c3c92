"""Faster, slower, earlier, later; parts of cycles squeezed, zoomed, looped and swung."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from patterns import splitting, timing
from patterns.alignments import combine
from patterns.applying import app_left
from patterns.changing import filter_haps
from patterns.constructors import fastcat, stack
from patterns.errors import QueryError
from patterns.hap import Hap
from patterns.joining import inner_bind, reset_bind, squeeze_bind
from patterns.kinds import change, number, strict_change, time
from patterns.numerals import fraction, multiplied, shown, tidy
from patterns.pattern import Pattern, nothing, pure, silence, with_steps
from patterns.registry import operation
from patterns.timing import fast, late, slow
from patterns.values import Value

Change = Callable[[Pattern], Pattern]

operation("fast", kinds=[time], keeps_steps=True)(timing.fast)
operation("slow", "sparsity", kinds=[time])(timing.slow)
operation("early", kinds=[time], keeps_steps=True)(timing.early)
operation("late", kinds=[time], keeps_steps=True)(timing.late)
operation("compress", kinds=[time, time])(timing.compress)
operation("fastGap", "fastgap", kinds=[time])(timing.fast_gap)
operation("focus", kinds=[time, time])(timing.focus)
operation("zoom", kinds=[time, time])(timing.zoom)


@operation("ply", kinds=[time])
def ply(factor: Fraction, pat: Pattern) -> Pattern:
    """Repeat each event so many times within its own time."""
    if factor.denominator == 1:
        return splitting.ply(factor.numerator, pat)
    split = squeeze_bind(pat, lambda value: fast(factor, pure(value)))
    return with_steps(split, multiplied(pat.steps, factor))


operation("inside", kinds=[time, strict_change])(timing.inside)


@operation("repeatCycles", kinds=[time], keeps_steps=True)
def repeat_cycles(times: Fraction, pat: Pattern) -> Pattern:
    """Play each cycle several times before the next one."""
    if not times:
        raise QueryError("cycles cannot be repeated 0 times", hint="write 1 or more")
    return timing.repeat_cycles(times, pat)


@operation("outside", kinds=[time, strict_change])
def outside(factor: Fraction, function: Change, pat: Pattern) -> Pattern:
    """Apply a function as if the pattern were `factor` times faster."""
    return timing.inside(1 / factor, function, pat) if factor else silence


@operation("hurry", kinds=[time])
def hurry(factor: Fraction, pat: Pattern) -> Pattern:
    """Faster, and samples sped up by the same factor."""
    return combine("mul", "in", fast(factor, pat), {"speed": tidy(float(factor))})


@operation("segment", "seg", kinds=[time])
def segment(times: Fraction, pat: Pattern) -> Pattern:
    """Sample the pattern some times a cycle, so that a signal becomes events.

    >>> from patterns.signals import saw
    >>> [hap.value for hap in segment(Fraction(2), saw).query(0, 1)]
    [0.0, 0.5]
    """
    if times <= 0:
        return nothing(times)
    clock = fast(times, pure(True))
    return with_steps(app_left(clock, pat, lambda _mine, value: value), times)


def part(value: Value) -> Fraction:
    """A part of a cycle; as in Strudel, only an exact time can be below 0.

    Raises:
        QueryError: it is no time, or a plain number below 0.
    """
    found = time(value)
    if found < 0 and not isinstance(value, Fraction):
        raise QueryError(f"{shown(value)} is below 0", hint="write Fraction(-1, 4) to be exact")
    return found


@operation("linger", kinds=[part], keeps_steps=True)
def linger(length: Fraction, pat: Pattern) -> Pattern:
    """Repeat the first part of each cycle; with a negative length, the last part."""
    if length == 0:
        return silence
    if length < 0:
        return slow(-length, timing.zoom(length + 1, Fraction(1), pat))
    return slow(length, timing.zoom(Fraction(0), length, pat))


@operation("ribbon", "rib", kinds=[time, time])
def ribbon(offset: Fraction, cycles: Fraction, pat: Pattern) -> Pattern:
    """Loop some cycles of the pattern, from an offset on."""
    loop = slow(cycles, pure(True))
    return reset_bind(loop, lambda _value: timing.early(offset, pat), restart=True)


@operation("swingBy", kinds=[number, time])
def swing_by(amount: float, slices: Fraction, pat: Pattern) -> Pattern:
    """Delay the second half of each slice of the cycle by a part of it."""
    shift = fastcat([pure(Fraction(0)), pure(fraction(amount / 2))])

    def swung(one: Pattern) -> Pattern:
        return with_steps(inner_bind(shift, lambda by: late(by, one)), one.steps)

    return timing.inside(slices, swung, pat)


@operation("swing", kinds=[time])
def swing(slices: Fraction, pat: Pattern) -> Pattern:
    """Swing by a third."""
    return swing_by(1 / 3, slices, pat)


@operation("within", kinds=[time, time, change])
def within(begin: Fraction, end: Fraction, function: Change, pat: Pattern) -> Pattern:
    """Apply a function to the part of each cycle from begin to end."""

    def in_part(hap: Hap) -> bool:
        start = hap.whole_or_part.begin
        return begin <= start - math.floor(start) <= end

    inner = filter_haps(pat, in_part, keep_period=True)
    outer = filter_haps(pat, lambda hap: not in_part(hap), keep_period=True)
    return stack([function(inner), outer])
