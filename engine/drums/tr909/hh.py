"""Closed hi-hat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import hat

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """DECAY in the middle."""
    return hat(
        bench,
        bench.envelope(
            (0, -1), (3, 0), (20, -8), (50, -16), (70, -21), (100, -32), (150, -52), (190, -75)
        ),
    )


DRUM = Drum(
    name="hh",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.24,
    loudness_lu=-10,
    render=render,
    chokes=("RolandTR909_oh",),
)
