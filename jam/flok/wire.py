"""Frames about a shared document, to and from values: the y-protocol of Flok. Pure.

A frame begins with its kind: 0 is about the document (0 asks by a state vector, 1 answers, 2 tells
of a change), 1 tells of who is here (awareness), 2 refuses, 3 asks who is here. Sizes are looked at
before anything is decoded; a frame that means nothing is a GarbledError, in a clause.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from jam.lib0 import GarbledError, Reader, block, number, text
from jam.updates import look_through, look_through_state

SYNC, AWARENESS, AUTH, QUERY = range(4)
ASK, ANSWER, UPDATE = range(3)

MOST_FRAME: Final = (1 << 20) + 64  # bytes: a whole document at first
MOST_STATE: Final = 4_096  # bytes of what somebody shows of themselves
MOST_STATES: Final = 64  # in one frame that are looked at
MOST_REASON: Final = 512


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody has so much of the document and wants the rest."""

    state: bytes


@dataclass(frozen=True, slots=True)
class Update:
    """A piece of the document; `answer` where it was asked for.

    `writers` are the clients whose writing is in it.
    """

    data: bytes
    answer: bool = False
    writers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """What a client shows of itself, None where it is gone; a higher clock is newer."""

    client: int
    clock: int
    shown: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class States:
    """News of who is here; `more` were left out because they are too many or too long."""

    states: tuple[State, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class WhoIsHere:
    """Somebody wants to hear of everybody."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server does not let us in."""

    reason: str


Message: TypeAlias = Ask | Update | States | WhoIsHere | Refused


def read(frame: bytes) -> Message | None:
    """What a frame says; None where it is of a kind that is not ours to know.

    Raises:
        GarbledError: it says nothing.
    """
    if len(frame) > MOST_FRAME:
        raise GarbledError(f"it has {len(frame)} bytes, more than {MOST_FRAME}")
    reader = Reader(frame)
    kind = reader.number()
    if kind == SYNC:
        return _about_document(reader)
    if kind == AWARENESS:
        return _states(Reader(reader.block(MOST_FRAME)))
    if kind == AUTH:
        return Refused(reader.text(MOST_REASON)) if reader.number() == 0 else None
    return WhoIsHere() if kind == QUERY else None


def _about_document(reader: Reader) -> Message:
    kind = reader.number()
    data = reader.block(MOST_FRAME)
    if kind == ASK:
        look_through_state(data)
        return Ask(data)
    if kind not in (ANSWER, UPDATE):
        raise GarbledError(f"a message about the document is of kind {kind}")
    return Update(data, kind == ANSWER, look_through(data).writers)


def _states(reader: Reader) -> States:
    found: list[State] = []
    more = 0
    for _ in range(reader.count(3)):
        client, clock = reader.number(), reader.number()
        shown = reader.block(MOST_FRAME)
        if len(shown) > MOST_STATE or len(found) == MOST_STATES:
            more += 1
            continue
        found.append(State(client, clock, _shown(shown)))
    return States(tuple(found), more)


def _shown(data: bytes) -> dict[str, Any] | None:
    """A client's state; what is no table counts as an empty one."""
    value = plain(data)
    return value if isinstance(value, dict) else None if value is None else {}


def plain(data: bytes | str) -> object:
    """What JSON says, of a length that was looked at before.

    Raises:
        GarbledError: it is none, or too deep, or has numbers that JSON has not.
    """
    try:
        value: object = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise GarbledError("it is not JSON, or nested too deep") from None
    return value


def _no_number(name: str) -> float:
    raise ValueError(name)


def ask(state: bytes) -> bytes:
    """A frame that asks for what is missing, by a state vector."""
    return bytes([SYNC, ASK]) + block(state)


def answer(update: bytes) -> bytes:
    """A frame with what was asked for."""
    return bytes([SYNC, ANSWER]) + block(update)


def update(change: bytes) -> bytes:
    """A frame that tells of a change."""
    return bytes([SYNC, UPDATE]) + block(change)


def awareness(states: Iterable[State]) -> bytes:
    """A frame that tells of who is here."""
    told = list(states)
    parts = [number(len(told))]
    for one in told:
        parts += [number(one.client), number(one.clock)]
        parts.append(text(json.dumps(one.shown, separators=(",", ":"), ensure_ascii=False)))
    return bytes([AWARENESS]) + block(b"".join(parts))


def who_is_here() -> bytes:
    """A frame that asks for everybody."""
    return bytes([QUERY])
