"""Ways to warp the phase at which a wave is read. numpy only.

A phase is in turns, from 0 to 1; so is the amount. Source of the shapes: the measured behaviour of
Strudel's wavetable oscillator.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.synths.wavetable import WARP_NAMES
from engine.tables import Signal

Warp: TypeAlias = Callable[[Signal, float], Signal]

_MOST_BITS: Final = 12
_NOISE_POINTS: Final = 1024
_OCTAVES: Final = 4


def _levels(amount: float, fewest_bits: int, most_bits: int = _MOST_BITS) -> int:
    return round(2 ** (most_bits + (fewest_bits - most_bits) * amount))


def _asym(phase: Signal, amount: float) -> Signal:
    return _bent_at(phase, 0.01 + 0.99 * amount)


def _bent_at(phase: Signal, middle: float) -> Signal:
    """Straight from 0 to a half at a point, and on to 1."""
    rest = max(1 - middle, 1e-9)
    return np.where(
        phase < middle, 0.5 * phase / max(middle, 1e-9), 0.5 + 0.5 * (phase - middle) / rest
    )


def _mirror(phase: Signal, amount: float) -> Signal:
    return 1 - np.abs(2 * _asym(phase, amount) - 1)


def _bend_both(phase: Signal, amount: float) -> Signal:
    if amount < 0.5:
        return phase ** (1 + 3 * (1 - 2 * amount))
    return _mirror(phase, 2 * amount - 1)


def _steps(phase: Signal, levels: int) -> Signal:
    return np.floor(phase * levels) / levels


def _fold(phase: Signal, amount: float) -> Signal:
    times = 1 + max(1, round(7 * amount))
    return 2 * np.abs(times * phase % 1.0 - 0.5)


def _swung(phase: Signal, amount: float, times: int) -> Signal:
    return (phase + 0.5 * amount * np.sin(2 * np.pi * times * phase)) % 1.0


def _logistic(phase: Signal, amount: float) -> Signal:
    value = phase
    for _ in range(1 + round(2 * amount)):
        value = (3.6 + 0.4 * amount) * value * (1 - value)
    return np.clip(value, 0.0, 1.0)


def _chaos(phase: Signal, amount: float) -> Signal:
    mapped = (3.7 + 0.3 * amount) * phase * (1 - phase)
    return np.clip((1 - amount) * phase + amount * mapped, 0.0, 1.0)


def _primes(phase: Signal, amount: float) -> Signal:
    levels = _levels(amount, 3)
    while any(levels % divisor == 0 for divisor in range(2, int(levels**0.5) + 1)):
        levels += 1
    return _steps(phase, levels)


def _binary(phase: Signal, amount: float) -> Signal:
    """The bits of the phase, last bit first."""
    bits = round(_MOST_BITS + (3 - _MOST_BITS) * amount)
    place = np.floor(phase * 2**bits).astype(np.int64)
    turned = np.zeros_like(place)
    for bit in range(bits):
        turned |= (place >> bit & 1) << (bits - 1 - bit)
    drawn: Signal = turned / 2.0**bits
    return drawn


def _scattered(numbers: NDArray[np.uint32]) -> Signal:
    """From 0 to 1, by Robert Jenkins' hash of 32-bit numbers (in the public domain)."""
    mixed = numbers + np.uint32(0x7ED55D16) + (numbers << 12)
    mixed = mixed ^ np.uint32(0xC761C23C) ^ (mixed >> 19)
    mixed = mixed + np.uint32(0x165667B1) + (mixed << 5)
    mixed = (mixed + np.uint32(0xD3A2646C)) ^ (mixed << 9)
    mixed = mixed + np.uint32(0xFD7046C5) + (mixed << 3)
    mixed = mixed ^ np.uint32(0xB55A4F09) ^ (mixed >> 16)
    return (mixed >> 8) / np.float64(1 << 24)


def _brownian(phase: Signal, amount: float) -> Signal:
    """Moved by noise of four octaves, the same at each call."""
    points = _scattered(np.arange(_NOISE_POINTS, dtype=np.uint32))
    total, weight = np.zeros_like(phase), 0.5
    for octave in range(_OCTAVES):
        total += weight * np.interp(64 * 2**octave * phase, np.arange(_NOISE_POINTS), points)
        weight /= 2
    share = total / (1 - 0.5**_OCTAVES)
    return (phase + 0.25 * amount * (2 * share - 1)) % 1.0


def _reciprocal(phase: Signal, amount: float) -> Signal:
    pull = 2 + 4 * amount
    return np.clip(phase * pull / (phase + (1 - phase) * pull), 0.0, 1.0)


def _wormhole(phase: Signal, amount: float) -> Signal:
    near = 0.5 * (1 - min(0.8 * amount, 1.0))
    far = 1 - near
    jumped = np.where(phase > far, 0.5 * (1 + (phase - far) / max(1 - far, 1e-9)), 0.5)
    return np.where(phase < near, 0.5 * phase / max(near, 1e-9), jumped)


def _sigmoid(phase: Signal, amount: float) -> Signal:
    steep = 1 + 10 * amount
    low, high = 1 / (1 + np.exp(0.5 * steep)), 1 / (1 + np.exp(-0.5 * steep))
    drawn: Signal = (1 / (1 + np.exp(-steep * (phase - 0.5))) - low) / (high - low)
    return drawn


_SAME: Final[Warp] = lambda phase, _: phase  # noqa: E731 # a row of the table

# "flip" leaves the phase and turns the wave over.
WARPS: Final[dict[str, Warp]] = {
    "none": _SAME,
    "asym": _asym,
    "mirror": _mirror,
    "bendp": lambda phase, amount: phase ** (1 + 3 * amount),
    "bendm": lambda phase, amount: phase ** (1 / (1 + 3 * amount)),
    "bendmp": _bend_both,
    "sync": lambda phase, amount: phase * 16 ** (amount**2) % 1.0,
    "quant": lambda phase, amount: _steps(phase, _levels(amount, 2)),
    "fold": _fold,
    "pwm": lambda phase, amount: _bent_at(phase, 0.5 + 0.49 * (2 * amount - 1)),
    "orbit": lambda phase, amount: _swung(phase, amount, 3),
    "spin": lambda phase, amount: _swung(phase, amount, _levels(amount, 1, 6)),
    "chaos": _chaos,
    "primes": _primes,
    "binary": _binary,
    "brownian": _brownian,
    "reciprocal": _reciprocal,
    "wormhole": _wormhole,
    "logistic": _logistic,
    "sigmoid": _sigmoid,
    "fractal": lambda phase, amount: _swung(phase, amount, 1),
    "flip": _SAME,
}


def warped(number: int, phase: Signal, amount: float) -> Signal:
    """Phases warped in the way of a number.

    >>> warped(8, np.array([0.0, 0.25]), 0.0).tolist()
    [1.0, 0.0]
    """
    return WARPS[WARP_NAMES[number]](phase, amount)


@lru_cache(maxsize=64)
def drawn_phases(number: int, amount: float, points: int) -> Signal:
    """A warp at all phases of a turn, and one more: where it ends, not where it begins anew."""
    return warped(number, np.append(np.arange(points) / points, 1 - 1e-9), amount)


def signs_until(amount: float, points: int) -> Signal:
    """-1 until a phase, then 1."""
    return np.where(np.arange(points) / points < amount, -1.0, 1.0)
