"""An hour of sound, as fast as it goes: `python -m bench.hour`. Does memory stay flat?

One tune goes round for an hour; with `--tunes 400` so many made-up tunes play a cycle of 2 s each,
one after the other. Printed are the memory of the process and the voices that were built so far,
ten times on the way.
"""

import argparse
import gc
import os
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, repeat
from typing import Final

from bench.peers.notes import RATE, TUNES
from bench.soak.tunes import tunes
from engine.launch import SOUND
from engine.memory import memory_of
from engine.process import make_sound
from engine.resolve import resolve
from engine.scheduler import Slot, events_of_cycles
from engine.voices.spec import VoiceSpec
from patterns.pattern import Pattern
from patterns.strudel.evaluate import evaluate
from patterns.timeline import Timeline

FRAMES: Final = 256
CYCLE_FRAMES: Final = 2 * RATE
CYCLES: Final = 1800
TOLD: Final = 10


def voices_of(pattern: Pattern, cycle: int) -> list[tuple[int, VoiceSpec]]:
    """The voices of a cycle, by their frames."""
    timeline, begin = Timeline(Fraction(1, 2)), Fraction(cycle)
    window = events_of_cycles([Slot("$", 0, pattern)], timeline, begin, begin + 1, RATE, False)
    found = [(event.frame, resolve(event)) for event in window.events]
    return sorted(
        [(frame, spec) for frame, spec in found if spec is not None], key=lambda due: due[0]
    )


def play(codes: Iterator[str], cycles: int) -> None:
    """Play a cycle of each code, and tell."""
    from engine.backends import offline
    from engine.backends.protocol import Format

    server = offline.boot(Format(FRAMES, RATE))
    sound = make_sound(SOUND, server)
    server.setCallback(lambda: None)
    server.start()
    gc.disable()  # as in live play
    known, frame = ("", evaluate("silence").pattern), 0
    for cycle, code in enumerate(islice(codes, cycles)):
        if code != known[0]:
            known = code, evaluate(code).pattern
        due = voices_of(known[1], cycle)
        while frame < CYCLE_FRAMES * (cycle + 1):
            sound.before_block(frame)
            while due and due[0][0] < frame + FRAMES:
                at, spec = due.pop(0)
                sound.start(spec, max(at, frame), max(at - frame, 0))
            server.process()
            frame += FRAMES
        if (cycle + 1) % max(cycles // TOLD, 1) == 0:
            megabytes = memory_of(os.getpid()) / 1e6
            print(f"{cycle + 1} cycles: {megabytes:.1f} MB, {sound.built} voices built", flush=True)


def main() -> None:
    """Play and tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.hour", description=__doc__)
    parser.add_argument("--tunes", type=int, default=0, help="made-up tunes; 0: one for an hour")
    count = parser.parse_args().tunes
    os.environ["PYO_GUI_WX"] = "0"  # the backend reads that when it is imported
    play(tunes(1) if count else repeat(TUNES["runs"]), count or CYCLES)
    os._exit(0)  # pyo's own end may crash


if __name__ == "__main__":
    main()
