"""A hub: a WebSocket server at which rooms meet. It sees opaque frames, and needs no trust.

It lives in the asyncio loop in which it is started. Whatever a connection does ends that
connection at most; it is told once (`grumbling.py`). Rooms, seats and limits are `board.py`'s.
"""

import asyncio
import logging
import ssl
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jam.net.board import Board, FullError, Line, Seat
from jam.net.grumbling import Grumbling, Tell
from jam.net.limits import Limits, Pace, counted
from jam.net.words import NUMBER_BYTES, HelloError, read_hello, refused, unpacked, welcome

if TYPE_CHECKING:
    from websockets.asyncio.server import Server, ServerConnection

    from jam.net.bus import NatsBus

LOOPBACK: Final = "127.0.0.1"
PATH: Final = "/jam"
WAITING: Final = 16  # frames of a connection that wait to be looked at
PAUSE_S: Final = 0.002  # waits that are shorter are not waited for
CLOSING_S: Final = 2.0
WRONG, LATER = 1008, 1013  # codes of RFC 6455: policy violation, try again later

LOG = logging.getLogger(__name__)
QUIET = logging.getLogger("notalabel.jam.hub")  # what the library says of each connection
QUIET.setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a hub has done so far, and holds now."""

    rooms: int
    players: int
    frames_in: int
    frames_out: int
    bytes_in: int
    bytes_out: int
    wrongs: int


@dataclass(eq=False, slots=True)
class _Wire:
    """A connection with what it is counted by."""

    socket: "ServerConnection"
    address: str
    who: str


class Hub:
    """Many rooms at one port.

    Args:
        limits: what is let happen.
        tell: hears what is worth a line in the log.
        proxied: everybody comes through a reverse proxy that names them in X-Forwarded-For.
        base: where numbers of connections begin.
        only: the public id of the one room that may meet here, "" where any may.

    Attributes:
        board: rooms and seats.
        proxied: as above.
        port: where it listens, once it is started.
    """

    def __init__(
        self, limits: Limits | None = None, tell: Tell = LOG.warning, proxied: bool = False,
        base: int = 0, only: str = "",
    ) -> None:  # fmt: skip
        self.limits = limits or Limits()
        self.board = Board(self._send, self.limits, base)
        self.port = 0
        self.proxied, self._only = proxied, only
        self._wrong = Grumbling(tell)
        self._server: Server | None = None
        self._bus: NatsBus | None = None
        self._open: Counter[str] = Counter()
        self._in = self._out = self._bytes_in = self._bytes_out = 0

    async def start(
        self, host: str = LOOPBACK, port: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        """Listen.

        Raises:
            OSError: it cannot.
        """
        from websockets.asyncio.server import serve  # only who listens pays for it

        from jam.net.counting import counting

        limits = self.limits
        self._server = await serve(
            self._serve, host, port, ssl=tls, process_request=self._admit, compression=None,
            max_size=limits.frame_bytes + NUMBER_BYTES, max_queue=WAITING,
            open_timeout=limits.hello_s, close_timeout=CLOSING_S, ping_interval=limits.ping_s,
            ping_timeout=limits.pong_s, write_limit=limits.waiting_bytes, server_header=None,
            logger=QUIET, create_connection=counting(self),
        )  # fmt: skip
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def join(self, bus: "NatsBus") -> None:
        """Share rooms with other hubs from now on; before anybody comes in.

        Raises:
            BusError: it cannot.
        """
        await bus.start(self.board)
        self._bus = bus

    async def close(self) -> None:
        """End; everybody is told to come back later, or go elsewhere."""
        if self._server is not None:
            self._server.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._server.wait_closed(), CLOSING_S + 1)
        if self._bus is not None:
            await self._bus.close()

    def figures(self) -> Figures:
        """What there is to tell of it."""
        return Figures(
            len(self.board.rooms), self.board.players, self._in, self._out, self._bytes_in,
            self._bytes_out, self._wrong.count,
        )  # fmt: skip

    def opened(self, address: str) -> bool:
        """A connection more from an address; False where it is one too many."""
        self._open[address] += 1
        most = self.limits.per_address * 2 + 8  # some may just be leaving, or get told that
        return self._open.total() <= self.limits.connections and (
            not address or self._open[address] <= most
        )

    def wrong(self, address: str, what: str) -> None:
        """A connection from an address does what it should not."""
        self._wrong(address or LOOPBACK, what)

    def closed(self, address: str, why: str) -> None:
        """A connection less; why where it never was one."""
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]
        if why:
            self.wrong(address, why)

    async def _admit(self, socket: "ServerConnection", request: Any) -> Any:
        if request.path.partition("?")[0] != PATH:
            return socket.respond(404, "a hub of jams is at /jam\n")
        if request.headers.get("Origin") is not None:  # a page somebody looks at, not a player
            return socket.respond(403, "no pages\n")
        return None

    async def _serve(self, socket: "ServerConnection") -> None:
        who = self._who(socket)
        seat: Seat | None = None
        try:
            seat = await self._welcomed(_Wire(socket, counted(who), who))
            if seat is not None:
                await self._relay(socket, who, seat)
        except Exception as error:  # the edge: one connection's trouble is its own
            if not _is_closing(error):
                LOG.exception("a connection of a jam ends")
            self._wrong_size(socket, who)
        finally:
            if seat is not None:
                self.board.leave(seat)

    async def _welcomed(self, wire: _Wire) -> Seat | None:
        """Its seat, once it has said which room it is for; None where it gets none."""
        limits = self.limits
        try:
            async with asyncio.timeout(limits.hello_s):
                said = await wire.socket.recv()
            room = read_hello(said, limits.hello_bytes)
            if self._only not in ("", room):
                raise HelloError("another room meets here: ask for its link again")
            seat = self.board.enter(room, wire)
        except TimeoutError:
            why, code = "it said no hello in time", WRONG
        except HelloError as error:
            why, code = str(error), WRONG
        except FullError as error:
            why, code = str(error), LATER
        else:
            self._send((wire,), welcome(seat.number, seat.others))
            return seat
        self._wrong(wire.who, why)
        await wire.socket.send(refused(why))
        await wire.socket.close(code)
        return None

    async def _relay(self, socket: "ServerConnection", who: str, seat: Seat) -> None:
        """Take frames to the others until it ends."""
        pace = Pace.of(self.limits, time.monotonic())
        async for data in socket:
            found = unpacked(data) if isinstance(data, bytes) else None
            if found is None:
                self._wrong(who, "text or an empty frame in a room: it is cut off")
                await socket.close(WRONG)
                return
            self._in += 1
            self._bytes_in += len(data)
            self.board.frame(seat, *found)
            wait_s = pace.wait_s(len(data), time.monotonic())
            if wait_s > PAUSE_S:
                self._wrong(who, "more than a player sends: it is slowed down")
                await asyncio.sleep(wait_s)

    def _send(self, lines: Iterable[Line], message: str | bytes) -> None:
        """The same to some; who does not take what waits already is cut off."""
        from websockets.asyncio.server import broadcast

        sockets = []
        for wire in lines:
            assert isinstance(wire, _Wire)  # this hub's board has no other lines
            if wire.socket.transport.get_write_buffer_size() > self.limits.waiting_bytes:
                self._wrong(wire.who, "it does not take what is sent to it: it is cut off")
                wire.socket.transport.abort()
            else:
                sockets.append(wire.socket)
        broadcast(sockets, message)
        self._out += len(sockets)
        self._bytes_out += len(sockets) * len(message)

    def _who(self, socket: "ServerConnection") -> str:
        """The address of who is at the other end."""
        request = socket.request
        if self.proxied and request is not None:
            named = request.headers.get_all("X-Forwarded-For")
            if named:  # the proxy's own entry is the last one; those before it anybody can write
                return str(named[-1].rpartition(",")[2].strip()[:64])
        peer = socket.remote_address
        return str(peer[0]) if peer else "somebody"

    def _wrong_size(self, socket: "ServerConnection", who: str) -> None:
        code = socket.protocol.close_sent.code if socket.protocol.close_sent else None
        if code == 1009:
            self._wrong(who, f"a frame longer than {self.limits.frame_bytes} bytes: it is cut off")
        elif code in (1002, 1007):
            self._wrong(who, "it does not speak WebSocket: it is cut off")


def _is_closing(error: Exception) -> bool:
    """Is it only that the other end is gone?"""
    from websockets.exceptions import ConnectionClosed

    return isinstance(error, ConnectionClosed | OSError)
