"""A WebSocket server in a thread of its own, with the limits that all of ours have."""

import asyncio
import logging
import socket
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from websockets.asyncio.server import ServerConnection

PATIENCE_S: Final = 2.0
WAITING: Final = 16  # messages of a client that wait
LOG = logging.getLogger(__name__)


class WebSocketServer:
    """Serves at a socket until it is closed.

    Args:
        name: of the thread, and of the log that what strangers do wrong does not fill.
        place: a socket that listens; it is closed with the server.
        client: serves one connection.
        admit: refuses a request by its answer; None lets it in.
        most_bytes: of a message.

    Attributes:
        loop: where clients are served.
    """

    def __init__(
        self,
        name: str,
        place: socket.socket,
        client: "Callable[[ServerConnection], Awaitable[None]]",
        admit: "Callable[[ServerConnection, Any], Any]",
        most_bytes: int,
    ) -> None:
        self._name, self._socket, self._most_bytes = name, place, most_bytes
        self._client, self._admit = client, admit
        self.loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self, beside: Callable[[], Awaitable[object]] | None = None) -> None:
        """Let it serve.

        Args:
            beside: what else begins in its loop.
        """
        self._beside = beside
        self._thread.start()

    def close(self) -> None:
        """Serve no more."""
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(PATIENCE_S)
        self._socket.close()

    def _run(self) -> None:
        try:
            self.loop.run_until_complete(self._serve())
        except Exception:  # the edge of the thread
            LOG.exception("%s ends", self._name)
        finally:
            self.loop.close()

    async def _serve(self) -> None:
        from websockets.asyncio.server import serve  # only who listens pays for it

        if self._beside is not None:
            await self._beside()
        quiet = logging.getLogger(f"notalabel.{self._name}")
        quiet.setLevel(logging.CRITICAL)
        async with serve(
            self._client, sock=self._socket, max_size=self._most_bytes, max_queue=WAITING,
            compression=None, ping_interval=20, close_timeout=1, open_timeout=5, logger=quiet,
            server_header=None, process_request=self._admit,
        ):  # fmt: skip
            await self._stop.wait()
