"""How quickly patterns are asked for their events: twelve tunes, cycle by cycle.

The same work as bench/strudel.mjs does with the real Strudel: a fresh pattern, asked for a
number of cycles in one or more windows each; haps and onsets are counted, begin and end of
every onset are read as floats. `check` sums those, so equal work shows. Seconds are CPU
seconds of this process.
"""

import json
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from patterns.hap import Hap
from patterns.mini.parse import remembered
from patterns.pattern import Pattern
from patterns.strudel.evaluate import evaluate

TUNES = Path(__file__).with_name("patterns.json")


@dataclass(frozen=True, slots=True)
class Row:
    """What one tune took.

    Attributes:
        id: name of the tune.
        cycles: how many were asked for.
        windows: in how many queries each.
        haps: how many came.
        onsets: how many of them begin inside their window.
        check: a sum over the times of the onsets.
        cpu_best: CPU seconds of the quickest repetition.
        eval_ms: CPU milliseconds from code to pattern, the quickest.
        first_ms: the same from code to the events of its first window, nothing remembered.
    """

    id: str
    cycles: int
    windows: int
    haps: int
    onsets: int
    check: float
    cpu_best: float
    eval_ms: float
    first_ms: float

    def as_dict(self) -> dict[str, str | int | float]:
        """The row as an object of JSON."""
        return {"engine": "notalabel", **asdict(self)}


def tunes(path: Path = TUNES) -> list[tuple[str, str]]:
    """Name and code of each."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [(row["id"], row["code"]) for row in rows]


def measure_all(
    cycles: int = 128, windows: int = 1, repetitions: int = 5, path: Path = TUNES
) -> Iterator[Row]:
    """Measure every tune of a list, one after the other."""
    for name, code in tunes(path):
        yield measure(name, code, cycles, windows, repetitions)


def measure(name: str, code: str, cycles: int, windows: int, repetitions: int) -> Row:
    """Measure one tune: the quickest of some repetitions, each from a fresh pattern."""
    best = math.inf
    haps, onsets, check = 0, 0, 0.0
    for _ in range(repetitions):
        pattern = evaluate(code).pattern
        start = time.process_time()
        haps, onsets, check = play_through(pattern, cycles, windows)
        best = min(best, time.process_time() - start)
    first = first_window(code, windows)
    return Row(name, cycles, windows, haps, onsets, round(check, 3), best, *first)


def first_window(code: str, windows: int, repetitions: int = 30) -> tuple[float, float]:
    """CPU milliseconds from code to pattern, and to its first window; texts are read anew."""
    best_eval, best = math.inf, math.inf
    end = Fraction(1, windows)
    for _ in range(repetitions):
        remembered.cache_clear()
        start = time.process_time()
        pattern = evaluate(code).pattern
        best_eval = min(best_eval, time.process_time() - start)
        pattern.query(0, end)
        best = min(best, time.process_time() - start)
        del pattern  # so that to throw it away is no part of the next
    return best_eval * 1000, best * 1000


def play_through(pattern: Pattern, cycles: int, windows: int) -> tuple[int, int, float]:
    """Ask for the cycles, window after window: haps, onsets and check of all."""
    haps, onsets, check = 0, 0, 0.0
    for begin, end in pairwise(_borders(cycles, windows)):
        found = pattern.query(begin, end)
        haps += len(found)
        for hap in found:
            if hap.has_onset():
                onsets += 1
                check += _reading(hap)
    return haps, onsets, check


def _borders(cycles: int, windows: int) -> Iterator[Fraction | int]:
    if windows == 1:
        return iter(range(cycles + 1))
    return (Fraction(window, windows) for window in range(cycles * windows + 1))


def _reading(hap: Hap) -> float:
    """Begin and end of an onset read as floats, and made one number."""
    ticks, begin, end = hap.event[:3]
    start = hap.cycle + begin / ticks
    phase = start - math.floor(start)
    return phase * phase + (hap.cycle + end / ticks - start)
