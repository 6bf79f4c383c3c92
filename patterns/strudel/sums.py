"""What belongs to numbers: their methods, Math, Number, parseInt, parseFloat."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Final

from patterns.errors import CodeError
from patterns.strudel.coerce import (
    MAX_SAFE,
    NAN,
    int32,
    integer,
    number,
    number_text,
    parsed_number,
    text,
    tidy,
)
from patterns.strudel.operators import power
from patterns.strudel.runtime import Runtime
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_FLOAT: Final = re.compile(r"[+-]?(Infinity|\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?)", re.A | re.I)


def _to_string(_run: Runtime, this: float, base: Value = UNDEFINED) -> Value:
    radix = integer(base, 10)
    if radix == 10 or not math.isfinite(this):
        return number_text(this)
    if not 2 <= radix <= 36:
        raise CodeError(f"there are no numbers in base {radix}", hint="2 to 36")
    rest, whole = math.modf(abs(this))
    count, digits = int(whole), ""
    while count:
        count, digit = divmod(count, radix)
        digits = _DIGITS[digit] + digits
    part = ""
    most = 52 if radix & (radix - 1) else 1100  # a power of 2 ends by itself
    while rest and len(part) < most:
        rest, digit_ = math.modf(rest * radix)
        part += _DIGITS[int(digit_)]
    return ("-" if this < 0 else "") + (digits or "0") + ("." + part if part else "")


def _to_fixed(_run: Runtime, this: float, digits: Value = 0) -> Value:
    places = integer(digits)
    if not 0 <= places <= 100:
        raise CodeError(".toFixed() takes 0 to 100 digits")
    if not math.isfinite(this) or abs(this) >= 1e21:
        return number_text(this)
    exact = Fraction(this)
    scaled = math.floor(abs(exact) * 10**places + Fraction(1, 2))
    shown = str(scaled).rjust(places + 1, "0")
    sign = "-" if this < 0 else ""
    return sign + (f"{shown[:-places]}.{shown[-places:]}" if places else shown)


def _to_exponential(_run: Runtime, this: float, digits: Value = UNDEFINED) -> Value:
    if not math.isfinite(this):
        return number_text(this)
    places = integer(digits)
    if not 0 <= places <= 100:
        raise CodeError(".toExponential() takes 0 to 100 digits")
    if digits is UNDEFINED:
        places = max(len(Decimal(repr(this)).normalize().as_tuple().digits) - 1, 0)
    return _scientific(*_significant(this, places + 1))


def _significant(this: float, count: int) -> tuple[str, str, int]:
    """A number's sign, so many of its digits, and the power of ten of the first; half is up."""
    exact = Decimal(this)
    if not exact:
        return "", "0" * count, 0
    exponent = exact.adjusted()
    with localcontext(prec=1200, rounding=ROUND_HALF_UP):
        rounded = abs(exact).scaleb(count - 1 - exponent).to_integral_value()
        digits = str(int(rounded))
    return "-" if this < 0 else "", digits[:count], exponent + len(digits) - count


def _scientific(sign: str, digits: str, exponent: int) -> str:
    part = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{part}e{'+' if exponent >= 0 else '-'}{abs(exponent)}"


def _to_locale(_run: Runtime, this: float) -> Value:
    if not math.isfinite(this):
        return "NaN" if this != this else "-∞" if this < 0 else "∞"
    with localcontext(rounding=ROUND_HALF_UP):
        return f"{Decimal(repr(this)):,.3f}".rstrip("0").rstrip(".")


def _to_precision(_run: Runtime, this: float, digits: Value = UNDEFINED) -> Value:
    if digits is UNDEFINED or not math.isfinite(this):
        return number_text(this)
    count = min(max(integer(digits), 1), 100)
    sign, shown, exponent = _significant(this, count)
    if exponent < -6 or exponent >= count:
        return _scientific(sign, shown, exponent)
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{shown}"
    whole, part = shown[: exponent + 1], shown[exponent + 1 :]
    return f"{sign}{whole}.{part}" if part else sign + whole


METHODS: Final[Mapping[str, Method]] = {
    "toExponential": _to_exponential,
    "toFixed": _to_fixed,
    "toLocaleString": _to_locale,
    "toPrecision": _to_precision,
    "toString": _to_string,
    "valueOf": lambda _run, this: this,
}
BOOLEAN_METHODS: Final[Mapping[str, Method]] = {
    "toString": lambda _run, this: text(this),
    "valueOf": lambda _run, this: this,
}


def parse_float(_run: Runtime, value: Value = UNDEFINED) -> Value:
    """The number that a text begins with.

    >>> parse_float(None, "3.5 beats"), parse_float(None, "x")
    (3.5, nan)
    """
    found = _FLOAT.match(text(value).lstrip())
    return parsed_number(found[0]) if found else NAN


def parse_int(_run: Runtime, value: Value = UNDEFINED, base: Value = UNDEFINED) -> Value:
    """The whole number that a text begins with.

    >>> parse_int(None, "12px"), parse_int(None, "ff", 16), parse_int(None, "0x1f")
    (12, 255, 31)
    """
    shown, radix = text(value).strip(), int32(base)
    sign = -1 if shown.startswith("-") else 1
    shown = shown.lstrip("+-").lower() if shown[:1] in ("+", "-") else shown.lower()
    if radix in (0, 16) and shown.startswith("0x"):
        shown, radix = shown[2:], 16
    allowed = _DIGITS[: radix or 10]
    count = next((i for i, char in enumerate(shown) if char not in allowed), len(shown))
    if not count or not 2 <= (radix or 10) <= 36 or count > 400:
        return NAN
    return tidy(sign * int(shown[:count], radix or 10))


def _round(value: float) -> Value:
    return math.floor(value + 0.5) if abs(value) < MAX_SAFE else value


def _one(function: Callable[[float], float]) -> Method:
    """A function of one number; what cannot be worked out is NaN."""

    def method(_run: Runtime, value: Value = UNDEFINED) -> Value:
        given = float(number(value))
        try:
            return tidy(function(given))
        except ValueError:
            return NAN
        except OverflowError:
            return -math.inf if given < 0 and function is math.sinh else math.inf

    return method


def _whole(function: Callable[[float], Value]) -> Method:
    """A function that makes a number whole; what is not finite stays."""

    def method(_run: Runtime, value: Value = UNDEFINED) -> Value:
        given = number(value)
        if type(given) is int:
            return given
        return tidy(function(given)) if math.isfinite(given) else given

    return method


def _log(base: Callable[[float], float]) -> Method:
    return _one(lambda value: -math.inf if value == 0 else base(value))


def _exp(value: float) -> float:
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def _extreme(choose: Callable[..., float], none: float) -> Method:
    def method(run: Runtime, *values: Value) -> Value:
        run.budget.step(1 + len(values) // 100)
        given = [number(value) for value in values]
        if any(value != value for value in given):
            return NAN
        return choose(given, default=none)

    return method


def _hypot(_run: Runtime, *values: Value) -> Value:
    """As node does it: scaled by the largest, and summed with what each sum loses (Kahan 1965)."""
    sides = [abs(number(value)) for value in values]
    most = max(sides, default=0)
    if most == 0 or not all(map(math.isfinite, sides)):
        return math.inf if math.inf in sides else NAN if any(map(math.isnan, sides)) else 0
    total = lost = 0.0
    for side in sides:
        part = (side / most) ** 2 - lost
        lost = (total + part - total) - part
        total += part
    return tidy(math.sqrt(total) * most)


def _periodic(function: Callable[[float], float]) -> Method:
    return _one(lambda value: function(value) if math.isfinite(value) else NAN)


def _sign(value: float) -> float:
    return value if value != value else (value > 0) - (value < 0)


def _atan2(_run: Runtime, y: Value = UNDEFINED, x: Value = UNDEFINED) -> Value:
    return tidy(math.atan2(number(y), number(x)))


def _imul(_run: Runtime, left: Value = 0, right: Value = 0) -> Value:
    return int32(int32(left) * int32(right))


def _clz32(_run: Runtime, value: Value = 0) -> Value:
    return 32 - (int32(value) & 0xFFFFFFFF).bit_length()


def _single(value: float) -> float:
    """The nearest number of 32 bits."""
    try:
        return float(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def _cbrt(value: float) -> float:
    """The cube root; one step of Newton's, as the C library is off by a digit for 27."""
    root = math.cbrt(value)
    if root == 0 or not math.isfinite(root):
        return root
    return root - (root * root * root - value) / (3 * root * root)


MATH: Final[Mapping[str, Method]] = {
    "abs": lambda _run, value=UNDEFINED: abs(number(value)),
    "acos": _one(math.acos),
    "asin": _one(math.asin),
    "atan": _one(math.atan),
    "atan2": _atan2,
    "cbrt": _one(_cbrt),
    "ceil": _whole(math.ceil),
    "clz32": _clz32,
    "cos": _periodic(math.cos),
    "cosh": _one(math.cosh),
    "exp": _one(_exp),
    "expm1": _one(math.expm1),
    "floor": _whole(math.floor),
    "fround": _one(_single),
    "hypot": _hypot,
    "imul": _imul,
    "log": _log(math.log),
    "log10": _log(math.log10),
    "log1p": _one(lambda value: -math.inf if value == -1 else math.log1p(value)),
    "log2": _log(math.log2),
    "max": _extreme(max, -math.inf),
    "min": _extreme(min, math.inf),
    "pow": lambda _run, base=UNDEFINED, exponent=UNDEFINED: power(base, exponent),
    "random": lambda run: run.chance(),
    "round": _whole(_round),
    "sign": _one(_sign),
    "sin": _periodic(math.sin),
    "sinh": _one(math.sinh),
    "sqrt": _one(math.sqrt),
    "tan": _periodic(math.tan),
    "tanh": _one(math.tanh),
    "trunc": _whole(math.trunc),
}
MATH_VALUES: Final[Mapping[str, Value]] = {
    "E": math.e,
    "LN10": math.log(10),
    "LN2": math.log(2),
    "LOG10E": 1 / math.log(10),
    "LOG2E": 1 / math.log(2),
    "PI": math.pi,
    "SQRT1_2": math.sqrt(0.5),
    "SQRT2": math.sqrt(2),
}


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_integer(_run: Runtime, value: Value = UNDEFINED) -> Value:
    return _is_number(value) and math.isfinite(value) and value == math.floor(value)


def _is_safe(run: Runtime, value: Value = UNDEFINED) -> Value:
    return bool(_is_integer(run, value)) and abs(value) < MAX_SAFE


NUMBER: Final[Mapping[str, Method]] = {
    "isFinite": lambda _run, value=UNDEFINED: _is_number(value) and math.isfinite(value),
    "isInteger": _is_integer,
    "isNaN": lambda _run, value=UNDEFINED: value != value,
    "isSafeInteger": _is_safe,
    "parseFloat": parse_float,
    "parseInt": parse_int,
}
NUMBER_VALUES: Final[Mapping[str, Value]] = {
    "EPSILON": 2.0**-52,
    "MAX_SAFE_INTEGER": MAX_SAFE - 1,
    "MAX_VALUE": 1.7976931348623157e308,
    "MIN_SAFE_INTEGER": 1 - MAX_SAFE,
    "MIN_VALUE": 5e-324,
    "NaN": NAN,
    "NEGATIVE_INFINITY": -math.inf,
    "POSITIVE_INFINITY": math.inf,
}
