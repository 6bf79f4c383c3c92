"""Values of a pattern through a fixed function: ranges, rounding, names."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from patterns.changing import fmap
from patterns.kinds import number, plain_number
from patterns.numerals import numeral, tidy
from patterns.pattern import Pattern
from patterns.registry import method, operation
from patterns.signals import ranged, to_bipolar
from patterns.values import Value

operation("range", kinds=[number, number])(ranged)


@operation("range2", kinds=[number, number])
def range2(low: float, high: float, pat: Pattern) -> Pattern:
    """From -1..1 to low..high."""
    return ranged(low, high, from_both_sides(pat))


@operation("rangex", kinds=[number, number])
def rangex(low: float, high: float, pat: Pattern) -> Pattern:
    """From 0..1 to low..high along an exponential curve; both above 0."""
    curved = ranged(_logarithm(low), _logarithm(high), pat)
    return fmap(curved, lambda value: _exponential(plain_number(value)))


def _logarithm(number: float) -> float:
    if number > 0:
        return math.log(number)
    return -math.inf if number == 0 else math.nan


def _exponential(number: float) -> float:
    try:
        return math.exp(number)
    except OverflowError:
        return math.inf


@operation("ratio")
def ratio(pat: Pattern) -> Pattern:
    """A list such as "3:2" as the quotient of its numbers."""
    return fmap(pat, _quotient)


def _quotient(value: Value) -> Value:
    if not isinstance(value, (tuple, list)):
        return value
    first, *rest = value
    result = numeral(first)
    for one in rest:
        result = result / numeral(one)
    return tidy(result)


ON_NUMBERS: Final[dict[str, tuple[Callable[[float], float], str]]] = {
    "round": (lambda value: math.floor(value + 0.5), "To the nearest whole number."),
    "floor": (math.floor, "To the whole number below."),
    "ceil": (math.ceil, "To the whole number above."),
}


def _finite(function: Callable[[float], float], number: float) -> float:
    """The function of a number; what is infinite or no number stays so."""
    return tidy(function(number)) if math.isfinite(number) else number


def _on_numbers(name: str, function: Callable[[float], float], doc: str) -> None:
    """Enter a function of one number."""

    def applied(pat: Pattern) -> Pattern:
        return fmap(pat, lambda value: _finite(function, numeral(value)))

    applied.__doc__ = doc
    operation(name)(applied)


for _name, (_function, _doc) in ON_NUMBERS.items():
    _on_numbers(_name, _function, _doc)


@operation("toBipolar")
def to_both_sides(pat: Pattern) -> Pattern:
    """From 0..1 to -1..1."""
    return fmap(pat, lambda value: tidy(to_bipolar(plain_number(value))))


@operation("fromBipolar")
def from_both_sides(pat: Pattern) -> Pattern:
    """From -1..1 to 0..1."""
    return fmap(pat, lambda value: tidy((plain_number(value) + 1) / 2))


@method("asNumber")
def as_number(pat: Pattern) -> Pattern:
    """Every value as a number."""
    return fmap(pat, numeral)
