"""Hand clap: noise through a band-pass in three short bursts and a longer one, and a soft tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


# Four claps: each a peak at 0, 11.5, 23 and 32 ms and a fall before the next.
CLAPS = (
    (0, -3), (2, -6), (8, -18), (11.4, -26), (11.5, -3), (19, -16), (22.9, -24), (23, -2),
    (28, -11), (31.9, -14), (32, 0), (40, -3), (50, -8), (70, -15), (90, -26), (130, -44),
    (180, -70),
)  # fmt: skip
ROOM = ((0, -60), (1, -19), (30, -17), (100, -25), (200, -35), (400, -47), (900, -60), (1200, -76))


def render(bench: Bench, hertz: float, room_db: float, room_time: float) -> Signal:
    """The tail is the same noise, not high-passed, long and low."""
    band = bench.bandpass(bench.noise(), hertz, 2.2)
    hands = bench.highpass(band, 0.84 * hertz, 0.6) * bench.envelope(*CLAPS)
    room = bench.envelope(*((time * room_time, level + room_db) for time, level in ROOM))
    return hands + 1.1 * band * room


def length_s(room_time: float, **_: float) -> float:
    """As long as its room."""
    return max(0.2, 1.05 * room_time)


DRUM = Drum(
    name="cp",
    length_s=length_s,
    loudness_lu=-4,
    render=render,
    variants=(
        {"hertz": 1030, "room_db": 0, "room_time": 1.0},
        {"hertz": 1030, "room_db": 3, "room_time": 1.6},
        {"hertz": 1030, "room_db": -30, "room_time": 0.3},
        {"hertz": 1160, "room_db": -6, "room_time": 0.6},
        {"hertz": 960, "room_db": -3, "room_time": 1.2},
    ),
)
