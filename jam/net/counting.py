"""Connections of a hub that are counted from their first byte on, and cannot keep it busy.

The library answers each ping at once, and reads whatever has come in one go. So pings are counted
here, what comes is read in small pieces, and nothing is written to who is gone.
"""

import asyncio
from typing import TYPE_CHECKING, Final

from websockets.asyncio.server import ServerConnection
from websockets.frames import DATA_OPCODES, Frame
from websockets.protocol import Event, State

from jam.net.limits import Bucket, counted

if TYPE_CHECKING:
    from jam.net.hub import Hub

PIECE_BYTES: Final = 4_096
PINGS_S: Final = 5.0  # an honest player's library sends one in ten seconds
BURST: Final = 50
FLOOD: Final = "more pings than a player sends: it is cut off"


class Counting(ServerConnection):
    """One that a hub counts."""

    hub: "Hub"

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is there."""
        peer = transport.get_extra_info("peername")
        self._from = "" if self.hub.proxied else counted(str(peer[0]) if peer else "")
        self._pings = Bucket(PINGS_S, BURST, self.loop.time())
        super().connection_made(transport)
        if not self.hub.opened(self._from):
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for start in range(0, len(data), PIECE_BYTES):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + PIECE_BYTES])

    def process_event(self, event: Event) -> None:
        """A frame came."""
        control = isinstance(event, Frame) and event.opcode not in DATA_OPCODES
        flood = control and self._pings.take(1.0, self.loop.time()) > 0
        if flood and not self.transport.is_closing():
            self.hub.wrong(self._from, FLOOD)
            self.transport.abort()
        super().process_event(event)

    def send_data(self) -> None:
        """Write what the protocol has to say; the end of it is the end."""
        parts = self.protocol.data_to_send()
        if self.transport.is_closing():
            return
        if any(parts):
            self.transport.write(b"".join(parts))
        if b"" in parts and self.transport.can_write_eof():
            self.transport.write_eof()
        elif b"" in parts:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        came = self.protocol.state is not State.CONNECTING and not self.protocol.handshake_exc
        super().connection_lost(exc)
        self.hub.closed(self._from, "" if came else "it does not come in as players do")


def counting(hub: "Hub") -> type[ServerConnection]:
    """The kind of connections of a hub."""
    return type("Counted", (Counting,), {"hub": hub})
