"""A peer, its clock and its way to the hub, together: frames in, frames out, time that goes on."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from fractions import Fraction
from typing import Final

from jam.net.carrier import Carrier, Opened
from jam.peer import Peer
from jam.roomclock import RoomClock
from jam.timing import Timing
from studio.jamming.steady import Steady

TURN_S: Final = 0.01  # between two looks at what is to be sent: an edit is with others in a blink
SYNC_S: Final = 10.0  # for a room to be in step


class RoomTimeOf:
    """The room's clock by time.perf_counter(); see kit.RoomTime."""

    def __init__(self, clock: RoomClock, steady: Steady) -> None:
        self._clock, self._steady = clock, steady

    def cycle_at(self, local_s: float) -> Fraction:
        """The cycle at a moment."""
        return self._clock.cycle_at(self._steady.of(local_s))

    def cps_at(self, local_s: float) -> Fraction:
        """The tempo then."""
        return self._clock.cps_at(self._steady.of(local_s))

    @property
    def error_s(self) -> float:
        """How far off it may be."""
        return self._clock.error_s

    @property
    def known(self) -> bool:
        """Is it known yet?"""
        return self._clock.known


class Wire:
    """Hears a carrier, feeds a peer and its clock; in the jam's thread.

    Args:
        peer: the player.
        clock: of the room.
        steady: the clock that it goes by.

    Attributes:
        reason: why the way was closed last, "" where it was not.
        closed: we ended it ourselves.
    """

    def __init__(self, peer: Peer, clock: RoomClock, steady: Steady) -> None:
        self._peer, self._steady = peer, steady
        self._carrier: Carrier | None = None
        self._task: asyncio.Task[None] | None = None
        self._others: set[asyncio.Task[None]] = set()
        self._opened, self.closed = asyncio.Event(), False
        self._turned = asyncio.Event()
        self._timing = Timing(peer, clock, steady.seconds)
        self.reason = ""

    def begin(self, carrier: Carrier) -> None:
        """Let frames go by this carrier from now on."""
        self._carrier = carrier
        self._task = asyncio.get_running_loop().create_task(self._turn(), name="jam's turn")

    def beside(self, work: Coroutine[None, None, None]) -> None:
        """Let something go on beside it, until the way is closed."""
        self._others.add(asyncio.get_running_loop().create_task(work))

    async def opened(self, limit_s: float = SYNC_S) -> bool:
        """Wait for the way to be open; False where that takes too long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), limit_s)
        return self._opened.is_set()

    async def until(self, true: Callable[[], bool], limit_s: float = SYNC_S) -> bool:
        """Wait for something that comes by frames; False where that takes too long."""
        end = self._steady.seconds() + limit_s
        while not true() and self._steady.seconds() < end:
            await self._turned.wait()
            self._turned.clear()
        return true()

    def close(self) -> None:
        """Send what is left, and end."""
        self.pump()
        self.closed = True
        if self._task is not None:
            self._task.cancel()
        for task in self._others:
            task.cancel()
        if self._carrier is not None:
            asyncio.get_running_loop().call_later(0.1, self._carrier.close)

    def pump(self) -> None:
        """Send what the peer and its clock have to say."""
        self._timing.flush()
        frames = self._peer.outgoing()
        if self._carrier is not None:
            for frame, to in frames:
                self._carrier.send(frame, to)

    async def _turn(self) -> None:
        while True:
            self.turn()
            self._turned.set()
            await asyncio.sleep(TURN_S)

    def turn(self) -> None:
        """Time goes on."""
        self._timing.tick()
        self._peer.tick()
        self.pump()

    # -- what the carrier tells ----------------------------------------------------------------

    def on_open(self, opened: Opened) -> None:
        """See jam/net/carrier.py."""
        del opened
        self._timing.connected()
        self._peer.connected()
        self._opened.set()
        self.pump()

    def on_join(self, connection: int) -> None:
        """See jam/net/carrier.py."""

    def on_frame(self, sender: int, frame: bytes) -> None:
        """See jam/net/carrier.py."""
        self._peer.receive(frame, sender)
        self.pump()

    def on_leave(self, connection: int) -> None:
        """See jam/net/carrier.py."""
        self._peer.gone(connection)

    def on_close(self, reason: str) -> None:
        """See jam/net/carrier.py."""
        self.reason = reason
        if self._opened.is_set() and not self.closed:
            self._peer.disconnected(f"{reason}; what plays goes on meanwhile")
