"""Thousands of evaluations at a stage: what it holds afterwards, beside what it held before.

`python -m tests.repl.stage.growth --times 10000` edits and evaluates a page again and again, some
of it broken, with the panes shown. Megabytes.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

from engine.metrics import memory_of
from studio.evaluator import Evaluator
from tests.repl.stage.player import Player, playing

LINES = (
    'drums: s("bd*{k} hh*{k}")',
    'bass: note("c{k} <eb g>").s("sawtooth").lpf(rand.range(200, 900))',
    "broken: s(",
    'hats: s("hh*{k}").fst(2)',
)
ALLOWED = 1.10


def evaluated(player: Player, times: range) -> None:
    """Write other code on the page, and evaluate it."""
    stage = player.stage

    def once(number: int) -> None:
        page = stage.screen.pages.open
        page.rewrite(0, len(page.buffer.text), LINES[number % len(LINES)].format(k=number % 9 + 1))
        stage.desk.evaluate_block()

    for number in times:
        player.ask(lambda number=number: once(number))  # type: ignore[misc]
        player.room.session.examine({}, lambda _: ()).result()  # it was evaluated
    player.ask(lambda: None)


def held() -> float:
    """Megabytes that this process holds."""
    gc.collect()
    return memory_of(os.getpid()) / 1e6


def measured(times: int) -> tuple[float, float, Player]:
    """Megabytes after the first evaluations, and after all of them."""
    with tempfile.TemporaryDirectory() as folder, playing(Path(folder)) as player:
        player.room.session._evaluates = Evaluator(1)
        for pane in ("log", "pianoroll"):
            player.ask(lambda pane=pane: player.stage.desk.show(pane))  # type: ignore[misc]
        first = min(1000, times // 2)
        evaluated(player, range(first))
        before = held()
        evaluated(player, range(first, times))
        return before, held(), player


def main() -> int:
    """Measure, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=10_000)
    options = parser.parse_args()
    began = time.monotonic()
    before, after, _ = measured(options.times)
    sys.stdout.write(
        f"{options.times} evaluations in {time.monotonic() - began:.0f} s: {before:.1f} MB after "
        f"the first, {after:.1f} MB at the end\n"
    )
    return 0 if after < before * ALLOWED else 1


if __name__ == "__main__":
    raise SystemExit(main())
