"""What hubs and players say to each other beside frames: JSON, read with suspicion. Pure.

A player begins: {"jam": 1, "room": "2bb8…", "door": "0f3c…"}. The hub answers
{"connection": 3, "others": [1, 2]} or {"refused": "the room is full"}; later it says {"join": 4}
and {"leave": 4}. Everything else is binary: a player sends `[4 bytes: to whom, 0 is all] frame`,
the hub `[4 bytes: from whom] frame`, numbers with the big end first.
"""

import json
import re
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeGuard

from jam.net.carrier import opens

VERSION: Final = 1
NUMBER_BYTES: Final = 4
LONGEST_ANSWER: Final = 65_536
LONGEST_SENTENCE: Final = 200  # of a stranger, that a player reads
DOOR_BYTES: Final = range(8, 65)

_ROOM = re.compile(r"[0-9a-f]{32}")


class HelloError(Exception):
    """A hello that lets nobody in, in a sentence."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """The hub lets me in: my number, and those of the others."""

    connection: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The hub does not let me in."""

    why: str


@dataclass(frozen=True, slots=True)
class Came:
    """A connection came (or left, where `here` is False)."""

    connection: int
    here: bool


Word: TypeAlias = Welcome | Refused | Came


def hello(room: str, door: bytes) -> str:
    """What a player begins with."""
    return json.dumps({"jam": VERSION, "room": room, "door": door.hex()})


def read_hello(text: str | bytes, most_bytes: int) -> str:
    """The room that a hello asks for, and may enter.

    Raises:
        HelloError: it may not, or this is no hello.

    >>> from jam.net.carrier import room_of
    >>> read_hello(hello(room_of(b"a secret"), b"a secret"), 1024) == room_of(b"a secret")
    True
    >>> read_hello(hello(room_of(b"a secret"), b"a guess."), 1024)
    Traceback (most recent call last):
        ...
    jam.net.words.HelloError: the key does not open this room: ask for its link again
    """
    said = _object(text, most_bytes)
    if said is None or "jam" not in said:
        raise HelloError("this is no hello of a jam")
    if said["jam"] != VERSION:
        raise HelloError(f"this hub speaks version {VERSION} of the jam: both need the same")
    room, door = said.get("room"), said.get("door")
    if not isinstance(room, str) or not isinstance(door, str) or not _ROOM.fullmatch(room):
        raise HelloError("this is no hello of a jam")
    secret = _hex(door)
    if len(secret) not in DOOR_BYTES or not opens(secret, room):
        raise HelloError("the key does not open this room: ask for its link again")
    return room


def welcome(connection: int, others: tuple[int, ...]) -> str:
    """What the hub answers who may enter."""
    return json.dumps({"connection": connection, "others": list(others)})


def refused(why: str) -> str:
    """What the hub answers who may not."""
    return json.dumps({"refused": why})


def came(connection: int, here: bool) -> str:
    """What the hub tells of another connection."""
    return json.dumps({"join" if here else "leave": connection})


def read(text: str | bytes) -> Word | None:
    r"""What a hub says; None where it makes no sense.

    >>> read(welcome(3, (1, 2))), read(came(4, True)), read("[]"), read(b"\xff")
    (Welcome(connection=3, others=(1, 2)), Came(connection=4, here=True), None, None)
    """
    said = _object(text, LONGEST_ANSWER)
    if said is None:
        return None
    if isinstance(why := said.get("refused"), str):
        return Refused(_clean(why))
    for key in ("join", "leave"):
        if _is_number(number := said.get(key)):
            return Came(number, key == "join")
    mine, others = said.get("connection"), said.get("others")
    if _is_number(mine) and isinstance(others, list):
        return Welcome(mine, tuple(one for one in others if _is_number(one)))
    return None


def packed(number: int, frame: bytes) -> bytes:
    r"""A frame with to whom, or from whom, it goes.

    >>> packed(258, b"frame"), unpacked(packed(258, b"frame")), unpacked(b"abc")
    (b'\x00\x00\x01\x02frame', (258, b'frame'), None)
    """
    return number.to_bytes(NUMBER_BYTES, "big") + frame


def unpacked(data: bytes) -> tuple[int, bytes] | None:
    """The number and the frame; None where it is too short to hold any."""
    if len(data) <= NUMBER_BYTES:
        return None
    return int.from_bytes(data[:NUMBER_BYTES], "big"), data[NUMBER_BYTES:]


def _object(text: str | bytes, most: int) -> dict[str, object] | None:
    if not isinstance(text, str) or len(text) > most:
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 < value < 256**NUMBER_BYTES


def _clean(sentence: str) -> str:
    """Nothing in it moves a cursor."""
    kept = "".join(letter if letter.isprintable() else " " for letter in sentence)
    return kept[:LONGEST_SENTENCE]
