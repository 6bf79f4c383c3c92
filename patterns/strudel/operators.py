"""The operators of the language, as one table from sign to function of two values.

&&, || and ?? are not here: they leave their right side alone, see compiler.py.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from patterns.errors import CodeError
from patterns.strudel.coerce import (
    alike,
    int32,
    named_kind,
    number,
    plain,
    same,
    text,
    tidy,
    truthy,
    type_of,
)
from patterns.strudel.limits import Budget
from patterns.values import UNDEFINED, Value

Operator = Callable[[Value, Value], Value]


def minus(left: Value, right: Value) -> Value:
    """Left - right."""
    return tidy(number(left) - number(right))


def times(left: Value, right: Value) -> Value:
    """Left * right."""
    return tidy(number(left) * number(right))


def divide(left: Value, right: Value) -> Value:
    """Left / right; by zero it is infinite, 0 / 0 is NaN.

    >>> divide(4, 2), divide(1, 0), divide(0, 0)
    (2, inf, nan)
    """
    above, below = float(number(left)), float(number(right))
    if below == 0:
        if above == 0 or above != above:
            return math.nan
        return math.copysign(math.inf, above) * math.copysign(1, below)
    return tidy(above / below)


def remainder(left: Value, right: Value) -> Value:
    """Left % right, with the sign of the left side.

    >>> remainder(-7, 3), remainder(5.5, 2)
    (-1, 1.5)
    """
    above, below = float(number(left)), float(number(right))
    if below == 0 or above != above or below != below or math.isinf(above):
        return math.nan
    return tidy(math.fmod(above, below))


def power(left: Value, right: Value) -> Value:
    """Left ** right."""
    base, exponent = float(number(left)), float(number(right))
    if exponent != exponent or (abs(base) == 1 and math.isinf(exponent)):
        return math.nan
    try:
        return tidy(math.pow(base, exponent))
    except ValueError:
        return math.inf if base == 0 else math.nan
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf


def _ordered(test: Callable[[Value, Value], bool]) -> Operator:
    def compare(left: Value, right: Value) -> bool:
        if type(left) is str and type(right) is str:
            return test(left, right)
        left, right = plain(left), plain(right)
        if isinstance(left, str) and isinstance(right, str):
            return test(left, right)
        return test(number(left), number(right))

    return compare


def contains(left: Value, right: Value) -> bool:
    """Left in right: is there a key of that name?"""
    if isinstance(right, dict):
        return text(left) in right
    if isinstance(right, (list, tuple)):
        place = number(left)
        return left == "length" or (place == place and 0 <= place < len(right))
    raise CodeError(f"`in` looks into objects and lists, and this is {named_kind(right)}")


def instance_of(left: Value, right: Value) -> bool:
    """Left instanceof right, for the names that the library has."""
    test = getattr(right, "is_instance", None)
    if test is None:
        raise CodeError("`instanceof` needs a name such as Array on its right side")
    return bool(test(left))


def _plain_plus(left: Value, right: Value) -> Value:
    left, right = plain(left), plain(right)
    if isinstance(left, str) or isinstance(right, str):
        return None
    return tidy(number(left) + number(right))


def adder(budget: Budget) -> Operator:
    """Left + right: a sum, or texts put together if either side is one."""

    def plus(left: Value, right: Value) -> Value:
        if type(left) is int and type(right) is int:
            return tidy(left + right)
        total = _plain_plus(left, right)
        if total is not None:
            return total
        first, second = text(plain(left)), text(plain(right))
        budget.take(len(first) + len(second))
        return first + second

    return plus


BINARY: Final[Mapping[str, Operator]] = {
    "-": minus,
    "*": times,
    "/": divide,
    "%": remainder,
    "**": power,
    "==": alike,
    "!=": lambda left, right: not alike(left, right),
    "===": same,
    "!==": lambda left, right: not same(left, right),
    "<": _ordered(lambda left, right: left < right),
    ">": _ordered(lambda left, right: left > right),
    "<=": _ordered(lambda left, right: left <= right),
    ">=": _ordered(lambda left, right: left >= right),
    "&": lambda left, right: int32(left) & int32(right),
    "|": lambda left, right: int32(left) | int32(right),
    "^": lambda left, right: int32(left) ^ int32(right),
    "<<": lambda left, right: int32(int32(left) << (int32(right) & 31)),
    ">>": lambda left, right: int32(left) >> (int32(right) & 31),
    ">>>": lambda left, right: (int32(left) & 0xFFFFFFFF) >> (int32(right) & 31),
    "in": contains,
    "instanceof": instance_of,
}


def _over(left: float, right: float) -> Value:
    return tidy(left / right) if right else divide(left, right)


def _rest(left: float, right: float) -> Value:
    return tidy(math.fmod(left, right)) if right and math.isfinite(left) else remainder(left, right)


# What the operators are where both sides are numbers, for speed.
NUMBERS: Final = frozenset({int, float})
PLAIN: Final[Mapping[str, Callable[[Any, Any], Value]]] = {
    "+": lambda left, right: tidy(left + right),
    "-": lambda left, right: tidy(left - right),
    "*": lambda left, right: tidy(left * right),
    "/": _over,
    "%": _rest,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "===": operator.eq,
    "!==": operator.ne,
}

UNARY: Final[Mapping[str, Callable[[Value], Value]]] = {
    "!": lambda value: not truthy(value),
    "-": lambda value: negative(value),
    "+": number,
    "~": lambda value: ~int32(value),
    "typeof": type_of,
    "void": lambda _: UNDEFINED,
}


def negative(value: Value) -> Value:
    """Minus value; the minus of 0 is a minus zero."""
    found = number(value)
    return -found if found else -0.0
