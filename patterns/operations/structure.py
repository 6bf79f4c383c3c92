"""Rhythm given to a pattern: Euclidean rhythms, rests, what to keep."""

import math
import re
from collections.abc import Callable
from fractions import Fraction

from patterns.alignments import combine, without_undefined
from patterns.changing import fmap, passing
from patterns.constructors import fastcat, timecat
from patterns.euclidean import bjorklund, rotated
from patterns.kinds import beats, callback, count, time
from patterns.numerals import js_number
from patterns.operators import truthy
from patterns.pattern import Pattern, pure, silence, with_steps
from patterns.registry import method, operation
from patterns.timing import late
from patterns.values import Value


def rhythmic(rhythm: tuple[bool, ...], pat: Pattern) -> Pattern:
    """The pattern at the true steps of a rhythm that fills the cycle."""
    steps = fastcat([pure(on) for on in rhythm])
    return with_steps(combine("keepif", "out", pat, steps), Fraction(len(rhythm)))


@operation("euclid", kinds=[beats, beats])
def euclid(onsets: int, steps: int, pat: Pattern) -> Pattern:
    """The pattern in a Euclidean rhythm."""
    return rhythmic(bjorklund(onsets, steps), pat)


@operation("euclidRot", "euclidrot", kinds=[beats, beats, count])
def euclid_rot(onsets: int, steps: int, rotation: int, pat: Pattern) -> Pattern:
    """The pattern in a Euclidean rhythm that begins later by some steps."""
    return rhythmic(rotated(bjorklund(onsets, steps), rotation), pat)


def _legato(onsets: int, steps: int, pat: Pattern) -> Pattern:
    """Each onset of a Euclidean rhythm held until the next one."""
    if onsets < 1:
        return silence
    rhythm = bjorklund(onsets, steps)
    groups: list[int] = []
    for on in rhythm:
        if on or not groups:
            groups.append(0)
        groups[-1] += 1
    held = timecat([(Fraction(length), pure(True)) for length in groups])
    return combine("keepif", "out", pat, held)


@operation("euclidLegato", kinds=[beats, beats])
def euclid_legato(onsets: int, steps: int, pat: Pattern) -> Pattern:
    """As euclid, each event held until the next one."""
    return _legato(onsets, steps, pat)


@operation("euclidLegatoRot", kinds=[beats, beats, time])
def euclid_legato_rot(onsets: int, steps: int, rotation: Fraction, pat: Pattern) -> Pattern:
    """As euclidLegato, moved later by some steps."""
    held = _legato(onsets, steps, pat)
    return late(rotation / steps, held) if steps else held


@operation("invert", "inv", keeps_steps=True)
def invert(pat: Pattern) -> Pattern:
    """True for false, and false for true."""
    return fmap(pat, lambda value: not truthy(value))


@method("fmap", "withValue")
def with_value(pat: Pattern, function: Callable[[Value], Value]) -> Pattern:
    """Every value through a function."""
    return fmap(pat, callback(function))


@method("filterValues")
def filter_values(pat: Pattern, test: Callable[[Value], Value]) -> Pattern:
    """The events whose value passes a test."""
    return passing(pat, callback(test))


@method("removeUndefineds")
def remove_undefineds(pat: Pattern) -> Pattern:
    """The events whose value is not undefined."""
    return without_undefined(pat)


def _switch(value: Value) -> bool:
    """Is there a whole number other than 0 at the begin of the value?"""
    found = re.match(r"\s*[+-]?\d+", value) if isinstance(value, str) else None
    number = js_number(found.group() if found else 0 if isinstance(value, str) else value)
    return math.isfinite(number) and math.trunc(number) != 0


@operation("bypass", kinds=[_switch], keeps_steps=True)
def bypass(off: bool, pat: Pattern) -> Pattern:
    """Silence where true."""
    return silence if off else pat
