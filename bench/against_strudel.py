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
import math
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.benchmarks.patterns import TUNES, measure_all
from studio.collecting import collect_seldom

HERE = Path(__file__).resolve().parent
RECIPE = HERE / "strudel"
WIDE, DENSE = HERE / "wide.json", HERE / "dense.json"
ROUNDED = 0.0011  # both checks are sums rounded to the third place
INSTALLED = HERE.parent / "build" / "strudel"

Rows = dict[str, dict[str, Any]]


def install(recipe: Path, installed: Path) -> None:
    """Put the packages of a recipe where they are looked for, unless they are there."""
    lock = "package-lock.json"
    npm, there = shutil.which("npm"), installed / "node_modules" / ".package-lock.json"
    if shutil.which("node") is None or npm is None:
        sys.exit("Strudel was not measured: node and npm are not installed")
    old, same = installed / lock, False
    if there.exists() and old.exists():
        same = old.read_bytes() == (recipe / lock).read_bytes()
    installed.mkdir(parents=True, exist_ok=True)
    for path in recipe.iterdir():
        shutil.copy(path, installed / path.name)
    if not same:
        command = [npm, "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=installed, check=True, stdout=2)


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


def table(ours: Rows, theirs: Rows) -> Iterator[str]:
    """A line a tune, then the geometric means of the ratios and the least of them."""
    ratios, firsts = [], []
    for name, row in theirs.items():
        mine = ours[name]
        ratios.append(row["cpu_best"] / mine["cpu_best"])
        firsts.append(row["first_ms"] / mine["first_ms"])
        equal = row["onsets"] == mine["onsets"] and abs(row["check"] - mine["check"]) < ROUNDED
        rates = [each["onsets"] / each["cpu_best"] for each in (mine, row)]
        yield (
            f"{name:<20} {rates[0]:>10,.0f} {rates[1]:>10,.0f} {ratios[-1]:>7.2f}"
            f" {mine['first_ms']:>8.2f} {row['first_ms']:>8.2f} {firsts[-1]:>7.2f}"
            f"{'' if equal else '   other events: ' + str((row['onsets'], mine['onsets']))}"
        )
    yield f"{'geometric mean':<42} {_mean(ratios):>7.2f} {'':>17} {_mean(firsts):>7.2f}"
    yield f"{'least':<42} {min(ratios):>7.2f} {'':>17} {min(firsts):>7.2f}"


def _mean(ratios: list[float]) -> float:
    return math.exp(math.fsum(map(math.log, ratios)) / len(ratios))


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
        for line in table(*measure(path, cycles, windows, options.rounds)):
            print(line)


if __name__ == "__main__":
    main()
