"""Thousands of evaluations in a row: what a session holds afterwards, beside what it held before.

`python -m tests.studio.growth --times 10000` evaluates lines of several kinds on a session with
its threads, a history on disk, and a sound that keeps nothing. Megabytes.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from engine.messages import SoundEvent
from engine.metrics import memory_of
from engine.status import ClockReading
from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.history import History
from studio.replaying import Tape
from studio.session import Session
from studio.vault import Vault

LINES = (
    'drums: s("bd*{k} hh*{k}")',
    'bass: note("c{k} <eb g>").s("sawtooth").lpf(rand.range(200, 900))',
    '$: s("cp*{k}").sometimes(x => x.fast(2))',
    "register('again{k}', x => x.ply({k}))",
    "broken: s(",
)
WORDS = (
    "scene store S{k}",
    "scene S{k}",
    "mute drums",
    "unmute",
    "undo",
    "setcps 0.{k}",
)
WARM = 1_000  # evaluations before the first look
ALLOWED = 1.10  # of what it held then


class Silent(Tape):
    """A sound in real time that keeps nothing."""

    def __init__(self) -> None:
        super().__init__(48_000)
        self._began = time.perf_counter_ns()

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Forget events."""
        del cue
        for _ in events:
            pass
        return []

    def clock(self) -> ClockReading:
        """Real time."""
        at = time.perf_counter_ns() - self._began
        return ClockReading(at * 48_000 // 10**9, at, 48_000, 256, 1, True)


def held() -> float:
    """Megabytes that this process holds."""
    gc.collect()
    return memory_of(os.getpid()) / 1e6


def evaluated(session: Session, times: range) -> None:
    """Evaluate code, one piece after the other, with a word at the prompt behind each."""
    for number in times:
        kind = number % 9 + 1
        session.evaluate(LINES[number % len(LINES)].format(k=kind))
        promised = run(session, WORDS[number % len(WORDS)].format(k=kind))
        if promised is not None:
            promised.result()


def measured(folder: Path, times: int) -> tuple[float, float]:
    """Megabytes after the first evaluations, and after all of them."""
    history = History(folder, print)
    session = Session(Silent(), Evaluator(1), lambda _: None, history, vault=Vault(folder))
    session.start()
    evaluated(session, range(min(WARM, times // 2)))
    before = held()
    evaluated(session, range(min(WARM, times // 2), times))
    after = held()
    session.close()
    history.close()
    return before, after


def main() -> int:
    """Measure, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=10_000)
    options = parser.parse_args()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        before, after = measured(Path(folder), options.times)
    spent = (time.process_time() - began) / options.times * 1000
    sys.stdout.write(
        f"{options.times} evaluations, {spent:.1f} ms of CPU each: {before:.1f} MB after "
        f"{min(WARM, options.times // 2)}, {after:.1f} MB at the end\n"
    )
    return 0 if after < before * ALLOWED else 1


if __name__ == "__main__":
    raise SystemExit(main())
