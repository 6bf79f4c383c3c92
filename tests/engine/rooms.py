"""Engines for tests: started on the null backend with a sound of single samples, recorded."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from bench.takes import first_frame
from engine.client import EngineClient
from engine.messages import SoundEvent
from engine.recording import Take

CLICKS = "tests.engine.clicks:Clicks"
PATIENCE_S = 30.0


@contextmanager
def engine(
    record: Path | None = None,
    backend: str = "null",
    frames: int = 256,
    sound: str = CLICKS,
    **settings: Any,
) -> Iterator[EngineClient]:
    """A running engine, stopped at the end; what it plays is recorded on the way."""
    client = EngineClient(backend, frames, sound=sound, **settings)
    client.start()
    try:
        assert client.wait_ready(PATIENCE_S), client.status().why
        if record is None:
            yield client
        else:
            recording = client.record(Take(record, "float"))
            yield client
            wait_past(client, client.clock().frame)
            recording.stop()
    finally:
        client.stop()


def event(frame: int, slot: str = "$1", generation: int = 1, **controls: Any) -> SoundEvent:
    """An event of a quarter second: a click of 0.25."""
    return SoundEvent(frame, slot, generation, 0.25, 0.5, 0.0, {"s": "sine", **controls})


def until(condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Wait for something that another process does."""
    give_up = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < give_up, "this did not happen in time"
        time.sleep(0.002)


def wait_past(client: EngineClient, frame: int) -> None:
    """Wait until the engine has computed a frame."""
    until(lambda: client.clock().frame > frame + 2 * client.clock().block)


def read_recording(path: Path) -> tuple[int, Any]:
    """The first frame of a recording, and its samples: float32, shape (frames, channels)."""
    samples, _ = soundfile.read(path, dtype="float32", always_2d=True)
    return first_frame(path), samples


def clicks(path: Path) -> list[int]:
    """The frames at which something sounds in a recording of clicks."""
    first, samples = read_recording(path)
    return (first + np.flatnonzero(samples.any(axis=1))).tolist()


def ahead(client: EngineClient, seconds: float = 0.4) -> int:
    """A frame that comes soon, but not before a busy machine has sent what is to sound there."""
    clock = client.clock()
    return clock.frame + int(seconds * clock.sample_rate)


def spread(begin: int, count: int, step: int) -> Iterable[int]:
    """Frames that fall on all places of a block."""
    return [begin + number * step for number in range(count)]
