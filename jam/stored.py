"""A room as bytes: its records and texts, so that it survives a restart. Pure.

A line that says what it is, a line with the SHA-256 of the rest, then compressed JSON. Signatures
are checked again when a peer takes it in.
"""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass

from jam.room import JamError

_FIRST = b"notalabel room 1\n"
_LONGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of a room.

    Attributes:
        room: its public id.
        records: as they travel.
        texts: whole updates of the panes' documents, by name.
    """

    room: str
    records: tuple[object, ...]
    texts: tuple[tuple[str, bytes], ...]


def pack(stored: Stored) -> bytes:
    """A room as bytes."""
    told = {
        "room": stored.room,
        "records": list(stored.records),
        "texts": {name: base64.b64encode(text).decode() for name, text in stored.texts},
    }
    rest = zlib.compress(json.dumps(told).encode())
    return _FIRST + hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest


def unpack(data: bytes) -> Stored:
    """A room from bytes.

    Raises:
        JamError: they are damaged, or are no room.
    """
    if not data.startswith(b"notalabel room "):
        raise JamError("this file is no room that was kept")
    first, sep, rest = data.partition(b"\n")
    if first + sep != _FIRST:
        raise JamError("this room was kept by a newer version of Not a Label: update it")
    digest, _, rest = rest.partition(b"\n")
    if hashlib.sha256(rest).hexdigest().encode() != digest:
        raise JamError("the room that was kept is damaged: join by the link, others still have it")
    try:
        unzip = zlib.decompressobj()
        told = json.loads(unzip.decompress(rest, _LONGEST))
        texts = tuple((n, base64.b64decode(t)) for n, t in told["texts"].items())
        return Stored(str(told["room"]), tuple(told["records"]), texts)
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise JamError("the room that was kept cannot be read: join by the link") from None
