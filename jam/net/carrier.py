"""What carries frames between those in a room, as whoever uses it sees it. Pure.

A frame is bytes that only peers can read (`jam/envelope.py`). It goes to everybody else in the
room, or to one connection by its number. Numbers (1 to 2^32 - 1) are given by the hub; they are new
after each reconnecting and say nothing about who that is: the envelope does.

Carriers live in one asyncio loop, and call a `Hearer` there. They never raise: what cannot be
sent is not sent, and whoever needs it to arrive has to notice (the records and texts of a room do:
they heal whenever peers meet again).
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final, Protocol

EVERYBODY: Final = 0
MOST_BYTES: Final = 65_536  # of a frame


@dataclass(frozen=True, slots=True)
class Opened:
    """The way to the room is open.

    Attributes:
        connection: my number.
        others: the numbers of those that are connected already.
        hub: where that is, "jam://host:port".
    """

    connection: int
    others: tuple[int, ...]
    hub: str


class Hearer(Protocol):
    """Whoever uses a carrier."""

    def on_open(self, opened: Opened) -> None:
        """Connected, or connected again: numbers known before are worth nothing now."""

    def on_join(self, connection: int) -> None:
        """Another one is connected."""

    def on_frame(self, sender: int, frame: bytes) -> None:
        """A frame came in from the connection with this number."""

    def on_leave(self, connection: int) -> None:
        """One is connected no more."""

    def on_close(self, reason: str) -> None:
        """The way is closed, or could not be opened; a sentence for the player.

        A carrier that was not told to close tries again by itself.
        """


class Carrier(Protocol):
    """Takes frames to the others."""

    def send(self, frame: bytes, to: int = EVERYBODY) -> bool:
        """Send a frame soon.

        Returns:
            whether it is on its way; False where it is too long, or nothing is open.
        """

    def close(self) -> None:
        """End it; `on_close` is not called any more."""


def room_of(door: bytes) -> str:
    """The public id of the room that a door secret opens.

    A hub can check by it that somebody who names a room also knows its door, and has to remember
    nothing for that: who knows the id alone cannot find the secret.

    >>> room_of(b"secret")
    '2bb80d537b1da3e38bd30361aa855686'
    """
    return hashlib.sha256(door).hexdigest()[:32]


def opens(door: bytes, room: str) -> bool:
    """Is this the door secret of the room with this id? Takes as long whatever is wrong.

    >>> opens(b"secret", room_of(b"secret")), opens(b"guess", room_of(b"secret")), opens(b"", "é")
    (True, False, False)
    """
    return hmac.compare_digest(room_of(door).encode(), room.encode("utf-8", "replace"))
