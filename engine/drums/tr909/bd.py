"""Bass drum: a sine whose pitch drops from 280 Hz, clipped before it fades, and a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """DECAY and ATTACK in the middle."""
    fade = bench.envelope((0, -30), (1.2, 0), (45, -2), (151, -9), (470, -55), (576, -80))
    body = bench.tanh(1.9 * bench.sine(bench.sweep(54, 230, 32), phase=0.25)) * fade
    pulse = bench.envelope((0, 0), (1.5, -2), (3, -60)) * 0.35
    hiss = bench.lowpass(bench.noise(), 3500) * bench.envelope((0, 0), (8, -20), (20, -60)) * 0.2
    return bench.tanh(1.1 * body + 0.5 * (pulse + hiss))


DRUM = Drum(
    name="bd",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.75,
    loudness_lu=0,
    render=render,
)
