"""Shapes of low-frequency oscillators, as one period from 0 to 1. numpy only."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from engine.tables import Signal

PERIOD: Final = 1024
_TURNS: Final[Signal] = np.arange(PERIOD) / PERIOD

# By phase and skew.
_SHAPES: Final[Mapping[str, Callable[[Signal, float], Signal]]] = {
    "tri": lambda phase, skew: np.where(
        phase < skew, phase / max(skew, 1e-9), (1 - phase) / max(1 - skew, 1e-9)
    ),
    "sine": lambda phase, _: 0.5 + 0.5 * np.sin(2 * np.pi * phase),
    "ramp": lambda phase, _: phase,
    "saw": lambda phase, _: 1 - phase,
    "square": lambda phase, skew: np.where(phase < skew, 1.0, 0.0),
}


def shape(name: str, skew: float) -> Signal:
    """One period of a shape; skew is the share of its rise.

    >>> float(shape("tri", 0.25)[256])
    1.0
    """
    return _SHAPES[name](_TURNS, skew)
