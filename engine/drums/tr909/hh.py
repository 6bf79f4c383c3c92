"""Closed hi-hat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import hat

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


FADE = ((0, -1), (3, 0), (20, -8), (50, -16), (70, -21), (100, -32), (150, -52), (190, -75))


def render(bench: Bench, decay: float, tune: float = 1.0) -> Signal:
    """DECAY stretches the fall."""
    return hat(bench, bench.envelope(*((time * decay, level) for time, level in FADE)), tune)


DRUM = Drum(
    name="hh",
    length_s=lambda decay, **_: 0.05 + 0.19 * decay,
    loudness_lu=-10,
    render=render,
    variants=({"decay": 1.0}, {"decay": 0.6}, {"decay": 1.5}, {"decay": 0.9, "tune": 1.15}),
    chokes=("oh",),
)
