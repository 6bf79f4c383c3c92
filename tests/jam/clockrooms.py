"""Rooms of clocks in memory: machines with crystals, ways between them, time that is stepped."""

import heapq
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count, permutations
from typing import Any

from jam.roomclock import Message, RoomClock
from tests.jam.wires import Crystal, Way

TICK_S = 0.05


@dataclass
class Machine:
    """Somebody in the room."""

    name: str
    crystal: Crystal
    clock: RoomClock
    here: bool = True
    told: list[str] = field(default_factory=list)


class House:
    """A room of machines.

    Args:
        way: how messages travel, by sender and receiver.
        seed: of all dice.

    Attributes:
        now: the true second.
        machines: who is there, by name.
        twist: changes what a machine sends; None: it is not sent.
        cut: pairs between which nothing travels.
    """

    def __init__(self, way: Callable[[str, str], Way], seed: int = 1) -> None:
        self._way, self._dice = way, random.Random(seed)
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self.now = 0.0
        self.machines: dict[str, Machine] = {}
        self.cut: set[tuple[str, str]] = set()
        self.twist: Callable[[str, Message], Message | None] = lambda _, message: message

    def add(self, name: str, crystal: Crystal, order: Iterable[str] = ()) -> RoomClock:
        """Let a machine in; another one of the name is a new run of it."""
        told: list[str] = []
        life = f"{name}{next(self._numbers)}"
        clock = RoomClock(
            name,
            lambda: crystal.shows(self.now),
            life,
            lambda who, text: told.append(f"{who}: {text}"),
        )
        clock.set_order(order)
        machine = self.machines[name] = Machine(name, crystal, clock, told=told)
        self._at(self.now, lambda: self._tick(machine))
        return clock

    def remove(self, name: str) -> None:
        """A machine is gone from one moment to the next."""
        self.machines.pop(name).here = False

    def part(self, *sides: Iterable[str]) -> None:
        """Nothing travels between the sides; no sides: everything travels again."""
        self.cut = {
            (one, two) for a, b in permutations(map(list, sides), 2) for one in a for two in b
        }

    def go(self, seconds: float, look: Callable[[], None] = lambda: None) -> None:
        """Let time go on; look 10 times a second."""
        end, looks = self.now + seconds, self.now
        while self._queue and self._queue[0][0] <= end:
            self.now, _, happen = heapq.heappop(self._queue)
            happen()
            if self.now >= looks:
                looks = self.now + 0.1
                look()
        self.now = end

    def apart_ms(self, *names: str) -> float:
        """How far apart the room's time is on some machines now."""
        times = [self._time(self.machines[name]) for name in names or self.machines]
        return 1000 * (max(times) - min(times))

    def off_ms(self, name: str, of: str) -> tuple[float, float]:
        """How far a machine is from another, and how far it says that it may be."""
        mine, theirs = self.machines[name], self.machines[of]
        off = abs(self._time(mine) - self._time(theirs))
        return 1000 * off, 1000 * mine.clock.error_at(mine.crystal.shows(self.now))

    def _time(self, machine: Machine) -> float:
        return machine.clock.room_s(machine.crystal.shows(self.now))

    def _at(self, when: float, happen: Callable[[], None]) -> None:
        heapq.heappush(self._queue, (when, next(self._numbers), happen))

    def _tick(self, machine: Machine) -> None:
        if machine.here:
            machine.clock.tick()
            self._flush(machine)
            self._at(self.now + TICK_S, lambda: self._tick(machine))

    def _flush(self, machine: Machine) -> None:
        for message in machine.clock.outgoing():
            sent = self.twist(machine.name, message)
            for other in tuple(self.machines.values()) if sent is not None else ():
                if other is not machine and sent.to in ("", other.name):
                    self._send(machine.name, other, sent.kind, sent.body)

    def _send(self, sender: str, other: Machine, kind: str, body: dict[str, Any]) -> None:
        took = self._way(sender, other.name).takes_s(self._dice)
        if took is None or (sender, other.name) in self.cut:
            return

        def arrive() -> None:
            if other.here and (sender, other.name) not in self.cut:
                other.clock.hear(sender, kind, body)
                self._flush(other)

        self._at(self.now + took, arrive)
