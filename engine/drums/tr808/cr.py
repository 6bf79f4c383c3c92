"""Cymbal: the hi-hats' six squares through two bands and three decays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

SQUARES_HZ = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)


def render(bench: Bench) -> Signal:
    """A bright strike, the body, and a low band that rings longest; both knobs in the middle."""
    metal = bench.squares(*SQUARES_HZ)
    high = bench.tanh(6.6 * bench.bandpass(metal, 7100, 3) + 0.35)
    low = bench.tanh(4.4 * bench.bandpass(metal, 3440, 3) + 0.35)
    strike = high * bench.envelope((0, 0), (50, -6), (250, -26), (400, -44), (600, -70))
    body = high * bench.envelope((0, -4), (30, -3), (874, -24), (2530, -60), (2990, -76))
    ring = low * bench.envelope((0, -9), (30, -6), (100, -9), (1150, -25), (2645, -60), (3105, -76))
    strike = bench.highpass(strike, 11500, 0.9) * 1.5
    body = bench.highpass(body, 8600, 0.9) * 0.66
    return strike + body + bench.highpass(ring, 2300) * 0.15


DRUM = Drum(
    name="cr",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=2.7,
    loudness_lu=-4,
    render=render,
)
