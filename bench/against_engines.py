"""Our engine beside superdough and scsynth: `python -m bench.against_engines`.

CPU seconds for a second of sound, of the same notes in one run. superdough renders in Chromium
(node, npm and chromium are needed), scsynth from a score; who is missing is left out, and it is
told why. Our own column is the render's; beside it stands live play on the null backend, the whole
program and the engine's process, after four cycles. The start of each program is left out.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import ours, scsynth, superdough
from bench.peers.notes import Tune, tunes, voices

COUNTS: Final = (8, 32, 64, 128, 256, 512)
DRUMS: Final = ["bd", "sd", "hh", "oh", "cp", "rim"]
TUNE_S: Final = 16
HEADS: Final = ("superdough", "scsynth", "ours", "to superdough", "to scsynth")
LIVE_HEADS: Final = ("live: program", "live: engine", "late", "voices")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds for a second of sound; None where a program was left out.

    Attributes:
        name: of the notes.
        superdough: Chromium's, all its processes.
        scsynth: its process, from a score.
        render: our engine's process, rendering.
        live: what playing them costs, where that was asked.
    """

    name: str
    superdough: float | None
    scsynth: float | None
    render: float
    live: ours.Live | None


def costs(cases: list[Tune], live: bool, folder: Path) -> Iterator[Cost]:
    """What each case costs with everybody who is installed."""
    drums = ours.drum_files(DRUMS, folder)
    for peer in (superdough, scsynth):
        if why := peer.obstacle():
            print(f"{peer.__name__.rpartition('.')[2]} is left out: {why}", file=sys.stderr)
    browser: list[float | None] = [None] * len(cases)
    if not superdough.obstacle():
        browser = superdough.cpu_seconds(cases, drums)
    for tune, theirs in zip(cases, browser, strict=True):
        score = None if scsynth.obstacle() else scsynth.cpu_seconds(tune, drums, folder)
        yield Cost(
            tune.name,
            None if theirs is None else theirs / tune.seconds,
            None if score is None else score / tune.seconds,
            ours.render_seconds(tune, folder) / tune.seconds,
            ours.live(tune) if live else None,
        )


def row(cost: Cost) -> list[str]:
    """A row of the table."""
    theirs = cost.superdough, cost.scsynth
    ratios = [None if other is None else cost.render / other for other in theirs]
    cells = [cost.name, *(_cell(each, ".4f") for each in (*theirs, cost.render))]
    cells += [_cell(ratio, ".2f") for ratio in ratios]
    if (heard := cost.live) is not None:
        cells += [f"{heard.program:.3f}", f"{heard.engine:.3f}"]
        cells += [str(heard.late), str(heard.voices)]
    return cells


def _cell(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--no-live", action="store_true")
    options = parser.parse_args()
    heads = ["notes", *HEADS, *(() if options.no_live else LIVE_HEADS)]
    print("| " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * (len(heads) - 1))
    cases = [*map(voices, options.counts), *tunes(TUNE_S)]
    with tempfile.TemporaryDirectory() as folder:
        for cost in costs(cases, not options.no_live, Path(folder)):
            print("| " + " | ".join(row(cost)) + " |", flush=True)


if __name__ == "__main__":
    main()
