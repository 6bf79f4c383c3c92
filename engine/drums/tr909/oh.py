"""Open hi-hat: it swells for 16 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import hat

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """DECAY in the middle."""
    fade = ((0, -6), (4, -1), (16, 0), (50, -5), (100, -14), (200, -23), (300, -36), (360, -46))
    return hat(bench, bench.envelope(*fade, (560, -76)))


DRUM = Drum(
    name="oh",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.6,
    loudness_lu=-7,
    render=render,
)
