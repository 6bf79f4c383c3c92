"""Snare drum: two sines that drop together, low noise for the body and high noise for the snap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """TUNE and TONE in the middle, SNAPPY a little above."""
    drop = bench.sweep(1, 0.85, 8)
    low = bench.tanh(1.1 * bench.sine(drop * 189) * bench.decay(230)) * 0.62
    high = bench.tanh(1.1 * bench.sine(drop * 283.5) * bench.decay(150)) * 0.42
    hiss = bench.noise()
    body = bench.lowpass(hiss, 7000) * 0.4
    body *= bench.envelope((0, -4), (6, 0), (100, -14), (187, -34), (250, -60))
    snap = bench.highpass(bench.lowpass(hiss, 9000), 3500) * 0.22
    snap *= bench.envelope((0, 0), (100, -14), (175, -34), (250, -66))
    return low + high + 1.98 * (body + snap)


DRUM = Drum(
    name="sd",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.36,
    loudness_lu=-6,
    render=render,
)
