"""Our patterns against Strudel's, in interleaved rounds: python -m bench.against_strudel.

Needs node and npm; the packages of bench/strudel are installed into build/strudel, once. Both
engines are asked for the same events (same onsets, same check), so the ratio of their CPU
seconds is the ratio of events per CPU second; beside it the CPU time from code to the events
of its first window. Of all rounds the best of each engine counts. --wide measures the tunes of
bench/wide.json, in which each theme of the language occurs; --dense those of bench/dense.json,
with many thousand events a cycle, in windows of 1/64 cycle.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean
from typing import Any

from bench.peers.packages import install
from studio.benchmarks.patterns import TUNES, measure_all
from studio.collecting import collect_seldom

HERE = Path(__file__).resolve().parent
RECIPE = HERE / "strudel"
WIDE, DENSE = HERE / "wide.json", HERE / "dense.json"
ROUNDED = 0.0011  # both checks are sums rounded to the third place
INSTALLED = HERE.parent / "build" / "strudel"

Rows = dict[str, dict[str, Any]]


def strudel(path: Path, cycles: int, windows: int, repetitions: int) -> Iterator[dict[str, Any]]:
    """Strudel's rows, one a tune."""
    numbers = [str(number) for number in (cycles, windows, repetitions)]
    command = ["node", str(RECIPE / "run.mjs"), str(INSTALLED), str(path), *numbers]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))


def keep_best(best: Rows, row: dict[str, Any]) -> None:
    """Keep the quickest of what is known and a new row."""
    known = best.setdefault(row["id"], row)
    for name in ("cpu_best", "first_ms"):
        known[name] = min(known[name], row[name])


def measure(path: Path, cycles: int, windows: int, rounds: int) -> tuple[Rows, Rows]:
    """Best rows of both engines by tune: ours, Strudel's."""
    ours: Rows = {}
    theirs: Rows = {}
    for _ in range(rounds):
        for row in measure_all(cycles, windows, repetitions=3, path=path):
            keep_best(ours, row.as_dict())
        for answer in strudel(path, cycles, windows, repetitions=3):
            keep_best(theirs, answer)
    return ours, theirs


@dataclass(frozen=True, slots=True)
class Pair:
    """One tune with both.

    Attributes:
        name: of the tune.
        rates: events per CPU second, ours and Strudel's.
        firsts: CPU milliseconds from code to the events of the first window, ours and Strudel's.
        onsets: how many there were, Strudel's and ours.
        equal: whether both gave the same events.
    """

    name: str
    rates: tuple[float, float]
    firsts: tuple[float, float]
    onsets: tuple[int, int]
    equal: bool

    @property
    def ratio(self) -> float:
        """How many times as many events as Strudel."""
        return self.rates[0] / self.rates[1]

    @property
    def first_ratio(self) -> float:
        """How many times as soon as Strudel."""
        return self.firsts[1] / self.firsts[0]


def pairs(ours: Rows, theirs: Rows) -> list[Pair]:
    """Both sides of each tune."""
    return [_pair(name, ours[name], row) for name, row in theirs.items()]


def _pair(name: str, mine: dict[str, Any], row: dict[str, Any]) -> Pair:
    equal = row["onsets"] == mine["onsets"] and abs(row["check"] - mine["check"]) < ROUNDED
    rate, other = (each["onsets"] / each["cpu_best"] for each in (mine, row))
    firsts = mine["first_ms"], row["first_ms"]
    return Pair(name, (rate, other), firsts, (row["onsets"], mine["onsets"]), equal)


def table(found: list[Pair]) -> Iterator[str]:
    """A line a tune, then the geometric means of the ratios and the least of them."""
    for pair in found:
        yield (
            f"{pair.name:<20} {pair.rates[0]:>10,.0f} {pair.rates[1]:>10,.0f} {pair.ratio:>7.2f}"
            f" {pair.firsts[0]:>8.2f} {pair.firsts[1]:>8.2f} {pair.first_ratio:>7.2f}"
            f"{'' if pair.equal else '   other events: ' + str(pair.onsets)}"
        )
    ratios, firsts = [pair.ratio for pair in found], [pair.first_ratio for pair in found]
    for name, figure in (("geometric mean", geometric_mean), ("least", min)):
        yield f"{name:<42} {figure(ratios):>7.2f} {'':>17} {figure(firsts):>7.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cycles", type=int, default=128)
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--wide", action="store_true")
    lists.add_argument("--dense", action="store_true")
    options = parser.parse_args()
    install(RECIPE, INSTALLED)
    collect_seldom()
    path = WIDE if options.wide else DENSE if options.dense else TUNES
    cycles = 1 if options.dense else options.cycles
    for windows in (64,) if options.dense else (1, 16):
        print(f"{cycles} cycles, {windows} window{'s' if windows > 1 else ''} each")
        heads = f"{'ours/s':>10} {'Strudel/s':>10} {'ratio':>7}"
        print(f"{'tune':<20} {heads} {'first ms':>8} {'Strudel':>8} {'ratio':>7}")
        for line in table(pairs(*measure(path, cycles, windows, options.rounds))):
            print(line)


if __name__ == "__main__":
    main()
