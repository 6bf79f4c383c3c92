"""A beat whose recording tells what a listener heard, and when."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

from bench.takes import first_frame
from engine.client import EngineClient
from engine.recording import Take
from studio.evaluator import Evaluator
from studio.session import Session

RATE: Final = 48_000
BEAT_FRAMES: Final = 6000  # eight in a cycle of a second
CODE: Final = 'setcps(1)\ns("square*8").note("c6").attack(0).decay(.01).sustain(0).release(.001)'
QUIET_FRAMES: Final = 1200  # after a silence so long, a sound is an onset
ONSET: Final = 0.02
PATIENCE_S: Final = 20.0


@contextmanager
def playing(path: Path, code: str = CODE, backend: str = "null") -> Iterator[EngineClient]:
    """The beat, recorded."""
    client = EngineClient(backend)
    session = Session(client, Evaluator(seed=1), lambda _: None)
    client.start()
    session.start()
    client.wait_ready(PATIENCE_S)
    recording = client.record(Take(path, "float"))
    session.evaluate(code)
    try:
        yield client
    finally:
        recording.stop()
        session.close()
        client.stop()


def onsets(path: Path) -> Any:
    """The frames of the engine's clock at which the beat is heard in a recording."""
    samples, _ = soundfile.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(samples).max(axis=1) > ONSET)
    new = np.diff(loud, prepend=-QUIET_FRAMES - 1) > QUIET_FRAMES
    return first_frame(path) + loud[new]


def phase_error(found: Any) -> int:
    """The largest distance of an onset from the grid of the beat, in frames.

    The first is left out: it waits for the interpreter to load.

    >>> phase_error(np.array([6900, 12010, 18010, 36011]))
    1
    """
    rest = found[1:] % BEAT_FRAMES
    middle = int(np.median(rest))
    around = (rest - middle + BEAT_FRAMES // 2) % BEAT_FRAMES - BEAT_FRAMES // 2
    return int(np.abs(around).max())


def away_s(found: Any, frame: int) -> float:
    """Seconds from a frame to the next onset; infinite where none comes.

    >>> away_s(np.array([6000, 54000]), 6000)
    1.0
    """
    after = found[found > frame]
    return float(after[0] - frame) / RATE if len(after) else float("inf")


def wait(condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> float:
    """Wait for something; the seconds that it took, infinite where it did not happen."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > patience_s:
            return float("inf")
        time.sleep(0.002)
    return time.monotonic() - began
