"""What the engine and the session cost, and how well they keep up: for displays and the API."""

import os
import time
from dataclasses import asdict, dataclass
from typing import Any

from engine.memory import memory_of
from engine.metering import DONE_BY
from engine.status import EngineStatus


@dataclass(frozen=True, slots=True)
class Metrics:
    """How it goes.

    Attributes:
        output_latency_ms: from a block that is computed to the ears, as the backend says.
        done: blocks of this engine by the share of their period at which they were done: up to
            1/8, 1/4, 1/2, 3/4, 1, 1.5, 2 periods, and later. Beyond 1 they were late.
        blocks, late_blocks, xruns, late_events, restarts: as in EngineStatus, those of the engines
            before this one included.
        engine_cpu_percent, session_cpu_percent: of one core.
        engine_bytes, session_bytes: memory held, 0 where the system does not tell.
        voices, voices_built: sounding; built, those that wait in their pools included.
        stolen, voice_limit, light_rooms: what was given up for time, as in EngineStatus.
        load_percent: of the time that there is, what sounds takes.
        onsets, replayed: voices begun, and those of them that had been rendered before.
        kept_bytes: memory of what was rendered before, a part of the engine's.
        rendering_s: CPU time that rendering it took, in a process of its own.
    """

    output_latency_ms: float
    done: tuple[int, ...]
    blocks: int
    late_blocks: int
    xruns: int
    late_events: int
    restarts: int
    engine_cpu_percent: float
    session_cpu_percent: float
    engine_bytes: int
    session_bytes: int
    voices: int
    voices_built: int
    stolen: int
    voice_limit: int
    light_rooms: bool
    load_percent: float
    onsets: int
    replayed: int
    kept_bytes: int
    rendering_s: float

    def as_dict(self) -> dict[str, Any]:
        """As an object of JSON."""
        return {**asdict(self), "done_by": DONE_BY}


class OwnCpu:
    """The CPU time of this process, as a share of one core since the look before."""

    def __init__(self) -> None:
        self._last = time.perf_counter(), time.process_time()

    def percent(self) -> float:
        """Since the last look."""
        before, now = self._last, (time.perf_counter(), time.process_time())
        self._last = now
        passed_s = now[0] - before[0]
        return 100 * (now[1] - before[1]) / passed_s if passed_s > 0 else 0.0


def measure(
    status: EngineStatus, latency_frames: int, done: tuple[int, ...], own: OwnCpu, pid: int | None
) -> Metrics:
    """The metrics now."""
    return Metrics(
        1000 * latency_frames / status.sample_rate,
        done,
        status.blocks,
        status.late_blocks,
        status.xruns,
        status.late_events,
        status.restarts,
        round(status.cpu_percent, 2),
        round(own.percent(), 2),
        memory_of(pid),
        memory_of(os.getpid()),
        status.voices,
        status.built,
        status.stolen,
        status.voice_limit,
        bool(status.light_rooms),
        status.load / 10,
        status.onsets,
        status.replayed,
        status.kept_bytes,
        round(status.rendering_ns * 1e-9, 3),
    )
