"""Endurance: `python -m bench.soak --minutes 60` uses everything at once, and watches the cost.

Three whole programs, each at the prompt of a pseudo terminal, play together in a room: made-up
tunes, requests in words, words to the others. Other programs send notes, knobs, questions and code
to the first one over OSC and HTTP. Its sound is recorded, and its engine killed at random moments.
Sounding is what the recording says (heard.py), a request has failed when its answer did not come
(players.py, outside.py). In build/soak: a report, a picture, what was drawn last in each terminal.
The exit code is 1 where less than 99.9 % of the time sounded, 0.1 % of the requests failed, or, in
a long run, something grew after its first third by more than a twentieth.
"""

import argparse
import json
import os
import signal
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.soak.heard import heard
from bench.soak.outside import talks
from bench.soak.players import Player
from bench.soak.processes import held, sounding_engine
from bench.soak.report import Reading, failings, grown, picture
from bench.soak.requests import Requests, summary

NAMES: Final = ("ann", "bob", "cyd")
STEADY: Final = 's("pink*8").gain(.1).release(.1)'
READ_S: Final = 5.0
LOOK_S: Final = 0.1
EARLIEST, LATEST = 0.1, 0.95  # parts of the time in which an engine may be killed
END_S: Final = 90.0


def kill_times(count: int, seconds: float, dice: Random) -> list[float]:
    """When the engine is killed."""
    return sorted(seconds * dice.uniform(EARLIEST, LATEST) for _ in range(count))


def ended_by_signals() -> threading.Event:
    """What is set when somebody ends us: then the report is of what there was until then."""
    ends = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, lambda *_: ends.set())
    return ends


def watch(
    players: list[Player], requests: Requests, ends: threading.Event, kills: list[float]
) -> tuple[list[Reading], list[dict[str, Any]]]:
    """Read what the programs hold until the end, and kill when it is time."""
    readings, killed, waiting = list[Reading](), list[dict[str, Any]](), kills[:]
    next_s = 0.0
    while not ends.wait(LOOK_S):
        now_s = requests.now_s()
        if waiting and now_s >= waiting[0]:
            waiting.pop(0)
            if (engine := sounding_engine(players[0].terminal.process.pid)) is not None:
                os.kill(engine, signal.SIGKILL)
                killed.append({"at_s": now_s, "pid": engine})
        if now_s >= next_s:
            next_s = now_s + READ_S
            rows = {one.name: held(one.terminal.process.pid) for one in players}
            readings.append(Reading(now_s, round(os.getloadavg()[0], 2), rows))
    return readings, killed


def room(players: list[Player], recording: Path) -> None:
    """Bring everybody into one room where something plays without a rest; record it."""
    first, *others = players
    for one in players:
        one.starts()
        one.others = [other for other in players if other is not one]
    link = first.hosts()
    for one in others:
        one.joins(link)
    first.must("jam pane steady shared", "there is a pane")
    first.must(f"jam play steady {STEADY}", "for everybody, from cycle")
    first.terminal.idle(5.0)
    first.must(f"record {recording}", "recording to")


def soak(seconds: float, seed: int, backend: str, kills: int, out: Path) -> dict[str, Any]:
    """Play for some seconds; the report."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        recording = Path(folder) / "ann.flac"
        setting_up = Requests()
        players = [
            Player(name, Path(folder), n, "null" if n else backend, setting_up)
            for n, name in enumerate(NAMES)
        ]
        try:
            room(players, recording)
            return run(players, seconds, kill_times(kills, seconds, Random(seed)), out, recording)
        finally:
            for one in players:
                one.terminal.end()


def run(
    players: list[Player], seconds: float, kills: list[float], out: Path, recording: Path
) -> dict[str, Any]:
    """Let everybody play, and watch."""
    requests, ends, first = Requests(), ended_by_signals(), players[0]
    threading.Timer(seconds, ends.set).start()
    for one in players:
        one.requests = requests
    threads = [
        *(threading.Thread(target=one.plays, args=(ends,), daemon=True) for one in players),
        threading.Thread(target=talks, args=(first, requests, ends), daemon=True),
    ]
    for thread in threads:
        thread.start()
    readings, killed = watch(players, requests, ends, kills)
    seconds = requests.now_s()
    for thread in threads:
        thread.join(END_S)
    first.must("record stop", r"ann\.flac: ")
    for one in players:
        (out / f"{one.name}.txt").write_text(one.terminal.text(), encoding="utf-8")
    told = {one.name: one.statuses for one in players}
    report = {
        "seconds": round(seconds),
        "load": sorted(one.load for one in readings)[len(readings) // 2],
        "sound": heard(recording),
        "requests": summary(requests.all),
        "kills": killed,
        "growth": grown(readings, told),
        "last_status": {name: asdict(all_[-1]) for name, all_ in told.items() if all_},
    }
    rows = [asdict(one) for one in readings]
    statuses = {name: [asdict(one) for one in all_] for name, all_ in told.items()}
    whole = {
        **report,
        "readings": rows,
        "statuses": statuses,
        "asked": [asdict(one) for one in requests.all],
    }
    (out / "soak.json").write_text(json.dumps(whole), encoding="utf-8")
    picture(report, readings, told, out / "soak.png")
    return report


def main() -> int:
    """Play, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--backend", default="null", help="of the first player; others have none")
    parser.add_argument("--out", type=Path, default=Path("build/soak"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    report = soak(60 * options.minutes, options.seed, options.backend, options.kills, options.out)
    wrong = failings(report)
    print(json.dumps({**report, "wrong": wrong}, indent=1))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
