"""A program plays us while we are in a room: does another of us in it hear the same, at once?

    python -m tests.interop.inroom tidal --seconds 20
    python -m tests.interop.inroom sardine
    python -m tests.interop.inroom strudel
    python -m tests.interop.inroom tidal --delay-ms 200

Two sessions with real engines on the null backend share a room; TidalCycles, Sardine or Strudel
(found as in plays.py) plays the first one over OSC. `--delay-ms` puts a relay before the second
one, which makes every message so much later, each way: then the sounds come whole cycles later.
In a network of its own. A line of JSON tells what came of it; exit code 1 where something is wrong.
Where the program is not installed that is said, and nothing is tried.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeAlias

from engine.client import EngineClient
from engine.messages import SoundEvent
from engine.samples.library import Library
from jam.link import Link, parse
from studio.doing import do
from studio.evaluator import Evaluator
from studio.jamming.desks import jamming_of
from studio.links.clock.attached import attach, detach
from studio.links.dirt.receiver import SLOT
from studio.links.listening import Ports, listen
from studio.links.osc.guard import encode
from studio.links.overosc import SUPERDIRT
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.settings import Settings
from studio.wishes import Wish
from tests.interop.apart import go_apart
from tests.interop.house import write_breaks
from tests.interop.intime import figures
from tests.interop.plays import PEERS, SARDINE, built, no_sardine, no_strudel, no_tidal

SOCKET: Final = 8080
RELAY: Final = 7000
SAME: Final = 1e-6  # of a cycle: what is further apart is another sound
MUCH_MS: Final = 5.0
PATIENCE_S: Final = 20.0

Row: TypeAlias = tuple[float, float, SoundEvent]


@dataclass
class Ear:
    """What makes the sound, and a note of all that is sent to it.

    Attributes:
        inner: the engine.
        rows: seconds of time.perf_counter() at which each event sounds, the cycle here, the event.
        player: whose cycles these are.
    """

    inner: EngineClient
    rows: list[Row] = field(default_factory=list)
    player: Player | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Note when they sound, and send them on."""
        events, now = list(events), self.inner.clock()
        begin_s, rate = now.at_ns / 1e9 - now.frame / now.sample_rate, now.sample_rate
        line = self.player.timeline if self.player else None
        with self.lock:
            self.rows += [
                (begin_s + one.frame / rate, float(line.cycle_at(Fraction(one.frame, rate))), one)
                for one in events
                if line is not None
            ]
        return self.inner.send(events, cue)

    def __getattr__(self, name: str) -> Any:
        """Whatever else the engine can do."""
        return getattr(self.inner, name)

    def of(self, slot: str) -> list[Row]:
        """What sounds of a slot, in order."""
        with self.lock:
            found = [row for row in self.rows if row[2].slot == slot]
        return sorted(found, key=lambda row: row[0])

    def meet(self, player: Player) -> Wish:
        """This is the player."""
        self.player = player
        return Wish(None, Reply(True))


@dataclass
class Ours:
    """A session that sounds."""

    session: Session
    ear: Ear
    told: list[str]

    def says(self, line: str) -> str:
        """What a line at the prompt answers."""
        return do(self.session, line).result(PATIENCE_S).text


@contextmanager
def ours(folder: Path) -> Iterator[Ours]:
    """A session with an engine."""
    told: list[str] = []
    samples = Library(None, lambda text, _: told.append(text))
    samples.load("samples", (str(folder),))
    engine = EngineClient(backend="null", shelf=samples)
    ear = Ear(engine)
    session = Session(ear, Evaluator(1), lambda notice: told.append(notice.text), shelf=samples)
    engine.start()
    session.start()
    session.wish(ear.meet)
    attach(session, Settings(), None, lambda: engine.latency_s)
    try:
        if not engine.wait_ready(PATIENCE_S):
            raise RuntimeError("the engine does not come up")
        yield Ours(session, ear, told)
    finally:
        jamming_of(session).close()
        detach(session)
        session.close()
        engine.stop()
        samples.close()


@contextmanager
def relayed(link: str, delay_ms: float) -> Iterator[str]:
    """The link of a room, by a way that takes longer."""
    if not delay_ms:
        yield link
        return
    one = parse(link)
    relay = subprocess.Popen(
        [sys.executable, "-m", "tests.interop.relay", f"127.0.0.1:{RELAY}",
         f"{one.host}:{one.port}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert relay.stdin is not None
    assert relay.stdout is not None
    try:
        relay.stdout.readline()
        relay.stdin.write(json.dumps({"delay_ms": delay_ms}) + "\n")
        relay.stdin.flush()
        yield str(Link("127.0.0.1", RELAY, one.name, one.key, one.founder))
    finally:
        relay.kill()
        relay.wait()


def tidal(seconds: float, folder: Path) -> None:
    """TidalCycles plays."""
    subprocess.run([built("Peer", folder), str(seconds)], check=True, stdout=sys.stderr)


def strudel(seconds: float, folder: Path) -> None:
    """Strudel plays, through port 8080."""
    del folder
    command = ["node", str(PEERS / "strudel.mjs"), "stock", str(max(round(seconds / 2), 1))]
    subprocess.run(command, check=True, stdout=sys.stderr)


def sardine(seconds: float, folder: Path) -> None:
    """Sardine plays."""
    del folder
    command = [os.environ[SARDINE], str(PEERS / "sardine.py"), str(seconds)]
    subprocess.run(command, check=True, stdout=sys.stderr)


PLAYERS: Final[dict[str, Callable[[float, Path], None]]] = {
    "tidal": tidal, "strudel": strudel, "sardine": sardine,
}  # fmt: skip

MISSING: Final = {"tidal": no_tidal, "strudel": no_strudel, "sardine": no_sardine}


def named(name: str) -> None:
    """Say to our port what the program is called."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(encode("/jam/name", [name]), ("127.0.0.1", SUPERDIRT))


def compared(here: list[Row], there: list[Row], cycle_s: float) -> dict[str, Any]:
    """Each sound that was played here against those heard there, which tell the cycle of it here.

    What is heard there may come some whole cycles later; how many did by how much is counted.
    """
    left, far_ms, later = list(there), list[float](), Counter[int]()
    missed, before = 0, 0
    for at, cycle, event in here:
        same = [row for row in left if abs(row[2].cycle - cycle) < SAME and alike(row[2], event)]
        if same:
            left.remove(same[0])
            by = round((same[0][0] - at) / cycle_s)
            later[by] += 1
            far_ms.append(1000 * (same[0][0] - at - by * cycle_s))
        elif far_ms:
            missed += 1
        else:
            before += 1  # it was on its way into the room
    return {
        "played": len(here), "before": before, "heard": len(there), "missed": missed,
        "strange": len(left), "cycles_later": dict(sorted(later.items())), **figures(far_ms),
    }  # fmt: skip


def alike(one: SoundEvent, two: SoundEvent) -> bool:
    """Are these the same sound, but for when it comes?"""
    return dict(one.controls) == dict(two.controls) and abs(one.duration_s - two.duration_s) < 1e-9


def met(peer: str, seconds: float, delay_ms: float, folder: Path) -> dict[str, Any]:
    """Let it play, and see what the other one hears."""
    write_breaks(folder / "samples")
    with ours(folder / "samples") as we, ours(folder / "samples") as they:
        links = listen(we.session, we.ear, lambda one: we.told.append(one.text),
                       Ports(SUPERDIRT, 0, socket=SOCKET))  # fmt: skip
        for one in (we, they):  # so that the file is read before it is asked for
            one.says('s("breaks")')
        time.sleep(1.0)
        we.says("hush")
        replies = [we.says("jam host inroom")]
        look = jamming_of(we.session).look
        with relayed(look.link if look else "", delay_ms) as link:
            replies.append(they.says(f"jam join {link}"))
            time.sleep(3.0)  # both are in phase
            named(peer)
            PLAYERS[peer](seconds, folder)
            who = [one.says("jam who") for one in (we, they)]
            time.sleep(1.0 + delay_ms / 500)
            cycle_s = 1 / we.session.playing().cps
            found = compared(we.ear.of(SLOT), they.ear.of(f"osc {peer}"), cycle_s)
        links.close()
    return {
        "peer": peer, "delay_ms": delay_ms, **found, "who": who,
        "doubled": len(we.ear.of(f"osc {peer}")), "told": [*we.told, *they.told],
        "replies": replies,
    }  # fmt: skip


def is_good(found: dict[str, Any]) -> bool:
    """Is it named on both sides, and heard there as here?"""
    return (
        all(f"{found['peer']} (by osc)" in one for one in found["who"])
        and found["heard"] > 10
        and found["missed"] == found["strange"] == found["doubled"] == 0
        and found["p99_ms"] < MUCH_MS
    )


def main() -> int:
    """One of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=PLAYERS)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--delay-ms", type=float, default=0.0)
    options = parser.parse_args()
    if why := MISSING[options.peer]():
        sys.stdout.write(json.dumps({"peer": options.peer, "left_out": why}) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as name:
        found = met(options.peer, options.seconds, options.delay_ms, Path(name))
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if is_good(found) else 1


if __name__ == "__main__":
    go_apart("tests.interop.inroom")
    sys.exit(main())
