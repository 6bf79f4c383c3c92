"""Plays voices in a process of its own and gives back the samples.

pyo leaves its servers in a state in which an interpreter cannot end, and frees what still sounds:
so tests render here, and this process ends itself. Requests and answers are pickles on the pipes.
"""

import ctypes
import os
import pickle
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

os.environ["PYO_GUI_WX"] = "0"

import numpy as np
import pyo

from engine.instruments.font import choose
from engine.messages import SoundEvent
from engine.mixer import Sound
from engine.resolve import resolve
from engine.turning import turn_message
from tests.engine_sound.shelves import Files

COUNTED = ("started", "stolen", "refused", "voices_peak")
AHEAD_S = 0.1  # so long before they begin live play hears of voices
PRE_ROLL_S = 0.02  # pyo fades in for 5 ms after its start
KEPT: list[Any] = []  # a server that is freed takes the process with it


@dataclass
class Stage:
    """A server, its sound, and the samples of the block computed last."""

    server: Any
    sound: Sound
    output: Any


def stage(
    frames: int, sample_rate: int, stems: tuple[int, ...], outputs: int = 2, **options: Any
) -> Stage:
    channels = outputs + 2 * len(stems)
    server = pyo.Server(
        sr=sample_rate, nchnls=channels, buffersize=frames, duplex=0, audio="manual"
    )
    server.setVerbosity(1)
    server.deactivateMidi()
    server.boot()
    address = int(server._server.getOutputAddr(), 16)
    view = np.ctypeslib.as_array((ctypes.c_float * (frames * channels)).from_address(address))
    sound = Sound(server, frames, sample_rate, stems=stems, **options)
    server.setCallback(lambda: None)
    server.start()
    for _ in range(int(PRE_ROLL_S * sample_rate / frames) + 1):
        server.process()
    return Stage(server, sound, view.reshape(frames, channels))


def render(
    events: list[tuple[float, float, dict[str, Any]]],
    seconds: float,
    frames: int = 128,
    sample_rate: int = 48_000,
    stems: tuple[int, ...] = (),
    fade_at: float | None = None,
    cps: float = 0.5,
    patient: bool = True,
    soundfont: str = "",
    turns: tuple[tuple[float, str, float | None], ...] = (),
    files: dict[str, str] | None = None,
    kept_bytes: int = 0,
    allow: tuple[int, bool, bool] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Samples of (onset in s, duration in s, controls) events, and what the sound counted.

    Controls are turned while it sounds as `turns` says: (when in s, control, value). `files` are
    those of samples, by the names of sounds.
    """
    on = stage(frames, sample_rate, stems, **options)
    KEPT.append(on)
    on.sound.patient = patient
    on.sound.keep(kept_bytes)
    choose(soundfont)
    on.sound.allow(*allow or (options.get("voice_limit", 1024), False, True))
    queue = []
    for onset, duration, controls in sorted(events, key=lambda event: event[0]):
        frame = round(onset * sample_rate)
        event = SoundEvent(frame, "$", 1, duration, cps, onset * cps, controls)
        spec = resolve(event, Files(files or {}))
        if spec is not None:
            queue.append((frame - round(spec.early_s * sample_rate), spec))
    queue.sort(key=lambda entry: entry[0])
    beside = bool(kept_bytes or not patient)
    blocks, busy = _blocks(on, queue, round(seconds * sample_rate), frames, fade_at, turns, beside)
    on.server.stop()
    on.server.shutdown()
    counted = {name: getattr(on.sound, name) for name in COUNTED}
    counted["replayed"] = on.sound.rendered.played
    return {"samples": np.concatenate(blocks), "voices": busy, **counted}


def _blocks(
    on: Stage,
    queue: list[tuple[int, Any]],
    length: int,
    frames: int,
    fade_at: float | None,
    turns: tuple[tuple[float, str, float | None], ...],
    beside: bool,
) -> tuple[list[Any], list[int]]:
    """The samples of all blocks, and how many voices sound in each."""
    sample_rate = int(on.server.getSamplingRate())
    panic = None if fade_at is None else round(fade_at * sample_rate)
    blocks, busy = [], []
    ahead = sorted(queue, key=lambda entry: entry[0])
    for begin in range(0, length, frames):
        while ahead and ahead[0][0] < begin + AHEAD_S * sample_rate:
            on.sound.foresee(ahead.pop(0)[1])
        on.sound.before_block(begin)
        if panic is not None and begin <= panic < begin + frames:
            on.sound.fade_all(panic - begin)
        while turns and turns[0][0] * sample_rate < begin + frames:
            message, _ = turn_message("$", *turns[0][1:])
            on.sound.turn(message.slot, message.dial, message.value)
            turns = turns[1:]
        while queue and queue[0][0] < begin + frames:
            frame, spec = queue.pop(0)
            frame = max(frame, begin)
            on.sound.start(spec, frame, frame - begin, "$")
        on.server.process()
        if beside:
            wait_for_all_beside(on.sound)
        blocks.append(on.output.copy())
        busy.append(on.sound.voices)
    return blocks, busy


def wait_for_all_beside(sound: Sound) -> None:
    """What is made beside the music is made now."""
    for beside in threading.enumerate():
        if beside is not threading.main_thread() and beside.name not in ("tables", "waves"):
            while beside.ident is None:  # it is there, but cannot be waited for yet
                time.sleep(0.001)
            beside.join()
    while sound.rendered.waiting:
        time.sleep(0.001)


def main() -> None:
    """Answer requests until the pipe is closed."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            os._exit(0)
        pickle.dump(render(**request), answers)
        answers.flush()


if __name__ == "__main__":
    main()
