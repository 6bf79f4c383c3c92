"""An hour of one tune, as fast as it goes: `python -m bench.hour`. Does memory stay flat?

Printed are the memory of the process and the voices that were built, each six minutes of sound.
"""

import os
from fractions import Fraction
from typing import Final

from bench.peers.notes import RATE, TUNES
from engine.launch import SOUND
from engine.memory import memory_of
from engine.process import make_sound
from engine.resolve import resolve
from engine.scheduler import Slot, events_of_cycles
from patterns.strudel.evaluate import evaluate
from patterns.timeline import Timeline

FRAMES: Final = 256
CYCLES: Final = 1800
TOLD: Final = 180


def main() -> None:
    """Play and tell."""
    os.environ["PYO_GUI_WX"] = "0"
    from engine.backends import offline  # reads that when it is imported
    from engine.backends.protocol import Format

    server = offline.boot(Format(FRAMES, RATE))
    sound = make_sound(SOUND, server)
    server.setCallback(lambda: None)
    server.start()
    slot, timeline, frame = (
        Slot("$", 0, evaluate(TUNES["runs"]).pattern),
        Timeline(Fraction(1, 2)),
        0,
    )
    for cycle in range(CYCLES):
        window = events_of_cycles(
            [slot], timeline, Fraction(cycle), Fraction(cycle + 1), RATE, False
        )
        due = [(event.frame, resolve(event)) for event in window.events]
        while frame < 2 * RATE * (cycle + 1):
            sound.before_block(frame)
            while due and due[0][0] < frame + FRAMES:
                at, spec = due.pop(0)
                if spec is not None:
                    sound.start(spec, max(at, frame), max(at - frame, 0))
            server.process()
            frame += FRAMES
        if cycle % TOLD == TOLD - 1:
            megabytes = memory_of(os.getpid()) / 1e6
            print(
                f"{frame / RATE / 60:.0f} min: {megabytes:.1f} MB, {sound.built} voices built",
                flush=True,
            )
    os._exit(0)  # pyo's own end may crash


if __name__ == "__main__":
    main()
