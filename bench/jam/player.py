"""A real player of a room without sound: a peer, its way to the hub, and what it hears, counted."""

import asyncio
import random
import time
from collections import Counter
from fractions import Fraction
from typing import Final

from jam.keys import Identity, RoomKey
from jam.link import Link, parse
from jam.net.addresses import read_address
from jam.net.carrier import Opened
from jam.net.client import HubClient
from jam.net.doorway import Patience
from jam.peer import Peer
from jam.room import Edited, Evaluation, Happening

TURN_S: Final = 0.02
STAMP: Final = "// at "
READY_S: Final = 60.0


class Player:
    """Plays: what it types is stamped with the machine's clock.

    Args:
        link: to the room.
        number: of this player; all its dice come from it.
        patience: of its way to the hub.

    Attributes:
        peer: the player's peer.
        late_s: how long edits of others took to be seen here.
        heard: how often each evaluation was told.
        made: ids of evaluations of its own.
        opened: how often the way was opened.
    """

    def __init__(self, link: str, number: int, patience: Patience | None = None) -> None:
        self.dice = random.Random(number)
        self.pane = f"pane{number}"
        self.peer = Peer(
            parse(link), Identity(self.dice.randbytes(32)), f"player {number}",
            wall_ms=lambda: time.time_ns() // 1_000_000, clock_s=time.perf_counter,
            dice=self.dice.randbytes, hears=self._hears,
        )  # fmt: skip
        key = RoomKey.of(parse(link).key)
        self.late_s: list[float] = []
        self.heard: Counter[str] = Counter()
        self.made: list[str] = []
        self.opened = 0
        self._way = HubClient(
            [read_address(link)], key.id, key.door, self, self.dice, patience=patience
        )
        self._turning: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to connect."""
        self._way.start()
        self._turning = asyncio.create_task(self._turn())

    async def close(self) -> None:
        """Go."""
        self._way.close()
        await self._way.closed()
        if self._turning is not None:
            self._turning.cancel()
            await asyncio.wait((self._turning,))

    async def come_in(self, founds: bool) -> None:
        """Wait for the room, and enter it with a pane of its own."""
        async with asyncio.timeout(READY_S):
            while not self.opened:  # noqa: ASYNC110 # told by a carrier
                await asyncio.sleep(TURN_S)
            if founds:
                self.peer.found()
            while not self.peer.ready:  # noqa: ASYNC110 # comes by frames
                await asyncio.sleep(TURN_S)
            self.peer.enter()
            self.peer.add_pane(self.pane)

    def type(self) -> None:
        """Change the line of one's own pane."""
        old = len(self.text(self.pane))
        line = f"{STAMP}{time.perf_counter():.6f}\nnote({self.dice.randrange(99)})"
        self.peer.edit(self.pane, 0, old, line)

    def evaluate(self) -> None:
        """Let it play for everybody."""
        made = self.peer.evaluate(self.pane, self.text(self.pane), Fraction(len(self.made)))
        self.made.append(made.id)

    def text(self, pane: str) -> str:
        """What stands in a pane."""
        return next((one.text for one in self.peer.panes() if one.name == pane), "")

    def texts(self) -> dict[str, str]:
        """What stands in all."""
        return {one.name: one.text for one in self.peer.panes()}

    def on_open(self, opened: Opened) -> None:  # noqa: ARG002 # every hearer is told
        """The way is open."""
        self.opened += 1
        self.peer.connected()

    def on_join(self, connection: int) -> None:
        """Whoever that is will show themselves."""

    def on_frame(self, sender: int, frame: bytes) -> None:
        """A frame of another one."""
        self.peer.receive(frame, sender)

    def on_leave(self, connection: int) -> None:
        """Somebody is gone."""
        self.peer.gone(connection)

    def on_close(self, reason: str) -> None:
        """The way is closed."""
        self.peer.disconnected(reason)

    async def _turn(self) -> None:
        while True:
            self.peer.tick()
            for frame, to in self.peer.outgoing():
                self._way.send(frame, to)
            await asyncio.sleep(TURN_S)

    def _hears(self, told: Happening) -> None:
        if isinstance(told, Evaluation):
            self.heard[told.id] += 1
        if isinstance(told, Edited) and told.by != self.peer.id and told.text:
            first = told.text.partition("\n")[0]
            if first.startswith(STAMP):
                self.late_s.append(time.perf_counter() - float(first.removeprefix(STAMP)))


def link_at(port: int, secret: int = 1) -> str:
    """The link to a room at a hub of this machine."""
    return str(Link("127.0.0.1", port, "bench", random.Random(secret).randbytes(16)))
