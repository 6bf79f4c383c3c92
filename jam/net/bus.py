"""Hubs that share rooms: each tells the others over NATS what happens in a room that both have.

A room is a subject, `notalabel.jam.ID`, which a hub listens to while somebody is in that room
with it. A message is `[4 bytes: which hub] [1 byte: what] …`. What comes from another hub goes to
players only, never to a hub again, so nothing can go round. A message that is lost is mended by the
lists of who is where, which are sent now and then; a hub that is silent for long is gone.
Frames stay sealed: who can read the bus sees what a hub sees, and can forge no player.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from jam.net.board import NUMBERS, Board
from jam.net.grumbling import Grumbling, Tell
from jam.net.words import NUMBER_BYTES

if TYPE_CHECKING:
    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.aio.subscription import Subscription

SUBJECT: Final = "notalabel.jam."
MISSING: Final = "hubs share rooms over NATS with the extra [bus]: pip install 'notalabel[bus]'"
FRAME, CAME, LEFT, HERE, WHO = (bytes([code]) for code in range(1, 6))
OPEN_S: Final = 5.0
LIST_S: Final = 5.0  # between lists of who is here
GONE_LISTS: Final = 4  # a hub whose lists fail to come so often is gone
MOST_WAITING: Final = 10_000
HEAD: Final = NUMBER_BYTES + 1


class BusError(Exception):
    """Rooms cannot be shared, in a sentence."""


class NatsBus:
    """Tells other hubs, and hears them.

    Args:
        url: of the NATS server, "nats://host:4222".
        dice: give this hub its number.
        tell: hears what is worth a line in the log.

    Attributes:
        base: where the numbers of this hub's connections begin.
    """

    def __init__(self, url: str, dice: random.Random, tell: Tell = logging.warning) -> None:
        self._url = url
        self._hub = dice.randrange(1, 1 << 20)
        self._wrong = Grumbling(tell)
        self._jobs: asyncio.Queue[Callable[[], Any]] = asyncio.Queue(MOST_WAITING)
        self._rooms: dict[str, Subscription] = {}
        self._silent: dict[int, int] = {}  # hub to lists since it was heard
        self._tasks: list[asyncio.Task[None]] = []
        self._nats: Client | None = None
        self._board: Board
        self.base = self._hub * NUMBERS

    async def start(self, board: Board) -> None:
        """Connect, and share the rooms of a board from now on.

        Raises:
            BusError: NATS is not installed, or not there.
        """
        try:
            from nats.aio.client import Client
        except ImportError:
            raise BusError(MISSING) from None
        nats = Client()
        try:
            async with asyncio.timeout(OPEN_S):
                await nats.connect(
                    self._url, no_echo=True, allow_reconnect=True, max_reconnect_attempts=-1,
                    reconnect_time_wait=1, connect_timeout=2, error_cb=self._failed,
                    disconnected_cb=self._lost,
                )  # fmt: skip
        except Exception as error:
            raise BusError(f"there is no NATS server at {self._url}") from error
        self._nats, self._board = nats, board
        board.bus = self
        self._tasks = [asyncio.create_task(job) for job in (self._work(), self._list())]

    async def close(self) -> None:
        """Share nothing any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._nats is not None:
            with suppress(Exception):
                await asyncio.wait_for(self._nats.close(), OPEN_S)

    def opened(self, room: str) -> None:
        """Listen to a room, and ask who is in it elsewhere."""
        self._later(lambda: self._subscribe(room))
        self._publish(room, WHO)

    def closed(self, room: str) -> None:
        """Listen to a room no more."""
        self._later(lambda: self._unsubscribe(room))

    def came(self, room: str, number: int, here: bool) -> None:
        """Tell of somebody who came here or left."""
        self._publish(room, CAME if here else LEFT, _bytes(number))

    def frame(self, room: str, sender: int, to: int, frame: bytes) -> None:
        """Take a frame to the others."""
        self._publish(room, FRAME, _bytes(sender), _bytes(to), frame)

    def _publish(self, room: str, *parts: bytes) -> None:
        nats, message = self._nats, b"".join((_bytes(self._hub), *parts))
        assert nats is not None  # the board knows the bus once it is started
        self._later(lambda: nats.publish(SUBJECT + room, message))

    def _later(self, job: Callable[[], Any]) -> None:
        try:
            self._jobs.put_nowait(job)
        except asyncio.QueueFull:
            self._wrong("NATS", "it takes less than there is to tell: some of it is lost")

    async def _work(self) -> None:
        """Do what is to be done, in order."""
        while True:
            job = await self._jobs.get()
            try:
                await job()
            except Exception as error:  # noqa: BLE001 # the server's trouble; lists mend what is lost
                self._wrong("NATS", f"something could not be told ({type(error).__name__})")

    async def _list(self) -> None:
        """Tell who is here now and then, and miss those who do not."""
        while True:
            await asyncio.sleep(LIST_S)
            for room in tuple(self._board.rooms):
                self._tell_all(room)
            for hub in self._silent:
                self._silent[hub] += 1
            for hub in [one for one, lists in self._silent.items() if lists > GONE_LISTS]:
                del self._silent[hub]
                self._board.hub_is_gone(hub)

    def _tell_all(self, room: str) -> None:
        self._publish(room, HERE, *(_bytes(number) for number in self._board.numbers(room)))

    async def _subscribe(self, room: str) -> None:
        if self._nats is None or room in self._rooms:
            return

        async def heard(message: "Msg") -> None:
            self._heard(room, message.data)

        self._rooms[room] = await self._nats.subscribe(SUBJECT + room, cb=heard)

    async def _unsubscribe(self, room: str) -> None:
        found = self._rooms.pop(room, None)
        if found is not None and room not in self._board.rooms:
            await found.unsubscribe()
        elif found is not None:
            self._rooms[room] = found  # somebody came in again meanwhile

    def _heard(self, room: str, data: bytes) -> None:
        """What another hub tells; anything else is left aside."""
        hub, what, rest = _number(data), data[NUMBER_BYTES:HEAD], data[HEAD:]
        if hub == self._hub or len(data) < HEAD:
            return
        self._silent[hub] = 0
        if what == FRAME and len(rest) > 2 * NUMBER_BYTES:
            sender, to = _number(rest), _number(rest[NUMBER_BYTES:])
            self._board.frame_from_afar(room, sender, to, rest[2 * NUMBER_BYTES :])
        elif what in (CAME, LEFT) and len(rest) == NUMBER_BYTES:
            self._board.came_afar(room, hub, _number(rest), what == CAME)
        elif what == HERE:
            ends = range(0, len(rest), NUMBER_BYTES)
            self._board.hub_has(room, hub, frozenset(_number(rest[end:]) for end in ends))
        elif what == WHO:
            self._tell_all(room)

    async def _failed(self, error: Exception) -> None:
        self._wrong("NATS", str(error) or type(error).__name__)

    async def _lost(self) -> None:
        self._wrong("NATS", "the server cannot be reached: rooms are apart until it is back")


def _bytes(number: int) -> bytes:
    return number.to_bytes(NUMBER_BYTES, "big")


def _number(data: bytes) -> int:
    return int.from_bytes(data[:NUMBER_BYTES], "big")
