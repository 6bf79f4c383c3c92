"""Snare drum: two resonators for the skin, high-passed noise for the snares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """TONE in the middle, SNAPPY at three quarters."""
    low = bench.sine(bench.sweep(172, 8, 5)) * bench.decay(185) * 0.7
    high = bench.sine(bench.sweep(340, 20, 4)) * bench.decay(120) * 0.55
    wires = bench.highpass(bench.highpass(bench.noise(), 2000, 0.6), 1200)
    wires = bench.lowpass(wires, 8000, 0.6)
    wires *= bench.envelope((0, 0), (40, -9), (100, -27), (200, -50), (260, -66))
    return 0.42 * (low + high) + 0.84 * wires


DRUM = Drum(
    name="sd",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=0.35,
    loudness_lu=-4,
    render=render,
)
