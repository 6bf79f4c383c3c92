"""High tom: three sines that drop together, and a puff of noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """160 Hz, ringing for 440 ms."""
    drop = bench.sweep(160, 160, 22)
    first = bench.tanh(1.1 * bench.sine(drop) * bench.decay(440, attack_ms=1))
    second = bench.tanh(0.7 * bench.sine(1.5 * drop) * bench.decay(242, attack_ms=1)) * 0.4
    third = bench.sine(1.98 * drop) * bench.decay(176, attack_ms=1) * 0.25
    puff = bench.lowpass(bench.noise(), 1500)
    puff *= bench.envelope((0, -14), (15, -22), (220, -50), (440, -80))
    return first + second + third + puff


DRUM = Drum(
    name="ht",
    bank="RolandTR909",
    bank_aliases=("TR909", "909"),
    length_s=0.7,
    loudness_lu=-5,
    render=render,
)
