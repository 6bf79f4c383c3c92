"""Cursors in a shared text, as editors of browsers tell them: stuck to a letter, not to a place.

A position names the letter that it stands before, by the client that wrote it and that client's
count of letters; at the end of a text it names none. Our own positions count characters from 0;
those of JavaScript count UTF-16 units, where 🎹 is two.

The library that resolves positions ends with a panic on a letter that it does not know, so that one
is looked for first. And it counts the pieces before a letter in bytes, but within the letter's
piece in UTF-16 units: where a text is not plain ASCII the beginning of the piece has to be found.
"""

from collections.abc import Mapping
from typing import Any, Final

from pycrdt import Assoc, Doc, StickyIndex, Text

from jam.flok.pubsub import utf16

PREFIX: Final = "text:"
MOST_BACK: Final = 4_096  # letters of a piece that are gone through
MOST_TRIES: Final = 64


def position(
    doc: "Doc[Any]", known: Mapping[int, int], text: "Text", name: str, at: int
) -> dict[str, Any]:
    """The position before a character of a text, told to others.

    Args:
        doc: the document.
        known: how far each client is known in it.
        text: the text ...
        name: ... and its name in the document.
        at: the character.
    """
    written = str(text)
    found: dict[str, Any] = {"type": None, "tname": name, "item": None, "assoc": 0}
    if not 0 <= at < len(written):
        return found
    first, last = utf16(written[:at]), len(written[:at].encode())
    for index in range(last, max(first, last - MOST_TRIES) - 1, -1):
        item = StickyIndex.new(text, index, Assoc.AFTER).to_json().get("item")
        letter = _letter(item, known)
        if letter is not None and _place(doc, written, letter) == at:
            return {**found, "item": letter}
    return found


def place(doc: "Doc[Any]", known: Mapping[int, int], told: object) -> tuple[str, int] | None:
    """The text and the character of a position that somebody told; None where there is none."""
    if not isinstance(told, dict):
        return None
    name, item = told.get("tname"), told.get("item")
    if not isinstance(name, str) or not name.startswith(PREFIX) or name not in list(doc.keys()):
        return None
    written = str(doc.get(name, type=Text))
    if item is None:
        return name[len(PREFIX) :], len(written)
    letter = _letter(item, known)
    return None if letter is None else (name[len(PREFIX) :], _place(doc, written, letter))


def _place(doc: "Doc[Any]", written: str, letter: Mapping[str, int]) -> int:
    """The character of a letter: characters before its piece, and those within."""
    with doc.transaction() as transaction:

        def index(clock: int) -> int:
            plain = {"item": {"client": letter["client"], "clock": clock}, "assoc": 0}
            return StickyIndex.from_json(plain).get_index(transaction)

        here = begin = index(letter["clock"])
        if written.isascii():
            return min(here, len(written))
        for clock in range(letter["clock"] - 1, max(letter["clock"] - MOST_BACK, 0) - 1, -1):
            before = index(clock)
            if before != begin - 1:
                break
            begin = before
    first = len(written.encode()[:begin].decode("utf-8", "ignore"))
    return first + characters(written[first:], here - begin)


def _letter(item: object, known: Mapping[int, int]) -> dict[str, int] | None:
    """A letter that is in the document."""
    if not isinstance(item, dict):
        return None
    client, clock = item.get("client"), item.get("clock")
    if type(client) is not int or type(clock) is not int:
        return None
    return {"client": client, "clock": clock} if 0 <= clock < known.get(client, 0) else None


def characters(text: str, units: int) -> int:
    """So many UTF-16 units of a text are so many characters.

    >>> characters("a🎹b", 3)
    2
    """
    for at, character in enumerate(text):
        if units <= 0:
            return at
        units -= 2 if character > "\uffff" else 1
    return len(text)
