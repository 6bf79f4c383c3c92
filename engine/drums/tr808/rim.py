"""Rim shot: two high resonators, clipped hard and cut off rather than fading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """475 Hz and 1712 Hz, flat for 7 ms, gone after 12."""
    high = bench.sine(1712) * bench.envelope((0, 0), (7, -7), (9, -16), (12, -60)) * 1.1
    low = bench.sine(475) * bench.envelope((0, 0), (7, -7), (9, -20), (12, -60)) * 0.65
    return bench.highpass(bench.tanh(1.8 * (high + low)), 700)


DRUM = Drum(
    name="rim",
    length_s=0.05,
    loudness_lu=-9,
    render=render,
)
