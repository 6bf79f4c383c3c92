"""Looks through an update of a shared document before the library decodes it. Pure.

An update is what Yjs calls its first version: who wrote (clients), what (structs), and what is
gone (ranges). The library that decodes it is quick and, for most garbage, polite; but a value
nested some ten thousand deep, or a count that nothing follows, would end or hold up the whole
process. Here such is refused with a clause that says why. Documents of ours and of Flok are texts
and plain values: nested types and documents within documents are refused as well. So is what the
library reads otherwise than Yjs writes it, because something else could hide behind that: lists of
JSON (kind 2, which Yjs has long given up), of which the library takes one more than there are.

The form is that of the "yjs" library's `encodeStateAsUpdate`, as recorded from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jam.lib0 import GarbledError, Reader

DEEPEST: Final = 16  # values within values
LONGEST: Final = 1 << 20  # bytes of a text or value
CLIENTS: Final = 16_384  # that ever wrote in a document
BRACKETS: Final = 64  # in the JSON of one value
CLOCK_MOST: Final = (1 << 31) - 1

GC, SKIP = 0, 10
ORIGIN, RIGHT_ORIGIN, PARENT_SUB = 0x80, 0x40, 0x20


@dataclass(frozen=True, slots=True)
class Contents:
    """What an update brings.

    Attributes:
        writers: the clients that wrote something in it.
        roots: names of the texts and tables that are named in it.
        structs: how many pieces it has.
    """

    writers: frozenset[int]
    roots: frozenset[str]
    structs: int


def look_through(update: bytes) -> Contents:
    """What is in an update.

    Raises:
        GarbledError: it is none, or one that must not be decoded.

    >>> look_through(bytes([0, 0])).structs
    0
    """
    reader, roots, writers, total = Reader(update), set[str](), set[int](), 0
    for _ in range(_clients(reader)):
        structs = reader.count()
        writers.add(reader.number())
        _clock(reader)
        for _ in range(structs):
            _struct(reader, roots)
        total += structs
    for _ in range(_clients(reader)):
        reader.number()
        for _ in range(reader.count(2)):
            _clock(reader)
            _clock(reader)
    if reader.left:
        raise GarbledError("something stands behind its end")
    return Contents(frozenset(writers), frozenset(roots), total)


def taken_in(apply: Callable[[bytes], None], update: bytes) -> None:
    """Let the library decode what was looked through.

    Raises:
        GarbledError: it does not, however it says so.
    """
    try:
        apply(update)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as why:  # noqa: BLE001 - a failure in Rust is no Exception
        raise GarbledError(f"it fails: {type(why).__name__}") from None


def look_through_state(state: bytes) -> Mapping[int, int]:
    """How far each client is known, from a state vector.

    Raises:
        GarbledError: it is none.
    """
    reader = Reader(state)
    known = {}
    for _ in range(_clients(reader)):
        client = reader.number()
        known[client] = reader.number()
    if reader.left:
        raise GarbledError("something stands behind its end")
    return known


def _clients(reader: Reader) -> int:
    count = reader.count(2)
    if count > CLIENTS:
        raise GarbledError(f"it names {count} writers")
    return count


def _struct(reader: Reader, roots: set[str]) -> None:
    info = reader.byte()
    if info in (GC, SKIP):
        _length(reader)
        return
    for flag in (ORIGIN, RIGHT_ORIGIN):
        if info & flag:
            _id(reader)
    if not info & (ORIGIN | RIGHT_ORIGIN):
        _parent(reader, roots)
        if info & PARENT_SUB:
            reader.text(256)
    kind = info & 0x1F
    content = _CONTENTS.get(kind)
    if content is None:
        raise GarbledError(f"it has a content of kind {kind}")
    content(reader)


def _parent(reader: Reader, roots: set[str]) -> None:
    named = reader.number()
    if named > 1:  # the library would take only its lower bits
        raise GarbledError("a piece belongs nowhere")
    if named:
        roots.add(reader.text(256))
    else:
        _id(reader)


def _id(reader: Reader) -> None:
    reader.number()
    _clock(reader)


def _clock(reader: Reader) -> int:
    """How much somebody has written so far, or in one piece."""
    clock = reader.number()
    if clock > CLOCK_MOST:
        raise GarbledError("a number is too large")
    return clock


def _length(reader: Reader) -> int:
    """Of a piece: one without a length is never written, and the library stumbles over it."""
    length = _clock(reader)
    if not length:
        raise GarbledError("a piece is empty")
    return length


def _binary(reader: Reader) -> None:
    reader.block(LONGEST)


def _string(reader: Reader) -> None:
    if not reader.text(LONGEST):
        raise GarbledError("a piece is empty")


def _json(reader: Reader) -> None:
    text = reader.text(LONGEST)
    if text.count("[") + text.count("{") > BRACKETS:
        raise GarbledError("a value is nested too deep")


def _format(reader: Reader) -> None:
    reader.text(256)
    _json(reader)


def _values(reader: Reader) -> None:
    for _ in range(_length(reader)):
        _value(reader, 0)


def _value(reader: Reader, depth: int) -> None:
    """One value of any kind: 116 is bytes, 117 a list, 118 an object, 119 a text, ..."""
    if depth > DEEPEST:
        raise GarbledError("a value is nested too deep")
    kind = reader.byte()
    if kind == 117:
        for _ in range(reader.count()):
            _value(reader, depth + 1)
    elif kind == 118:
        for _ in range(reader.count(2)):
            reader.text(LONGEST)
            _value(reader, depth + 1)
    elif kind in (116, 119):
        reader.block(LONGEST)
    elif kind == 125:
        _whole(reader)
    elif kind in _SIZES:
        reader.skip(_SIZES[kind])
    else:
        raise GarbledError(f"it has a value of kind {kind}")


def _whole(reader: Reader) -> None:
    """A whole number with a sign: six bits in the first byte, seven in each that follows."""
    for _ in range(9):
        if reader.byte() < 128:
            return
    raise GarbledError("a number is too large")


_SIZES: Final[Mapping[int, int]] = {120: 0, 121: 0, 122: 8, 123: 8, 124: 4, 126: 0, 127: 0}
_CONTENTS: Final[Mapping[int, Callable[[Reader], object]]] = {
    1: _length,  # what is deleted
    3: _binary,
    4: _string,
    5: _json,
    6: _format,
    8: _values,
}
