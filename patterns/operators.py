"""What two values make: arithmetic, comparison, logic, sets of controls.

One table, OPERATORS; alignments.py says whose times stay when patterns meet.
Values behave as JavaScript's: strings that read as numbers are numbers, note names are
MIDI numbers, 32-bit integers in bit operations.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from patterns.errors import KindError, QueryError
from patterns.kinds import plain_number
from patterns.numerals import numeral, tidy
from patterns.values import UNDEFINED, Value

Operator: TypeAlias = Callable[[Value, Value], Value]


def truthy(value: Value) -> bool:
    """Is a value true in a JavaScript condition?

    >>> truthy("0"), truthy(0), truthy(()), truthy(math.nan)
    (True, False, True, False)
    """
    if value is None or value is UNDEFINED or value is False:
        return False
    if isinstance(value, (int, float)):
        return value != 0 and value == value
    return value != "" if isinstance(value, str) else True


def numeric(name: str, function: Callable[[float, float], float]) -> Operator:
    """An operator on numbers that first makes both sides numbers, and keeps fractions exact."""

    def combined(a: Value, b: Value) -> Value:
        try:
            return tidy(function(numeral(a), numeral(b)))
        except OverflowError:
            return math.inf
        except KindError as error:
            raise error.named(name) from None

    return combined


def divided(a: float, b: float) -> float:
    """The quotient of a and b; infinity or nan where b is 0."""
    if b == 0:
        sign = math.copysign(1, a) * math.copysign(1, b)  # 1 / -0 is -Infinity in JavaScript
        return math.nan if a == 0 or a != a else math.copysign(math.inf, sign)
    return a / b


def modulo(a: float, b: float) -> float:
    """The floored remainder: the sign of b.

    >>> modulo(-1, 3)
    2
    """
    if b == 0 or math.isinf(a):
        return math.nan
    return a if math.isinf(b) and a * b >= 0 else a % b


def power(a: float, b: float) -> float:
    """The power a ** b; nan where that is no real number."""
    try:
        result = float(a) ** b
    except ZeroDivisionError:
        return math.inf
    return result if isinstance(result, float) else math.nan


def int32(value: float) -> int:
    """The number as a signed 32-bit integer, as bit operations see it."""
    if not math.isfinite(value):
        return 0
    number = math.trunc(value) & 0xFFFFFFFF
    return number - 0x100000000 if number & 0x80000000 else number


def bits(name: str, function: Callable[[int, int], int]) -> Operator:
    """An operator on 32-bit integers."""
    return numeric(name, lambda a, b: int32(function(int32(a), int32(b))))


def compared(function: Callable[[Value, Value], bool]) -> Operator:
    """A comparison: two strings by their letters, all else as numbers."""

    def combined(a: Value, b: Value) -> bool:
        if isinstance(a, str) and isinstance(b, str):
            return function(a, b)
        return function(plain_number(a), plain_number(b))

    return combined


def loosely_equal(a: Value, b: Value) -> bool:
    """JavaScript's ==."""
    if a is None or a is UNDEFINED or b is None or b is UNDEFINED:
        return (a is None or a is UNDEFINED) and (b is None or b is UNDEFINED)
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    scalar = (int, float, str, Fraction)
    if isinstance(a, scalar) and isinstance(b, scalar):
        return plain_number(a) == plain_number(b)
    if isinstance(a, (tuple, list)) and isinstance(b, (int, float)):
        return plain_number(a) == b
    if isinstance(b, (tuple, list)) and isinstance(a, (int, float)):
        return plain_number(b) == a
    return a is b


def strictly_equal(a: Value, b: Value) -> bool:
    """JavaScript's ===."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return a is b


def logarithm(number: float) -> float:
    """The logarithm to base 2 as JavaScript has it: -Infinity for 0, nan below."""
    if number > 0:
        return tidy(math.log2(number))
    return -math.inf if number == 0 else math.nan


def called(a: Value, b: Value) -> Value:
    """The right value, a function, of the left one."""
    if not callable(b):
        raise QueryError("func needs a function", hint="write .func(x => x + 1)")
    return b(a)


OPERATORS: Final[dict[str, Operator]] = {
    "set": lambda _a, b: b,
    "keep": lambda a, _b: a,
    "keepif": lambda a, b: a if truthy(b) else UNDEFINED,
    "add": numeric("add", lambda a, b: a + b),
    "sub": numeric("sub", lambda a, b: a - b),
    "mul": numeric("mul", lambda a, b: a * b),
    "div": numeric("div", divided),
    "mod": numeric("mod", modulo),
    "pow": numeric("pow", power),
    "log2": numeric("log2", lambda a, _b: logarithm(a)),
    "band": bits("band", lambda a, b: a & b),
    "bor": bits("bor", lambda a, b: a | b),
    "bxor": bits("bxor", lambda a, b: a ^ b),
    "blshift": bits("blshift", lambda a, b: a << (b & 31)),
    "brshift": bits("brshift", lambda a, b: a >> (b & 31)),
    "lt": compared(lambda a, b: a < b),
    "gt": compared(lambda a, b: a > b),
    "lte": compared(lambda a, b: a <= b),
    "gte": compared(lambda a, b: a >= b),
    "eq": loosely_equal,
    "eqt": strictly_equal,
    "ne": lambda a, b: not loosely_equal(a, b),
    "net": lambda a, b: not strictly_equal(a, b),
    "and": lambda a, b: b if truthy(a) else a,
    "or": lambda a, b: a if truthy(a) else b,
    "func": called,
}


def over_controls(operator: Operator) -> Operator:
    """The operator on control maps: common keys combined, the others copied.

    A plain value meets a control map as {"value": it}. A right side that is nothing but a
    plain value leaves the left as it is, as in Strudel.

    >>> over_controls(OPERATORS["add"])({"n": 1, "s": "bd"}, {"n": 2, "pan": 0})
    {'n': 3, 's': 'bd', 'pan': 0}
    """

    def combined(a: Value, b: Value) -> Value:
        left, right = isinstance(a, dict), isinstance(b, dict)
        if not left and not right:
            return operator(a, b)
        if not right or (len(b) == 1 and "value" in b):
            return a
        union = dict(a) if left else {"value": a}
        for key, value in b.items():
            union[key] = operator(union[key], value) if key in union else value
        return union

    return combined


def set_controls(a: Value, b: Value) -> Value:
    """The set operator on control maps: what over_controls makes of it, written out for speed."""
    if b.__class__ is not dict:
        return a if a.__class__ is dict else b
    if "value" in b and len(b) == 1:
        return a
    return a | b if a.__class__ is dict else {"value": a} | b


# They cannot fail and do nothing else: what they make of events that never change never does.
TOTAL: Final = frozenset({set_controls, OPERATORS["set"], OPERATORS["keep"]})

COMPOSED: Final[dict[str, Operator]] = {
    name: over_controls(operator) for name, operator in OPERATORS.items()
} | {"set": set_controls}
