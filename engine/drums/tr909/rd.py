"""Ride cymbal: a tick, then a long wash of narrow partials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import TUNES, cymbal

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


PARTIALS_HZ = (
    997.0, 2658.0, 2793.0, 3165.0, 4347.0, 4619.0, 4995.0, 5226.0, 5599.0, 6815.0,
)  # fmt: skip
LOW = ((0, 0), (20, -3), (100, -6), (300, -12), (600, -18), (900, -24), (1300, -46), (1700, -70))
HIGH = ((0, 0), (50, -4), (200, -9), (500, -17), (900, -26), (1300, -50), (1700, -75))


def render(bench: Bench, tune: float) -> Signal:
    """TUNE moves the clock: pitch up is also shorter."""
    low = bench.envelope(*((time / tune, level) for time, level in LOW))
    high = bench.envelope(*((time / tune, level) for time, level in HIGH))
    tick = bench.bandpass(bench.noise(), 7000) * bench.envelope((0, -4), (6, -12), (15, -60))
    wash = cymbal(bench, PARTIALS_HZ, 30, low, high, tune)
    return bench.highpass(1.25 * wash + 0.22 * tick, 700)


DRUM = Drum(
    name="rd",
    length_s=lambda tune: 1.75 / tune,
    loudness_lu=-6,
    render=render,
    variants=TUNES,
)
