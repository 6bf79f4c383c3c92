"""Functions on plain numbers, lists and functions that players' code can count on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Any, Final

from patterns import euclidean
from patterns.chance import rands_at
from patterns.errors import QueryError
from patterns.kinds import callback, count
from patterns.numerals import fraction, js_number, shown, tidy, unfit
from patterns.operators import modulo
from patterns.pattern import Pattern
from patterns.registry import function
from patterns.values import UNDEFINED, Value

MAX_LENGTH: Final = 100_000


def list_of(value: Value) -> Sequence[Value]:
    """A list, or a text as its letters.

    Raises:
        KindError: it is neither.
    """
    if not isinstance(value, (tuple, list, str)):
        raise unfit(value, "a list", "such as [1, 2, 3]")
    return value


def pair_of(value: Value, wanted: str, hint: str) -> tuple[Value, Value]:
    """The first two values of a list, where a player means a pair.

    Raises:
        KindError: it is no list of two or more.
    """
    if not isinstance(value, (tuple, list)) or len(value) < 2:
        raise unfit(value, wanted, hint)
    return value[0], value[1]


def called(one: Value, *args: Value) -> Value:
    """What a function makes of some values.

    Raises:
        KindError: it is no function.
    """
    return callback(one)(*args)


def index_of(value: Value, length: int) -> int:
    """A place in a list as slice() takes it: negative from the end, never outside."""
    place = 0.0 if value is UNDEFINED else js_number(value)
    if math.isnan(place):
        return 0
    if math.isinf(place):
        return length if place > 0 else 0
    whole = math.trunc(place)
    return max(length + whole, 0) if whole < 0 else min(whole, length)


@function("id")
def identity(value: Value = UNDEFINED) -> Value:
    """The value itself."""
    return value


@function("constant")
def constant(value: Value = UNDEFINED, *_others: Value) -> Value:
    """The first value, whatever comes after it."""
    return value


@function("pipe")
def pipe(*functions: Value) -> Callable[..., Value]:
    """The functions as one; as in Strudel the last of them comes first.

    >>> pipe(lambda x: x + 1, lambda x: x * 2)(10)
    21
    """

    def after(outer: Value, inner: Value) -> Callable[..., Value]:
        return lambda *args: called(outer, called(inner, *args))

    return reduce(after, functions, identity)


@function("compose")
def compose(*functions: Value) -> Callable[..., Value]:
    """The functions as one; as in Strudel the first of them comes first.

    >>> compose(lambda x: x + 1, lambda x: x * 2)(10)
    22
    """
    return pipe(*reversed(functions))


@function("curry")
def curry(one: Value, _overload: Value = UNDEFINED, arity: Value = UNDEFINED) -> Callable[..., Any]:
    """A function that can be given its arguments a few at a time.

    >>> curry(lambda a, b: a + b, UNDEFINED, 2)(1)(2)
    3
    """
    wanted = getattr(one, "arity", 1) if arity is UNDEFINED else count(arity)

    def curried(*args: Value) -> Value:
        if len(args) >= wanted:
            return called(one, *args)
        return lambda *more: curried(*args, *more)

    return curried


@function("mapArgs")
def map_args(one: Value, change: Value) -> Callable[..., Value]:
    """A function whose arguments all go through another one first."""
    return lambda *args: called(one, *(called(change, arg) for arg in args))


@function("clamp")
def clamp(value: Value, low: Value, high: Value) -> float:
    """The number, or the nearest bound where it lies outside.

    >>> clamp(12, 0, 10)
    10
    """
    numbers = [js_number(one) for one in (value, low, high)]
    if any(math.isnan(one) for one in numbers):
        return math.nan
    return tidy(min(max(numbers[0], numbers[1]), numbers[2]))


@function("_mod")
def mod(value: Value, by: Value) -> float:
    """The remainder that is never negative for a positive divisor.

    >>> mod(-3, 8)
    5
    """
    return tidy(modulo(js_number(value), js_number(by)))


@function("averageArray")
def average(values: Value) -> float:
    """The mean of a list of numbers."""
    numbers = [js_number(value) for value in list_of(values)]
    if not numbers:
        raise QueryError("an empty list has no average")
    return tidy(math.fsum(numbers) / len(numbers))


@function("nanFallback")
def nan_fallback(value: Value, fallback: Value = 0) -> Value:
    """The value, or another one where it is no number."""
    missing = value is UNDEFINED or math.isnan(js_number(value))
    return fallback if missing else value


@function("rotate")
def rotate(values: Value, steps: Value = 0) -> list[Value]:
    """A list that begins some places later, what was before at its end.

    >>> rotate((0, 1, 2, 3), 1)
    [1, 2, 3, 0]
    """
    items = list_of(values)
    place = index_of(steps, len(items))
    return [*items[place:], *items[:place]]


@function("flatten")
def flatten(values: Value) -> list[Value]:
    """A list of lists as one list, one level deep."""
    parts = [one if isinstance(one, (tuple, list)) else (one,) for one in list_of(values)]
    return [one for part in parts for one in part]


@function("listRange")
def list_range(low: Value, high: Value) -> list[Value]:
    """The numbers from low to high, one apart, both included.

    >>> list_range(2, 5)
    [2, 3, 4, 5]
    """
    first, last = js_number(low), js_number(high)
    length = last - first + 1
    if math.isnan(length) or length > MAX_LENGTH:
        raise QueryError(f"there is no list from {shown(low)} to {shown(high)}")
    return [tidy(first + step) for step in range(math.floor(max(length, 0)))]


@function("pairs")
def pairs(values: Value) -> list[Value]:
    """Each value with the one after it.

    >>> pairs((1, 2, 3))
    [(1, 2), (2, 3)]
    """
    return list(pairwise(list_of(values)))


@function("splitAt")
def split_at(place: Value, values: Value) -> list[Value]:
    """A list, or a text, in two parts: before a place and from it on."""
    items = list_of(values)
    at = index_of(place, len(items))
    return [items[:at], items[at:]]


@function("zipWith")
def zip_with(one: Value, first: Value, second: Value) -> list[Value]:
    """Two lists as one, value by value through a function.

    >>> zip_with(lambda a, b: a + b, (1, 2), (10, 20))
    [11, 22]
    """
    others = list_of(second)
    missing = [UNDEFINED] * len(list_of(first))
    return [called(one, a, b) for a, b in zip(list_of(first), [*others, *missing], strict=False)]


@function("uniq")
def uniq(values: Value) -> list[Value]:
    """A list without what was there before.

    >>> uniq((3, 1, 3))
    [3, 1]
    """
    kept: dict[tuple[type, str], Value] = {}
    for one in list_of(values):
        kept.setdefault((type(one), shown(one)), one)
    return list(kept.values())


@function("uniqsort")
def uniqsort(values: Value) -> list[Value]:
    """A list in the order of its texts, each value once: 10 comes before 9.

    >>> uniqsort((3, 1, 2, 1))
    [1, 2, 3]
    """
    return _once(
        sorted(list_of(values), key=lambda one: one if isinstance(one, str) else shown(one))
    )


@function("uniqsortr")
def uniqsortr(values: Value) -> list[Fraction]:
    """A list of times in order, each of them once."""
    return _once(sorted(fraction(one) for one in list_of(values)))


def _once(ordered: list[Any]) -> list[Any]:
    return [one for place, one in enumerate(ordered) if not place or one != ordered[place - 1]]


@function("removeUndefineds")
def remove_undefineds(values: Value) -> list[Value]:
    """A list without null and undefined."""
    return [one for one in list_of(values) if one is not None and one is not UNDEFINED]


@function("objectMap")
def object_map(values: Value, one: Value) -> Value:
    """An object, or a list, with each value through a function of value, key and place."""
    if isinstance(values, dict):
        items = enumerate(values.items())
        return {key: called(one, value, key, place) for place, (key, value) in items}
    return [called(one, value, place, values) for place, value in enumerate(list_of(values))]


@function("bjorklund")
def bjorklund(onsets: Value, steps: Value) -> list[Value]:
    """Onsets spread as evenly as can be over some steps, as a list of 1 and 0.

    >>> bjorklund(3, 8)
    [1, 0, 0, 1, 0, 0, 1, 0]
    """
    return [int(on) for on in euclidean.bjorklund(count(onsets), count(steps))]


@function("isPattern")
def is_pattern(value: Value = UNDEFINED) -> Value:
    """Is it a pattern?"""
    return isinstance(value, Pattern)


@function("getRandsAtTime")
def rands_at_time(time: Value, length: Value = 1, seed: Value = 0) -> Value:
    """Random numbers of a moment: one, or a list of some."""
    wanted = max(count(length), 1)
    numbers = rands_at(float(fraction(time)), wanted, {"_seed": js_number(seed)})
    return numbers[0] if wanted == 1 else numbers


@function("cycleToSeconds")
def cycle_to_seconds(cycle: Value, cps: Value) -> float:
    """How many seconds some cycles last at a tempo in cycles a second."""
    by = js_number(cps)
    return tidy(js_number(cycle) / by) if by else math.nan


@function("getSoundIndex")
def sound_index(number: Value, sounds: Value) -> float:
    """Which of some sounds a number stands for, going round and round."""
    plain = js_number(nan_fallback(0 if number is None else number))
    return mod(math.floor(plain + 0.5), sounds)
