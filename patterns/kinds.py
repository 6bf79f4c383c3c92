"""Kinds of argument: how a player's value is made ready for a pattern function.

Each kind is a function from a value to what the pattern function takes, and raises KindError
where it cannot.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from patterns.errors import KindError, QueryError
from patterns.hap import TimeSpan
from patterns.numerals import fraction, js_number, shown, unfit
from patterns.pattern import Pattern, pure
from patterns.values import UNDEFINED, Value

Kind: TypeAlias = Callable[[Value], Any]
MAX_COUNT = 100_000
MAX_COPIES = 4096


def anything(value: Value) -> Value:
    """The value as it is."""
    return value


def time(value: Value) -> Fraction:
    """An exact time or factor."""
    try:
        return fraction(value)
    except KindError:  # what a list holds is not what is wanted either
        raise unfit(value, "a number", "such as 1/8") from None


def number(value: Value) -> float:
    """A number, or a string that reads as one.

    Raises:
        KindError: it is none.
    """
    found = plain_number(value)
    if math.isnan(found):
        raise unfit(value, "a number", "such as 3 or .5")
    return found


def plain_number(value: Value) -> float:
    """The number of a value, nan where there is none, as JavaScript calculates with it."""
    return math.nan if value is UNDEFINED else js_number(value)


def count(value: Value) -> int:
    """A whole number of things, at most 100,000; fractions are cut off.

    Raises:
        KindError: it is no number, or too large to be meant.
    """
    plain = math.nan if value is UNDEFINED else js_number(value)
    if not math.isfinite(plain):
        raise unfit(value, "a whole number", "such as 4")
    if abs(plain) > MAX_COUNT:
        raise unfit(value, f"at most {MAX_COUNT}", "try a smaller number")
    return math.trunc(plain)


def copies(value: Value) -> int:
    """A number of copies of a pattern, at most 4096.

    Raises:
        KindError: it is no number, or too large to be meant.
    """
    wanted = count(value)
    if abs(wanted) > MAX_COPIES:
        raise unfit(value, f"at most {MAX_COPIES} copies", "try a smaller number")
    return wanted


def whole(value: Value) -> int:
    """A whole number of places, from 0 on.

    Raises:
        KindError: it is below 0, or has a fraction.
    """
    wanted = count(value)
    if wanted < 0 or wanted != js_number(value):
        raise unfit(value, "a whole number from 0 on", "such as 2")
    return wanted


def beats(value: Value) -> int:
    """A whole number of beats; below 0 where a rhythm is to be inverted.

    Raises:
        KindError: it has a fraction.
    """
    wanted = count(value)
    if wanted != js_number(value):
        raise unfit(value, "a whole number", "such as 3, 5 or 8")
    return wanted


def turns(value: Value) -> int:
    """A number of things that take turns, 1 or more.

    Raises:
        KindError: it is no whole number from 1 on.
    """
    wanted = whole(value)
    if wanted < 1:
        raise unfit(value, "a whole number from 1 on", "such as 4")
    return wanted


def callback(value: Value) -> Callable[..., Value]:
    """A function, as it is.

    Raises:
        KindError: it is no function.
    """
    if not callable(value):
        raise unfit(value, "a function", "such as x => x + 1")
    result: Callable[..., Value] = value
    return result


def time_span(value: Value) -> TimeSpan:
    """A span of time.

    Raises:
        KindError: it is none.
    """
    if not isinstance(value, TimeSpan):
        raise unfit(value, "a time span", "such as new TimeSpan(0.25, 0.5)")
    return value


def any_span(value: Value) -> TimeSpan:
    """A span of time; as in Strudel, any other value is one without begin and end, at 0.

    Raises:
        KindError: it is null or undefined.
    """
    if value is UNDEFINED or value is None:
        return time_span(value)
    return value if isinstance(value, TimeSpan) else TimeSpan(Fraction(0), Fraction(0))


def strict_change(value: Value) -> Callable[[Pattern], Pattern]:
    """A function from pattern to pattern, and to nothing else.

    Raises:
        KindError: it is no function; when called, it gives no pattern.
    """
    function = callback(value)

    def changed(pat: Pattern) -> Pattern:
        result = function(pat)
        if not isinstance(result, Pattern):
            raise QueryError(f"this function gives {shown(result)}, not a pattern")
        return result

    return changed


def change(value: Value) -> Callable[[Pattern], Pattern]:
    """A function from pattern to pattern; another value it gives plays once a cycle.

    Raises:
        KindError: it is no function.
    """
    if not callable(value):
        raise unfit(value, "a function", "such as x => x.rev()")

    def changed(pat: Pattern) -> Pattern:
        result = value(pat)
        return result if isinstance(result, Pattern) else pure(result)

    return changed
