"""Rim shot: three resonators, a little clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """224, 492 and 989 Hz, the highest first and shortest."""
    low = bench.sine(224) * bench.envelope((0, 0), (23, -20), (60, -44), (90, -70))
    middle = bench.sine(492) * bench.envelope((0, 0), (15, -16), (60, -50), (80, -70)) * 0.75
    high = bench.sine(989) * bench.envelope((0, 2), (8, -12), (40, -50), (60, -70)) * 0.9
    click = bench.envelope((0, 0), (0.5, -60)) * 0.3
    return bench.highpass(bench.tanh(0.62 * (low + middle + high) + click), 300)


DRUM = Drum(
    name="rim",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.12,
    loudness_lu=-9,
    render=render,
)
