"""Events as plain JSON and back, between the worker that plays strangers' code and the session.

An event is a list: ticks of a cycle, whole begin and end, part begin and end, in ticks from its
cycle; value; and where there are any, places in the code as one flat list, tags, scale. What JSON
has no word for is an object with the one key "$": {"$": "nan"}, {"$": "1/3"}. Pure.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from patterns.hap import EMPTY, Context, Event, Hap, Sample
from patterns.operations.devices import TAG as DEVICE
from patterns.values import UNDEFINED, Value

MARK: Final = "$"
MOST_DEPTH: Final = 8  # of lists and objects within each other
MOST_ITEMS: Final = 1_000  # of one list or object
LONGEST_TEXT: Final = 4_096  # characters
MOST_BITS: Final = 2_048  # of a whole number
MOST_PLACES: Final = 32  # in the code, of one event
MOST_TAGS: Final = 8
LONGEST_TAG: Final = 2_000
SPECIAL: Final = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def rows_of(haps: Iterable[Hap], cycle: int, devices: bool) -> list[list[Any]]:
    """The events of a cycle as rows; samples of signals make no sound and are left out.

    Args:
        haps: what a pattern gave for the cycle.
        cycle: which.
        devices: they may go to MIDI ports and the like.
    """
    found = (row_of(hap, cycle, devices) for hap in haps if not isinstance(hap, Sample))
    return [row for row in found if row is not None]


def row_of(hap: Hap, cycle: int, devices: bool) -> list[Any] | None:
    """An event as a row; None where its times are finer than anything that is played.

    >>> row_of(Hap((4, 4, 6, 4, 5, {"s": "bd"}, Context(((3, 5),))), 1), 2, False)
    [4, 0, 2, 0, 1, {'s': 'bd'}, [3, 5]]
    """
    ticks, first, last, begin, end, value, context = hap.event
    by = (cycle - hap.cycle) * ticks
    times = [ticks, first - by, last - by, begin - by, end - by]
    if any(time.bit_length() > MOST_BITS for time in times):
        return None
    row = [*times, plain(value)]
    more = _told(context, devices)
    while more and not more[-1]:
        more.pop()
    return row + more


def _told(context: Context, devices: bool) -> list[Any]:
    places = [at for place in context.locations[:MOST_PLACES] for at in place]
    tags = [
        tag
        for tag in context.tags
        if len(tag) <= LONGEST_TAG and (devices or not tag.startswith(DEVICE))
    ]
    return [places, tags[-MOST_TAGS:], context.scale]


def plain(value: Value, depth: int = 0) -> Any:
    """A value as JSON has it; what cannot be told is null, or left out of its object.

    >>> plain({"n": math.inf, "x": UNDEFINED, "list": (1, Fraction(1, 3))})
    {'n': {'$': 'inf'}, 'list': [1, {'$': '1/3'}]}
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value[:LONGEST_TEXT]
    if isinstance(value, Fraction):
        return {MARK: f"{value.numerator}/{value.denominator}"} if _short(value) else None
    if isinstance(value, int):
        return value if value.bit_length() <= MOST_BITS else None
    if isinstance(value, float):
        return value if math.isfinite(value) else {MARK: str(value)}
    if depth >= MOST_DEPTH:
        return None
    if isinstance(value, (tuple, list)):
        return [plain(one, depth + 1) for one in value[:MOST_ITEMS]]
    if isinstance(value, Mapping):
        return _object(value, depth)
    return None


def _short(value: Fraction) -> bool:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) <= MOST_BITS


def _object(value: Mapping[Any, Value], depth: int) -> dict[str, Any]:
    """An object without what cannot be told, its entries in their order."""
    found: dict[str, Any] = {}
    for key, its in value.items():
        if key == MARK or not isinstance(key, str) or len(found) >= MOST_ITEMS:
            continue
        told = None if its is UNDEFINED else plain(its, depth + 1)
        if told is not None or its is None:
            found[key[:LONGEST_TEXT]] = told
    return found


def events_of(rows: Sequence[Sequence[Any]], without: frozenset[str]) -> list[Event]:
    """Rows as events.

    Args:
        rows: what rows_of gave.
        without: controls that are left out.

    >>> events_of([[4, 0, 2, 0, 1, {"s": "bd", "cps": 2}, [3, 5]]], frozenset({"cps"}))
    [(4, 0, 2, 0, 1, {'s': 'bd'}, Context(((3, 5),), '', ()))]
    """
    return [(*row[:5], _controls(value_of(row[5]), without), _context(row[6:])) for row in rows]


def _controls(value: Value, without: frozenset[str]) -> Value:
    if isinstance(value, dict) and not without.isdisjoint(value):
        return {key: its for key, its in value.items() if key not in without}
    return value


def _context(more: Sequence[Any]) -> Context:
    if not more:
        return EMPTY
    flat, tags, scale = (*more, (), "")[:3] if len(more) < 3 else more
    places = tuple(zip(flat[::2], flat[1::2], strict=True))
    return Context(places, scale, tuple(tags))


def value_of(told: Any) -> Value:
    """A value as it was before plain.

    >>> value_of({"n": {"$": "-inf"}, "list": [1, {"$": "1/3"}]})
    {'n': -inf, 'list': (1, Fraction(1, 3))}
    """
    if isinstance(told, list):
        return tuple(value_of(one) for one in told)
    if not isinstance(told, dict):
        return told
    if MARK in told:
        text = told[MARK]
        return SPECIAL[text] if text in SPECIAL else Fraction(text)
    return {key: value_of(its) for key, its in told.items()}
