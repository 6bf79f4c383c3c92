"""Requests that refer to what was offered: "the first one but darker", "number two"."""

import re
from dataclasses import dataclass

from ai.tables import table

_NUMBERS = {"one": 0, "two": 1, "three": 2, "four": 3, "1": 0, "2": 1, "3": 2, "4": 3}
_WORDS = re.compile(r"[^\W_]+|,")


@dataclass(frozen=True, slots=True)
class Reference:
    """Which offer is meant, and what is asked of it.

    Attributes:
        place: of the offer, from 0; -1 for the last.
        rest: the request for it, "" for the offer as it is.
    """

    place: int
    rest: str


def referred(request: str) -> Reference | None:
    """What a request refers to, None where it begins with no offer.

    >>> referred("the first one but darker"), referred("number two")
    (Reference(place=0, rest='darker'), Reference(place=1, rest=''))
    >>> referred("die zweite, aber schneller").rest, referred("first a kick, then hats")
    ('schneller', None)
    """
    words = table("words/ordinals")
    found = list(_WORDS.finditer(request.lower()))
    at = 0
    while at < len(found) and found[at][0] in words["before"]:
        at += 1
    if at == len(found):
        return None
    place = _place(found[at][0], at > 0 and found[at - 1][0] in ("number", "no"))
    if place is None:
        return None
    end, linked = at + 1, at > 0
    while end < len(found) and (found[end][0] in words["after"] or found[end][0] == ","):
        linked = linked or found[end][0] != ","
        end += 1
    rest = request[found[end].start() :].strip() if end < len(found) else ""
    return Reference(place, rest) if linked or not rest else None


def _place(word: str, numbered: bool) -> int | None:
    words = table("words/ordinals")
    if word in words["last"]:
        return -1
    if numbered and word in _NUMBERS:
        return _NUMBERS[word]
    return next((place for place, names in enumerate(words["names"]) if word in names), None)
