"""Continuous patterns: ramps, waves and noise over a cycle, from 0 to 1 unless said.

A name that ends in 2 goes from -1 to 1. Sampled at the onset of the event that asks.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from patterns.applying import app_left
from patterns.chance import rand, rand_at
from patterns.changing import fmap
from patterns.constructors import fastcat
from patterns.continuous import signal
from patterns.numerals import numeral, tidy
from patterns.pattern import Pattern, pure
from patterns.registry import FUNCTIONS
from patterns.state import State
from patterns.timing import early
from patterns.values import Value


def of_time(function: Callable[[float], float]) -> Pattern:
    """A signal from a function of the time in cycles."""
    return signal(lambda num, den, _state: function(num / den))


def to_bipolar(value: float) -> float:
    """From 0..1 to -1..1."""
    return value * 2 - 1


def _ramp(num: int, den: int, _state: State) -> float:
    time = num / den
    return math.fmod(time, 1)


saw = signal(_ramp)
isaw = fmap(saw, lambda value: 1 - value)
sine2 = of_time(lambda time: math.sin(math.pi * 2 * time))
sine = fmap(sine2, lambda value: (value + 1) / 2)
square = of_time(lambda time: math.floor(math.fmod(time * 2, 2)))
tri = fastcat([saw, isaw])
itri = fastcat([isaw, saw])
steady_time = signal(lambda num, den, _state: Fraction(num, den))


def smooth(value: float) -> float:
    """Perlin's fade 6x^5 - 15x^4 + 10x^3, from 0 to 1 without corners."""
    return 6 * value**5 - 15 * value**4 + 10 * value**3


def _noise(shape: Callable[[float, float, float], float]) -> Pattern:
    """Noise between the random numbers of a cycle's begin and end."""

    def at(num: int, den: int, state: State) -> float:
        base = num // den
        first, second = rand_at(base, 1, state), rand_at(base + 1, 1, state)
        return shape(first, second, num / den - base)

    return signal(at)


perlin = _noise(lambda a, b, place: a + smooth(place) * (b - a))
berlin = _noise(lambda a, b, place: (a + place * b) / 2)

UNIPOLAR: Final[dict[str, Pattern]] = {
    "saw": saw,
    "isaw": isaw,
    "sine": sine,
    "cosine": early(Fraction(1, 4), sine),
    "square": square,
    "tri": tri,
    "itri": itri,
    "rand": rand,
}
FUNCTIONS.update(UNIPOLAR)
FUNCTIONS.update({f"{name}2": fmap(pat, to_bipolar) for name, pat in UNIPOLAR.items()})
FUNCTIONS.update(perlin=perlin, berlin=berlin, time=steady_time)
FUNCTIONS["sine2"] = sine2


def ranged(low: float, high: float, pat: Pattern) -> Pattern:
    """From 0..1 to low..high; control maps stay as they are."""
    width = high - low

    def scaled(value: Value) -> Value:
        if isinstance(value, dict):
            return value
        product = numeral(value) * width
        if product != product or low != low:  # as in Strudel, not a number ends here
            return numeral(math.nan)
        return tidy(product + low)

    return app_left(pat, pure(0), lambda value, _once: scaled(value))
