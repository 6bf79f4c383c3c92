"""The way to a hub: connects, connects again, and never troubles who uses it.

Hubs are tried in order, each time from the first one on, so that players who share a list of hubs
meet. Who is at a later one looks now and then whether an earlier one is back, and moves there; at
once, where somebody leaves, who may have moved. Who is alone looks whether others are at a later
one. Between rounds of trying it waits, longer each time, by dice, so that not all come at once.
"""

import asyncio
import logging
import math
import random
import ssl
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from jam.net.addresses import Address
from jam.net.carrier import EVERYBODY, Hearer, Opened
from jam.net.doorway import ClosedError, Doorway, Found, Patience
from jam.net.limits import Limits, Pace
from jam.net.words import Came, hello, packed, read, unpacked

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

MOST_WAITING: Final = 2_000  # frames
LOOK_LEAST_S: Final = 0.5  # between two looks for another hub
LOOK_MOST_S: Final = 60.0  # between two looks of who is alone for others
LOG = logging.getLogger(__name__)


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
    """

    def __init__(
        self, hubs: Sequence[Address], room: str, door: bytes, hearer: Hearer,
        dice: random.Random, patience: Patience | None = None, tls: ssl.SSLContext | None = None,
        limits: Limits | None = None,
    ) -> None:  # fmt: skip
        self._hubs, self._hearer, self._dice = tuple(hubs), hearer, dice
        self._patience, self._limits = patience or Patience(), limits or Limits()
        self._doorway = Doorway(hello(room, door), self._patience, tls)
        self._at: Address | None = None
        self._left_s = -math.inf
        self._others: set[int] = set()
        self._look_soon = asyncio.Event()
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

    @property
    def hubs(self) -> tuple[Address, ...]:
        """Where to meet, first to last; others may be set, and hold from now on."""
        return self._hubs

    @hubs.setter
    def hubs(self, hubs: Sequence[Address]) -> None:
        if tuple(hubs) != self._hubs:
            self._hubs = tuple(hubs)
            self._look_soon.set()

    @property
    def at(self) -> Address | None:
        """The hub at which we are, or were last."""
        return self._at

    async def _run(self) -> None:
        """Connect, for as long as it is not closed."""
        wait_s = self._patience.first_s
        while not self._over:
            stayed_s = await self._visit()
            if stayed_s > wait_s:
                wait_s = self._patience.first_s
            await asyncio.sleep(wait_s * (1 - self._dice.random() / 2))
            wait_s = min(self._patience.most_s, 2 * wait_s)

    async def _visit(self) -> float:
        """Be at a hub, and at others that are better, until that ends.

        Returns:
            for how many seconds; 0 where it was never open.
        """
        began_s = 0.0
        try:
            found: Found | None = await self._first()
            began_s = time.monotonic()
            while found is not None:
                hub = self._at = found.hub
                self._tell_open(found)
                found = await self._stay(found)
                if found is not None:
                    self._tell_closed(f"moving to the hub {found.hub}, where the room meets")
            self._left_s = time.monotonic()
            self._tell_closed(f"the hub {hub} cannot be reached any more")
        except ClosedError as error:
            self._tell_closed(str(error))
        except Exception:  # the edge of the jam's way out: nobody above can do anything about it
            LOG.exception("the way to a hub ends")
            self._tell_closed("the way to the hub failed; the log file says why")
        return time.monotonic() - began_s if began_s else 0.0

    async def _first(self) -> Found:
        """The first hub that lets me in; for a moment after one was lost, none that is later.

        Raises:
            ClosedError: none does.
        """
        spare_s = self._left_s + self._patience.spare_s - time.monotonic()
        if self._at is None or spare_s <= 0:
            return await self._doorway.first(self._hubs)
        try:
            async with asyncio.timeout(spare_s):
                return await self._doorway.first(self._before(self._at, True))
        except TimeoutError:
            raise ClosedError(f"the hub {self._at} does not answer") from None

    def _before(self, hub: Address, with_it: bool = False) -> tuple[Address, ...]:
        """The hubs before one; all, where it is none of the list any more."""
        if hub not in self._hubs:
            return self._hubs
        return self._hubs[: self._hubs.index(hub) + with_it]

    async def _stay(self, found: Found) -> Found | None:
        """Send and receive until it ends; a better hub's connection where there is one."""
        way = found.way
        jobs = [asyncio.ensure_future(job) for job in (self._receive(way), self._write(way))]
        look = asyncio.ensure_future(self._look(found.hub))
        try:
            await asyncio.wait([*jobs, look], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._open = False
            await _ended(jobs)
            better = await _result(look)
            with suppress(Exception):
                await asyncio.wait_for(way.close(), 1)
            if better is not None and self._over:
                better.way.transport.abort()
        return better

    async def _look(self, hub: Address) -> Found:
        """Wait until a better hub lets me in."""
        look_s = alone_s = self._patience.look_s
        due_s = 0.0
        await asyncio.sleep(self._patience.stay_s)
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(look_s * (1 - self._dice.random() / 2)):
                    await self._look_soon.wait()
            self._look_soon.clear()
            if earlier := self._before(hub):
                with suppress(ClosedError):
                    return await self._doorway.first(earlier)
            later = self._hubs[len(self._before(hub, True)) :]
            if not self._others and later and time.monotonic() >= due_s:
                if (found := await self._with_others(later)) is not None:
                    return found
                alone_s = min(2 * alone_s, LOOK_MOST_S)  # nobody there for a while, it seems
                due_s = time.monotonic() + alone_s
            await asyncio.sleep(min(look_s, LOOK_LEAST_S))

    async def _with_others(self, hubs: Sequence[Address]) -> Found | None:
        """The first of some hubs at which somebody is."""
        for hub in hubs:
            with suppress(ClosedError):
                found = await self._doorway.enter(hub)
                if found.welcome.others:
                    return found
                found.way.transport.abort()
        return None

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
            (self._others.add if word.here else self._others.discard)(word.connection)
            if not word.here:
                self._look_soon.set()
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

    def _tell_open(self, found: Found) -> None:
        welcome, hub = found.welcome, found.hub
        self._told, self._others = "", set(welcome.others)
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


async def _ended(jobs: Sequence["asyncio.Future[None]"]) -> None:
    for job in jobs:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)


async def _result(look: "asyncio.Future[Found]") -> Found | None:
    """What looking for another hub has found; None where it has not, or failed."""
    if not look.done():
        look.cancel()
    await asyncio.wait((look,))
    return None if look.cancelled() or look.exception() else look.result()
