"""A SuperDirt that plays our engine, and an ear on all that it plays: for proofs with peers."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from engine.client import EngineClient
from engine.messages import SoundEvent
from engine.samples.library import Library
from studio.links.dirt.receiver import Receiver
from studio.links.osc.routes.dirt import routes_of
from studio.links.osc.server import Server
from studio.links.overosc import SCSYNTH, SUPERDIRT
from studio.links.timemap import Follower


@dataclass
class Ear:
    """What was heard.

    Attributes:
        rows: each event, its time tag, and the frame that the map gave for it.
        looks: system time and frame of the engine's clock, looked at by itself.
        told: sentences.
    """

    rows: list[tuple[SoundEvent, float | None, float]] = field(default_factory=list)
    looks: list[tuple[float, float]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """How exact the frames are, in frames: against the map, and against a straight line."""
        tagged = [(event, at, mapped) for event, at, mapped in self.rows if at is not None]
        off = [abs(event.frame - mapped) for event, _, mapped in tagged]
        seconds, frames = np.array(self.looks).T
        middle = seconds.mean()
        slope, height = np.polyfit(seconds - middle, frames, 1)
        jitter = sorted(
            abs(event.frame - (height + slope * (at - middle))) for event, at, _ in tagged
        )
        return {
            "events": len(self.rows),
            "off_the_map_max": round(max(off, default=0.0), 2),
            "jitter_mean": round(statistics.fmean(jitter), 2) if jitter else 0.0,
            "jitter_p99": round(jitter[int(len(jitter) * 0.99)], 2) if jitter else 0.0,
            "jitter_max": round(jitter[-1], 2) if jitter else 0.0,
        }


@dataclass
class House:
    """A SuperDirt.

    Attributes:
        engine, server, receiver: its parts.
        ear: what it played.
    """

    engine: EngineClient
    server: Server
    receiver: Receiver
    follower: Follower
    ear: Ear


def lost(port: int) -> int:
    """Packets at a port that the system threw away because they were not read in time (Linux)."""
    for line in Path("/proc/net/udp").read_text().splitlines()[1:]:
        row = line.split()
        if int(row[1].rpartition(":")[2], 16) == port:
            return int(row[-1])
    return 0


@contextmanager
def superdirt(port: int = SUPERDIRT, folder: Path | None = None) -> Iterator[House]:
    """A SuperDirt at a port, on the null backend, with the samples of a folder."""
    ear = Ear()
    samples = Library(None, lambda text, _: ear.told.append(text))
    if folder is not None:
        samples.load("samples", (str(folder),))
    engine = EngineClient(backend="null", shelf=samples)
    engine.start()
    server = Server("127.0.0.1", port, ear.told.append)
    follower = Follower(engine.clock)
    receiver = Receiver(engine, samples, follower, ear.told.append)

    def heard(event: SoundEvent, at: float | None) -> None:
        ear.rows.append((event, at, 0.0 if at is None else follower.map.exact(at)))

    receiver.heard = heard
    server.add(routes_of(receiver))
    server.after.append(receiver.flush)
    server.idle += [receiver.flush, lambda: follower.observe() and None]
    done = threading.Event()
    looks = threading.Thread(target=_look, args=(engine, ear, done), daemon=True)
    try:
        if not engine.wait_ready(20):
            raise RuntimeError("the engine does not come up")
        _read_all(samples, receiver)
        server.listen_at("127.0.0.1", SCSYNTH)
        server.start()
        looks.start()
        time.sleep(1.0)  # the map learns
        yield House(engine, server, receiver, follower, ear)
    finally:
        done.set()
        server.close()
        engine.stop()
        samples.close()


def _read_all(samples: Library, receiver: Receiver) -> None:
    """Have all files read, so that the first events need not wait for theirs."""
    end = time.monotonic() + 20
    while any(receiver.kinds.coming({"s": name}) for name in samples.names()) or samples.coming():
        if time.monotonic() > end:
            raise RuntimeError("the samples are not read")
        time.sleep(0.02)


def _look(engine: EngineClient, ear: Ear, done: threading.Event) -> None:
    while not done.wait(0.05):
        reading = engine.clock()
        before, system, after = time.perf_counter_ns(), time.time(), time.perf_counter_ns()
        if after - before < 20_000:
            since_s = ((before + after) / 2 - reading.at_ns) / 1e9
            ear.looks.append((system, reading.frame + since_s * reading.sample_rate))


def write_breaks(folder: Path) -> None:
    """A folder of samples with one loop of noise that falls and falls."""
    (folder / "breaks").mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(5)
    falls = np.tile(np.exp(-np.arange(12_000) / 2_000), 8)
    samples = (0.5 * falls * dice.uniform(-1, 1, falls.size)).astype(np.float32)
    soundfile.write(folder / "breaks" / "0.wav", samples, 48_000)
