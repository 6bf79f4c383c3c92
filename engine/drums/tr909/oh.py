"""Open hi-hat: it swells for 16 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr909.metal import hat

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


FADE = (
    (0, -6), (4, -1), (16, 0), (50, -5), (100, -14), (200, -23), (300, -36), (360, -46), (560, -76),
)  # fmt: skip


def render(bench: Bench, decay: float, tune: float = 1.0) -> Signal:
    """DECAY stretches the fall."""
    return hat(bench, bench.envelope(*((time * decay, level) for time, level in FADE)), tune)


DRUM = Drum(
    name="oh",
    length_s=lambda decay, **_: 0.04 + 0.56 * decay,
    loudness_lu=-7,
    render=render,
    variants=(
        {"decay": 1.0},
        {"decay": 0.65},
        {"decay": 0.85},
        {"decay": 1.35},
        {"decay": 1.1, "tune": 1.12},
    ),
)
