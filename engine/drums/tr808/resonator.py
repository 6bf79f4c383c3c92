"""The resonator of toms, congas and claves: a sine whose pitch falls a little as it fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Recipe

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def tom(t60_ms: float, low_hz: float, high_hz: float, room: float = 1.0) -> Recipe:
    """A recipe with a TUNE knob from low_hz to high_hz; room: the share of noise after it."""

    def render(bench: Bench, tune: float) -> Signal:
        hertz = low_hz + tune * (high_hz - low_hz)
        skin = bench.sine(bench.sweep(hertz, 0.07 * hertz, 45)) * bench.decay(t60_ms, attack_ms=1.5)
        fade = bench.envelope((0, -30), (8, -22), (0.7 * t60_ms, -44), (1.2 * t60_ms, -70))
        return skin + room * bench.lowpass(bench.pink_noise() * fade, 900)

    return render
