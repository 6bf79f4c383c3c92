"""Cymbal: the hi-hats' six squares through two bands and three decays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum, knobs
from engine.drums.tr808 import SQUARES_HZ

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench, tone: float, decay: float) -> Signal:
    """A bright strike, the body, and a low band that rings longest."""
    metal = bench.squares(*SQUARES_HZ)
    long = 1000 + 2600 * decay  # ms
    high = bench.tanh(6.6 * bench.bandpass(metal, 7100, 3) + 0.35)
    low = bench.tanh(4.4 * bench.bandpass(metal, 3440, 3) + 0.35)
    strike = high * bench.envelope((0, 0), (50, -6), (250, -26), (400, -44), (600, -70))
    body = high * bench.envelope(
        (0, -4), (30, -3), (0.38 * long, -24), (1.1 * long, -60), (1.3 * long, -76)
    )
    ring = low * bench.envelope(
        (0, -9), (30, -6), (100, -9), (0.5 * long, -25), (1.15 * long, -60), (1.35 * long, -76)
    )
    strike = bench.highpass(strike, 11500, 0.9) * (0.5 + tone) * 1.5
    body = bench.highpass(body, 8600, 0.9) * 0.66
    return strike + body + bench.highpass(ring, 2300) * (1 - tone) * 0.3


def length_s(tone: float, decay: float) -> float:
    """As long as it is above -65 dB."""
    del tone
    return 1.2 + 3.0 * decay


DRUM = Drum(
    name="cr",
    length_s=length_s,
    loudness_lu=-4,
    render=render,
    variants=knobs("tone", "decay"),
    plain={"tone": 0.5, "decay": 0.5},
)
