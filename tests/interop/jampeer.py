"""A player in a room without a screen: does what lines of JSON on stdin say, tells what it sees.

    python -m tests.interop.jampeer '{"name": "anna", "link": "jam://…", "hub": "10.77.1.1:7000",
                                      "identity": "01", "found": false, "rate": 1e-5, "ahead": 7}'

Its clock runs by `rate` too fast and shows `ahead` seconds more than the machine's, so that there
is something to find out. What is told, a line each: {"look": [machine's second, second of the
room, error, who keeps the time]} 20 times a second, {"heard": [id, pane, code, cycle]} for each
evaluation, {"said": sentence}, and what commands ask for.

Commands: {"do": "pane" | "edit" | "play" | "tempo" | "state" | "render" | "end", …}.
"""

import asyncio
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import soundfile

from engine.scheduler import Slot
from jam.keys import Identity, RoomKey
from jam.link import parse
from jam.net.addresses import read_address
from jam.net.carrier import Opened
from jam.net.client import HubClient
from jam.net.doorway import Patience
from jam.peer import Peer
from jam.room import Evaluation, Happening, JamError, Tempo
from jam.roomclock import RoomClock
from jam.timing import Timing
from studio.guests.ahead import Ahead
from studio.guests.cycles import Asked, Player, seed_of
from studio.guests.wire import events_of
from tests.engine.renders import render

TURN_S: Final = 0.005
LOOK_S: Final = 0.05
PATIENCE: Final = Patience(first_s=0.2, most_s=2.0)


class Headless:
    """A peer, its clock and its way to the hub."""

    def __init__(self, said: dict[str, Any]) -> None:
        self._said = said
        link = parse(said["link"])
        self.dice = random.SystemRandom()
        self.peer = Peer(
            link, Identity(bytes.fromhex(said["identity"]) * 32), said["name"],
            wall_ms=lambda: time.time_ns() // 10**6, clock_s=self.seconds, dice=os.urandom,
            hears=self._hears, log=lambda text: tell(said=text),
        )  # fmt: skip
        self.clock = RoomClock(self.peer.id, self.seconds, os.urandom(4).hex(), self._odd)
        self.timing = Timing(self.peer, self.clock, self.seconds)
        key = RoomKey.of(link.key)
        hubs = [read_address(f"jam://{said['hub']}")]
        self.client = HubClient(hubs, key.id, key.door, self, self.dice, PATIENCE)
        self._inside = False
        self._looked_s = 0.0

    def seconds(self) -> float:
        """This player's clock."""
        return time.perf_counter() * (1 + float(self._said["rate"])) + float(self._said["ahead"])

    def _hears(self, happening: Happening) -> None:
        if isinstance(happening, Evaluation):
            one = happening
            tell(heard=[one.id, one.pane, one.code, str(one.cycle)])
        elif isinstance(happening, Tempo):
            self.timing.look()

    def _odd(self, who: str, text: str) -> None:
        tell(said=f"{who}: {text}")

    # -- what the carrier tells ----------------------------------------------------------------

    def on_open(self, opened: Opened) -> None:
        """See jam/net/carrier.py."""
        del opened
        self.peer.connected()
        self.timing.connected()
        tell(open=True)

    def on_join(self, connection: int) -> None:
        """See jam/net/carrier.py."""

    def on_frame(self, sender: int, frame: bytes) -> None:
        """See jam/net/carrier.py."""
        self.peer.receive(frame, sender)
        self.pump()

    def on_leave(self, connection: int) -> None:
        """See jam/net/carrier.py."""
        self.peer.gone(connection)

    def on_close(self, reason: str) -> None:
        """See jam/net/carrier.py."""
        self.peer.disconnected(reason)
        tell(open=False)

    # -- time goes on --------------------------------------------------------------------------

    def pump(self) -> None:
        """Send what there is to send."""
        for frame, to in self.peer.outgoing():
            self.client.send(frame, to)

    async def run(self) -> None:
        """Play until told to end."""
        self.client.start()
        if self._said["found"]:
            self.peer.found()
            self.clock.found(0.0)
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
        )
        turning = asyncio.ensure_future(self._turn())
        while line := await lines.readline():
            command = json.loads(line)
            if command["do"] == "end":
                break
            try:
                await getattr(self, command.pop("do"))(**command)
            except JamError as error:
                tell(said=str(error))
            self.pump()
        turning.cancel()
        self.client.close()

    async def _turn(self) -> None:
        while True:
            if not self._inside and self.peer.ready:
                self._inside = True
                self.peer.enter()
                tell(entered=self.peer.id)
            self.peer.tick()
            self.timing.tick()
            self.pump()
            self._look()
            await asyncio.sleep(TURN_S)

    def _look(self) -> None:
        clock, now_s = self.clock, time.perf_counter()
        if clock.known and now_s - self._looked_s >= LOOK_S:
            self._looked_s, mine_s = now_s, self.seconds()
            now_s = time.perf_counter()
            room_s = clock.room_s(mine_s)
            tell(look=[now_s, room_s, clock.error_at(mine_s), clock.keeper])

    # -- commands ------------------------------------------------------------------------------

    async def pane(self, name: str) -> None:
        """Another shared pane."""
        self.peer.add_pane(name, shared=True)

    async def edit(self, pane: str, at: float, text: str) -> None:
        """Type: `at` is how much of the text stands before, from 0 to 1."""
        long = {one.name: len(one.text) for one in self.peer.panes()}
        place = int(at * long.get(pane, 0))
        self.peer.edit(pane, place, place, text)

    async def play(self, pane: str, code: str, ahead_s: float) -> None:
        """Evaluate, for the first cycle that is so many seconds ahead."""
        found = self.peer.evaluate(pane, code, self._cycle(ahead_s))
        tell(evaluated=[found.id, found.pane])

    async def tempo(self, cps: str, ahead_s: float) -> None:
        """Another tempo."""
        self.peer.set_tempo(Fraction(cps), self._cycle(ahead_s))

    def _cycle(self, ahead_s: float) -> Fraction:
        there = self.clock.cycle_at(self.seconds() + ahead_s)
        return Fraction(there.__ceil__())

    async def state(self, cycles: int) -> None:
        """Tell of the room as it is, and what it plays in its first cycles."""
        rows = {name: ahead for name, ahead, _ in self._played(cycles)}
        tell(
            state={
                "texts": {one.name: one.text for one in self.peer.panes()},
                "playing": sorted(
                    [one.id, one.pane, one.code, str(one.cycle)] for one in self._newest()
                ),
                "tempos": [[str(one.cps), str(one.cycle)] for one in self.peer.tempos()],
                "members": [one.name for one in self.peer.members() if one.here],
                "events": rows,
                "seed": self.peer.seed,
                "refused": dict(self.peer.refused),
            }
        )

    async def render(self, cycles: int) -> None:
        """Render what plays, and tell the hash of the sound."""
        slots = [Slot(name, 1, ahead.pattern) for name, _, ahead in self._played(cycles + 1)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "room.wav"
            await asyncio.to_thread(render, slots, path, cycles=Fraction(cycles))
            sound, _ = soundfile.read(path)  # not the file: it has the time of day in it
        tell(rendered=[hashlib.sha256(sound.tobytes()).hexdigest(), float(abs(sound).max())])

    def _newest(self) -> list[Evaluation]:
        """The last evaluation of each pane, whether its cycle has come or not."""
        newest: dict[str, Evaluation] = {}
        for one in self.peer.playing():
            if one.pane not in newest or newest[one.pane].cycle <= one.cycle:
                newest[one.pane] = one
        return list(newest.values())

    def _played(self, cycles: int) -> list[tuple[str, list[Any], Ahead]]:
        """Of each pane: the events of its first cycles, as data and to be played."""
        found = []
        for one in sorted(self._newest(), key=lambda one: one.pane):
            ahead, numbers = Ahead(one.pane, 0, lambda: None), tuple(range(cycles))
            seed = seed_of(self.peer.seed, one.pane)
            worked = Player(time.process_time).cycles(Asked(one.code, seed, numbers))
            for number, cycle in zip(numbers, worked, strict=True):
                ahead.put(number, events_of(cycle.rows, frozenset({"cps"})))
            found.append((one.pane, [[list(one.rows), one.error] for one in worked], ahead))
        return found


def tell(**said: Any) -> None:
    """A line for whoever started us."""
    sys.stdout.write(json.dumps(said, default=str) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(Headless(json.loads(sys.argv[1])).run())
