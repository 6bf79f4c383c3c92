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
from pathlib import Path
from typing import Final

from bench.peers import ours, scsynth, superdough
from bench.peers.notes import Tune, tunes, voices

COUNTS: Final = (8, 32, 64, 128, 256, 512)
DRUMS: Final = ["bd", "sd", "hh", "oh", "cp", "rim"]
TUNE_S: Final = 16
HEADS: Final = ("superdough", "scsynth", "ours", "to superdough", "to scsynth")
LIVE_HEADS: Final = ("live: program", "live: engine", "late", "voices")


def rows(cases: list[Tune], live: bool, folder: Path) -> Iterator[list[str]]:
    """A row of the table for each case."""
    drums = ours.drum_files(DRUMS, folder)
    for peer in (superdough, scsynth):
        if why := peer.obstacle():
            print(f"{peer.__name__.rpartition('.')[2]} is left out: {why}", file=sys.stderr)
    browser: list[float | None] = [None] * len(cases)
    if not superdough.obstacle():
        browser = superdough.cpu_seconds(cases, drums)
    for tune, theirs in zip(cases, browser, strict=True):
        found = [theirs, None, ours.render_seconds(tune, folder)]
        if not scsynth.obstacle():
            found[1] = scsynth.cpu_seconds(tune, drums, folder)
        costs = [None if cpu is None else cpu / tune.seconds for cpu in found]
        mine = costs[2]
        ratios = [None if cost is None or mine is None else mine / cost for cost in costs[:2]]
        cells = [
            *(_cell(cost, ".4f") for cost in costs),
            *(_cell(ratio, ".2f") for ratio in ratios),
        ]
        if live:
            heard = ours.live(tune)
            cells += [f"{heard.program:.3f}", f"{heard.engine:.3f}"]
            cells += [str(heard.late), str(heard.voices)]
        yield [tune.name, *cells]


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
        for row in rows(cases, not options.no_live, Path(folder)):
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
