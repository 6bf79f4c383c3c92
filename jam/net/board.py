"""Who is in which room of a hub, and who hears whom. Pure: connections come in as `Line`s.

A room is there while somebody is in it, and nothing of it is kept. Those who are in it by another
hub (`jam/net/bus.py`) are seated as well, by their numbers alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

from jam.net.carrier import EVERYBODY
from jam.net.limits import Limits
from jam.net.words import came, packed

NUMBERS: Final = 1 << 12  # of one hub in one room, before they begin again


class Line(Protocol):
    """A connection, as the board knows it."""

    address: str  # what it is counted by; "" is not counted


class Bus(Protocol):
    """What tells other hubs."""

    def opened(self, room: str) -> None:
        """Somebody is in a room in which nobody was here."""

    def closed(self, room: str) -> None:
        """Nobody is in a room here any more."""

    def came(self, room: str, number: int, here: bool) -> None:
        """Somebody came here, or left."""

    def frame(self, room: str, sender: int, to: int, frame: bytes) -> None:
        """A frame for those who are not here."""


class FullError(Exception):
    """There is no seat left, in a sentence for who wanted one."""


@dataclass(eq=False, slots=True)
class Room:
    """Those who are in a room: here by their lines, elsewhere by the hub that told of them."""

    here: dict[int, Line] = field(default_factory=dict)
    afar: dict[int, int] = field(default_factory=dict)  # number to hub
    last: int = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """One's place in a room."""

    room: str
    number: int
    line: Line
    others: tuple[int, ...]


Send = Callable[[Iterable[Line], str | bytes], None]


class Board:
    """All rooms of a hub.

    Args:
        send: gives the same message to some lines.
        limits: what is let happen.
        base: where this hub's numbers begin; hubs on a bus have different ones.

    Attributes:
        rooms: by id.
        bus: tells other hubs, None where there are none.
    """

    def __init__(self, send: Send, limits: Limits, base: int = 0) -> None:
        self._send, self._limits, self._base = send, limits, base
        self._by_address: dict[str, int] = {}
        self.rooms: dict[str, Room] = {}
        self.bus: Bus | None = None

    @property
    def players(self) -> int:
        """How many are connected here."""
        return sum(len(room.here) for room in self.rooms.values())

    def enter(self, name: str, line: Line) -> Seat:
        """Seat somebody in a room, and tell the others.

        Raises:
            FullError: there is no seat.
        """
        self._check(name, line)
        room = self.rooms.setdefault(name, Room())
        others = (*room.here, *room.afar)
        number = self._number(room)
        self._send(room.here.values(), came(number, True))
        new = not room.here
        room.here[number] = line
        self._by_address[line.address] = self._by_address.get(line.address, 0) + 1
        if self.bus is not None:
            if new:
                self.bus.opened(name)
            self.bus.came(name, number, True)
        return Seat(name, number, line, others)

    def leave(self, seat: Seat) -> None:
        """Somebody is gone."""
        room = self.rooms[seat.room]
        del room.here[seat.number]
        self._by_address[seat.line.address] -= 1
        if not self._by_address[seat.line.address]:
            del self._by_address[seat.line.address]
        self._send(room.here.values(), came(seat.number, False))
        if self.bus is not None:
            self.bus.came(seat.room, seat.number, False)
        if not room.here:
            del self.rooms[seat.room]
            if self.bus is not None:
                self.bus.closed(seat.room)

    def frame(self, seat: Seat, to: int, frame: bytes) -> int:
        """Take a frame of somebody here to whom it is for.

        Returns:
            how many here get it.
        """
        room = self.rooms[seat.room]
        if to == EVERYBODY:
            lines = [line for number, line in room.here.items() if number != seat.number]
        else:
            lines = [room.here[to]] if to in room.here and to != seat.number else []
        self._send(lines, packed(seat.number, frame))
        if self.bus is not None and room.afar and (to == EVERYBODY or to in room.afar):
            self.bus.frame(seat.room, seat.number, to, frame)
        return len(lines)

    def frame_from_afar(self, name: str, sender: int, to: int, frame: bytes) -> None:
        """Take a frame that another hub brings to whom it is for, and to no other hub."""
        room = self.rooms.get(name)
        if room is None or sender not in room.afar or len(frame) > self._limits.frame_bytes:
            return
        if to == EVERYBODY:
            self._send(room.here.values(), packed(sender, frame))
        elif to in room.here:
            self._send([room.here[to]], packed(sender, frame))

    def came_afar(self, name: str, hub: int, number: int, here: bool) -> None:
        """Another hub tells that somebody came there, or left."""
        room = self.rooms.get(name)
        if room is None or number in room.here:
            return
        if here and number not in room.afar and len(room.afar) < self._limits.players:
            room.afar[number] = hub
            self._send(room.here.values(), came(number, True))
        if not here and room.afar.get(number) == hub:
            del room.afar[number]
            self._send(room.here.values(), came(number, False))

    def hub_has(self, name: str, hub: int, numbers: frozenset[int]) -> None:
        """Another hub tells of all who are in a room there."""
        room = self.rooms.get(name)
        if room is None:
            return
        for number in [one for one, at in room.afar.items() if at == hub and one not in numbers]:
            self.came_afar(name, hub, number, False)
        for number in sorted(numbers):
            self.came_afar(name, hub, number, True)

    def hub_is_gone(self, hub: int) -> None:
        """Another hub is heard no more: nobody is there."""
        for name in list(self.rooms):
            self.hub_has(name, hub, frozenset())

    def numbers(self, name: str) -> tuple[int, ...]:
        """Of those who are in a room here."""
        return tuple(self.rooms[name].here) if name in self.rooms else ()

    def _check(self, name: str, line: Line) -> None:
        limits = self._limits
        if line.address and self._by_address.get(line.address, 0) >= limits.per_address:
            raise FullError(f"the hub lets in {limits.per_address} from one address")
        room = self.rooms.get(name)
        if room is None and len(self.rooms) >= limits.rooms:
            raise FullError(f"the hub has its {limits.rooms} rooms: try another hub")
        if room is not None and len(room.here) + len(room.afar) >= limits.players:
            raise FullError(f"the room is full: {limits.players} are in it")

    def _number(self, room: Room) -> int:
        while True:
            room.last = room.last % (NUMBERS - 1) + 1
            number = self._base + room.last
            if number not in room.here and number not in room.afar:
                return number
