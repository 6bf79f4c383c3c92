"""Hand clap: the circuit of the machine before it, brighter and drier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


# Four claps: peaks at 0, 9.5, 21.6 and 31.6 ms and a fall before the next.
CLAPS = (
    (0, -3), (3, -10), (9.4, -26), (9.5, -4), (13, -8), (20, -26), (21.5, -24), (21.6, 0),
    (26, -9), (31.5, -13), (31.6, -3), (40, -7), (50, -13), (70, -21), (90, -32), (120, -60),
)  # fmt: skip
ROOM = ((0, -24), (40, -24), (100, -29), (150, -37), (200, -41), (300, -53), (430, -66), (520, -80))


def render(bench: Bench, hertz: float, room_time: float) -> Signal:
    """The tail is the same noise, not high-passed."""
    band = bench.bandpass(bench.noise(), hertz, 2.2)
    room = bench.envelope(*((time * room_time, level) for time, level in ROOM))
    return bench.highpass(band, 0.75 * hertz, 0.6) * bench.envelope(*CLAPS) + band * room


DRUM = Drum(
    name="cp",
    length_s=0.75,
    loudness_lu=-6,
    render=render,
    variants=(
        {"hertz": 1060, "room_time": 1.0},
        {"hertz": 1090, "room_time": 1.5},
        {"hertz": 1140, "room_time": 0.7},
        {"hertz": 980, "room_time": 1.2},
        {"hertz": 1220, "room_time": 0.5},
    ),
)
