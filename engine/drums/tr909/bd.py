"""Bass drum: a sine whose pitch drops from 280 Hz, clipped before it fades, and a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


MIDDLE = {"tune": 0.0, "t60_ms": 425.0, "attack": 0.5, "drive": 1.1}


def render(bench: Bench, tune: float, t60_ms: float, attack: float, drive: float) -> Signal:
    """DECAY in ms, ATTACK from 0 to 1, TUNE in octaves."""
    fade = bench.envelope(
        (0, -30), (1.2, 0), (45, -2), (45 + 0.25 * t60_ms, -9), (45 + t60_ms, -55),
        (45 + 1.25 * t60_ms, -80),
    )  # fmt: skip
    fall = bench.sweep(54 * 2**tune, 230, 32)
    body = bench.tanh(1.9 * bench.sine(fall, phase=0.25)) * fade
    pulse = bench.envelope((0, 0), (1.5, -2), (3, -60)) * 0.35
    hiss = bench.lowpass(bench.noise(), 3500) * bench.envelope((0, 0), (8, -20), (20, -60)) * 0.2
    return bench.tanh(drive * body + attack * (pulse + hiss))


def length_s(t60_ms: float, **_: float) -> float:
    """As long as it is above -70 dB."""
    return 0.09 + 0.00125 * t60_ms


DRUM = Drum(
    name="bd",
    length_s=length_s,
    loudness_lu=0,
    render=render,
    variants=(
        MIDDLE,
        {**MIDDLE, "t60_ms": 200.0},
        {**MIDDLE, "t60_ms": 330.0, "attack": 1.0, "drive": 3.0},
        {**MIDDLE, "t60_ms": 520.0, "tune": -0.25, "attack": 0.2},
    ),
)
