"""Rim shot: three resonators, a little clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench, tune: float) -> Signal:
    """224, 492 and 989 Hz, the highest first and shortest."""
    low = bench.sine(224 * tune) * bench.envelope((0, 0), (23, -20), (60, -44), (90, -70))
    middle = bench.sine(492 * tune) * bench.envelope((0, 0), (15, -16), (60, -50), (80, -70))
    high = bench.sine(989 * tune) * bench.envelope((0, 2), (8, -12), (40, -50), (60, -70))
    click = bench.envelope((0, 0), (0.5, -60)) * 0.3
    struck = bench.tanh(0.62 * (low + 0.75 * middle + 1.1 * high) + click)
    return bench.highpass(struck, 300)


DRUM = Drum(
    name="rim",
    length_s=0.12,
    loudness_lu=-9,
    render=render,
    variants=({"tune": 1.0}, {"tune": 1.07}, {"tune": 0.93}),
)
