"""What the converter of a machine does to its recordings. numpy only."""

from typing import Final

import numpy as np

from engine.drums.kit import Grit
from engine.tables import Signal

_MU: Final = 255.0  # of the companding law of early converters, ITU-T G.711


def gritty(sound: Signal, grit: Grit, sample_rate: int) -> Signal:
    """A sound through a converter: clipped, sampled at its clock without smoothing, in its bits.

    >>> held = gritty(np.arange(6.0), Grit(clock_hz=24_000), 48_000)
    >>> held.tolist()
    [0.0, 0.0, 2.0, 2.0, 4.0, 4.0]
    """
    peak = float(np.abs(sound).max()) or 1.0
    if grit.drive:
        sound = np.tanh(grit.drive * sound / peak) * peak
    if 0 < grit.clock_hz < sample_rate:
        step = grit.clock_hz / sample_rate
        ticks = np.floor(np.arange(len(sound)) * step + 1e-9) / step
        sound = sound[np.minimum(np.ceil(ticks - 1e-9).astype(int), len(sound) - 1)]
    if grit.bits:
        sound = _companded(sound / peak, grit.bits) * peak
    return sound


def _companded(sound: Signal, bits: int) -> Signal:
    """Rounded to so many bits on a logarithmic scale."""
    steps = 2.0 ** (bits - 1) - 1
    folded = np.log1p(_MU * np.minimum(np.abs(sound), 1.0)) / np.log1p(_MU)
    heard: Signal = (
        np.sign(sound) * np.expm1(np.round(folded * steps) / steps * np.log1p(_MU)) / _MU
    )
    return heard
