"""TidalCycles' tempo service, both ways: we hold it at port 9160, or follow who does.

On this machine's loopback interface alone; packets are looked at by studio/links/osc/guard.py.
"""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeAlias

from studio.links.clock.kit import Moment
from studio.links.clock.steering import Lead
from studio.links.clock.tidalwire import (
    HELLO,
    PORT,
    TEMPO,
    TRANSMIT,
    Tempo,
    packet,
    read,
    tempo_at,
)
from studio.links.holder import holder
from studio.links.osc.guard import MOST_BYTES, Message, OscError, decode, encode

HOST: Final = "127.0.0.1"
BATCH: Final = 64  # packets at a look
MOST_CLIENTS: Final = 32
NEAR_S: Final = 0.000_2  # what was told last is that near
EVERY_S: Final = 0.05  # between two tellings
HELLO_S: Final = 2.0  # between two greetings
GONE_S: Final = 10.0  # a server that does not answer greetings for so long is gone
Place: TypeAlias = tuple[str, int]


class TidalError(Exception):
    """The service cannot be had; the text says why."""


class Wire:
    """A socket on the loopback interface that is read when somebody looks."""

    def __init__(self, port: int = 0) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.bind((HOST, port))
        except OSError:
            self._socket.close()
            raise
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        self.refused = 0

    def came(self) -> list[tuple[Message, Place]]:
        """The messages that came."""
        found: list[tuple[Message, Place]] = []
        for _ in range(BATCH):
            try:
                data, place = self._socket.recvfrom(MOST_BYTES + 1)
            except OSError:  # nothing more; or a client that is gone, which comes back as an error
                break
            try:
                found += [(message, place) for message in decode(data)]
            except OscError:
                self.refused += 1
        return found

    def send(self, data: bytes, place: Place) -> None:
        """Send; who is gone does not matter."""
        with suppress(OSError):
            self._socket.sendto(data, place)

    def close(self) -> None:
        """Listen no more."""
        self._socket.close()


class TidalServer:
    """Holds the service: TidalCycles goes by our tempo.

    Args:
        tell: hears a sentence.
        choose: sets our tempo, where a client asks and nobody leads.
        port: where; 0: any.
        system_s: seconds since 1970.
        seconds: time.perf_counter.

    Raises:
        TidalError: the port cannot be had.
    """

    name = "tidal"

    def __init__(
        self,
        tell: Callable[[str], None],
        choose: Callable[[float], None],
        port: int = PORT,
        system_s: Callable[[], float] = time.time,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        try:
            self._wire = Wire(port)
        except OSError as error:
            who = holder(port, "udp")
            by = f" by {who}" if who else ""
            why = (error.strerror or str(error)).lower()
            raise TidalError(
                f"TidalCycles' tempo port {port} cannot be opened ({why}{by}); "
                "`follow tidal` goes by the tempo of who has it"
            ) from None
        self.port = self._wire.port
        self._tell, self._choose = tell, choose
        self._system_s, self._seconds = system_s, seconds
        self._clients: dict[Place, None] = {}
        self._told: Tempo | None = None
        self._told_at = 0.0
        self._said_masters = False

    @property
    def clients(self) -> int:
        """How many go by our tempo."""
        return len(self._clients)

    def step(self, moment: Moment) -> None:
        """Answer who came, and tell all of a change."""
        since_s = self._seconds() - moment.now_s
        now = self._system_s()
        state = moment.state
        ours = tempo_at(now, state.cycle + since_s * state.cps, state.cps)
        for message, place in self._wire.came():
            self._take(message, place, ours, now, moment)
        told = self._told
        far = told is None or told.cps != ours.cps or told.beside(ours, now) > NEAR_S
        if self._clients and far and moment.now_s - self._told_at >= EVERY_S:
            self._told, self._told_at = ours, moment.now_s
            for place in self._clients:
                self._wire.send(packet(ours), place)

    def _take(
        self, message: Message, place: Place, ours: Tempo, now: float, moment: Moment
    ) -> None:
        if message.address == HELLO:
            if place not in self._clients:
                if len(self._clients) >= MOST_CLIENTS:
                    self._clients.pop(next(iter(self._clients)))
                self._clients[place] = None
                self._tell("TidalCycles goes by our tempo")
            self._wire.send(packet(ours), place)
        elif message.address == TRANSMIT and (asked := read(message, now)) is not None:
            if moment.leads:
                self._refuse(moment.leads)
                self._wire.send(packet(ours), place)
            else:
                self._choose(asked.cps)

    def _refuse(self, leads: str) -> None:
        if not self._said_masters:
            self._said_masters = True
            self._tell(
                f"TidalCycles would set the tempo, but {leads} leads, and it stays; "
                "`follow off` lets TidalCycles set it"
            )

    def close(self) -> None:
        """Hold the service no more."""
        self._wire.close()


class TidalFollower:
    """Goes by who holds the service.

    Args:
        tell: hears a sentence.
        port: where the service is.
        system_s: seconds since 1970.
        seconds: time.perf_counter.
    """

    name = "tidal"
    playing = None

    def __init__(
        self,
        tell: Callable[[str], None],
        port: int = PORT,
        system_s: Callable[[], float] = time.time,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._wire, self._server = Wire(), (HOST, port)
        self._tell, self._system_s, self._seconds = tell, system_s, seconds
        self._tempo: Tempo | None = None
        self._greeted_at = self._answered_at = float("-inf")
        self._moves = 0
        self.refused = 0

    def look(self, now_s: float) -> Lead | None:
        """Where the service says that time stands."""
        if now_s - self._greeted_at >= HELLO_S:
            self._greeted_at = now_s
            self._wire.send(encode(HELLO), self._server)
        system = self._system_s() + now_s - self._seconds()
        for message, place in self._wire.came():
            if place == self._server and message.address == TEMPO:
                self._take(read(message, system), now_s, system)
        told = self._tempo
        if told is None or now_s - self._answered_at > GONE_S:
            return None
        return Lead(told.cycle_at(system), told.cps, wrap=0.0)

    def _take(self, told: Tempo | None, now_s: float, system: float) -> None:
        if told is None:
            self.refused += 1
            if self.refused == 1:
                self._tell("a tempo from TidalCycles is none (0.01 to 16 cycles a second): refused")
            return
        self._answered_at = now_s
        if self._tempo is None or self._tempo.beside(told, system) > 0.001:
            self._moves += 1
        self._tempo = told

    def moves(self) -> int:
        """How often time stood elsewhere than before."""
        return self._moves

    def take_tempo(self, moment: Moment) -> bool:
        """Tell the service of another tempo."""
        since_s = self._seconds() - moment.now_s
        state = moment.state
        ours = tempo_at(self._system_s(), state.cycle + since_s * state.cps, state.cps)
        self._tempo = ours
        self._wire.send(packet(ours, TRANSMIT), self._server)
        return True

    def close(self) -> None:
        """Follow no more."""
        self._wire.close()
