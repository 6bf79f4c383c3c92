"""What a soak found, in figures; whether it is good; and a picture of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.soak.players import Status
from bench.soak.processes import ENGINE, Held, growth
from studio.plotting.style import colour, drawing, save

SOUNDING_PERCENT: Final = 99.9
FAILED_PERCENT: Final = 0.1
GROWTH: Final = 1.05
JUDGED_S: Final = 1200.0  # in less than that everything still warms up
MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What the programs held at a moment: by player, by kind of process."""

    at_s: float
    load: float
    held: dict[str, dict[str, Held]]


def series(readings: Sequence[Reading], name: str, kind: str, what: str) -> list[float]:
    """One figure over time, 0 where there is no such process."""
    rows = [reading.held.get(name, {}).get(kind) for reading in readings]
    return [float(getattr(row, what)) if row else 0.0 for row in rows]


def memory(
    readings: Sequence[Reading], name: str, kind: str, told: Sequence[Status]
) -> list[float]:
    """Megabytes over time; an engine's without the voices that it keeps to play them again.

    Those fill a budget of their own, which the player sets (sound.cache_mb).
    """
    found = [value / MB for value in series(readings, name, kind, "bytes")]
    if kind != ENGINE:
        return found
    kept = np.interp(
        [reading.at_s for reading in readings],
        [one.at_s for one in told] or [0.0],
        [float(one.kept_mb) for one in told] or [0.0],
    )
    return [max(value - here, 0.0) for value, here in zip(found, kept.tolist(), strict=True)]


def grown(readings: Sequence[Reading], told: dict[str, list[Status]]) -> dict[str, Any]:
    """By what factor what each kind of process holds grew after the first third."""
    kinds = sorted(
        {(name, kind) for one in readings for name in one.held for kind in one.held[name]}
    )
    return {
        f"{name} {kind}": {
            "last_mb": round(memory(readings, name, kind, told[name])[-1], 1),
            "memory": growth(memory(readings, name, kind, told[name])),
            "files": growth(series(readings, name, kind, "files")),
            "threads": growth(series(readings, name, kind, "threads")),
        }
        for name, kind in kinds
    }


def failings(report: dict[str, Any]) -> list[str]:
    """What is not as it should be, a sentence each."""
    asked, sound = report["requests"]["all"], report["sound"]
    found = []
    if sound["sounding_percent"] < SOUNDING_PERCENT:
        found.append(f"it sounded {sound['sounding_percent']} % of the time")
    if asked["failed_percent"] >= FAILED_PERCENT:
        found.append(f"{asked['failed']} of {asked['count']} requests failed")
    if report["seconds"] >= JUDGED_S:
        found += [
            f"{what} of {kind} grew by {row[what]}"
            for kind, row in report["growth"].items()
            for what in ("memory", "files", "threads")
            if row[what] > GROWTH
        ]
    return found


def picture(
    report: dict[str, Any], readings: Sequence[Reading], told: dict[str, list[Status]], path: Path
) -> None:
    """Draw it.

    Raises:
        ImportError: matplotlib cannot be loaded.
    """
    at = [one.at_s / 60 for one in readings]
    with drawing(11, 13, 5, sharex=True) as (figure, axes):
        load, sessions, engines, files, late = axes
        load.plot(at, [one.load for one in readings], color=colour(0), linewidth=1.2)
        for place, name in enumerate(told):
            look = {"label": name, "color": colour(place), "linewidth": 1.2}
            sessions.plot(at, memory(readings, name, "repl.cli", ()), **look)
            engines.plot(at, memory(readings, name, ENGINE, told[name]), **look)
            files.plot(at, series(readings, name, "repl.cli", "files"), **look)
            late.plot(
                [one.at_s / 60 for one in told[name]], [one.late for one in told[name]], **look
            )
        titles = (
            "load of the machine",
            "session, MB",
            "engines without kept voices, MB",
            "file handles",
            "late blocks",
        )
        for axis, title in zip(axes, titles, strict=True):
            axis.set_ylabel(title)
            axis.set_ylim(bottom=0)
            axis.grid(linewidth=0.5)
            for kill in report["kills"]:
                axis.axvline(kill["at_s"] / 60, color=colour(1), linestyle=":", linewidth=1)
        sessions.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
        asked, sound = report["requests"]["all"], report["sound"]
        load.set_title(
            f"{report['seconds'] / 60:g} minutes: {sound['sounding_percent']} % of the time "
            f"sounding, {asked['failed']} of {asked['count']} requests failed"
        )
        late.set_xlabel("minutes; dotted: the engine of the first player killed")
        save(figure, path)
