"""`/notalabel/events`: what is scheduled and what changes, as JSON over a WebSocket.

A row a frame: {"type": "event", …} about 100 ms before it sounds, "at" in seconds since 1970;
{"type": "cancel", …} takes back what was sent ahead; {"type": "value", "address", "value"} is a
value that is another one now. `?streams=events,values,live,controls` says which; events alone where
nothing is said. What a client sends is not read. Pages of the web are refused.
"""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from studio.links.names.hub import EVENTS, STREAMS, hub_of
from studio.links.names.kit import Value
from studio.links.names.wire import event_row, short
from studio.links.osc.house import House
from studio.links.overheard import Heard

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

PATH: Final = "/notalabel/events"
MOST_WAITING: Final = 2000  # rows for a client; one that is slower is cut
MOST_CLIENTS: Final = 8
PATIENCE_S: Final = 2.0  # for a client to read a row
SLOW, FULL, REFUSED = 1013, 1013, 1008  # codes of RFC 6455


class Stream:
    """One client's rows.

    Args:
        house: what is listened to.
        streams: which of its streams.
        loop: the loop that sends them.
    """

    def __init__(
        self, house: House, streams: frozenset[str], loop: asyncio.AbstractEventLoop
    ) -> None:
        self.key = f"events:{secrets.token_hex(8)}"
        self.streams, self._house, self._loop = streams, house, loop
        self._rows: deque[dict[str, Any]] = deque()
        self._more = asyncio.Event()
        self.gone = self.slow = False

    def hear(self, address: str, value: Value) -> None:
        """A value is another one now."""
        plain = list(map(short, value)) if isinstance(value, tuple) else short(value)
        self._put([{"type": "value", "address": address, "value": plain}])

    def overhear(self, heard: Iterable[Heard]) -> None:
        """Events were sent to the sound, or taken back."""
        at = self._house.follower.map.seconds
        self._put([event_row(one, at(one.frame)) for one in heard])

    def is_gone(self, now: float) -> bool:
        """Has it left?"""
        del now
        return self.gone

    def _put(self, rows: list[dict[str, Any]]) -> None:
        """In the hub's thread."""
        if len(self._rows) + len(rows) > MOST_WAITING:
            self.slow = self.gone = True
        else:
            self._rows.extend(rows)
        self._loop.call_soon_threadsafe(self._more.set)

    async def rows(self) -> list[dict[str, Any]]:
        """What came since the last time; waits for something."""
        await self._more.wait()
        self._more.clear()
        found = []
        while self._rows:
            found.append(self._rows.popleft())
        return found


def route(house: House) -> Any:
    """The route, for Starlette."""
    from starlette.routing import WebSocketRoute

    async def answer(socket: "WebSocket") -> None:
        await _serve(house, socket)

    return WebSocketRoute(PATH, answer)


async def _serve(house: House, socket: "WebSocket") -> None:
    from studio.links.overhttp import at_home

    hub = hub_of(house.session, house.sound, house.gate)
    wanted = frozenset(socket.query_params.get("streams", EVENTS).split(",")) & set(STREAMS)
    if not at_home(socket.headers.get("host", ""), socket.headers.get("origin")) or not wanted:
        await socket.close(REFUSED)
        return
    stream = Stream(house, wanted, asyncio.get_running_loop())
    others = sum(one.key.startswith("events:") for one in hub.listeners)
    if others >= MOST_CLIENTS or not hub.join(stream):
        await socket.close(FULL)
        return
    await socket.accept()
    leaves = asyncio.ensure_future(_until_left(socket))
    try:
        while not stream.slow:
            rows = asyncio.ensure_future(stream.rows())
            await asyncio.wait({rows, leaves}, return_when=asyncio.FIRST_COMPLETED)
            if leaves.done():
                rows.cancel()
                return
            for row in rows.result():
                await asyncio.wait_for(socket.send_text(json.dumps(row)), PATIENCE_S)
        await asyncio.wait_for(socket.close(SLOW), PATIENCE_S)
    except (OSError, RuntimeError, TimeoutError):  # it left meanwhile, or reads nothing
        return
    finally:
        leaves.cancel()
        stream.gone = True
        hub.leave(stream.key)


async def _until_left(socket: "WebSocket") -> None:
    """Throw away what a client says, until it leaves."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass
