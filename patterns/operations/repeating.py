"""Functions applied again and again: to the pattern, or to each event's repetitions."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from patterns.constructors import slowcat
from patterns.joining import squeeze_bind
from patterns.kinds import callback, change, copies, number, strict_change, time
from patterns.numerals import multiplied
from patterns.pattern import Pattern, pure, silence, with_steps
from patterns.registry import operation, reify
from patterns.timing import fast
from patterns.values import Value

Change: TypeAlias = Callable[[Pattern], Pattern]
Numbered: TypeAlias = Callable[[Pattern, int], Value]


@operation("applyN", kinds=[number, strict_change])
def apply_n(times: float, function: Change, pat: Pattern) -> Pattern:
    """The function applied so many times, one on top of the other."""
    for _ in range(copies(math.ceil(times))):
        pat = function(pat)
    return pat


def plied(factor: Fraction, repeats: Callable[[Value], list[Pattern]], pat: Pattern) -> Pattern:
    """Each event as a fast sequence of patterns made of its value."""
    if factor <= 0:
        return silence
    split = squeeze_bind(pat, lambda value: fast(factor, slowcat(repeats(value))))
    return with_steps(split, multiplied(pat.steps, factor))


@operation("plyWith", "plywith", kinds=[time, change])
def ply_with(factor: Fraction, function: Change, pat: Pattern) -> Pattern:
    """Repeat each event in its own time, each repetition changed once more than the last."""

    def repeats(value: Value) -> list[Pattern]:
        made = [pure(value)]
        for _ in range(1, copies(math.floor(factor))):
            made.append(function(made[-1]))
        return made

    return plied(factor, repeats, pat)


@operation("plyForEach", "plyforeach", kinds=[time, callback])
def ply_for_each(factor: Fraction, function: Numbered, pat: Pattern) -> Pattern:
    """Repeat each event in its own time, each through a function that gets its number too."""

    def repeats(value: Value) -> list[Pattern]:
        later = [reify(function(pure(value), i)) for i in range(1, copies(math.floor(factor)))]
        return [pure(value), *later]

    return plied(factor, repeats, pat)
