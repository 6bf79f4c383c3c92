"""What an address is: what lives there, its range and unit, and how it is read and changed.

A file of branches/ declares some of them as `NAMES`. An address may have a part in braces, such as
/notalabel/slot/{slot}/gain: then it stands for as many addresses as there are slots. Free of
sockets; whoever answers OSC, HTTP or a page goes by these declarations alone.
"""

import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from studio.faders import Faders
from studio.links.gate import Gate
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.wishes import Wish

Value: TypeAlias = float | int | bool | str | tuple[float, ...] | tuple[str, ...]
Gets: TypeAlias = Callable[["Desk", str], Value]
Sets: TypeAlias = Callable[["Desk", str, Any], "Future[Reply]"]

FLOAT, INT, BOOL, TEXT, TEXTS, FLOATS, ACT = "f", "i", "T", "s", "s*", "f*", "N"
KINDS: Final = {
    FLOAT: "number", INT: "whole number", BOOL: "on or off", TEXT: "text", TEXTS: "texts",
    FLOATS: "numbers", ACT: "nothing",
}  # fmt: skip
ROOT: Final = "/notalabel"
PATIENCE_S: Final = 5.0
NOT_IN_PARTS: Final = frozenset(" #*,/?[]{}")  # what OSC does not let stand in a part of an address


class NameRefusedError(ValueError):
    """What cannot be asked of an address; its text says why."""


class Desk:
    """What addresses are read from and changed through.

    Args:
        session: evaluates and plays.
        sound: makes the sound.
        gate: what code and words have to pass.
        notices: the last sentences that the player was told.
    """

    def __init__(
        self, session: Session, sound: Any, gate: Gate, notices: Callable[[], Sequence[str]]
    ) -> None:
        self.session, self.sound, self.gate, self.notices = session, sound, gate, notices
        self.player: Player | None = None
        self._slots: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        session.wish(self._meet)

    def _meet(self, player: Player) -> Wish:
        self.player = player
        return Wish(None, Reply(True))

    @classmethod
    def of(cls, session: Session) -> "Desk":
        """One that only reads, when the player's thread has answered: it waits for that."""
        desk = cls(session, None, Gate(session.submit, session.tell, time.monotonic), tuple)
        session.wish(lambda _: Wish(None, Reply(True))).result(PATIENCE_S)
        return desk

    def reads(self) -> frozenset[str]:
        """The live values that the code reads which plays."""
        slots = () if self.player is None else tuple(self.player.slots.values())
        return frozenset(name for slot in slots for name in tuple(slot.read))

    def slots(self) -> tuple[str, ...]:
        """The slots that play, by the names that may stand in an address."""
        now = () if self.player is None else tuple(self.player.slots)
        known, parts = self._slots
        if now != known:
            parts = tuple(filter(is_part, now))
            self._slots = now, parts
        return parts

    def faders(self) -> Faders:
        """Where the faders stand."""
        return Faders() if self.player is None else self.player.faders


@dataclass(frozen=True, slots=True)
class Name:
    """An address.

    Attributes:
        address: with a part in braces where it stands for several.
        kind: what it holds or takes: FLOAT, INT, BOOL, TEXT, TEXTS, FLOATS or ACT (nothing).
        about: what it is, a sentence.
        get: reads it; None: it only does something. The text is what stands in the braces.
        set: changes it; None: it can only be read.
        low: its lowest value; what is lower is taken for it.
        high: its highest value, in the same way.
        unit: of its value, as in "cycles/s".
        parts: what can stand in the braces now.
        live: it changes all the time: it is sent to who asks for its stream, and not as a change.
        home: only programs of this machine may change it.
    """

    address: str
    kind: str
    about: str
    get: Gets | None = None
    set: Sets | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    parts: Callable[[Desk], Sequence[str]] | None = None
    live: bool = False
    home: bool = False

    def taken(self, args: Sequence[Any]) -> Any:
        """What arguments mean for it; a number out of its range is held at its end.

        Raises:
            NameRefusedError: they are not of its kind.

        >>> gain = Name("/gain", FLOAT, "", low=0, high=4)
        >>> gain.taken([0.5]), gain.taken([99])
        (0.5, 4.0)
        """
        if self.kind == ACT:
            return None
        if len(args) != 1:
            raise NameRefusedError(f"{self.address} takes one {KINDS[self.kind]}")
        value = args[0]
        if self.kind == TEXT:
            if not isinstance(value, str):
                raise NameRefusedError(f"{self.address} takes a text")
            return value
        if not isinstance(value, bool | int | float) or not math.isfinite(value):
            raise NameRefusedError(f"{self.address} takes a {KINDS[self.kind]}")
        if self.kind == BOOL:
            return value > 0
        held: float = min(max(value, _or(self.low, -math.inf)), _or(self.high, math.inf))
        return round(held) if self.kind == INT else float(held)


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def is_part(text: str) -> bool:
    """Can a text stand as a part of an address?

    >>> is_part("drums"), is_part("$2"), is_part("a b"), is_part("")
    (True, True, False, False)
    """
    return bool(text) and text.isascii() and text.isprintable() and not NOT_IN_PARTS & set(text)
