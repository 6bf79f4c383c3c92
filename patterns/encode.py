"""Haps as JSON: exact times as "n/d", values as they are, the odd ones marked.

What JSON has no word for is an object with one key: {"$num": "NaN"}, {"$frac": "1/3"},
{"$undefined": true}, {"$function": true}, {"$pattern": true}, {"$hap": {...}}.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from patterns.hap import Hap, Sample, TimeSpan
from patterns.numerals import tidy
from patterns.pattern import Pattern
from patterns.values import UNDEFINED, Value

MAX_DEPTH = 12


def encode_fraction(time: Fraction) -> str:
    """An exact time.

    >>> encode_fraction(Fraction(2, 4))
    '1/2'
    """
    return f"{time.numerator}/{time.denominator}"


def encode_hap(hap: Hap) -> dict[str, Any]:
    """A hap as an object of whole, part and value.

    >>> from patterns.hap import EMPTY
    >>> encode_hap(Hap((4, 0, 2, 0, 1, "bd", EMPTY), 1))
    {'whole': ['1/1', '3/2'], 'part': ['1/1', '5/4'], 'value': 'bd'}
    """
    ticks, first, last, begin, end, value, _ = hap.event
    base = hap.cycle * ticks
    return {
        "whole": None if isinstance(hap, Sample) else _between(base + first, base + last, ticks),
        "part": _between(base + begin, base + end, ticks),
        "value": encode_value(value),
    }


def _between(begin: int, end: int, ticks: int) -> list[str]:
    """Begin and end of a span in ticks, as exact times."""
    one, two = math.gcd(begin, ticks), math.gcd(end, ticks)
    return [f"{begin // one}/{ticks // one}", f"{end // two}/{ticks // two}"]


def items_in(value: Value, most: int) -> int:
    """How many items the lists and objects of a value have together, counted as far as `most`.

    >>> items_in((1, {"a": (2, 3)}), 100), items_in((1, 2, 3), 1)
    (5, 3)
    """
    count, waiting = 0, [value]
    while waiting and count <= most:
        one = waiting.pop()
        inner = one.values() if isinstance(one, Mapping) else one
        if isinstance(one, (tuple, list, Mapping)):
            count += len(one)
            waiting += [each for each in inner if isinstance(each, (tuple, list, Mapping))]
    return count


def encode_value(value: Value, depth: int = 0) -> Any:
    """A value as JSON has it.

    >>> encode_value({"s": "bd", "x": UNDEFINED, "n": math.inf})
    {'n': {'$num': 'Infinity'}, 's': 'bd'}
    """
    if depth > MAX_DEPTH:
        return {"$deep": True}
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (tuple, list)):
        return [encode_value(one, depth + 1) for one in value]
    if isinstance(value, Mapping):
        known = (key for key in sorted(value) if value[key] is not UNDEFINED)
        return {key: encode_value(value[key], depth + 1) for key in known}
    return _odd(value)


def _number(value: float) -> Any:
    if math.isfinite(value):
        return tidy(value)
    name = "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return {"$num": name}


def _odd(value: Value) -> Any:
    if value is UNDEFINED:
        return {"$undefined": True}
    if isinstance(value, Fraction):
        return {"$frac": encode_fraction(value)}
    if isinstance(value, Pattern):
        return {"$pattern": True}
    if isinstance(value, TimeSpan):
        return {"begin": _odd(value.begin), "end": _odd(value.end)}
    if isinstance(value, Hap):
        return {"$hap": encode_hap(value)}
    if callable(value):
        return {"$function": True}
    return {}
