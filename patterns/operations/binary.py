"""Numbers written out as bits, for rhythms: binary(5) is 1 0 1."""

import math

from patterns.alignments import combine
from patterns.applying import app_left
from patterns.changing import fmap
from patterns.joining import inner_bind
from patterns.kinds import count, time
from patterns.numerals import numeral, tidy
from patterns.operations.construction import run
from patterns.operations.tempo import segment
from patterns.operators import int32
from patterns.pattern import Pattern
from patterns.registry import function, reify
from patterns.values import Value


def _length(value: Value) -> float:
    """How many bits a number needs."""
    number = numeral(value)
    return tidy(math.floor(math.log2(number)) + 1) if number > 0 else -math.inf


@function("binary")
def binary(number: Value) -> Pattern:
    """A number as the 0s and 1s it is written with.

    >>> [hap.value for hap in binary(5).query(0, 1)]
    [1, 0, 1]
    """
    return binary_n(number, fmap(reify(number), _length))


@function("binaryN")
def binary_n(number: Value, bits: Value = 16) -> Pattern:
    """A number as so many 0s and 1s."""
    length = reify(bits)
    last = combine("sub", "in", length, 1)
    places = combine("add", "in", combine("mul", "in", run(length), -1), last)
    digits = _segmented(reify(number), length)
    return combine("band", "in", combine("brshift", "in", digits, places), 1)


def _segmented(pat: Pattern, times: Pattern) -> Pattern:
    if isinstance(times.pure, (int, float)):
        return segment(time(times.pure), pat)
    return inner_bind(times, lambda value: segment(time(value), pat))


@function("binaryL")
def binary_list(number: Value) -> Pattern:
    """A number as a list of the 0s and 1s it is written with."""
    return binary_n_list(number, fmap(reify(number), _length))


@function("binaryNL")
def binary_n_list(number: Value, bits: Value = 16) -> Pattern:
    """A number as a list of so many 0s and 1s."""
    return app_left(reify(number), reify(bits), _digits)


def _digits(number: Value, bits: Value) -> tuple[int, ...]:
    if not math.isfinite(numeral(bits)):
        return ()
    whole = int32(numeral(number))
    return tuple(whole >> place & 1 for place in reversed(range(count(bits))))
