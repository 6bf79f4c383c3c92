"""Open hi-hat: the squares of the closed one, held open, then shut within 20 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

SQUARES_HZ = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)


def render(bench: Bench) -> Signal:
    """DECAY in the middle: 335 ms."""
    metal = bench.bandpass(bench.squares(*SQUARES_HZ), 7000, 2.4)
    open_for = bench.envelope(
        (0, -2), (5, 0), (117, -4), (335, -12), (353, -40), (363, -62), (375, -80)
    )
    swung = bench.tanh(6.6 * metal + 0.35) * open_for
    return bench.highpass(bench.highpass(swung, 7800, 0.9), 6500)


DRUM = Drum(
    name="oh",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=0.42,
    loudness_lu=-5,
    render=render,
)
