"""Middle tom: a resonator whose pitch falls a little, and a breath of noise for the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """137 Hz, ringing for 410 ms."""
    skin = bench.sine(bench.sweep(137, 9.6, 45)) * bench.decay(410, attack_ms=1.5)
    room = bench.pink_noise() * bench.envelope((0, -30), (8, -22), (287, -44), (492, -70))
    return skin + bench.lowpass(room, 900)


DRUM = Drum(
    name="mt",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=0.75,
    loudness_lu=-2,
    render=render,
)
