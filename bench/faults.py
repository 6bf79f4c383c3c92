"""Faults on purpose: `python -m bench.faults [NAME...]`, one line of JSON each.

A beat plays while its engine, a helper, its disk, its JACK server or its session is taken away; the
recording tells what a listener would have heard. The exit code is 1 where something is not as it
should be. Each fault has a process of its own: what happens to one is not the next one's trouble.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
import soundfile

from bench.beat import (
    BEAT_FRAMES,
    CODE,
    PATIENCE_S,
    RATE,
    away_s,
    onsets,
    phase_error,
    playing,
    wait,
)
from bench.peers.processes import children_of
from engine.recording import Take

AGAIN_S: Final = 1.0
GONE_S: Final = 2.0
ROOT: Final = Path(__file__).resolve().parent.parent


def kills(count: int, seed: int) -> dict[str, Any]:
    """Kill the engine at random moments, and listen for how long it is away."""
    dice, when = Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beat.wav"
        with playing(path) as client:
            for number in range(count):
                wait(lambda: client.has_spare and client.clock().ready)
                time.sleep(dice.uniform(0.1, 1.0))
                epoch, pid = client.clock().epoch, client.pid
                if pid is not None:
                    when.append(client.clock().frame)
                    os.kill(pid, signal.SIGKILL)
                wait(lambda epoch=epoch: client.clock().epoch > epoch and client.clock().ready)
                if number % 10 == 9:
                    print(f"{number + 1} of {count} kills", file=sys.stderr, flush=True)
            time.sleep(1.0)
            status = client.status()
        found = onsets(path)
    away = [away_s(found, frame) for frame in when]
    worst, error = max(away), phase_error(found)
    return {
        "fault": "kills",
        "count": len(when),
        "restarts": status.restarts,
        "median_away_s": round(float(np.median(away)), 3),
        "worst_away_s": round(worst, 3),
        "phase_error_frames": error,
        "late_events": status.late_events,
        "ok": len(when) == count and worst <= AGAIN_S and error <= 1 and status.state == "running",
    }


def stop() -> dict[str, Any]:
    """Stop the engine's process for two seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beat.wav"
        with playing(path) as client:
            time.sleep(1.0)
            pid = client.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            time.sleep(2.0)
            blocks = client.status().blocks
            os.kill(pid, signal.SIGCONT)
            wait(lambda: client.status().blocks > blocks)  # until then its clock is guessed
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


HELPED: Final = f'stack({CODE.splitlines()[1]}, s("<bd sd cp hh>*2").bank("<{{}}>").gain(.01))'


def helper() -> dict[str, Any]:
    """Kill what works beside the music, again and again, while sounds are asked for."""
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beat.wav"
        code = "setcps(1)\n" + HELPED.format(
            "RolandTR808 RolandTR909 LinnDrum AkaiLinn RolandTR707"
        )
        with playing(path, code) as client:
            for _ in range(8):
                time.sleep(0.5)
                for pid in children_of(client.pid or 0):
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
            time.sleep(2.0)
            status = client.status()
        found = onsets(path)
    gaps = np.diff(found[1:])
    error = phase_error(found)
    return {
        "fault": "helpers killed",
        "count": killed,
        "restarts": status.restarts,
        "longest_gap_beats": round(float(gaps.max()) / BEAT_FRAMES),
        "phase_error_frames": error,
        "ok": killed > 2
        and status.restarts == 0
        and error <= 1
        and float(gaps.max()) < 1.5 * BEAT_FRAMES,
    }


def disk() -> dict[str, Any]:
    """Record beyond what may be written: it is told, the file plays, the music goes on."""
    told: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        heard, full = Path(folder) / "beat.wav", Path(folder) / "full.wav"
        with playing(heard) as client:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            most = 4 * RATE * 8
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            recording = client.record(Take(full, "float"), told.append)
            wait(lambda: bool(told), 10.0)
            epoch = client.clock().epoch
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            time.sleep(1.0)
            recording.stop()
            late = client.status().late_blocks
        frames = soundfile.info(full).frames
        error = phase_error(onsets(full))
    return {
        "fault": "full disk while recording",
        "told": told,
        "kept_s": round(frames / RATE, 2),
        "late_blocks": late,
        "phase_error_frames": error,
        "ok": len(told) == 1 and frames > RATE and error <= 1 and epoch == 1,
    }


def jack() -> dict[str, Any]:
    """Kill the JACK server that is played on, and start it again."""
    program = shutil.which("jackd")
    if program is None:
        return {"fault": "JACK killed", "ok": True, "why_not": "jackd is not installed"}
    name = f"notalabel-faults-{os.getpid()}"
    os.environ.update(JACK_DEFAULT_SERVER=name, JACK_NO_AUDIO_RESERVATION="1")
    command = [program, "-r", "-n", name, "-d", "dummy", "-r", "48000", "-p", "256"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, **quiet)
    try:
        time.sleep(1.0)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "beat.wav"
            with playing(path, backend="auto") as client:
                began = client.status().backend
                time.sleep(2.0)
                frame = client.clock().frame
                server.kill()
                server.wait()
                fell = wait(lambda: client.status().backend == "null" and client.clock().ready)
                time.sleep(1.0)
                server = subprocess.Popen(command, **quiet)
                back = wait(lambda: client.status().backend == "jack" and client.clock().ready)
                time.sleep(2.0)
            found = onsets(path)
    finally:
        server.terminate()
        server.wait()
        for left in Path("/dev/shm").glob(f"jack_*{name}*"):
            left.unlink()
    error = phase_error(found)
    return {
        "fault": "JACK killed and started again",
        "fell_to_null_s": round(fell, 3),
        "back_on_jack_s": round(back, 3),
        "away_s": round(away_s(found, frame), 3),
        "phase_error_frames": error,
        "ok": began == "jack" and error <= 1 and max(fell, back) < PATIENCE_S,
    }


PROGRAM: Final = """
    import sys, time
    from pathlib import Path
    from bench.beat import playing
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
        cwd=ROOT,
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


def folders_of(pid: int) -> set[str]:
    """The folders in shared memory that an engine's process uses."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    files = [line.split()[-1] for line in maps if "/notalabel-" in line]
    return {str(Path(file).parent) for file in files}


def session() -> dict[str, Any]:
    """Kill the whole program; what of it is left two seconds later?"""
    mark = os.getpid()
    os.environ["NOTALABEL_FAULT"] = str(mark)
    with tempfile.TemporaryDirectory() as folder:
        child = program(Path(folder) / "beat.wav", 60.0)
        assert child.stdout is not None
        held = folders_of(int(child.stdout.readline()))
        child.kill()
        child.wait()
        child.stdout.close()

        def gone() -> bool:
            return not left_behind(mark) and not any(map(os.path.exists, held))

        took = wait(gone, 2 * GONE_S)
        frames = soundfile.info(Path(folder) / "beat.wav").frames
    return {
        "fault": "session killed",
        "gone_after_s": round(took, 3),
        "left": left_behind(mark),
        "recorded_s": round(frames / RATE, 2),
        "ok": bool(held) and took <= GONE_S and frames > 2 * RATE,
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


FAULTS: Final[dict[str, Callable[[argparse.Namespace], dict[str, Any]]]] = {
    "kills": lambda options: kills(options.kills, options.seed),
    "helper": lambda _: helper(),
    "stop": lambda _: stop(),
    "disk": lambda _: disk(),
    "jack": lambda _: jack(),
    "session": lambda _: session(),
    "two": lambda _: two(),
}


def main() -> int:
    """Do what the arguments name, or all of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=(*FAULTS, []))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if len(options.names) == 1:
        report = FAULTS[options.names[0]](options)
        print(json.dumps(report), flush=True)
        return 0 if report["ok"] else 1
    how = ["--kills", str(options.kills), "--seed", str(options.seed)]
    done = [
        subprocess.run([sys.executable, "-m", "bench.faults", name, *how], check=False).returncode
        for name in options.names or FAULTS
    ]
    return max(map(abs, done))


if __name__ == "__main__":
    sys.exit(main())
