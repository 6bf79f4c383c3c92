"""How many blocks of audio come late while 64 voices sound, against an engine that idles beside.

Both engines run in the same minute on the same machine, so its noise is in both. Real time.
"""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from engine.client import EngineClient
from engine.errors import BackendError
from engine.status import EngineStatus
from studio.evaluator import Evaluator
from studio.session import Session

SECONDS = 60.0
READY_S = 20.0
FRAMES = 256
VOICES = 64
# 64 notes of nearly one cycle each: a chord that sounds all the time
CODE = (
    "note(`"
    + ",".join(f"{36 + number % 48}" for number in range(VOICES))
    + '`).s("sawtooth").lpf(1200).lpq(2).gain(.02).clip(.98).release(.01)'
)


@dataclass(frozen=True, slots=True)
class Load:
    """How one engine got through.

    Attributes:
        client: "64 voices" or "idle".
        backend: where the sound went.
        frames: frames a block.
        seconds: how long.
        blocks: blocks computed.
        late_blocks: those that ended after their deadline.
        xruns: gaps.
        voices_peak: most voices at once.
        cpu_percent: CPU of the engine's process, in % of one core.
    """

    client: str
    backend: str
    frames: int
    seconds: float
    blocks: int
    late_blocks: int
    xruns: int
    voices_peak: int
    cpu_percent: float

    def as_dict(self) -> dict[str, str | int | float]:
        """As an object of JSON."""
        return asdict(self)


def measure_all(seconds: float = SECONDS, backend: str = "auto") -> Iterator[Load]:
    """Play on one engine, let another idle, and tell of both."""
    busy, idle = (EngineClient(backend=backend, frames=FRAMES) for _ in range(2))
    try:
        for client in (busy, idle):
            client.start()
            if not client.wait_ready(READY_S):
                raise BackendError(client.status().why or "the engine does not start")
        session = Session(busy, Evaluator(), lambda _: None)
        session.start()
        reply = session.evaluate(CODE)
        if not reply.ok:
            raise BackendError(reply.text)
        time.sleep(1.0)
        before = busy.status(), idle.status()
        time.sleep(seconds)
        after = busy.status(), idle.status()
        session.close()
    finally:
        busy.stop()
        idle.stop()
    for name, first, last in zip((f"{VOICES} voices", "idle"), before, after, strict=True):
        yield load(name, seconds, first, last)


def load(client: str, seconds: float, first: EngineStatus, last: EngineStatus) -> Load:
    """What happened between two readings."""
    return Load(
        client,
        last.backend,
        last.block,
        seconds,
        last.blocks - first.blocks,
        last.late_blocks - first.late_blocks,
        last.xruns - first.xruns,
        last.voices_peak,
        round(last.cpu_mean_percent, 1),
    )
