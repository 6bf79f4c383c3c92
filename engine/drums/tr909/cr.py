"""Crash cymbal: it swells for 30 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import TUNES, cymbal

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


PARTIALS_HZ = (
    1609.0, 2877.0, 2991.0, 3424.0, 3654.0, 3772.0, 4264.0, 4489.0, 4801.0, 5029.0,
)  # fmt: skip
LOW = (
    (0, -9), (10, -2), (30, 0), (200, -5), (400, -12), (850, -21), (1000, -30), (1150, -46),
    (1300, -80),
)  # fmt: skip
HIGH = ((0, -8), (10, 0), (300, -10), (850, -24), (1100, -44), (1300, -80))


def render(bench: Bench, tune: float) -> Signal:
    """TUNE moves the clock: pitch up is also shorter."""
    low = bench.envelope(*((time / tune, level) for time, level in LOW))
    high = bench.envelope(*((time / tune, level) for time, level in HIGH))
    return bench.highpass(cymbal(bench, PARTIALS_HZ, 12, low, high, tune), 1100)


DRUM = Drum(
    name="cr",
    length_s=lambda tune: 1.32 / tune,
    loudness_lu=-4,
    render=render,
    variants=TUNES,
)
