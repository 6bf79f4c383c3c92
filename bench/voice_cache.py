"""What voices that are rendered once save: `python -m bench.voice_cache [alone] [live] [thousand]`.

alone: the engine's own work, not in real time, as scsynth's scores are measured: CPU seconds for a
second of sound from the fifth cycle on, with live voices and with what was rendered in the first
four. live: the whole program on the null backend. thousand: so many sounding voices at once.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, Final

from bench.peers.notes import TUNES, VOICES
from bench.peers.processes import tree_cpu_s
from engine.client import CACHE_MB, EngineClient
from engine.messages import Play, SoundEvent
from engine.plays import play_messages
from engine.scheduler import Slot, events_of_cycles
from patterns.strudel.evaluate import evaluate
from patterns.timeline import Timeline
from studio.evaluator import Evaluator
from studio.session import Session

RATE: Final = 48_000
FRAMES: Final = 256
CPS: Final = Fraction(1, 2)
WARM_CYCLES, CYCLES = 4, 12
AHEAD_S: Final = 0.1
READY_S: Final = 20.0
MEGABYTE: Final = 1_000_000
CASES: Final = {**TUNES, **{f"{count} voices": VOICES.format(count) for count in (32, 128, 256)}}


def plays_of(code: str, cycles: int) -> list[Play]:
    """The voices of a tune, by their frames."""
    slots = [Slot("$", 0, evaluate(code).pattern)]
    window = events_of_cycles(slots, Timeline(CPS), Fraction(0), Fraction(cycles), RATE, False)
    return sorted(play_messages(window.events)[0], key=lambda play: play.frame)


def alone(name: str, cache_mb: int) -> dict[str, float]:
    """The engine's own work for a tune, in this process, which cannot be used after that."""
    os.environ["PYO_GUI_WX"] = "0"
    from engine.backends import offline
    from engine.backends.protocol import Format
    from engine.mixer import Sound
    from engine.performance import Performance

    server = offline.boot(Format(FRAMES, RATE))
    sound = Sound(server, FRAMES, RATE)
    sound.warm()
    sound.keep(cache_mb * MEGABYTE)
    server.setCallback(lambda: None)
    server.start()
    performance, waiting = (
        Performance(sound, FRAMES),
        plays_of(CASES[name], CYCLES),
    )
    warm = int(WARM_CYCLES / CPS * RATE)
    spent, began = 0.0, (0, 0)
    for begin in range(0, int((CYCLES - 1) / CPS * RATE), FRAMES):
        before = time.process_time()
        while waiting and waiting[0].frame < begin + AHEAD_S * RATE:
            performance.do(waiting.pop(0))
        performance.before_block(begin)
        server.process()
        if begin < warm:
            began = sound.started, sound.rendered.played
            while sound.rendered.waiting:  # as if this were real time
                time.sleep(0.001)
        else:
            spent += time.process_time() - before
    started, played = sound.started - began[0], sound.rendered.played - began[1]
    return {
        "cpu_s_per_s": round(spent / float((CYCLES - 1 - WARM_CYCLES) / CPS), 4),
        "hit_rate": round(played / max(started, 1), 3),
        "kept_mb": round(sound.rendered.bytes / MEGABYTE, 1),
        "rendering_cpu_s": round(sound.rendered.cpu_ns * 1e-9, 2),
    }


@contextmanager
def engine(cache_mb: int) -> Iterator[EngineClient]:
    """A running engine on the null backend."""
    client = EngineClient("null", frames=FRAMES, cache_mb=cache_mb)
    client.start()
    client.wait_ready(READY_S)
    try:
        yield client
    finally:
        client.stop()


def live(name: str, cache_mb: int, seconds: float = 12.0) -> dict[str, float]:
    """The whole program with a tune, once it has gone round four times."""
    with engine(cache_mb) as client:
        session = Session(client, Evaluator(), lambda _: None)
        session.start()
        session.evaluate(f"setcps({float(CPS)})\n{CASES[name]}")
        time.sleep(float(WARM_CYCLES / CPS))
        pid, began = client.pid or 0, time.monotonic()
        before = tree_cpu_s(os.getpid()), tree_cpu_s(pid), client.status()
        time.sleep(seconds)
        passed_s = time.monotonic() - began
        after = tree_cpu_s(os.getpid()), tree_cpu_s(pid), client.status()
        session.close()
    onsets = after[2].onsets - before[2].onsets
    return {
        "program_cpu_s_per_s": round((after[0] - before[0]) / passed_s, 4),
        "engine_cpu_s_per_s": round((after[1] - before[1]) / passed_s, 4),
        "hit_rate": round((after[2].replayed - before[2].replayed) / max(onsets, 1), 3),
        "kept_mb": round(after[2].kept_bytes / MEGABYTE, 1),
        "late_blocks": after[2].late_blocks - before[2].late_blocks,
    }


def thousand(count: int = 1000, seconds: int = 20) -> dict[str, float]:
    """So many voices at once, one second each, of 48 that were rendered."""

    def note(frame: int, number: int) -> SoundEvent:
        controls = {"s": "sawtooth", "note": 36 + number % 48, "lpf": 1200, "gain": 0.01}
        return SoundEvent(
            frame, "$", 1, 1.0, 0.5, 0.0, {**controls, "pan": number % 10 / 10, "room": 0.3}
        )

    with engine(CACHE_MB) as client:
        begin = client.clock().frame + RATE // 2
        client.send(note(begin + turn * RATE, number) for turn in range(3) for number in range(48))
        time.sleep(4)
        begin = client.clock().frame + 2 * RATE  # sent well ahead, for all of a second at once
        for second in range(seconds):
            at = begin + second * RATE
            client.send(note(at + n * RATE // count, n) for n in range(count))
            time.sleep(1)
            if second == 4:
                before = client.status()
        after = client.status()
    return {
        "voices": after.voices,
        "blocks": after.blocks - before.blocks,
        "late_blocks": after.late_blocks - before.late_blocks,
        "late_events": after.late_events - before.late_events,
        "replayed": after.replayed - before.replayed,
        "onsets": after.onsets - before.onsets,
        "cpu_percent": round(after.cpu_percent, 1),
    }


def in_a_process(name: str, cache_mb: int) -> dict[str, Any]:
    """`alone` in a process of its own."""
    command = [sys.executable, "-m", "bench.voice_cache", "one", name, str(cache_mb)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print what is asked for, or all."""
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(alone(sys.argv[2], int(sys.argv[3]))), flush=True)
        os._exit(0)  # pyo's own end may crash
    wanted = sys.argv[1:] or ["alone", "live", "thousand"]
    for part, measure in (("alone", in_a_process), ("live", live)):
        for name in CASES if part in wanted else ():
            for cache_mb in (0, CACHE_MB):
                found = measure(name, cache_mb)
                print(json.dumps({part: name, "cache_mb": cache_mb, **found}), flush=True)
    if "thousand" in wanted:
        print(json.dumps({"thousand": thousand()}), flush=True)


if __name__ == "__main__":
    main()
