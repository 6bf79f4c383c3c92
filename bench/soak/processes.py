"""What the processes of a program hold: memory, file handles, threads; Linux tells it in /proc."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers.processes import children_of, cpu_s
from engine.memory import memory_of

SETTLED: Final = 1 / 3  # of the time: what grows before that is warming up
MODULE: Final = re.compile(rb"(?:^|\0)-m\0([\w.]+)")
ENGINE: Final = "engine.process"


@dataclass(frozen=True, slots=True)
class Held:
    """What all processes of one kind of one program hold."""

    count: int
    bytes: int
    files: int
    threads: int


def below(pid: int) -> list[int]:
    """A process and all that it has started and that live, itself first."""
    return [pid, *(found for child in children_of(pid) for found in below(child))]


def kind_of(pid: int) -> str:
    """The module that a process runs, "" where it has ended or runs none."""
    try:
        found = MODULE.search(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return ""
    return found.group(1).decode() if found else ""


def held(pid: int) -> dict[str, Held]:
    """By kind: what a program's processes hold now."""
    kinds: dict[str, list[int]] = {}
    for one in below(pid):
        kinds.setdefault(kind_of(one) or "other", []).append(one)
    return {
        kind: Held(
            len(pids), sum(map(memory_of, pids)), sum(map(_files, pids)), sum(map(_threads, pids))
        )
        for kind, pids in kinds.items()
    }


def _files(pid: int) -> int:
    return _entries(pid, "fd")


def _threads(pid: int) -> int:
    return _entries(pid, "task")


def _entries(pid: int, folder: str) -> int:
    try:
        return len(os.listdir(f"/proc/{pid}/{folder}"))
    except OSError:
        return 0


def sounding_engine(pid: int) -> int | None:
    """Of the engines of a program the one that plays, by the time it has worked; a spare waits."""
    engines = [one for one in below(pid) if kind_of(one) == ENGINE]
    return max(engines, key=_worked, default=None)


def _worked(pid: int) -> float:
    try:
        return cpu_s(pid)
    except OSError:
        return 0.0


def growth(values: list[float]) -> float:
    """By what factor something grew after the first third: median of the last tenth to then.

    >>> growth([100.0] * 30), growth([float(n) for n in range(30)])
    (1.0, 2.5455)
    """
    tenth = max(1, len(values) // 10)
    settled = int(len(values) * SETTLED)
    before, after = sorted(values[settled : settled + tenth]), sorted(values[-tenth:])
    first = before[len(before) // 2] if before else 0.0
    return round(after[len(after) // 2] / first, 4) if first else 1.0
