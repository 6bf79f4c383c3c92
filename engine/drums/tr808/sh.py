"""Shakers: cabasa and maracas, high noise that swells and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


SWELL = (
    (0, -24), (5, -10), (10, -4), (19, 0), (23, -6), (26, -14), (30, -32), (34, -57), (40, -80)
)  # fmt: skip


def render(bench: Bench, stretch: float) -> Signal:
    """Noise above 8 kHz; maracas swell for 20 ms, a cabasa for longer."""
    swell = bench.envelope(*((time * stretch, level) for time, level in SWELL))
    beads = bench.highpass(bench.highpass(bench.noise(), 8500, 1.0), 6000)
    return bench.lowpass(beads, 14500) * swell


MARACAS = {"stretch": 1.0}
DRUM = Drum(
    name="sh",
    length_s=0.11,
    loudness_lu=-10,
    render=render,
    variants=({"stretch": 2.4}, MARACAS),
    plain=MARACAS,
)
