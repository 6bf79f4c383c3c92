"""Numbers as JavaScript and Strudel see them: strings, note names and floats made numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from patterns.errors import KindError
from patterns.values import UNDEFINED, Value

SAFE = 2**53  # whole numbers beyond it are doubles
MAX_DENOMINATOR = 10_000_000
PITCHES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
ACCIDENTALS = {"#": 1, "s": 1, "b": -1, "f": -1}
NOTE = re.compile(r"([a-gA-G])([#bsf]*)(-?[0-9]+)?\Z")
NUMBER = re.compile(r"[+-]?(?:Infinity|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)\Z")
KINDS = {
    **dict.fromkeys(("Pattern", "Settled"), "a pattern"),
    "Hap": "a hap",
    "TimeSpan": "a span of time",
    "Fraction": "a time",
}
RADIX = {"0x": 16, "0o": 8, "0b": 2}


def js_number(value: Value) -> float:
    """JavaScript's Number(value): nan where there is none.

    >>> js_number("1e3"), js_number(""), js_number("x")
    (1000, 0, nan)
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, Fraction):
        return tidy(value.numerator / value.denominator)
    if value is None:
        return 0
    if isinstance(value, str):
        return _string_number(value.strip())
    if isinstance(value, (tuple, list)) and len(value) < 2:
        return js_number(value[0]) if value else 0
    return math.nan


def _string_number(text: str) -> float:
    if not text:
        return 0
    if NUMBER.match(text):
        if text.lstrip("+-").isdigit() and len(text) < 17:
            return int(text)
        return tidy(float(text))
    base, digits = RADIX.get(text[:2].lower()), text[2:]
    if base is None or not (digits.isascii() and digits.isalnum()):
        return math.nan
    try:
        return tidy(int(digits, base))
    except ValueError:
        return math.nan


def tidy(number: float) -> float:
    """The number as an int where it is whole and exact, else as a float.

    >>> tidy(2.0), tidy(0.5)
    (2, 0.5)
    """
    if isinstance(number, int):
        return number if -SAFE <= number <= SAFE else _double(number)
    return int(number) if number.is_integer() and -SAFE <= number <= SAFE else number


def _double(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def note_number(name: str, octave: int = 3) -> int | None:
    """The MIDI number of a note name, None where it is no note.

    >>> note_number("c4"), note_number("eb"), note_number("zz")
    (60, 51, None)
    """
    found = NOTE.match(name)
    if found is None:
        return None
    letter, signs, its_octave = found.groups()
    offset = sum(ACCIDENTALS[sign] for sign in signs)
    height = octave if its_octave is None else int(its_octave)
    return (height + 1) * 12 + PITCHES[letter.lower()] + offset


def numeral(value: Value) -> float:
    """A number for arithmetic: a number, a string that reads as one, or a note name.

    Raises:
        KindError: it is none of these.
    """
    if value.__class__ is int or (value.__class__ is float and value == value):
        return value
    number = js_number(value) if value is not UNDEFINED else math.nan
    if not math.isnan(number):
        return number
    if isinstance(value, str):
        note = note_number(value)
        if note is not None:
            return note
    raise unfit(value, "a number or a note", "write 3, .5 or c4")


def unfit(value: Value, wanted: str, hint: str = "") -> KindError:
    """The error for a value that is not of the kind that is wanted."""
    return KindError.of(shown(value), wanted, hint)


def shown(value: Value) -> str:
    """A value in a message: short, and as the player would write it.

    >>> shown(2.0), shown(-math.inf), shown("bd"), shown(None)
    ('2', '-Infinity', '"bd"', 'null')
    """
    if isinstance(value, str):
        return f'"{value[:30]}"'
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{tidy(value)}".replace("inf", "Infinity").replace("nan", "NaN")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (dict, tuple, list)):
        return "an object" if isinstance(value, dict) else "a list"
    if value is UNDEFINED:
        return "undefined"
    return KINDS.get(type(value).__name__, "a function" if callable(value) else "this")


def fraction(value: Value) -> Fraction:
    """An exact time from a value: a fraction as it is, a number by its nearest simple ratio.

    What is undefined is 0, as in Strudel.

    Raises:
        KindError: it is no number.

    >>> fraction(0.333), fraction(1 / 3), fraction("0.25")
    (Fraction(333, 1000), Fraction(1, 3), Fraction(1, 4))
    """
    if value.__class__ is Fraction:
        return value
    if value.__class__ is int:
        return exact(value)
    if value is UNDEFINED or value is None:
        return exact(0)
    if isinstance(value, str):
        try:
            return Fraction(value.strip() or "0")
        except (ValueError, ZeroDivisionError):
            pass
    if isinstance(value, float) and math.isfinite(value):
        return simple_ratio(value)
    if isinstance(value, (tuple, list)) and len(value) == 2 and fraction(value[1]):
        return fraction(value[0]) / fraction(value[1])
    raise unfit(value, "a number", "such as 1/8")


@lru_cache(maxsize=1024)
def exact(number: int) -> Fraction:
    """A whole number as an exact time; the same few come again and again."""
    return Fraction(number)


def multiplied(steps: Fraction | None, factor: Fraction | int) -> Fraction | None:
    """A step count so many times; None where there is none.

    >>> multiplied(Fraction(4), 2), multiplied(Fraction(3, 2), Fraction(1, 3))
    (Fraction(8, 1), Fraction(1, 2))
    """
    if steps is None:
        return None
    (num, den), (times, over) = steps.as_integer_ratio(), factor.as_integer_ratio()
    return exact(num * times) if den == over == 1 else Fraction(num * times, den * over)


def exactly(time: Fraction | int) -> Fraction:
    """A time as an exact one."""
    return time if isinstance(time, Fraction) else exact(time)


@lru_cache(maxsize=4096)
def simple_ratio(number: float) -> Fraction:
    """The ratio Strudel takes a double for: the first in the Stern-Brocot tree that equals it.

    A number from 1 on is first divided by a power of ten. Denominators end at 10,000,000.
    """
    if number < 0:
        return -simple_ratio(-number)
    if number.is_integer():
        return Fraction(int(number))
    scale = 1
    if number >= 1:
        scale = 10 ** math.floor(1 + math.log10(number))
        number = number / scale
    num, den = _walk(number)
    return Fraction(num * scale, den)


def _walk(target: float) -> tuple[int, int]:
    """Down the Stern-Brocot tree between 0 and 1, many steps of one direction at once."""
    low, high = (0, 1), (1, 1)
    while low[1] <= MAX_DENOMINATOR and high[1] <= MAX_DENOMINATOR:
        num, den = low[0] + high[0], low[1] + high[1]
        middle = num / den
        if middle == target:
            if den <= MAX_DENOMINATOR:
                return num, den
            return high if high[1] > low[1] else low
        if target > middle:
            low = _leap(low, high, lambda n, d: target > n / d)
        else:
            high = _leap(high, low, lambda n, d: target < n / d)
    return high if low[1] > MAX_DENOMINATOR else low


def _leap(
    moving: tuple[int, int], still: tuple[int, int], beyond: Callable[[int, int], bool]
) -> tuple[int, int]:
    """Add `still` to `moving` as often as the target stays beyond, within the denominators."""

    def after(steps: int) -> tuple[int, int]:
        return moving[0] + steps * still[0], moving[1] + steps * still[1]

    def good(steps: int) -> bool:
        num, den = after(steps)
        return beyond(num, den) and den - still[1] <= MAX_DENOMINATOR

    high = 1
    while good(high * 2):
        high *= 2
    low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if good(middle) else (low, middle)
    return after(low)
