"""A view that holds something for every visual to draw."""

import math
from dataclasses import replace
from functools import cache

from engine.metrics import Metrics
from engine.status import EngineStatus
from patterns.strudel.evaluate import evaluate
from studio.foreseeing import soundings
from studio.replies import Notice
from studio.visuals.kit import Meter, Peer, Sounding, View, Visual

CODE = """
tune: note("<[c3 e3 g3 b3] [a2 c3 e3 g3]>*2").s("sawtooth").clip(.9)
drums: s("bd*4, hh*8, ~ cp").color("red")
"""
NOW = 5.3125
CYCLES = 3, 9

LEVELS = {
    -1: Meter((0.7, 0.5), (0.2, 0.2), 0.9),
    1: Meter((0.2, 0.1), (0.1, 0.1), 0.3),
    2: Meter((1.2, 0.1), (0.1, 0.1), 1.3, True),
}
STATUS = EngineStatus(
    state="running", backend="jack", load=700, cpu_percent=23.4, voices=12, voice_limit=64,
    late_blocks=2,
)  # fmt: skip
METRICS = Metrics(
    10.7, (0,) * 8, 0, 2, 0, 0, 0, 23.4, 8.2, 90_000_000, 60_000_000, 12, 20, 0, 64, False, 70.0,
    100, 50, 0, 0.0,
)  # fmt: skip
PEERS = (Peer("laptop", "Link", "120 bpm"), Peer("drums", "MIDI clock", "lost", ok=False))
NOTICES = (
    Notice("sound goes to jack"),
    Notice("drums fails, its last good pattern goes on: this pattern takes too long to play", True),
)


@cache
def events() -> tuple[Sounding, ...]:
    """What the code plays in some cycles around now."""
    found: list[Sounding] = []
    for slot, pattern in evaluate(CODE).slots.items():
        found += soundings(slot, (hap for hap in pattern.query(*CYCLES) if hap.has_onset()))
    return tuple(sorted(found, key=lambda one: one.begin))


def full_view(visual: Visual, unicode: bool = True) -> View:
    """All that there is to draw, around now."""
    before, after = visual.before, max(visual.after, 0.5)
    return View(
        NOW - before,
        NOW + after,
        events(),
        NOW,
        0.5,
        unicode=unicode,
        levels=LEVELS,
        spectrum=[-20 - 40 * abs(math.sin(at / 7)) - at / 3 for at in range(96)],
        waveform=[
            (0.7 * math.sin(at / 9) - 0.05, 0.7 * math.sin(at / 9) + 0.05) for at in range(256)
        ],
        status=STATUS,
        metrics=METRICS,
        peers=PEERS,
        notices=NOTICES,
    )


def empty_view(visual: Visual) -> View:
    """Silence, with nothing to draw."""
    return replace(View(0, max(visual.after, 0.5)), cps=0.5)


def odd_view(visual: Visual, values: list[object], times: list[float]) -> View:
    """A view with values and times that nobody expects."""
    soundings = [
        Sounding(f"slot{at % 3}", time, time + times[-1 - at], value)  # type: ignore[arg-type]
        for at, (value, time) in enumerate(zip(values, times, strict=False))
    ]
    levels = {
        at: Meter((time, -time), (time, time), time) for at, time in enumerate(times, start=-2)
    }
    return replace(
        full_view(visual),
        events=soundings,
        levels=levels,
        spectrum=times,
        waveform=list(zip(times, reversed(times), strict=True)),
        peers=[Peer(str(value), "\x1b[2J\n", str(value)) for value in values],
        notices=[Notice(str(value) * 3) for value in values],
    )
