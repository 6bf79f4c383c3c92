"""Closed hi-hat: six square waves, a band-pass, a transistor that mixes them with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum
from engine.drums.tr808 import SQUARES_HZ

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """The asymmetric distortion of the transistor makes the dense upper partials."""
    metal = bench.bandpass(bench.squares(*SQUARES_HZ), 7100, 2.2)
    open_for = bench.envelope(
        (0, -3), (3, 0), (10, -3), (50, -23), (80, -40), (140, -62), (180, -80)
    )
    swung = bench.tanh(8.8 * metal + 0.35) * open_for
    return bench.highpass(bench.highpass(swung, 12000, 1.0), 9500, 0.8)


DRUM = Drum(name="hh", length_s=0.2, loudness_lu=-11, render=render, chokes=("oh",))
