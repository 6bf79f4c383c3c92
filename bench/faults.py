"""Faults on purpose: `python -m bench.faults [kills|stop|session|two]`, one line of JSON each.

A beat plays on the null backend while its engine is killed, stopped, or left alone; the recording
tells what a listener would have heard. The exit code is 1 where something is not as it should be.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
import soundfile

from engine.client import EngineClient
from engine.recording import Take
from engine.wavfile import first_frame
from studio.evaluator import Evaluator
from studio.session import Session

RATE: Final = 48_000
BEAT_FRAMES: Final = 6000  # eight in a cycle of a second
CODE: Final = 'setcps(1)\ns("square*8").note("c6").attack(0).decay(.01).sustain(0).release(.001)'
QUIET_FRAMES: Final = 1200  # after a silence so long, a sound is an onset
ONSET: Final = 0.02
AGAIN_S: Final = 1.0
GONE_S: Final = 2.0
PATIENCE_S: Final = 20.0


@contextmanager
def playing(path: Path, seed: int = 1) -> Iterator[EngineClient]:
    """The beat, recorded."""
    client = EngineClient("null")
    session = Session(client, Evaluator(seed=seed), lambda _: None)
    client.start()
    session.start()
    client.wait_ready(PATIENCE_S)
    recording = client.record(Take(path, "float"))
    session.evaluate(CODE)
    try:
        yield client
    finally:
        recording.stop()
        session.close()
        client.stop()


def onsets(path: Path) -> Any:
    """The frames of the engine's clock at which the beat is heard in a recording."""
    samples, _ = soundfile.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(samples).max(axis=1) > ONSET)
    new = np.diff(loud, prepend=-QUIET_FRAMES - 1) > QUIET_FRAMES
    return first_frame(path) + loud[new]


def phase_error(found: Any) -> int:
    """The largest distance of an onset from the grid of the beat, in frames.

    The first is left out: it waits for the interpreter to load.

    >>> phase_error(np.array([6900, 12010, 18010, 36011]))
    1
    """
    rest = found[1:] % BEAT_FRAMES
    middle = int(np.median(rest))
    around = (rest - middle + BEAT_FRAMES // 2) % BEAT_FRAMES - BEAT_FRAMES // 2
    return int(np.abs(around).max())


def away_s(found: Any, frame: int) -> float:
    """Seconds from a frame to the next onset; infinite where none comes.

    >>> away_s(np.array([6000, 54000]), 6000)
    1.0
    """
    after = found[found > frame]
    return float(after[0] - frame) / RATE if len(after) else float("inf")


def wait(condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> float:
    """Wait for something; the seconds that it took, infinite where it did not happen."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > patience_s:
            return float("inf")
        time.sleep(0.002)
    return time.monotonic() - began


def kills(count: int, seed: int) -> dict[str, Any]:
    """Kill the engine at random moments, and listen for how long it is away."""
    dice, when = Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beat.wav"
        with playing(path) as client:
            for _ in range(count):
                wait(lambda: client.has_spare and client.clock().ready)
                time.sleep(dice.uniform(0.1, 1.0))
                epoch, pid = client.clock().epoch, client.pid
                when.append(client.clock().frame)
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
                wait(lambda epoch=epoch: client.clock().epoch > epoch and client.clock().ready)
            time.sleep(1.0)
            status = client.status()
        found = onsets(path)
    away = [
        (found[found > frame][0] - frame) / RATE if (found > frame).any() else 1e9 for frame in when
    ]
    worst, error = max(away), phase_error(found)
    return {
        "fault": "kills",
        "count": count,
        "restarts": status.restarts,
        "median_away_s": round(float(np.median(away)), 3),
        "worst_away_s": round(worst, 3),
        "phase_error_frames": error,
        "late_events": status.late_events,
        "ok": worst <= AGAIN_S and error <= 1 and status.state == "running",
    }


def stop() -> dict[str, Any]:
    """Stop the engine's process for two seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beat.wav"
        with playing(path) as client:
            time.sleep(1.0)
            pid = client.pid or 0
            os.kill(pid, signal.SIGSTOP)
            time.sleep(2.0)
            os.kill(pid, signal.SIGCONT)
            frame = client.clock().frame
            time.sleep(3.0)
            status = client.status()
        found = onsets(path)
    after = found[found > frame + RATE]
    error = phase_error(found[(found < frame - 2 * RATE) | (found > frame + RATE)])
    return {
        "fault": "stopped for 2 s",
        "onsets_after": len(after),
        "phase_error_frames": error,
        "restarts": status.restarts,
        "ok": len(after) > 4 and error <= 1 and status.state == "running",
    }


PROGRAM: Final = """
    import sys, time
    from pathlib import Path
    from bench.faults import playing
    with playing(Path(sys.argv[1])) as client:
        time.sleep(3.0)
        print(client.pid, flush=True)
        time.sleep(float(sys.argv[2]))
"""


def program(path: Path, seconds: float) -> "subprocess.Popen[str]":
    """A whole program that plays the beat."""
    code = textwrap.dedent(PROGRAM)
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    )


def left_behind(session: int) -> list[str]:
    """Processes of ours that are no child of anybody who lives, by their command lines."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        if "engine." in command and f"NOTALABEL_FAULT={session}".encode() in environment:
            found.append(command)
    return found


def session() -> dict[str, Any]:
    """Kill the whole program; what of it is left two seconds later?"""
    mark = os.getpid()
    os.environ["NOTALABEL_FAULT"] = str(mark)
    before = {path.name for path in Path("/dev/shm").glob("notalabel-*")}
    with tempfile.TemporaryDirectory() as folder:
        child = program(Path(folder) / "beat.wav", 60.0)
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
        child.wait()
        child.stdout.close()

        def gone() -> bool:
            now = {path.name for path in Path("/dev/shm").glob("notalabel-*")}
            return not left_behind(mark) and now <= before

        took = wait(gone, 2 * GONE_S)
        frames = soundfile.info(Path(folder) / "beat.wav").frames
    return {
        "fault": "session killed",
        "gone_after_s": round(took, 3),
        "left": left_behind(mark),
        "recorded_s": round(frames / RATE, 2),
        "ok": took <= GONE_S and frames > 2 * RATE,
    }


def two() -> dict[str, Any]:
    """Two programs at once: both play their beat, exactly."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.wav" for name in ("one", "two")]
        children = [program(path, 3.0) for path in paths]
        for child in children:
            child.communicate()
        found = [onsets(path) for path in paths]
    errors = [phase_error(each) for each in found]
    return {
        "fault": "two programs",
        "onsets": [len(each) for each in found],
        "phase_error_frames": max(errors),
        "ok": max(errors) <= 1 and min(map(len, found)) > 30,
    }


def main() -> int:
    """Do what the arguments name, or all of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("name", nargs="?", choices=("kills", "stop", "session", "two"))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults: dict[str, Callable[[], dict[str, Any]]] = {
        "kills": lambda: kills(options.kills, options.seed),
        "stop": stop,
        "session": session,
        "two": two,
    }
    fine = True
    for name, fault in faults.items():
        if options.name in (None, name):
            report = fault()
            print(json.dumps(report), flush=True)
            fine = fine and bool(report["ok"])
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
