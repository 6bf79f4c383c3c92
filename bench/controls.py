"""From a packet with a control to the sound that plays with it, through everything.

    python -m bench.controls --moves 200

A session with its engine (no card) plays 128 sounds a second whose cutoff is osc("/fader1");
another program moves the fader over UDP at odd moments. What is measured is the time from the
packet to the onset of the first sound that has the new value; then the same while three subscribers
overhear all events; and what 2,000 moves a second do to eight slots that read them.
"""

import argparse
import json
import random
import socket
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from engine.client import EngineClient
from engine.messages import SoundEvent
from studio.evaluator import Evaluator
from studio.links.listening import Ports, listen
from studio.links.names.hub import EVENTS, hub_of
from studio.links.osc.guard import encode
from studio.links.overheard import Ear, Heard, Overhearing
from studio.links.overosc import Osc
from studio.session import Session

CODE: Final = 'setcps(1)\ns("square*128").note("c6").decay(.005).sustain(0).lpf(osc("/fader1"))'
EIGHT: Final = "setcps(0.5)\n" + "\n".join(
    f's{slot}: s("square*16").note("c{slot % 4 + 3} e4").decay(.02).sustain(0)'
    f'.lpf(osc("/fader{slot}", 200, 4000)).pan(rand)'
    for slot in range(8)
)
FLOOD_S, A_SECOND = 8.0, 2000
PATIENCE_S: Final = 20.0


class Sleeper:
    """A listener that throws away what it hears."""

    def __init__(self, key: str) -> None:
        self.key, self.streams, self.count = key, frozenset({EVENTS}), 0

    def hear(self, address: str, value: Any) -> None:
        """Nothing."""

    def overhear(self, heard: Any) -> None:
        """Count."""
        self.count += len(heard)

    def is_gone(self, now: float) -> bool:
        """Never."""
        del now
        return False


def first_with(ear: Ear, value: float) -> int:
    """The frame of the first sound with a value."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        heard: list[Heard] = ear.taken()
        for one in heard:
            if isinstance(one, SoundEvent) and one.controls.get("cutoff") == value:
                return one.frame
        time.sleep(0.001)
    raise RuntimeError("the value never comes")


def measured(
    moves: int, ear: Ear, engine: EngineClient, send: Callable[[bytes], Any], dice: random.Random
) -> list[float]:
    """Milliseconds from packet to sound, for each move."""
    found = []
    for number in range(moves):
        time.sleep(0.15 + dice.random() * 0.05)
        value = float(500 + number)
        ear.taken()
        at = engine.clock()
        send(encode("/fader1", [value]))
        found.append((first_with(ear, value) - at.frame) / at.sample_rate * 1000)
    return found


def flooded(session: Session, engine: EngineClient, send: Callable[[bytes], Any]) -> dict[str, Any]:
    """What a flood of moves does to 64 sounds a second of eight slots."""
    session.evaluate(EIGHT)
    time.sleep(3.0)
    before, cpu_s = engine.status(), time.process_time()
    end, sent = time.monotonic() + FLOOD_S, 0
    while time.monotonic() < end:
        for slot in range(8):
            send(encode(f"/fader{slot}", [sent % 1000 / 1000]))
            sent += 1
        time.sleep(8 / A_SECOND)
    after, used_s = engine.status(), time.process_time() - cpu_s
    return {
        "moves_a_second": round(sent / FLOOD_S),
        "onsets": after.onsets - before.onsets,
        "late_events": after.late_events - before.late_events,
        "late_blocks": after.late_blocks - before.late_blocks,
        "cpu_percent": round(100 * used_s / FLOOD_S),
    }


def figures(delays: list[float]) -> dict[str, float]:
    """Median, 99th of a hundred, and the worst."""
    ranked = sorted(delays)
    return {
        "median_ms": round(statistics.median(ranked), 1),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)], 1),
        "max_ms": round(ranked[-1], 1),
    }


def main() -> int:
    """Play, move, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=200)
    moves = parser.parse_args().moves
    engine = EngineClient(backend="null")
    session = Session(engine, Evaluator(seed=1), lambda _: None)
    engine.start()
    session.start()
    links = listen(session, engine, lambda _: None, Ports(0, 0))
    try:
        if not engine.wait_ready(PATIENCE_S):
            return 1
        session.evaluate(CODE)
        osc = links.links["OSC"]
        assert isinstance(osc, Osc)
        out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        send = lambda data: out.sendto(data, ("127.0.0.1", osc.port))  # noqa: E731 # used once
        ear = Overhearing(session).open()
        time.sleep(2.0)
        before = engine.status()
        dice = random.Random(7)
        found: dict[str, Any] = {"moves": moves}
        found["alone"] = figures(measured(moves, ear, engine, send, dice))
        hub = hub_of(session, engine, osc.house.gate)
        for number in range(3):
            hub.join(Sleeper(f"s{number}"))
        found["with_subscribers"] = figures(measured(moves, ear, engine, send, dice))
        after = engine.status()
        found["late_events"] = after.late_events - before.late_events
        found["late_blocks"] = after.late_blocks - before.late_blocks
        found["flood"] = flooded(session, engine, send)
        out.close()
    finally:
        links.close()
        session.close()
        engine.stop()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["with_subscribers"]["p99_ms"] < 150 else 1


if __name__ == "__main__":
    sys.exit(main())
