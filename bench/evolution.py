"""Does evolution beside the music make blocks late? `python -m bench.evolution --generations 200`.

An example plays through the null backend, first alone, then for as long as the generations take.
Printed are the late blocks and events of both.
"""

import argparse
import os
import tempfile
import time
from typing import Any, Final

from repl.room import Asked, Room, open_room
from studio.breeding import Breeding, Plan
from studio.examples.shelf import examples

TASTE: Final[dict[str, Any]] = {"words": {}, "figures": {}}
SETTLE_S: Final = 8.0
BRED: Final = """setcpm(124/4)
drums: s("bd*4, [~ cp]*2, hh*8")
bass: note("<a1 f1>*4").s("sawtooth").lpf(500)"""


def watched(room: Room, seconds: float, lab: Breeding | None = None) -> str:
    """How many blocks were late while it played for a while, or as long as the lab runs."""
    late, overruns = _late(room)
    began = time.monotonic()
    while time.monotonic() - began < seconds if lab is None else lab.running:
        time.sleep(0.2)
    took = time.monotonic() - began
    now, over = _late(room)
    return f"{took:.0f} s: {now - late} late blocks, {over - overruns} events late"


def _late(room: Room) -> tuple[int, int]:
    status = room.sound.status()
    return status.late_blocks, status.late_events


def main() -> None:
    """Play alone, then with the lab."""
    parser = argparse.ArgumentParser(prog="python -m bench.evolution", description=__doc__)
    parser.add_argument("--generations", type=int, default=200)
    parser.add_argument("--alone", type=float, default=60.0, help="seconds without the lab")
    parser.add_argument("--tune", default="dusk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["NOTALABEL_HOME"] = home
        room = open_room(Asked(backend="null"), lambda _: None)
        code = examples()[options.tune].code
        print(room.session.evaluate(code).ok, flush=True)
        time.sleep(SETTLE_S)
        print(f"alone, {watched(room, options.alone)}", flush=True)
        lab = Breeding(Plan((BRED,), (), options.generations, TASTE, 1))
        print(f"with the lab, {watched(room, 0.0, lab)}", flush=True)
        now = lab.generation
        print(f"generation {now.number}, {len(now.living)} live, {lab.problem or 'no problem'}")
        room.close()


if __name__ == "__main__":
    main()
