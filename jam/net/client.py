"""The way to a hub: connects, connects again, and never troubles who uses it.

Hubs are tried in order, each time from the first one on, so that players who share a list of hubs
meet. Who is at a later one looks now and then whether an earlier one is back, and moves there.
Between rounds of trying it waits, longer each time, by dice, so that not all come back at once.
"""

import asyncio
import logging
import os
import random
import socket
import ssl
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jam.net.addresses import Address
from jam.net.carrier import EVERYBODY, Hearer, Opened
from jam.net.limits import Limits, Pace, counted
from jam.net.words import Came, Refused, Welcome, hello, packed, read, unpacked

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

    _Found = tuple[int, ClientConnection, Welcome]  # which hub of the list, and the way in

MOST_WAITING: Final = 2_000  # frames
LONGEST_MESSAGE: Final = 70_000  # of a hub: a frame, or the numbers of the others
BAD_REQUEST: Final = 400  # of servers that speak TLS, to those who do not
LOG = logging.getLogger(__name__)
QUIET = logging.getLogger("notalabel.jam.client")
QUIET.setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what.

    Attributes:
        open_s: for a hub to answer.
        first_s, most_s: between rounds of trying; it doubles, and dice take up to half of it away.
        ping_s, pong_s: how often a hub is asked whether it is there, and for how long.
        look_s: how often to look whether an earlier hub is back.
    """

    open_s: float = 8.0
    first_s: float = 0.25
    most_s: float = 15.0
    ping_s: float = 10.0
    pong_s: float = 10.0
    look_s: float = 20.0


class ClosedError(Exception):
    """Why the way is not open, in a sentence for the player."""


class HubClient:
    """A `Carrier` over WebSocket. To be made, started and used in one asyncio loop.

    Args:
        hubs: where to meet, first to last.
        room: its public id.
        door: the secret that opens it.
        hearer: is told what happens.
        dice: for waiting.
        patience: how long to wait for what.
        tls: whom to believe; what the system believes without it.
        limits: of the hub, so that it has no reason to slow us down.

    Attributes:
        hubs: may be others from now on.
    """

    def __init__(
        self, hubs: Sequence[Address], room: str, door: bytes, hearer: Hearer,
        dice: random.Random, patience: Patience | None = None, tls: ssl.SSLContext | None = None,
        limits: Limits | None = None,
    ) -> None:  # fmt: skip
        self.hubs = tuple(hubs)
        self._hello, self._hearer, self._dice = hello(room, door), hearer, dice
        self._patience, self._limits = patience or Patience(), limits or Limits()
        self._tls = tls
        self._waiting: deque[bytes] = deque()
        self._some = asyncio.Event()
        self._open = self._over = False
        self._told = ""
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to connect."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name="jam's way to a hub")

    def send(self, frame: bytes, to: int = EVERYBODY) -> bool:
        """Send a frame soon; False where it cannot be sent."""
        fits = 0 < len(frame) <= self._limits.frame_bytes
        if not self._open or not fits or len(self._waiting) >= MOST_WAITING:
            return False
        self._waiting.append(packed(to, frame))
        self._some.set()
        return True

    def close(self) -> None:
        """End it; what waits is not sent any more."""
        self._over, self._open = True, False
        if self._task is not None:
            self._task.cancel()

    async def closed(self) -> None:
        """Wait until it has ended."""
        if self._task is not None:
            await asyncio.wait((self._task,))

    async def _run(self) -> None:
        """Connect, for as long as it is not closed."""
        wait_s = self._patience.first_s
        while not self._over:
            for place in range(len(self.hubs)):
                stayed_s = await self._visit(place)
                if stayed_s > wait_s:
                    wait_s = self._patience.first_s
                if stayed_s:
                    break
            await asyncio.sleep(wait_s * (1 - self._dice.random() / 2))
            wait_s = min(self._patience.most_s, 2 * wait_s)

    async def _visit(self, place: int) -> float:
        """Be at a hub, and at earlier ones that are back, until that ends.

        Returns:
            for how many seconds; 0 where it was never open.
        """
        began_s = 0.0
        found: _Found | None
        try:
            found = (place, *await self._enter(self.hubs[place]))
            began_s = time.monotonic()
            while found is not None:
                place, way, welcome = found
                hub = self.hubs[place]
                self._tell_open(hub, welcome)
                found = await self._stay(way, place)
                if found is not None:
                    self._tell_closed(f"an earlier hub is back: moving to {self.hubs[found[0]]}")
            self._tell_closed(f"the hub {hub} is not to be reached any more")
        except ClosedError as error:
            self._tell_closed(str(error))
        except Exception:  # the edge of the jam's way out: nobody above can do anything about it
            LOG.exception("the way to a hub ends")
            self._tell_closed("the way to the hub failed; the log says how")
        return time.monotonic() - began_s if began_s else 0.0

    async def _enter(self, hub: Address) -> "tuple[ClientConnection, Welcome]":
        """A connection that the hub has let in.

        Raises:
            ClosedError: there is none.
        """
        way: ClientConnection | None = None
        try:
            async with asyncio.timeout(self._patience.open_s):
                way = await _connect(hub, self._patience, self._tls)
                await way.send(self._hello)
                said = read(await way.recv())
        except Exception as error:  # whatever the network and its library do
            if way is not None:
                way.transport.abort()
            raise ClosedError(f"the hub {hub} {_why(error, hub.tls)}") from error
        if isinstance(said, Welcome):
            return way, said
        way.transport.abort()
        why = said.why if isinstance(said, Refused) else "it does not speak as a hub does"
        raise ClosedError(f"the hub {hub} lets nobody in: {why}")

    async def _stay(self, way: "ClientConnection", place: int) -> "_Found | None":
        """Send and receive until it ends; an earlier hub's connection where there is one."""
        jobs = [asyncio.ensure_future(job) for job in (self._receive(way), self._write(way))]
        look = asyncio.ensure_future(self._look(place)) if place else None
        try:
            await asyncio.wait(
                [*jobs, *([look] if look else [])], return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            self._open = False
            await _ended(jobs)
            found = await _result(look)
            with suppress(Exception):
                await asyncio.wait_for(way.close(), 1)
            if found is not None and self._over:
                found[1].transport.abort()
        return found

    async def _look(self, place: int) -> "_Found":
        """Wait until an earlier hub lets me in."""
        while True:
            await asyncio.sleep(self._patience.look_s * (1 - self._dice.random() / 2))
            for earlier, hub in enumerate(self.hubs[:place]):
                with suppress(ClosedError):
                    return earlier, *await self._enter(hub)

    async def _receive(self, way: "ClientConnection") -> None:
        with suppress(Exception):  # whatever it is, the connection is over
            async for data in way:
                self._take(data)

    def _take(self, data: str | bytes) -> None:
        if isinstance(data, bytes):
            found = unpacked(data)
            if found is not None:
                self._tell("on_frame", *found)
            return
        word = read(data)
        if isinstance(word, Came):
            self._tell("on_join" if word.here else "on_leave", word.connection)

    async def _write(self, way: "ClientConnection") -> None:
        pace = Pace.of(self._limits, time.monotonic())
        with suppress(Exception):
            while True:
                while self._waiting:
                    data = self._waiting.popleft()
                    await way.send(data)
                    await asyncio.sleep(pace.wait_s(len(data), time.monotonic()))
                self._some.clear()
                await self._some.wait()

    def _tell_open(self, hub: Address, welcome: Welcome) -> None:
        self._told = ""
        self._waiting.clear()
        self._open = not self._over
        self._tell("on_open", Opened(welcome.connection, welcome.others, str(hub)))

    def _tell_closed(self, reason: str) -> None:
        if reason != self._told:
            self._told = reason
            self._tell("on_close", reason)

    def _tell(self, what: str, *facts: Any) -> None:
        if self._over:
            return
        try:
            getattr(self._hearer, what)(*facts)
        except Exception:  # a mistake of the hearer's does not end the connection
            LOG.exception("what a hub told was not taken well")


async def _connect(
    hub: Address, patience: Patience, tls: ssl.SSLContext | None
) -> "ClientConnection":
    """A connection, whoever is at its other end."""
    from websockets.asyncio.client import connect

    class Straight(connect):
        """Goes nowhere else."""

        def process_redirect(self, exc: Exception) -> Exception | str:
            """Wherever a hub may send us."""
            return exc

    secure = (tls or ssl.create_default_context()) if hub.tls else None
    near = hub.host == "localhost" or not counted(hub.host)
    return await Straight(
        hub.web, open_timeout=None, compression=None, max_size=LONGEST_MESSAGE, max_queue=64,
        ping_interval=patience.ping_s, ping_timeout=patience.pong_s, close_timeout=1,
        proxy=None if near else True, user_agent_header=None, logger=QUIET, ssl=secure,
    )  # fmt: skip


async def _ended(jobs: Sequence["asyncio.Future[None]"]) -> None:
    for job in jobs:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)


async def _result(look: "asyncio.Future[_Found] | None") -> "_Found | None":
    """What looking for an earlier hub has found; None where it has not, or failed."""
    if look is None:
        return None
    if not look.done():
        look.cancel()
    await asyncio.wait((look,))
    return None if look.cancelled() or look.exception() else look.result()


def _why(error: Exception, tls: bool) -> str:
    """What kept us out, as the end of a sentence that begins with the hub."""
    from websockets.exceptions import InvalidStatus

    if isinstance(error, TimeoutError):
        return "does not answer"
    if isinstance(error, InvalidStatus):
        status = error.response.status_code
        hint = "; is it jams:// instead of jam://?" if status == BAD_REQUEST and not tls else ""
        return f"is not behind that address (HTTP {status}){hint}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"has no certificate that can be believed ({error.verify_message}); where it is a "
            "friend's, let SSL_CERT_FILE name a file that holds theirs"
        )
    if isinstance(error, socket.gaierror):
        return "is not known by that name"
    if isinstance(error, ssl.SSLError) or (tls and isinstance(error, ConnectionResetError)):
        return "does not speak TLS: is it jam:// instead of jams://?"
    if isinstance(error, OSError):
        why = os.strerror(error.errno) if error.errno else str(error)
        return f"is not to be reached ({(why or type(error).__name__).lower()})"
    return "is no hub of a jam"
