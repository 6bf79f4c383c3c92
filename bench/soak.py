"""Endurance: `python -m bench.soak --minutes 30` plays made-up tunes and watches what they cost.

Real time, on JACK where a server runs, else on the null backend. A reading each second; at the end
a report in JSON, and a picture where matplotlib is installed. The exit code is 1 when an engine
died, memory or file handles grew, or a line could not be played.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from engine.client import EngineClient
from engine.memory import memory_of
from studio.evaluator import Evaluator
from studio.plotting.style import colour, drawing, save
from studio.replies import Notice
from studio.session import Session

READ_S: Final = 1.0
READY_S: Final = 20.0
SETTLED: Final = 1 / 3  # of the time: what grows before that is warming up
GROWTH: Final = 1.05
RHYTHMS: Final = (
    "{0}*4", "{0} {1}*2 {0} [{1} {1}]", "{0}(3,8), {1}*8", "<{0} {1}> {2}(5,8)",
    "{0} ~ {1} [~ {2}]", "{0}*2 <{1} {2}>", "[{0},{1}] {2}*3", "{0}? {1}*4 {2}",
)  # fmt: skip
DRUMS: Final = ("bd", "sd", "hh", "oh", "cp", "rim", "lt", "mt", "ht", "cr", "cb")
NOTES: Final = ("c2", "eb2", "g2", "bb2", "c3", "d3", "f3", "g3", "c4", "eb4", "g4", "bb4")
WAVES: Final = ("sine", "triangle", "square", "sawtooth", "supersaw", "pulse", "pink")
MOVES: Final = (
    ".lpf(sine.range(300,4000).slow({n}))", ".hpf({h})", ".room(.{d}).roomsize({n})",
    ".delay(.{d})", ".crush({n})", ".pan(rand)", ".jux(rev)", ".fast({n})", ".every({n}, rev)",
    ".off(1/8, x=>x.add(note(7)))", ".attack(.0{d}).release(.{d})", ".vib({n})", ".fm({n})",
    ".phaser({n})", ".distort(.{d})", ".orbit({n})", ".gain(.{d})", ".clip(.{d})", ".ply({n})",
    ".degradeBy(.{d})", ".tremolo({n})", ".coarse({n})",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one second was like.

    Memory of the engine is without what it keeps of voices that were rendered before (kept_bytes):
    that fills a budget of its own, which the player sets.
    """

    at_s: float
    voices: int
    late_blocks: int
    xruns: int
    cpu_percent: float
    engine_bytes: int
    kept_bytes: int
    session_bytes: int
    engine_files: int
    session_files: int
    restarts: int
    left_out: int


def tunes(seed: int) -> Iterator[str]:
    """Tunes without end; the same seed gives the same."""
    dice = Random(seed)
    while True:
        yield f"stack({', '.join(layer(dice) for _ in range(dice.randint(1, 5)))})"


def layer(dice: Random) -> str:
    """One layer of a tune."""
    words = dice.sample(DRUMS if dice.random() < 0.5 else NOTES, 3)
    rhythm = dice.choice(RHYTHMS).format(*words)
    begin = f's("{rhythm}")' if words[0] in DRUMS else f'note("{rhythm}").s("{dice.choice(WAVES)}")'
    moves = dice.sample(MOVES, dice.randint(0, 4))
    values = {"n": dice.randint(2, 6), "d": dice.randint(2, 7), "h": dice.randint(60, 900)}
    return begin + "".join(move.format(**values) for move in moves)


def files_of(pid: int) -> int:
    """File handles that a process holds, 0 where the system does not tell."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return 0


def read(client: EngineClient, at_s: float) -> Reading:
    """A reading now."""
    status, pid = client.status(), client.pid or 0
    return Reading(
        round(at_s, 2),
        status.voices,
        status.late_blocks,
        status.xruns,
        round(status.cpu_percent, 1),
        memory_of(pid) - status.kept_bytes,
        status.kept_bytes,
        memory_of(os.getpid()),
        files_of(pid),
        files_of(os.getpid()),
        status.restarts,
        status.overfull,
    )


def soak(seconds: float, seed: int, backend: str, tune_s: float) -> dict[str, Any]:
    """Play for some seconds.

    Returns:
        the report.
    """
    told: list[str] = []
    client = EngineClient(backend=backend)
    session = Session(client, Evaluator(seed=seed), lambda notice: hear(told, notice))
    client.start()
    session.start()
    readings, refused, lines = [], [], tunes(seed)
    try:
        if not client.wait_ready(READY_S):
            raise SystemExit(f"there is no engine: {client.status().why}")
        began, next_tune = time.monotonic(), 0.0
        while (now_s := time.monotonic() - began) < seconds:
            if now_s >= next_tune:
                next_tune += tune_s
                line = next(lines)
                reply = session.evaluate(line)
                refused += [] if reply.ok else [f"{line}: {reply.text}"]
            readings.append(read(client, now_s))
            time.sleep(READ_S)
        status = client.status()
    finally:
        session.close()
        client.stop()
    return {
        "seconds": seconds,
        "seed": seed,
        "backend": status.backend,
        "blocks": status.blocks,
        "late_blocks": status.late_blocks,
        "xruns": status.xruns,
        "late_events": status.late_events,
        "onsets": status.onsets,
        "left_out": status.overfull,
        "restarts": status.restarts,
        "voices_peak": status.voices_peak,
        "cpu_mean_percent": round(status.cpu_mean_percent, 1),
        "growth": {name: growth(readings, name) for name in GROWS},
        "refused": refused,
        "told": told,
        "readings": [asdict(reading) for reading in readings],
    }


GROWS: Final = ("engine_bytes", "session_bytes", "engine_files", "session_files")


def hear(told: list[str], notice: Notice) -> None:
    """Keep what a player would have read, each sentence once."""
    if notice.text not in told:
        told.append(notice.text)


def growth(readings: list[Reading], name: str) -> float:
    """By what factor something grew after the first third: median of the last tenth to then.

    >>> flat = [Reading(n, 0, 0, 0, 0.0, 100, 0, 0, 0, 0, 0, 0) for n in range(30)]
    >>> growth(flat, "engine_bytes")
    1.0
    """
    values = [getattr(reading, name) for reading in readings]
    tenth = max(1, len(values) // 10)
    settled = int(len(values) * SETTLED)
    before = sorted(values[settled : settled + tenth])
    after = sorted(values[-tenth:])
    first, last = before[len(before) // 2], after[len(after) // 2]
    return round(last / first, 4) if first else 1.0


def picture(report: dict[str, Any], path: Path) -> bool:
    """Draw the readings; False where matplotlib cannot be loaded."""
    rows = report["readings"]
    at = [row["at_s"] / 60 for row in rows]
    shown = (
        ("voices", 1, ("voices",)),
        ("CPU of the engine, %", 1, ("cpu_percent",)),
        ("late blocks, xruns", 1, ("late_blocks", "xruns")),
        ("memory, MB", 1e6, ("engine_bytes", "session_bytes", "kept_bytes")),
        ("file handles", 1, ("engine_files", "session_files")),
    )
    try:
        with drawing(11, 11, len(shown), sharex=True) as (figure, axes):
            for axis, (title, unit, names) in zip(axes, shown, strict=True):
                for place, name in enumerate(names):
                    values = [row[name] / unit for row in rows]
                    label = name.removesuffix("_bytes").replace("_", " ")
                    axis.plot(at, values, label=label, color=colour(place), linewidth=1.2)
                axis.set_ylabel(title)
                axis.set_ylim(bottom=0)
                axis.grid(linewidth=0.5)
                if len(names) > 1:
                    axis.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
            tail = f"{report['late_blocks']} late of {report['blocks']} blocks"
            axes[0].set_title(f"{report['seconds'] / 60:g} minutes on {report['backend']}, {tail}")
            axes[-1].set_xlabel("minutes")
            save(figure, path)
    except ImportError:
        return False
    return True


def main() -> int:
    """Play, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--tune", type=float, default=8.0, help="seconds for each tune")
    parser.add_argument("--out", type=Path, default=Path("build/soak"))
    options = parser.parse_args()
    report = soak(60 * options.minutes, options.seed, options.backend, options.tune)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "soak.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    drawn = picture(report, options.out / "soak.png")
    short = {name: value for name, value in report.items() if name != "readings"}
    print(json.dumps(short))
    if not drawn:
        print("no picture: matplotlib cannot be loaded", file=sys.stderr)
    grew = [name for name, factor in report["growth"].items() if factor > GROWTH]
    return 1 if report["restarts"] or report["refused"] or grew else 0


if __name__ == "__main__":
    sys.exit(main())
