"""Shaker (maracas): high noise that swells for 20 ms and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """Noise above 8 kHz."""
    swell = bench.envelope(
        (0, -24), (5, -10), (10, -4), (19, 0), (23, -6), (26, -14), (30, -32), (34, -57), (40, -80)
    )
    beads = bench.highpass(bench.highpass(bench.noise(), 8500, 1.0), 6000)
    return bench.lowpass(beads, 14500) * swell


DRUM = Drum(
    name="sh",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=0.06,
    loudness_lu=-10,
    render=render,
)
