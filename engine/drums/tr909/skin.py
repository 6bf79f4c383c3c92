"""The toms: three sines that drop together, and a puff of noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Settings

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def variants(
    first_hz: float, first_t60_ms: float, low_hz: float, high_hz: float
) -> tuple[Settings, ...]:
    """The tom in the middle, then four tunings from low_hz to high_hz, each long and short."""
    tunings = [low_hz * (high_hz / low_hz) ** (step / 3) for step in range(4)]
    return (
        {"hertz": first_hz, "t60_ms": first_t60_ms},
        *(
            {"hertz": hertz, "t60_ms": share * first_t60_ms}
            for hertz in tunings
            for share in (1.06, 0.55)
        ),
    )


def render(bench: Bench, hertz: float, t60_ms: float) -> Signal:
    """The partials are at 1, 1.5 and 1.98."""
    drop = bench.sweep(hertz, hertz, 22)
    first = bench.tanh(1.1 * bench.sine(drop) * bench.decay(t60_ms, attack_ms=1))
    second = bench.tanh(0.7 * bench.sine(1.5 * drop) * bench.decay(0.55 * t60_ms, attack_ms=1))
    third = bench.sine(1.98 * drop) * bench.decay(0.4 * t60_ms, attack_ms=1)
    puff = bench.lowpass(bench.noise(), 1500)
    puff *= bench.envelope((0, -14), (15, -22), (0.5 * t60_ms, -50), (t60_ms, -80))
    return first + 0.4 * second + 0.25 * third + puff


def length_s(hertz: float, t60_ms: float) -> float:
    """As long as it is above -75 dB."""
    del hertz
    return 0.05 + 0.0014 * t60_ms
