"""What JavaScript makes of a value where it needs a number, a text or a condition.

Lists are Python lists while code runs, tuples when they come from a pattern; objects
are dicts. A pattern in a text or a sum is what JavaScript makes of any object.
"""

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from patterns.hap import Hap, TimeSpan
from patterns.pattern import Pattern
from patterns.values import UNDEFINED, Value

NAN: Final = math.nan
MAX_SAFE: Final = 2**53
OBJECT_TEXT: Final = "[object Object]"
_DECIMAL: Final = re.compile(r"[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)\Z", re.ASCII)
_RADIX: Final = {"0x": 16, "0b": 2, "0o": 8}
SPACE: Final = " \t\n\r\v\f\ufeff\u00a0\u2028\u2029"


class Thing:
    """An object of the interpreter's own, such as a Map or an error."""

    __slots__ = ()


def truthy(value: Value) -> bool:
    """Does a condition hold?

    >>> truthy("0"), truthy(""), truthy(math.nan), truthy([])
    (True, False, False, True)
    """
    kind = type(value)
    if kind is bool:
        return value is True
    if kind is int or kind is str:
        return bool(value)
    if kind is float:
        return bool(value == value and value != 0)
    return value is not None and value is not UNDEFINED


def number(value: Value) -> int | float:
    """The value as a number; NaN where it is none.

    >>> number("12"), number(""), number("a"), number(True), number(Fraction(1, 2))
    (12, 0, nan, 1, 0.5)
    """
    kind = type(value)
    if kind is int or kind is float:
        return value  # type: ignore[no-any-return] # the two kinds just asked for
    if kind is bool:
        return int(value)
    if kind is str:
        return parsed_number(value)
    if value is None:
        return 0
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, (list, tuple)):
        return parsed_number(text(value))
    return NAN


def parsed_number(source: str) -> int | float:
    """A whole text as a number, as Number(…) reads it."""
    source = source.strip(SPACE)
    if not source:
        return 0
    if _DECIMAL.match(source):
        return tidy(float(source))
    base = _RADIX.get(source[:2].lower())
    if base is not None and source[2:].isalnum() and source.isascii():
        try:
            return tidy(int(source[2:], base))
        except ValueError:
            return NAN
    if source in ("Infinity", "+Infinity"):
        return math.inf
    return -math.inf if source == "-Infinity" else NAN


def tidy(value: int | float) -> int | float:
    """A whole number as int, one too large to be exact as float: JavaScript has doubles only.

    >>> tidy(4.0), tidy(0.5), tidy(2**60)
    (4, 0.5, 1.152921504606847e+18)
    """
    if type(value) is int:
        if -MAX_SAFE <= value <= MAX_SAFE:
            return value
        try:
            return float(value)
        except OverflowError:
            return math.inf if value > 0 else -math.inf
    value = float(value)
    if value.is_integer() and -MAX_SAFE <= value <= MAX_SAFE and (value or is_plus_zero(value)):
        return int(value)
    return value


def is_plus_zero(value: float) -> bool:
    """Zero with a plus sign: 1 / -0 is -Infinity, so a minus zero stays a float."""
    return math.copysign(1, value) > 0


def integer(value: Value, default: int = 0) -> int:
    """A whole number for an index or a count; infinities become very large."""
    if type(value) is int:
        return value
    if value is UNDEFINED:
        return default
    found = number(value)
    if found != found:
        return 0
    if math.isinf(found):
        return MAX_SAFE if found > 0 else -MAX_SAFE
    return int(found)


def int32(value: Value) -> int:
    """The value as a signed number of 32 bits."""
    found = number(value)
    if found != found or math.isinf(found):
        return 0
    bits = int(found) & 0xFFFFFFFF
    return bits - (1 << 32) if bits & 0x80000000 else bits


def number_text(value: int | float) -> str:
    """A number as JavaScript writes it.

    >>> number_text(1.0), number_text(1e-7), number_text(1e21), number_text(0.1 + 0.2)
    ('1', '1e-7', '1e+21', '0.30000000000000004')
    """
    if value != value:
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign, digits, point = _shortest(value)
    count = len(digits)
    if 0 < point <= 21:
        if count <= point:
            return sign + digits + "0" * (point - count)
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    exponent = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return sign + digits[0] + ("." + digits[1:] if count > 1 else "") + exponent


def _shortest(value: int | float) -> tuple[str, str, int]:
    """Sign, shortest digits and the place of the decimal point after the first of them."""
    shown = repr(float(tidy(value)))
    sign = "-" if shown.startswith("-") else ""
    mantissa, _, exponent = shown.lstrip("-").partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    return sign, digits.rstrip("0"), point


def text(value: Value, depth: int = 0) -> str:
    """The value as a text, as in `${value}` or value + ''.

    >>> text(1.0), text([1, [2, None]]), text({}), text(UNDEFINED), text(True)
    ('1', '1,2,', '[object Object]', 'undefined', 'true')
    """
    write = _TEXTS.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, (list, tuple)):
        if depth > 20:
            return ""
        return ",".join(
            "" if item is None or item is UNDEFINED else text(item, depth + 1) for item in value
        )
    if isinstance(value, Fraction):
        return fraction_text(value)
    if isinstance(value, Thing):
        return str(value)
    if callable(value):
        return "function"
    return OBJECT_TEXT


_TEXTS: Final[Mapping[type, Callable[[Any], str]]] = {
    str: lambda value: value,
    int: number_text,
    float: number_text,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    type(UNDEFINED): lambda _: "undefined",
    dict: lambda _: OBJECT_TEXT,
    Pattern: lambda _: OBJECT_TEXT,
}


def fraction_text(value: Fraction) -> str:
    """An exact time as decimals, the repeating ones in brackets: 1/3 is 0.(3).

    >>> fraction_text(Fraction(1, 3)), fraction_text(Fraction(-5, 4)), fraction_text(Fraction(2))
    ('0.(3)', '-1.25', '2')
    """
    whole, rest = divmod(abs(value.numerator), value.denominator)
    sign = "-" if value < 0 else ""
    digits: list[str] = []
    seen: dict[int, int] = {}
    while rest and rest not in seen and len(digits) < 2000:
        seen[rest] = len(digits)
        digit, rest = divmod(rest * 10, value.denominator)
        digits.append(str(digit))
    if rest in seen and rest:
        at = seen[rest]
        digits[at:] = ["(", *digits[at:], ")"]
    return f"{sign}{whole}" + ("." + "".join(digits) if digits else "")


def type_of(value: Value) -> str:
    """The word that typeof gives."""
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    plain = value is None or isinstance(value, (dict, list, tuple, Pattern, Hap, Thing))
    if plain or isinstance(value, (Fraction, TimeSpan)):
        return "object"
    return "function" if callable(value) else "object"


def named_kind(value: Value) -> str:
    """What a message to the player calls a value."""
    if value is None or value is UNDEFINED:
        return text(value)
    for kinds, name in _KIND_NAMES:
        if isinstance(value, kinds):
            return name
    return "a function" if callable(value) else "an object"


_KIND_NAMES: Final[tuple[tuple[type | tuple[type, ...], str], ...]] = (
    (Pattern, "a pattern"),
    (bool, "a truth value"),
    ((int, float), "a number"),
    (str, "a text in single quotes"),
    ((list, tuple), "a list"),
    (dict, "an object"),
    (Fraction, "a time"),
    (Hap, "a hap"),
    (TimeSpan, "a span of time"),
)


def same(left: Value, right: Value) -> bool:
    """Left === right."""
    if type(left) is bool or type(right) is bool:
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return bool(left == right)
    if type(left) is str or type(right) is str:
        return type(left) is type(right) and bool(left == right)
    return left is right


def alike(left: Value, right: Value) -> bool:
    """Left == right, with JavaScript's conversions.

    >>> alike("1", 1), alike(None, UNDEFINED), alike([], False), alike("a", "b")
    (True, True, True, False)
    """
    missing = (None, UNDEFINED)
    if left in missing or right in missing:
        return left in missing and right in missing
    simple = (bool, int, float, str)
    if isinstance(left, simple) and isinstance(right, simple):
        if isinstance(left, str) and isinstance(right, str):
            return left == right
        return bool(number(left) == number(right))
    if isinstance(left, simple) or isinstance(right, simple):
        return alike(plain(left), plain(right))
    return left is right


def plain(value: Value) -> Value:
    """An object as the text or number that a sum or a comparison sees."""
    if isinstance(value, (bool, int, float, str)) or value is None or value is UNDEFINED:
        return value
    return float(value) if isinstance(value, Fraction) else text(value)
