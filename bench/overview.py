"""Patterns, engine, latency, start-up and jam beside their peers, as one table: `make bench`.

Each row is a figure of ours, the same of a peer where one is installed, and what divides them;
the table stands in bench/README.md with its date, machine and commit, in place of the last one.
The commands of the sections below it give more figures, more slowly.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean, median
from typing import Final

from bench import against_engines, against_strudel
from bench.jam import hub
from bench.peers import packages
from bench.peers.notes import tunes, voices
from studio.benchmarks import latency, startup
from studio.benchmarks.patterns import TUNES, measure_all
from studio.collecting import collect_seldom

PAGE: Final = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- make bench -->\n", "<!-- end of make bench -->\n"
HEADS: Final = ("what", "ours", "peer", "theirs", "times as good")
FIRST: Final = "p12_tune"
QUERY: Final = 's("bd*4")'
RUNS: Final = 7
ROOMS: Final = hub.Load(rooms=100, players=4, rate=1.0, seconds=10.0)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row.

    Attributes:
        what: was measured, and in which unit.
        ours: our figure.
        peer: who else was measured, "" for nobody.
        theirs: the peer's figure, None where there is none.
        more: whether more is better.
        form: how figures are written.
    """

    what: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    more: bool = False
    form: str = ",.1f"

    def cells(self) -> list[str]:
        """As cells of the table.

        >>> Figure("start, ms", 80.0, "Strudel", 400.0).cells()
        ['start, ms', '80.0', 'Strudel', '400.0', '5.0']
        """
        times, theirs = "", ""
        if self.theirs is not None:
            theirs = format(self.theirs, self.form)
            better = self.ours / self.theirs if self.more else self.theirs / self.ours
            times = f"{better:.1f}"
        return [self.what, format(self.ours, self.form), self.peer, theirs, times]


def of_patterns() -> Iterator[Figure]:
    """Events per CPU second, and how soon code becomes events."""
    peer = strudel_here()
    for windows in (1, 16):
        queries = "one query" if windows == 1 else f"{windows} queries"
        name = f"events per CPU second, {queries} a cycle, mean of 12 tunes"
        if not peer:
            rates = [row.onsets / row.cpu_best for row in measure_all(windows=windows)]
            yield Figure(name, geometric_mean(rates), form=",.0f")
            continue
        found = against_strudel.pairs(*against_strudel.measure(TUNES, 128, windows, rounds=2))
        ours, theirs = (geometric_mean([pair.rates[side] for pair in found]) for side in (0, 1))
        yield Figure(name, ours, peer, theirs, True, ",.0f")
        if windows == 1:
            (first,) = [pair.firsts for pair in found if pair.name == FIRST]
            yield Figure(f"{FIRST}: code to its first cycle, CPU ms", first[0], peer, first[1])


def strudel_here() -> str:
    """Its name where it can be measured, which it is made ready for; else "", and why is told."""
    if why := packages.obstacle():
        print(f"Strudel is left out: {why}", file=sys.stderr)
        return ""
    packages.install(against_strudel.RECIPE, against_strudel.INSTALLED)
    return "Strudel"


def of_engine() -> Iterator[Figure]:
    """CPU for sound."""
    cases = [voices(64), voices(256), *tunes(against_engines.TUNE_S)]
    with tempfile.TemporaryDirectory() as folder:
        for cost in against_engines.costs(cases, True, Path(folder)):
            name = f"{cost.name}, CPU % of real time"
            for peer, theirs in (("superdough", cost.superdough), ("scsynth", cost.scsynth)):
                if theirs is not None:
                    yield Figure(f"{name}, rendered", 100 * cost.render, peer, 100 * theirs)
            if cost.live is not None:
                yield Figure(f"{name}, live: all processes", 100 * cost.live.program)
                yield Figure(f"{cost.name}, late blocks live", cost.live.late, form=".0f")


def of_latency() -> Iterator[Figure]:
    """From Enter to sound."""
    found = latency.measure()
    yield Figure("Enter to the first frame from silence, median ms", found.median_ms)
    yield Figure("Enter to the first frame from silence, worst ms", found.worst_ms)


def of_startup() -> Iterator[Figure]:
    """How soon it is there."""
    found = startup.measure(RUNS)
    yield Figure("start to prompt, median ms", found.prompt_ms)
    peer = strudel_here()
    theirs = _strudel_query_ms() if peer else None
    yield Figure("four cycles asked by a new process, ms", found.query_ms, peer, theirs)


def _strudel_query_ms() -> float:
    once = against_strudel.RECIPE / "once.mjs"
    command = ["node", str(once), str(against_strudel.INSTALLED), QUERY]
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - began))
    return median(times)


def of_jam() -> Iterator[Figure]:
    """What a hub costs."""
    heard, memory_mb = hub.measure(ROOMS)
    late_ms = sorted(1000 * one for one in heard.late_s)
    name = f"a hub of {ROOMS.rooms} rooms of {ROOMS.players}"
    yield Figure(f"{name}, median ms to the others", late_ms[len(late_ms) // 2])
    yield Figure(f"{name}, p99 ms", late_ms[int(len(late_ms) * 0.99)])
    yield Figure(f"{name}, CPU % of a core", 100 * heard.hub_cpu)
    yield Figure(f"{name}, MB", memory_mb)
    yield Figure(f"{name}, frames lost", heard.due - len(heard.late_s), form=".0f")


PARTS: Final[dict[str, Callable[[], Iterator[Figure]]]] = {
    "patterns": of_patterns,
    "engine": of_engine,
    "latency": of_latency,
    "startup": of_startup,
    "jam": of_jam,
}


def circumstances() -> str:
    """Date, machine, load and commit, in a sentence."""
    git = ["git", "-C", str(PAGE.parent)]
    commit = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True)
    load = f", load {os.getloadavg()[0]:.1f} when it began" if hasattr(os, "getloadavg") else ""
    return (
        f"{time.strftime('%d %B %Y')}, {processor()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}{load}, commit {commit.stdout.strip() or 'unknown'}"
        f"{' with changes' if changed.stdout.strip() else ''}."
    )


def processor() -> str:
    """What the machine's processor calls itself."""
    listed = Path("/proc/cpuinfo")
    for line in listed.read_text().splitlines() if listed.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def table(figures: list[Figure], about: str) -> str:
    """The table as Markdown, with what it was measured on."""
    lines = [about, "", f"| {' | '.join(HEADS)} |", "| --- | ---: | --- | ---: | ---: |"]
    lines += [f"| {' | '.join(figure.cells())} |" for figure in figures]
    return "\n".join(lines) + "\n"


def in_place(page: str, new: str) -> str:
    r"""A page with a new table between its marks.

    >>> in_place(f"# Figures\n{BEGIN}old\n{END}more", "new\n")
    '# Figures\n<!-- make bench -->\nnew\n<!-- end of make bench -->\nmore'
    """
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{new}{END}{after}"


def main() -> None:
    """Measure, print, and write the table down where all parts were measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.overview", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part, and nothing is written")
    options = parser.parse_args()
    collect_seldom()
    about, figures = circumstances(), []
    for name in [options.only] if options.only else PARTS:
        for figure in PARTS[name]():
            print(" | ".join(figure.cells()), flush=True)
            figures.append(figure)
    if not options.only:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(in_place(page, table(figures, about)), encoding="utf-8")


if __name__ == "__main__":
    main()
