"""Middle tom: three sines that drop together, and a puff of noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """112 Hz, ringing for 520 ms."""
    drop = bench.sweep(112, 112, 22)
    first = bench.tanh(1.1 * bench.sine(drop) * bench.decay(520, attack_ms=1))
    second = bench.tanh(0.7 * bench.sine(1.5 * drop) * bench.decay(286, attack_ms=1)) * 0.4
    third = bench.sine(1.98 * drop) * bench.decay(208, attack_ms=1) * 0.25
    puff = bench.lowpass(bench.noise(), 1500)
    puff *= bench.envelope((0, -14), (15, -22), (260, -50), (520, -80))
    return first + second + third + puff


DRUM = Drum(
    name="mt",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.8,
    loudness_lu=-5,
    render=render,
)
