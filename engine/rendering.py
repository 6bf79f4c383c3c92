"""Renders inside the engine's process: block by block through the code that plays live.

Cases come in on standard input, see engine.rendering_case. Every case begins with the same
untouched sound: where the system can fork, each is played in a copy of this process; elsewhere this
process plays one and ends.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Any, Final

import numpy as np
import soundfile

from engine.messages import Play
from engine.performance import Performance
from engine.player import output_view
from engine.rendering_case import Case, read_cases
from engine.soundport import SoundPort

LOG = logging.getLogger(__name__)
CAN_FORK: Final = sys.platform == "linux"
PRE_ROLL_S: Final = 0.02  # pyo fades in for the first 5 ms after its start
BATCH_BLOCKS: Final = 64
REPORT_S: Final = 0.1

Report = Callable[..., bool]


class AbandonedError(Exception):
    """Nobody waits for this render any more."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A booted server, not started, and the sound on it."""

    server: Any
    sound: SoundPort


def render_cases(stage: Stage, pipe: IO[bytes], report: Report) -> None:
    """Render what comes in, until the pipe is closed."""
    for case in read_cases(pipe):
        if not CAN_FORK:
            _answer(stage, case, report)
            return
        child = os.fork()
        if child == 0:
            _answer(stage, case, report)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            report(failed=f"the render crashed ({status})")


def _answer(stage: Stage, case: Case, report: Report) -> None:
    try:
        report(done=render_case(stage, case, report), more=CAN_FORK)
    except AbandonedError:
        LOG.info("nobody waits for this render any more")
    except OSError as error:
        report(failed=f"the file cannot be written: {error.strerror or error}")
    except soundfile.LibsndfileError as error:
        report(failed=f"the file cannot be written: {error.error_string}")


def render_case(stage: Stage, case: Case, report: Report) -> dict[str, Any]:
    """Render one case into its files.

    Returns:
        frames, voices, seconds (how long it took), peak (largest sample) and faults (a sentence
        for what could not be played).

    Raises:
        AbandonedError: whoever wanted it is gone.
    """
    began, parent = time.perf_counter(), os.getppid()
    rate, channels = int(stage.server.getSamplingRate()), 2 * len(case.paths)
    peak, told, done = 0.0, began, 0
    performance = Performance(stage.sound, int(stage.server.getBufferSize()), live=False)
    with ExitStack() as files:
        outs = [
            files.enter_context(
                soundfile.SoundFile(path, "w", rate, 2, subtype="FLOAT", format="WAV")
            )
            for path in case.paths
        ]
        for samples in _sound(stage, performance, case, channels):
            for number, out in enumerate(outs):
                out.write(samples[:, 2 * number : 2 * number + 2])
            peak = max(peak, float(np.abs(samples[:, :2]).max(initial=0.0)))
            done += len(samples)
            if time.perf_counter() - told > REPORT_S:
                told = time.perf_counter()
                if not report(progress=done) or os.getppid() != parent:
                    raise AbandonedError
    return {
        "frames": done,
        "voices": stage.sound.started,
        "seconds": time.perf_counter() - began,
        "peak": peak,
        "faults": performance.told,
    }


def _sound(stage: Stage, performance: Performance, case: Case, channels: int) -> Iterator[Any]:
    """The samples of a case, some blocks at a time: shape (frames, channels), float32."""
    server, block = stage.server, int(stage.server.getBufferSize())
    performance.receive(Play(frame, "", 0, voice) for frame, voice in case.plays)
    output = output_view(server)
    frame = -block * -(-int(PRE_ROLL_S * server.getSamplingRate()) // block)

    def before_block() -> None:
        performance.before_block(frame)

    server.setCallback(before_block)
    server.start()
    kept = np.empty((BATCH_BLOCKS * block, channels), np.float32)
    filled = 0
    left = case.frames
    while left > 0:
        server.process()
        if frame >= 0:
            count = min(block, left)
            kept[filled : filled + count] = output[:count, :channels]
            filled += count
            left -= count
        frame += block
        if filled + block > len(kept):
            yield kept[:filled]
            filled = 0
    yield kept[:filled]
