"""Cowbell: two squares a fifth apart, band-passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


RING = (
    (0, -40), (1, -6), (3, 0), (10, -4), (20, -12), (30, -18), (100, -23), (200, -31),
    (400, -48), (600, -63), (700, -80),
)  # fmt: skip


def render(bench: Bench, low: float) -> Signal:
    """545 and 810 Hz: a clank of 20 ms, then a long quiet ring."""
    pair = (low * bench.squares(545) + bench.squares(810)) * bench.envelope(*RING)
    return bench.bandpass(bench.lowpass(pair, 4500), 1000, 0.9)


DRUM = Drum(
    name="cb",
    length_s=0.72,
    loudness_lu=-7,
    render=render,
    variants=({"low": 0.3}, {"low": 0.9}),
)
