"""Snare drum: two sines that drop together, low noise for the body and high noise for the snap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


MIDDLE = {"tune": 0.4, "tone": 0.5, "snappy": 0.6}
# TONE and SNAPPY of the variants, each at three tunings.
PAIRS = ((0.5, 0.6), (0.0, 0.3), (1.0, 0.3), (0.0, 1.0), (1.0, 1.0))


def render(bench: Bench, tune: float, tone: float, snappy: float) -> Signal:
    """TONE is the length of the noise, SNAPPY its level."""
    drop = bench.sweep(1, 0.85, 8) * (165 + 60 * tune)
    low = bench.tanh(1.1 * bench.sine(drop) * bench.decay(230)) * 0.62
    high = bench.tanh(1.1 * bench.sine(1.5 * drop) * bench.decay(150)) * 0.42
    hiss, long = bench.noise(), 170 + 160 * tone  # ms
    body = bench.lowpass(hiss, 7000) * 0.4
    body *= bench.envelope((0, -4), (6, 0), (0.4 * long, -14), (0.75 * long, -34), (long, -60))
    snap = bench.highpass(bench.lowpass(hiss, 9000), 3500) * 0.22
    snap *= bench.envelope((0, 0), (0.4 * long, -14), (0.7 * long, -34), (long, -66))
    return low + high + 3.3 * snappy * (body + snap)


DRUM = Drum(
    name="sd",
    length_s=0.42,
    loudness_lu=-6,
    render=render,
    variants=(
        MIDDLE,
        *(
            {"tune": tune, "tone": tone, "snappy": snappy}
            for tune in (0.0, 0.7, 1.0)
            for tone, snappy in PAIRS
        ),
    ),
)
