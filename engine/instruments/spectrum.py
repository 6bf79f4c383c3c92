"""The spectra of held notes: what a source gives each partial, what filters take. numpy only.

All here are amplitudes by frequency; phases are the business of loops.py.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from engine.tables import Signal

_MOST: Final = 400  # partials
_PULSE_WIDTH: Final = 0.2

WAVES: Final[dict[str, Callable[[Signal], Signal]]] = {
    "saw": lambda n: 1 / n,
    "square": lambda n: np.where(n % 2 == 1, 1 / n, 0.0),
    "triangle": lambda n: np.where(n % 2 == 1, 1 / n**2, 0.0),
    "pulse": lambda n: np.sin(np.pi * n * _PULSE_WIDTH) / n,
}


def ratios_of(numbers: dict[str, Any], top: float) -> tuple[Signal, Signal]:
    """Ratios to the pitch, and amplitudes, of the partials up to a ratio."""
    if "partials" in numbers:
        kept = [row for row in numbers["partials"] if row[0] < top]
        drawn = np.array(kept, dtype=np.float64).reshape(-1, 2)
        return drawn[:, 0], 10 ** (drawn[:, 1] / 20)
    count = np.arange(1.0, min(max(top, 2), _MOST))
    heights = WAVES[numbers.get("wave", "saw")](count)
    ratios = count * np.sqrt(1 + numbers.get("stretch", 0.0) * count**2)
    if "fifth_db" in numbers:
        ratios = np.concatenate([ratios, 1.5 * ratios])
        heights = np.concatenate([heights, heights * 10 ** (numbers["fifth_db"] / 20)])
    within = ratios < top
    return ratios[within], heights[within]


def shaped(hertz: Signal, pitch: float, hard: bool, numbers: dict[str, Any]) -> Signal:
    """What filters and body leave of a frequency, for the soft or the hard note."""
    gain = np.ones_like(hertz)
    cutoff = None
    if "track" in numbers:
        cutoff = numbers["track"][hard] * pitch
    elif "top" in numbers:
        cutoff = numbers["top"][hard] + 2 * pitch
    if cutoff is not None:
        gain /= np.sqrt(1 + (hertz / cutoff) ** 4)
        lift = numbers.get("resonance", 1.0) - 1
        gain *= 1 + lift * np.exp(-((np.log2(hertz / cutoff) / 0.3) ** 2))
    elif not hard:
        gain /= np.maximum(hertz / pitch, 1) ** 0.7
    if "bottom_hz" in numbers:
        gain /= np.sqrt(1 + (numbers["bottom_hz"] / hertz) ** 4)
    return gain * body(hertz, numbers.get("peaks", ()))


def body(hertz: Signal, peaks: tuple[tuple[float, float, float], ...]) -> Signal:
    """The gain of resonances (Hz, Q, dB).

    >>> body(np.array([100.0, 1000.0]), ((1000, 5, 6),)).round(2).tolist()
    [1.0, 2.0]
    """
    decibels = np.zeros_like(hertz)
    for middle, q, height in peaks:
        decibels += height / (1 + (q * (hertz / middle - middle / hertz)) ** 2)
    gain: Signal = 10 ** (decibels / 20)
    return gain
