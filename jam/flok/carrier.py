"""The two sockets of a session of Flok: opens both, carries frames, opens them again.

Lives in one asyncio loop. A server that sends what means nothing, or too much, is not heard any
longer: that way is closed, with a sentence, and tried again later and later. Nothing that it sends
is kept, and it cannot make us read quicker than we want to.
"""

import asyncio
import logging
from contextlib import suppress
from typing import Final, Protocol

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidURI, WebSocketException
from websockets.frames import CloseCode

from jam.flok import pubsub, wire
from jam.flok.link import FlokLink
from jam.flok.session import DOC, PUBSUB, Channel
from jam.lib0 import GarbledError
from jam.room import JamError

FIRST_S: Final = 0.5  # until it is tried again ...
LAST_S: Final = 30.0  # ... twice as long each time, up to this
STEADY_S: Final = 20.0  # a way that was open so long begins with the first again
OPENING_S: Final = 8.0
TICK_S: Final = 0.05
FRAMES_A_SECOND: Final = 400  # that are read of one way
LIMITS: Final = {DOC: wire.MOST_FRAME, PUBSUB: pubsub.MOST_FRAME}

LOG = logging.getLogger(__name__)


class Carried(Protocol):
    """Whose frames are carried: a FlokPeer."""

    synced: bool

    def connected(self, channel: Channel) -> None:
        """A way is open."""

    def disconnected(self, channel: Channel, reason: str) -> None:
        """A way is closed."""

    def receive(self, channel: Channel, frame: bytes | str) -> None:
        """A frame came in."""

    def outgoing(self) -> list[tuple[Channel, bytes | str]]:
        """What is to go out."""

    def tick(self) -> None:
        """Time goes on."""


class Carrier:
    """Carries the frames of one player.

    Args:
        link: the session.
        peer: the player.
    """

    def __init__(self, link: FlokLink, peer: Carried) -> None:
        self._link, self._peer = link, peer
        self._ways: dict[Channel, ClientConnection] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._closed, self._entered = False, asyncio.Event()
        self.problem = ""

    async def open(self, patience_s: float = OPENING_S) -> None:
        """Open both ways, and come back when the document is here.

        Raises:
            JamError: it does not come.
        """
        self._tasks = [
            asyncio.create_task(self._keep(DOC, self._link.documents)),
            asyncio.create_task(self._keep(PUBSUB, self._link.pubsub)),
            asyncio.create_task(self._turn()),
        ]
        try:
            async with asyncio.timeout(patience_s):
                await self._entered.wait()
        except TimeoutError:
            why = self.problem or "it does not answer"
            await self.close()
            raise JamError(
                f"{self._link.session} at {self._link.host} cannot be entered: {why}; "
                "is the link right, and the server there?"
            ) from None

    async def close(self) -> None:
        """Send what waits, and end both ways."""
        self._closed = True
        with suppress(WebSocketException, OSError):
            await self._send()
        for way in list(self._ways.values()):
            with suppress(WebSocketException, OSError, TimeoutError):
                await asyncio.wait_for(way.close(), 1.0)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _turn(self) -> None:
        """Look for what is to go out."""
        while True:
            await asyncio.sleep(TICK_S)
            self._peer.tick()
            with suppress(ConnectionClosed):  # its reader says so
                await self._send()
            if self._peer.synced and len(self._ways) == len(LIMITS):
                self._entered.set()

    async def _send(self) -> None:
        for channel, frame in self._peer.outgoing():
            way = self._ways.get(channel)
            if way is not None and frame:
                await way.send(frame)

    async def _keep(self, channel: Channel, address: str) -> None:
        """Keep a way open."""
        loop, pause = asyncio.get_running_loop(), FIRST_S
        while not self._closed:
            begun = loop.time()
            self.problem = reason = await self._once(channel, address)
            LOG.info("flok %s: %s", channel, reason)
            pause = FIRST_S if loop.time() - begun > STEADY_S else min(2 * pause, LAST_S)
            await asyncio.sleep(pause)

    async def _once(self, channel: Channel, address: str) -> str:
        """Be connected until that ends; why it did, in a clause."""
        try:
            async with connect(
                address, max_size=LIMITS[channel], compression=None, open_timeout=OPENING_S
            ) as way:
                self._ways[channel] = way
                self._peer.connected(channel)
                reason = "it could not be read"
                try:
                    reason = await self._read(channel, way)
                finally:
                    self._ways.pop(channel, None)
                    self._peer.disconnected(channel, self._sentence(reason))
        except (OSError, InvalidURI, WebSocketException, TimeoutError) as error:
            return f"no connection ({str(error)[:120] or type(error).__name__})"
        return reason

    def _sentence(self, reason: str) -> str:
        return f"the way to {self._link.session} is closed: {reason}; it is tried again"

    async def _read(self, channel: Channel, way: ClientConnection) -> str:
        loop = asyncio.get_running_loop()
        since, count = loop.time(), 0
        try:
            async for frame in way:
                self._peer.receive(channel, frame)
                count += 1
                if count >= FRAMES_A_SECOND:
                    await asyncio.sleep(max(since + 1 - loop.time(), 0))
                    since, count = loop.time(), 0
        except GarbledError as error:
            await way.close(CloseCode.POLICY_VIOLATION)
            return f"the server sent what cannot be used: {error}"
        except ConnectionClosed as closed:
            if closed.sent and closed.sent.code == CloseCode.MESSAGE_TOO_BIG:
                return f"the server sent more than {LIMITS[channel]} bytes at once"
        except Exception:  # the edge: what a stranger sent ends this way, and nothing else
            LOG.exception("a frame of %s stumbles", channel)
            return "what the server sent could not be used; the log file says why"
        return "the server closed it"


async def joined(link: FlokLink, peer: Carried) -> Carrier:
    """Enter a session.

    Raises:
        JamError: it cannot be entered.
    """
    carrier = Carrier(link, peer)
    await carrier.open()
    return carrier
