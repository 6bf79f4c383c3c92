"""OSC over a WebSocket: Strudel's way to a SuperDirt, without a bridge between.

What a client sends is handed to the OSC server: binary frames hold an OSC packet each, texts a
message as JSON, which is how Strudel writes since its version 1.3. Answers come back in binary, and
what programs of this machine send to UDP 57121 goes to every client, as older bridges do. A page
of the web comes in only where the player names it, and may then use only the addresses that are for
pages.
"""

import asyncio
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from studio.links.osc.allowed import LOOPBACK, hostname
from studio.links.osc.guard import MOST_BYTES, OscError, decode
from studio.links.osc.jsonform import decode_json
from studio.links.osc.limits import Limits
from studio.links.osc.refusals import Refusals
from studio.links.osc.server import Peer, Server
from studio.links.ports import bound_to, listening_at
from studio.links.websocketserver import WebSocketServer

if TYPE_CHECKING:
    from websockets.asyncio.server import ServerConnection

STRUDELS: Final = 8080
INWARD: Final = 57_121  # where programs send what is for the clients of port 8080
MOST_CLIENTS: Final = 16
MOST_UNSENT: Final = 65_536  # bytes; a client that is slower is cut
NOT_A_PAGE: Final = "a page of the web that is not allowed; name it in the setting osc.pages"


class OscSocket:
    """Listens at a port, in a thread of its own.

    Args:
        host: an address of this machine alone.
        port: where; 0: any.
        server: takes the packets.
        pages: origins of pages that may connect, such as https://strudel.cc.
        tell: hears of what is refused, seldom, in any thread.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(
        self,
        host: str,
        port: int,
        server: Server,
        pages: frozenset[str],
        tell: Callable[[str], None],
    ) -> None:
        self._server, self._pages = server, pages
        self.refusals = Refusals("OSC over WebSocket", tell, time.monotonic)
        self._clients: set[ServerConnection] = set()
        place = listening_at(host, port, MOST_CLIENTS)
        self.port: int = place.getsockname()[1]
        self._inward = _inward(host) if self.port == STRUDELS else None
        self._bridge: asyncio.DatagramTransport | None = None
        self._serving = WebSocketServer(
            "osc-websocket", place, self._client, self._admit, MOST_BYTES
        )
        self._loop = self._serving.loop
        self._serving.start(self._listen_inward if self._inward is not None else None)

    def close(self) -> None:
        """Listen no more."""
        if self._bridge is not None:
            self._loop.call_soon_threadsafe(self._bridge.close)
        self._serving.close()
        if self._inward is not None:
            self._inward.close()

    def send_all(self, data: bytes) -> None:
        """Send a packet to every client, from any thread; one that is too slow is cut."""
        self._loop.call_soon_threadsafe(self._send, tuple(self._clients), data)

    # -- its thread ----------------------------------------------------------------------------

    async def _listen_inward(self) -> None:
        assert self._inward is not None
        self._bridge, _ = await self._loop.create_datagram_endpoint(
            lambda: _Inward(self._limited()), sock=self._inward
        )

    def _admit(self, connection: "ServerConnection", request: Any) -> Any:
        """Refuse a request; None lets it in."""
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if len(self._clients) >= MOST_CLIENTS:
            return connection.respond(503, "there are too many clients\n")
        if hostname(f"//{host}") not in LOOPBACK or not self._welcome(origin):
            self.refusals.add(NOT_A_PAGE)
            return connection.respond(403, f"{NOT_A_PAGE}\n")
        return None

    def _welcome(self, origin: str | None) -> bool:
        return origin is None or _is_home(origin) or origin in self._pages

    async def _client(self, connection: "ServerConnection") -> None:
        from websockets.exceptions import ConnectionClosed

        origin = connection.request.headers.get("Origin") if connection.request else None
        place = connection.remote_address

        def answer(data: bytes) -> None:
            self._loop.call_soon_threadsafe(self._send, (connection,), data)

        page = origin is not None and not _is_home(origin)
        peer = Peer(place[0], place[1], "ws", page, answer)
        self._clients.add(connection)
        try:
            async for data in connection:
                if isinstance(data, bytes):
                    self._server.take(data, peer)
                else:
                    self._server.take(data.encode(), peer, decode_json)
        except ConnectionClosed:
            return
        finally:
            self._clients.discard(connection)

    def _send(self, clients: "tuple[ServerConnection, ...]", data: bytes) -> None:
        from websockets.asyncio.server import broadcast

        for one in clients:
            if one.transport.get_write_buffer_size() > MOST_UNSENT:
                self.refusals.add("a client that reads too slowly")
                one.transport.abort()
        broadcast([one for one in clients if not one.transport.is_closing()], data)

    def _limited(self) -> Callable[[bytes, Any], None]:
        """Passes packets of this machine's programs on to the clients."""
        limits = Limits()

        def take(data: bytes, place: Any) -> None:
            if place[0] not in LOOPBACK or not limits.may(place[:2], time.monotonic()):
                return
            try:
                decode(data)
            except OscError as error:
                self.refusals.add(str(error))
                return
            self._send(tuple(self._clients), data)

        return take


class _Inward(asyncio.DatagramProtocol):
    """Hands datagrams on."""

    def __init__(self, take: Callable[[bytes, Any], None]) -> None:
        self._take = take

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """One came."""
        self._take(data, addr)


def _is_home(origin: str) -> bool:
    """Is a page one of this machine's own?

    >>> _is_home("http://localhost:3001"), _is_home("https://strudel.cc"), _is_home("null")
    (True, False, False)
    """
    return hostname(origin) in LOOPBACK


def _inward(host: str) -> socket.socket | None:
    """The port of the usual bridge, where it can be had."""
    try:
        made = bound_to(host, INWARD)
    except OSError:
        return None
    made.setblocking(False)
    return made
