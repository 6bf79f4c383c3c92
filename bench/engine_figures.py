"""Figures of the sound engine alone: `python -m bench.engine_figures [NAME...]`.

Names: latency, voices, crowd, restart. One line of JSON each. Real time, null backend: what is
measured is the engine, not a card.
"""

import json
import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from bench.peers.notes import voices as crowd_of
from bench.takes import first_frame
from engine.client import EngineClient
from engine.messages import SoundEvent
from engine.recording import Take

RATE = 48_000
NOTE = {"s": "sawtooth", "lpf": 1200, "lpq": 2, "gain": 0.05}


@contextmanager
def engine(**settings: Any) -> Iterator[EngineClient]:
    """A running engine on the null backend."""
    client = EngineClient("null", **settings)
    client.start()
    client.wait_ready()
    try:
        yield client
    finally:
        client.stop()


def note(frame: int, number: int = 0, seconds: float = 0.05) -> SoundEvent:
    """A filtered saw."""
    return SoundEvent(frame, "$", 1, seconds, 0.5, 0.0, {**NOTE, "note": 36 + number % 48})


def latency(frames: int = 128, runs: int = 40) -> dict[str, float]:
    """From `send` to the first sample that is not silence, read from the recorded output."""
    with (
        tempfile.TemporaryDirectory() as folder,
        engine(frames=frames) as client,
    ):
        path = Path(folder) / "out.wav"
        recording = client.record(Take(path, "float"))
        asked, sent = [], []
        for _ in range(runs):
            time.sleep(0.2)
            now = client.clock()
            sent.append(now.frame)
            asked.append(now.frame + now.block + now.block // 2)
            client.send([note(asked[-1])])
        time.sleep(0.3)
        late = client.status().late_events
        recording.stop()
        first, (samples, _) = first_frame(path), soundfile.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(samples).max(axis=1) > 1e-9) + first
    heard = [int(loud[np.searchsorted(loud, frame)]) for frame in asked]
    times = sorted(1000 * (h - s) / RATE for h, s in zip(heard, sent, strict=True))
    offsets = [h - a for h, a in zip(heard, asked, strict=True)]
    return {
        "frames": frames,
        "median_ms": round(times[runs // 2], 2),
        "worst_ms": round(times[-1], 2),
        "late": late,
        "largest_onset_error_frames": max(offsets),
    }


def voices(count: int, frames: int = 256, seconds: int = 8) -> dict[str, float]:
    """CPU of the engine while so many filtered saws of one second sound all the time."""
    with engine(frames=frames) as client:
        begin = client.clock().frame + RATE // 10
        for second in range(seconds):
            at = begin + second * RATE
            client.send(note(at + n * RATE // count, n, 1.0) for n in range(count))
            time.sleep(1)
            if second == 1:
                before = client.status()
                client.status()
        after = client.status()
    return {
        "voices": count,
        "frames": frames,
        "cpu_percent": round(after.cpu_percent, 1),
        "voices_sounding": after.voices,
        "late_blocks": after.late_blocks - before.late_blocks,
        "blocks": after.blocks - before.blocks,
    }


def crowd(count: int, frames: int = 256) -> dict[str, float]:
    """So many filtered voices a second, each a second long, for ten seconds: what is given up?

    They are those of bench.against_engines, and play live: nothing of them is rendered before.
    """
    events = crowd_of(count).events()
    with engine(frames=frames, cache_mb=0) as client, engine(frames=frames) as idle:
        begin = client.clock().frame + RATE
        before, resting, sent, seen = client.status(), idle.status(), 0, []
        while sent < len(events):
            until = client.clock().frame - begin + RATE // 5
            due = [event for event in events[sent : sent + count] if event.frame < until]
            client.send(replace(event, frame=event.frame + begin) for event in due)
            sent += len(due)
            time.sleep(0.03)
            seen.append(client.status())
        after, rested = client.status(), idle.status()
    return {
        "asked": count,
        "sounding_median": sorted(status.voices for status in seen)[len(seen) // 2],
        "cpu_percent": round(sorted(status.cpu_percent for status in seen)[len(seen) // 2], 1),
        "late_blocks": after.late_blocks - before.late_blocks,
        "late_blocks_of_an_idle_engine": rested.late_blocks - resting.late_blocks,
        "blocks": after.blocks - before.blocks,
        "stolen": after.stolen - before.stolen,
        "left_out": after.overfull - before.overfull,
        "least_voice_limit": min(status.voice_limit for status in seen),
    }


def restart() -> dict[str, float]:
    """From SIGKILL of a playing engine to the next one that takes events."""
    with engine() as client:
        while not client.has_spare or client.pid is None:
            time.sleep(0.05)
        time.sleep(1.0)
        os.kill(client.pid, signal.SIGKILL)
        died = time.perf_counter()
        while client.clock().epoch < 2:
            time.sleep(0.001)
        return {"restart_ms": round(1000 * (time.perf_counter() - died), 1)}


def main() -> None:
    """Print what is asked for, or all."""
    logging.disable(logging.WARNING)
    wanted = sys.argv[1:] or ["latency", "voices", "crowd", "restart"]
    if "latency" in wanted:
        for frames in (64, 128, 256):
            print(json.dumps({"latency": latency(frames)}), flush=True)
    if "voices" in wanted:
        for count in (0, 64, 120):
            print(json.dumps({"voices": voices(count or 1)}), flush=True)
    if "crowd" in wanted:
        for count in (128, 256, 1000):
            print(json.dumps({"crowd": crowd(count)}), flush=True)
    if "restart" in wanted:
        print(json.dumps(restart()), flush=True)


if __name__ == "__main__":
    main()
