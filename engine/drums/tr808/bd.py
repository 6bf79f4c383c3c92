"""Bass drum: a resonator struck by a pulse, its pitch sagging, and the click of the pulse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum, at_knob, knobs

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


# T60 in ms with DECAY at 0, 1/4, 1/2, 3/4 and 1.
T60_MS = (124.0, 350.0, 1250.0, 2000.0, 3640.0)


def render(bench: Bench, tone: float, decay: float) -> Signal:
    """A sine that falls from 65 to 50 Hz in a few periods, fading straight in dB."""
    t60 = at_knob(decay, T60_MS)
    ring = bench.envelope(
        (0, -40), (1, -3), (3, 2), (12, 0), (12 + t60, -60), (12 + 1.3 * t60, -78)
    )
    body = bench.sine(bench.sweep(49.5, 16, 30)) * ring
    pulse = bench.envelope((0, 0), (1, -3), (2, -60))
    click = bench.lowpass(pulse, 400 + 3600 * tone**2) * (0.25 + 0.5 * tone)
    return bench.tanh(0.55 * body + 0.8 * click)


def length_s(tone: float, decay: float) -> float:
    """As long as it is above -65 dB."""
    del tone
    return 0.03 + 0.00108 * at_knob(decay, T60_MS)


DRUM = Drum(
    name="bd",
    length_s=length_s,
    loudness_lu=0,
    render=render,
    variants=knobs("tone", "decay"),
    plain={"tone": 0.25, "decay": 0.5},
)
