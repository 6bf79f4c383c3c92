"""Snare drum: two resonators for the skin, high-passed noise for the snares."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.drums.kit import Drum, knobs

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench, tone: float, snappy: float) -> Signal:
    """TONE balances the resonators, SNAPPY is the noise."""
    low = bench.sine(bench.sweep(172, 8, 5)) * bench.decay(185) * (1 - 0.6 * tone)
    high = bench.sine(bench.sweep(340, 20, 4)) * bench.decay(120) * (0.25 + 0.6 * tone)
    wires = bench.highpass(bench.highpass(bench.noise(), 2000, 0.6), 1200)
    wires = bench.lowpass(wires, 8000, 0.6)
    wires *= bench.envelope((0, 0), (40, -9), (100, -27), (200, -50), (260, -66))
    return 0.42 * (low + high) + 1.3 * snappy * math.sqrt(snappy) * wires


DRUM = Drum(
    name="sd",
    length_s=0.35,
    loudness_lu=-4,
    render=render,
    variants=knobs("tone", "snappy"),
    plain={"tone": 0.5, "snappy": 0.75},
)
