"""Bass drum: a resonator struck by a pulse, its pitch sagging, and the click of the pulse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """A sine that falls from 65 to 50 Hz in a few periods, fading straight in dB."""
    ring = bench.envelope((0, -40), (1, -3), (3, 2), (12, 0), (1262, -60), (1640, -78))
    body = bench.sine(bench.sweep(49.5, 16, 30)) * ring
    click = bench.lowpass(bench.envelope((0, 0), (1, -3), (2, -60)), 625) * 0.375
    return bench.tanh(0.55 * body + 0.8 * click)


DRUM = Drum(
    name="bd",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=1.36,
    loudness_lu=0,
    render=render,
)
