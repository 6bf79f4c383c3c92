"""Open hi-hat: the squares of the closed one, held open, then shut within 20 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum, knobs
from engine.drums.tr808 import SQUARES_HZ

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench, decay: float) -> Signal:
    """From 60 to 610 ms."""
    held = 60 + 550 * decay
    metal = bench.bandpass(bench.squares(*SQUARES_HZ), 7000, 2.4)
    open_for = bench.envelope(
        (0, -2), (5, 0), (0.35 * held, -4), (held, -10 - 4 * decay), (held + 18, -40),
        (held + 28, -62), (held + 40, -80),
    )  # fmt: skip
    swung = bench.tanh(6.6 * metal + 0.35) * open_for
    return bench.highpass(bench.highpass(swung, 7800, 0.9), 6500)


def length_s(decay: float) -> float:
    """Until it is shut."""
    return 0.145 + 0.55 * decay


DRUM = Drum(
    name="oh",
    length_s=length_s,
    loudness_lu=-5,
    render=render,
    variants=knobs("decay"),
    plain={"decay": 0.5},
)
