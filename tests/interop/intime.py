"""Others and we are in time: by how many milliseconds, at most.

    python -m tests.interop.intime midi --seconds 40
    python -m tests.interop.intime link --seconds 20
    python -m tests.interop.intime tidal-follows --seconds 20
    python -m tests.interop.intime we-follow --seconds 20
    python -m tests.interop.intime jam --seconds 20

`midi`: another of us goes by our MIDI clock through JACK, with ±5 ms of jitter added; what is left
beside the way through JACK (`late_ms`). `link`: two Link peers in processes of their own, and we
with a real engine on the null backend; one of them changes the tempo half way, we change it at
three quarters. `tidal-follows`: TidalCycles goes by our tempo, and sets it half way. `we-follow`:
TidalCycles holds its tempo service, and we go by it; what both play has to fall together.
`jam`: another of us comes into our room, and the tempo changes half way; 5 ms at most, at any time.
In a network of its own.
A line of JSON tells what came of it; exit code 1 above a millisecond at the 99th percentile.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from engine.client import EngineClient
from studio.evaluator import Evaluator
from studio.jamming.desks import jamming_of
from studio.links.clock.attached import attach, detach
from studio.links.clock.desks import ClockDesk, desk_of
from studio.links.clock.midiparts import MidiIn
from studio.links.midi.port import Port
from studio.links.midi.worker import VIRTUAL
from studio.links.osc.guard import OscError, decode
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.settings import Settings
from studio.wishes import Wish
from tests.interop.apart import go_apart
from tests.interop.plays import built

PEER: Final = Path(__file__).parent / "peers" / "linkpeer.py"
SETTLE_S: Final = 1.5  # after the beginning and after each change of tempo
TIDAL_LEAD_MS: Final = 150  # TidalCycles' latency here, and the 50 ms that it looks ahead
MUCH_MS: Final = 1.0
JITTER_S: Final = 0.005
LOCKS_S: Final = 13.0  # 600 ticks and some
TICK_MS: Final = 1000 / 48  # at 120 beats a minute
LATE_MS: Final = 6.0  # the way through two periods of JACK, which `offset` is for


@dataclass
class Ours:
    """A session with a real engine, and where its cycle was at moments.

    Attributes:
        looks: seconds of time.perf_counter() and the cycle, by the frame of the engine's clock.
        system_minus_s: the system's time minus time.perf_counter().
    """

    session: Session
    engine: EngineClient
    desk: ClockDesk
    told: list[str]
    looks: list[tuple[float, float, float]] = field(default_factory=list)
    player: Player | None = None

    def look(self) -> None:
        """Where the cycle is, with nothing of the desk in it."""
        if self.player is None or (line := self.player.timeline) is None:
            return
        reading = self.engine.clock()
        if line.anchor_s > Fraction(reading.frame, reading.sample_rate):
            return  # it holds in some milliseconds only
        cycle = line.cycle_at(Fraction(reading.frame, reading.sample_rate))
        self.looks.append((reading.at_ns / 1e9, float(cycle), float(line.cps)))

    def cycle_at(self, second: float) -> float:
        """The cycle at a moment, between two looks."""
        place = min(max(bisect(self.looks, (second,)), 1), len(self.looks) - 1)
        at, cycle, cps = self.looks[place - 1]
        return cycle + (second - at) * cps


@contextmanager
def ours() -> Iterator[Ours]:
    """A session that plays."""
    engine = EngineClient(backend="null")
    told: list[str] = []
    session = Session(engine, Evaluator(1), lambda notice: told.append(notice.text))
    engine.start()
    session.start()
    attach(session, Settings(), None, lambda: engine.latency_s)
    done = threading.Event()
    found = Ours(session, engine, desk_of(session), told)

    def meet(player: Player) -> Wish:
        found.player = player
        return Wish(None, Reply(True))

    def watch() -> None:
        while not done.wait(0.01):
            found.look()

    try:
        if not engine.wait_ready(20):
            raise RuntimeError("the engine does not come up")
        session.wish(meet).result(5)
        session.evaluate('s("bd*4, hh*8")')
        threading.Thread(target=watch, daemon=True).start()
        time.sleep(1.0)
        yield found
    finally:
        done.set()
        detach(session)
        session.close()
        engine.stop()


def figures(far_ms: list[float]) -> dict[str, Any]:
    """Median, 99th percentile and most of what is apart."""
    row = sorted(map(abs, far_ms)) or [1e9]
    return {
        "compared": len(far_ms),
        "median_ms": round(row[len(row) // 2], 3),
        "p99_ms": round(row[int(len(row) * 0.99)], 3),
        "max_ms": round(row[-1], 3),
    }


def link(seconds: float, folder: Path) -> dict[str, Any]:
    """Two Link peers and we."""
    del folder
    with ours() as we:
        half, begin = seconds / 2, time.perf_counter()
        peers = [
            subprocess.Popen([sys.executable, PEER, *map(str, said)], stdout=subprocess.PIPE,
                             text=True)
            for said in ((120, seconds, half, 137.5), (97, seconds))
        ]  # fmt: skip
        time.sleep(1.0)
        reply = we.desk.link_on()
        time.sleep(max(begin + 0.75 * seconds - time.perf_counter(), 0))
        we.session.set_cps(0.4)
        rows = [[json.loads(line) for line in peer.communicate()[0].splitlines()] for peer in peers]
        latency_s = we.engine.latency_s
    met = max(_met(theirs) for theirs in rows)  # until then each keeps a time of its own
    changes = [met, begin + half, begin + 0.75 * seconds]
    apart: dict[str, Any] = {"reply": reply.text}
    for name, theirs in zip(("first", "second"), rows, strict=True):
        far = [
            1000 * 60 / bpm * wrapped(beat - 4 * we.cycle_at(at - latency_s), 4.0)
            for at, beat, bpm, *_ in theirs
            if at >= met and settled(at, changes)
        ]
        apart[name] = figures(far)
        tempos = {round(bpm, 1) for at, _, bpm, *_ in theirs if at >= met and settled(at, changes)}
        apart[name]["bpm"] = sorted(tempos)
    apart["told"], apart["peers_seen"] = we.told, max(row[3] for row in rows[0])
    far_ms = max(apart["first"]["p99_ms"], apart["second"]["p99_ms"])
    return {**apart, "good": far_ms < MUCH_MS and apart["peers_seen"] == 2}


def wrapped(far: float, round_: float) -> float:
    """A distance on a circle, the short way."""
    return far - round_ * round(far / round_)


def _met(rows: list[list[float]]) -> float:
    """When a peer has met both others; it says beat, tempo and how many it sees."""
    return next((at for at, _, _, peers, *_ in rows if peers == 2), float("inf"))


def settled(at: float, changes: list[float], in_s: float = SETTLE_S) -> bool:
    """Is a moment none of those just after a change?"""
    return all(not 0 <= at - change < in_s for change in changes)


class Plays:
    """What TidalCycles plays: cycle and moment of each event."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 57_120))
        self.rows: list[tuple[float, float, float]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while data := self._socket.recv(8192):
                with suppress(OscError):
                    for message in decode(data):
                        self._take(message.address, message.args, message.at)

    def _take(self, address: str, args: tuple[Any, ...], at: float | None) -> None:
        said = dict(zip(args[::2], args[1::2], strict=False))
        if address == "/dirt/play" and at is not None and said.get("s") in ("bd", "sn"):
            second = at - (time.time() - time.perf_counter())
            self.rows.append((second, said["cycle"], said["cps"]))

    def close(self) -> None:
        self._socket.close()


def _compared(we: Ours, plays: Plays, changes: list[float]) -> dict[str, Any]:
    far = [
        1000 * (we.cycle_at(at) - cycle) / cps
        for at, cycle, cps in plays.rows
        if settled(at, changes)
    ]
    found = figures(far)
    found["cps"] = sorted({round(cps, 3) for at, _, cps in plays.rows if settled(at, changes)})
    good = found["p99_ms"] < MUCH_MS and found["compared"] > 5
    return {**found, "told": we.told, "good": good}


def tidal_follows(seconds: float, folder: Path) -> dict[str, Any]:
    """TidalCycles goes by our tempo."""
    program, plays = built("Peer", folder), Plays()
    with ours() as we:
        we.desk.set_offset("tidal", -TIDAL_LEAD_MS)
        reply = we.desk.tidal_on()
        peer = subprocess.Popen([program, str(seconds)], stdout=sys.stderr)
        begin = time.perf_counter()
        time.sleep(seconds / 4)
        we.session.set_cps(0.6)
        peer.wait()
        sets = we.session.playing().cps
        plays.close()
    changes = [begin, begin + seconds / 4, begin + seconds / 2]
    found = _compared(we, plays, changes)
    return {**found, "reply": reply.text, "good": found["good"] and abs(sets - 0.75) < 1e-6}


def we_follow(seconds: float, folder: Path) -> dict[str, Any]:
    """TidalCycles holds the service, and we go by it."""
    program, plays = built("Peer", folder), Plays()
    with ours() as we:
        peer = subprocess.Popen([program, str(seconds)], stdout=sys.stderr)
        begin = time.perf_counter()
        time.sleep(1.0)
        we.desk.set_offset("tidal", -TIDAL_LEAD_MS)
        reply = we.desk.follow("tidal")
        peer.wait()
        plays.close()
    found = _compared(we, plays, [begin, begin + seconds / 2])
    return {**found, "reply": reply.text}


class Shaky:
    """A MIDI input whose messages come early or late, by up to some milliseconds, in order."""

    def __init__(self, port: Port) -> None:
        self._port, self._dice, self._last_s = port, random.Random(3), 0.0

    def received(self, hears: Callable[[bytes, float], None]) -> None:
        """Let somebody hear of each message."""

        def shaken(data: bytes, at_s: float) -> None:
            self._last_s = max(at_s + self._dice.uniform(-JITTER_S, JITTER_S), self._last_s)
            hears(data, self._last_s)

        self._port.received(shaken)

    def forget(self, hears: Callable[[bytes, float], None]) -> None:
        """Nothing is kept."""


@contextmanager
def jack() -> Iterator[None]:
    """A JACK server of our own without a card."""
    name = f"notalabel-intime-{os.getpid()}"
    os.environ.update(JACK_DEFAULT_SERVER=name, JACK_NO_AUDIO_RESERVATION="1")
    os.environ["JACK_NO_START_SERVER"] = "1"
    command = ["jackd", "-r", "-n", name, "-d", "dummy", "-r", "48000", "-p", "64"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.0)
        yield
    finally:
        server.terminate()
        server.wait()
        for left in Path("/dev/shm").glob(f"jack_*{name}*"):
            left.unlink()


def midi(seconds: float, folder: Path) -> dict[str, Any]:
    """Another of us goes by our MIDI clock, over JACK, with jitter added."""
    del folder
    with jack(), ours() as we, ours() as they:
        reply = we.desk.midi_out(VIRTUAL)
        time.sleep(2.0)
        port = they.desk.hub().input("Not a Label")
        they.desk.lead(MidiIn(Shaky(port), 4, transport=True))
        we.session.hush()
        time.sleep(0.5)
        we.session.evaluate('s("bd*4")')
        began = time.perf_counter()
        time.sleep(seconds)
        bpm = they.desk.state().bpm
    looks = [row for row in they.looks if row[0] > began + LOCKS_S]
    far = [1000 * (cycle - we.cycle_at(at)) / cps for at, cycle, cps in looks]
    middle = sorted(far)[len(far) // 2]
    found = figures([one - middle for one in far])
    ticks = round(middle / TICK_MS)  # that JACK lost before there was a tempo
    late_ms = middle - ticks * TICK_MS
    told = {"late_ms": round(late_ms, 3), "ticks_off": ticks, "bpm": round(bpm, 2),
            "told": [*we.told, *they.told]}  # fmt: skip
    good = found["p99_ms"] < MUCH_MS and found["compared"] > 100 and abs(late_ms) < LATE_MS
    return {**found, **told, "reply": reply.text, "good": good}


def jam(seconds: float, folder: Path) -> dict[str, Any]:
    """Another of us comes into our room; the tempo changes half way, and we stay together."""
    del folder
    with ours() as we, ours() as they:
        host, guest = jamming_of(we.session), jamming_of(they.session)
        replies = [host.host("intime").result(20)]
        link = host.look.link if host.look else ""
        replies.append(guest.join(link).result(20))
        time.sleep(SETTLE_S)
        began = time.perf_counter()
        replies.append(they.session.evaluate('s("hh*8")'))
        time.sleep(seconds / 2)
        we.session.set_cps(0.6).result(5)
        time.sleep(seconds / 2)
        cps = [one.session.playing().cps for one in (we, they)]
        slots = [sorted(one.session.playing().slots) for one in (we, they)]
        looks = [row for row in they.looks if row[0] > began]
        far = [1000 * (cycle - we.cycle_at(at)) / cps for at, cycle, cps in looks]
        told = {"cps": cps, "slots": slots, "told": [*we.told, *they.told],
                "replies": [reply.text for reply in replies]}  # fmt: skip
        for one in (guest, host):
            one.close()
    found = figures(far)
    good = found["max_ms"] < 5 and found["compared"] > 100 and cps == [0.6, 0.6]
    return {**found, **told, "good": good and slots[0] == slots[1]}


WAYS: Final = {
    "jam": jam,
    "midi": midi,
    "link": link,
    "tidal-follows": tidal_follows,
    "we-follow": we_follow,
}


def main() -> int:
    """Compare one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = WAYS[options.way](options.seconds, Path(name))
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["good"] else 1


if __name__ == "__main__":
    go_apart("tests.interop.intime")
    sys.exit(main())
