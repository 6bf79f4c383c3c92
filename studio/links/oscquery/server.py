"""OSCQuery at a port: the tree as JSON over HTTP, values as they change over a WebSocket.

One port, a thread of its own. A client is somebody who may send OSC; a page of the web is not.
What is asked is limited before it is read: the size of a request and of a frame, how many clients
there are and how often each speaks. A client that reads too slowly is cut.
"""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from studio.links.names.hub import CONTROLS, LIVE, VALUES, Hub
from studio.links.names.kit import Value
from studio.links.names.wire import packet
from studio.links.osc.allowed import LOOPBACK, Allowed, hostname
from studio.links.osc.limits import Bucket
from studio.links.osc.refusals import Refusals
from studio.links.osc.server import Peer, Server
from studio.links.oscquery.nodes import (
    NoSuchNodeError,
    NothingToSayError,
    asked,
    host_info,
    whole,
)
from studio.links.overheard import Heard
from studio.links.ports import listening_at
from studio.links.websocketserver import WebSocketServer

if TYPE_CHECKING:
    from websockets.asyncio.server import ServerConnection

NAME: Final = "Not a Label"
MOST_CLIENTS: Final = 16
MOST_BYTES: Final = 8_192  # of a frame
MOST_UNSENT: Final = 262_144  # bytes; a client that is slower is cut
MOST_LISTENED: Final = 1024  # paths of one client
A_SECOND, AT_ONCE = 200.0, 400.0  # frames of a client
PAGES_A_SECOND, PAGES_AT_ONCE = 50.0, 100.0  # requests of all clients
STRANGER: Final = "a client that is not allowed; name it in the setting osc.allow"
NOT_A_PAGE: Final = "a page of the web, or a name that is not this machine's"


@dataclass(slots=True)
class _Client:
    """A client, as the hub tells it of changes."""

    key: str
    send: Callable[[bytes | str], None]
    listened: set[str] = field(default_factory=set)
    streams: frozenset[str] = frozenset({VALUES, CONTROLS, LIVE})
    slots: frozenset[str] = frozenset()
    gone: bool = False

    def hear(self, address: str, value: Value) -> None:
        """A value is another one now."""
        if address in self.listened:
            self.send(packet(address, value))
        if address in ("/notalabel/slots", "/notalabel/scenes") and isinstance(value, tuple):
            self._tell_of_paths(address.removesuffix("s"), frozenset(map(str, value)))

    def _tell_of_paths(self, below: str, now: frozenset[str]) -> None:
        before = frozenset(one for one in self.slots if one.startswith(f"{below}/"))
        paths = frozenset(f"{below}/{one}" for one in now)
        for command, changed in (("PATH_ADDED", paths - before), ("PATH_REMOVED", before - paths)):
            for path in sorted(changed):
                self.send(json.dumps({"COMMAND": command, "DATA": path}))
        self.slots = (self.slots - before) | paths

    def overhear(self, heard: Iterable[Heard]) -> None:
        """Nothing: it did not ask for events."""

    def is_gone(self, now: float) -> bool:
        """Has it left?"""
        del now
        return self.gone


class Query:
    """Listens at a port.

    Args:
        host: an address of this machine.
        port: where; 0: any.
        hub: the tree, and who hears of changes.
        server: takes OSC that comes over a WebSocket.
        allowed: who may ask.
        tell: hears of what is refused, seldom, in any thread.

    Attributes:
        port: where it listens.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(
        self,
        host: str,
        port: int,
        hub: Hub,
        server: Server,
        allowed: Allowed,
        tell: Callable[[str], None],
    ) -> None:
        self._host, self._hub, self._server, self._allowed = host, hub, server, allowed
        self.refusals = Refusals("OSCQuery", tell, time.monotonic)
        place = listening_at(host, port, MOST_CLIENTS)
        self.port: int = place.getsockname()[1]
        self._clients = 0
        self._pages = Bucket(PAGES_A_SECOND, PAGES_AT_ONCE, PAGES_AT_ONCE)
        self._serving = WebSocketServer("oscquery", place, self._client, self._answer, MOST_BYTES)
        self._loop = self._serving.loop
        self._serving.start()

    def close(self) -> None:
        """Listen no more."""
        self._serving.close()

    # -- its thread ----------------------------------------------------------------------------

    def _answer(self, connection: "ServerConnection", request: Any) -> Any:
        """Answer a request; None where it is one for a WebSocket, which is let in."""
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        place = connection.remote_address
        if not self._allowed(place[0]):
            self.refusals.add(STRANGER)
            return connection.respond(403, f"{STRANGER}\n")
        if not is_welcome(host, origin, self._host):
            self.refusals.add(NOT_A_PAGE)
            return connection.respond(403, f"{NOT_A_PAGE}\n")
        if request.headers.get("Upgrade", "").lower() == "websocket":
            if self._clients >= MOST_CLIENTS:
                return connection.respond(503, "there are too many clients\n")
            return None
        if not self._pages.take(time.monotonic()):
            return connection.respond(429, "too many requests a second\n")
        return self._page(connection, request.path)

    def _page(self, connection: "ServerConnection", target: str) -> Any:
        path, _, attribute = target.partition("?")
        try:
            if attribute == "HOST_INFO":
                found: Any = host_info(NAME, self._host, self._server.port, self.port)
            else:
                root = whole(self._hub.tree, self._hub.desk, self._hub.controls.snapshot())
                found = asked(root, path, attribute)
        except NoSuchNodeError:
            return connection.respond(404, "nothing lives there\n")
        except NothingToSayError:
            return connection.respond(204, "")
        response = connection.respond(200, json.dumps(found))
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json; charset=utf-8"
        response.headers["Cache-Control"] = "no-store"
        return response

    async def _client(self, connection: "ServerConnection") -> None:
        from websockets.exceptions import ConnectionClosed

        place = connection.remote_address
        key = f"ws:{place[0]}:{place[1]}"

        def send(data: bytes | str) -> None:
            self._loop.call_soon_threadsafe(self._send, connection, data)

        one = _Client(key, send, slots=_parts(self._hub))
        if not self._hub.join(one):
            await connection.close(1013, "there are too many listeners")
            return
        peer = Peer(place[0], place[1], "ws", False, send)
        bucket = Bucket(A_SECOND, AT_ONCE, AT_ONCE, time.monotonic())
        self._clients += 1
        try:
            async for data in connection:
                if not bucket.take(time.monotonic()):
                    self.refusals.add("too many frames a second")
                elif isinstance(data, bytes):
                    self._server.take(data, peer)
                else:
                    self._command(one, data)
        except ConnectionClosed:
            return
        finally:
            self._clients -= 1
            one.gone = True
            self._hub.leave(key)

    def _command(self, one: _Client, text: str) -> None:
        """A client wants to hear of a path, or no more."""
        try:
            row = json.loads(text)
            command, path = row["COMMAND"], row["DATA"]
        except (ValueError, KeyError, TypeError, RecursionError):
            self.refusals.add("a frame that is no command")
            return
        if not isinstance(path, str) or len(path) > 300:
            self.refusals.add("a command without a path")
        elif command == "LISTEN" and len(one.listened) < MOST_LISTENED:
            one.listened.add(path)
        elif command == "IGNORE":
            one.listened.discard(path)
        else:
            self.refusals.add("a command that is not known, or one path too many")

    def _send(self, connection: "ServerConnection", data: bytes | str) -> None:
        from websockets.asyncio.server import broadcast

        if connection.transport.is_closing():
            return
        if connection.transport.get_write_buffer_size() > MOST_UNSENT:
            self.refusals.add("a client that reads too slowly")
            connection.transport.abort()
            return
        broadcast([connection], data)


def _parts(hub: Hub) -> frozenset[str]:
    """The paths of slots and scenes now."""
    desk = hub.desk
    scenes = tuple(desk.session.scenes)
    return frozenset(
        [f"/notalabel/slot/{one}" for one in desk.slots()]
        + [f"/notalabel/scene/{one}" for one in scenes]
    )


def is_welcome(host: str, origin: str | None, own: str) -> bool:
    """Is a request for this machine by its own name or number, and from no page elsewhere?

    A name of the net that was turned to point here (DNS rebinding) is none of ours.

    >>> is_welcome("127.0.0.1:5678", None, "::1"), is_welcome("evil.example", None, "::1")
    (True, False)
    >>> is_welcome("localhost:1", "https://evil.example", "::1")
    False
    """
    ours = LOOPBACK | {own}
    if hostname(f"//{host}") not in ours:
        return False
    return origin is None or hostname(origin) in ours
