"""Our engine with the same tunes: as a render, and live on the null backend."""

import os
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import soundfile

from bench.peers.notes import RATE, Tune
from bench.peers.processes import children_cpu_s, tree_cpu_s
from engine.client import EngineClient
from engine.computed import computed
from engine.drums.cupboard import default_kit
from engine.offline import Plan, Renderer, plan
from engine.scheduler import Slot
from patterns.strudel.evaluate import evaluate
from studio.evaluator import Evaluator
from studio.session import Session

FRAMES: Final = 256
WARM_CYCLES: Final = 4
READY_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Live:
    """CPU seconds a second of live play, once the tune has gone round four times.

    Attributes:
        program: all processes together.
        engine: the engine's own.
        late: blocks that were late.
        voices: most at once.
    """

    program: float
    engine: float
    late: int
    voices: int


def drum_files(names: list[str], folder: Path) -> dict[str, Path]:
    """Our drums as files, for engines that have none of their own."""
    files = {}
    for name in names:
        files[name] = folder / f"{name}.wav"
        wave = computed(default_kit()[name].key(None), RATE)
        soundfile.write(files[name], wave, RATE, subtype="FLOAT")
    return files


def render_seconds(tune: Tune, folder: Path) -> float:
    """CPU seconds of the engine's process for a render, without its start."""
    slot = Slot("$", 0, evaluate(tune.code).pattern)
    whole = plan([slot], tune.cps, tune.cps * tune.seconds, Fraction(0), RATE, False)
    return _render(whole, folder) - _render(Plan(FRAMES, [], (), ()), folder)


def _render(planned: Plan, folder: Path) -> float:
    before = children_cpu_s()
    with Renderer(RATE, frames=FRAMES) as renderer:
        renderer.render(planned, folder / "ours.wav")
    return children_cpu_s() - before


def live(tune: Tune) -> Live:
    """Play it, and look at what that costs from the fourth cycle on."""
    client = EngineClient("null", frames=FRAMES)
    session = Session(client, Evaluator(), lambda _: None)
    client.start()
    session.start()
    try:
        client.wait_ready(READY_S)
        session.evaluate(f"setcps({float(tune.cps)})\n{tune.code}")
        time.sleep(float(WARM_CYCLES / tune.cps) + 1)
        pid, began = client.pid or 0, time.monotonic()
        before = tree_cpu_s(os.getpid()), tree_cpu_s(pid), client.status()
        time.sleep(tune.seconds)
        passed_s = time.monotonic() - began
        after = tree_cpu_s(os.getpid()), tree_cpu_s(pid), client.status()
    finally:
        session.close()
        client.stop()
    return Live(
        (after[0] - before[0]) / passed_s,
        (after[1] - before[1]) / passed_s,
        after[2].late_blocks - before[2].late_blocks,
        after[2].voices_peak,
    )
