"""How modulators stand when their note begins. Pure.

Strudel's modulators begin with the block of 128 samples in which the note begins, and for the rest
of that block the carrier is moved by what its beginning held. So the phases at the onset are worked
out here, from the frame at which the note begins.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.voices.envelope import Points, value_at

# What a player may call an oscillator, and its own name.
WAVES: Final = {
    "sine": "sine", "sin": "sine", "triangle": "triangle", "tri": "triangle", "square": "square",
    "sqr": "square", "sawtooth": "sawtooth", "saw": "sawtooth",
}  # fmt: skip
NOISES: Final = frozenset({"white", "pink", "brown", "crackle"})
GRID: Final = 128
_RATE: Final = 48_000  # the usual one; at others the phases are a little off
_STEP: Final = 2  # samples

_SHAPES: Final[Mapping[str, Callable[[float], float]]] = {
    "sine": lambda turn: math.sin(2 * math.pi * turn),
    "triangle": lambda turn: 1 - 4 * abs((turn + 0.25) % 1.0 - 0.5),
    "square": lambda turn: 0.85 if turn % 1.0 < 0.5 else -0.85,
    "sawtooth": lambda turn: 0.85 * (2 * ((turn + 0.5) % 1.0) - 1),
}


@dataclass(frozen=True, slots=True)
class Modulator:
    """One modulator: wave, frequency in Hz, and envelope of its depth, () for none."""

    wave: str
    hertz: float
    envelope: Points

    @property
    def kind(self) -> str:
        """The letters of its word in the name of the block."""
        return ("n" if self.wave in NOISES else "") + ("e" if self.envelope else "")


def first_block(
    offset: int, modulators: Mapping[int, Modulator], edges: Mapping[tuple[int, int], float]
) -> tuple[float, dict[int, float]]:
    """The phase of the carrier and those of the modulators at the onset, in turns.

    Args:
        offset: of the onset in its block, in samples.
        modulators: by their numbers.
        edges: the depth in Hz of each connection; 0 is the carrier.

    >>> first_block(0, {1: Modulator("sine", 480.0, ())}, {(1, 0): 100.0})
    (0.0, {1: 0.0})
    """
    phases = dict.fromkeys(modulators, 0.0)
    if offset == 0:
        return 0.0, phases
    at_onset, carrier = phases, 0.0
    for place in range(0, GRID, _STEP):
        if place <= offset:
            at_onset = dict(phases)
        values = {
            number: _SHAPES[each.wave](phases[number]) if each.wave in _SHAPES else 0.0
            for number, each in modulators.items()
        }
        for (source, target), depth in edges.items():
            if target:
                phases[target] += depth * values[source] * _STEP / _RATE
                continue
            moved = depth * values[source] * _STEP / _RATE
            if place < GRID - offset:
                carrier += moved
            if place >= offset:
                carrier -= moved * _level(modulators[source], (place - offset) / _RATE)
        for number, each in modulators.items():
            phases[number] += each.hertz * _STEP / _RATE
    return carrier % 1.0, {number: phase % 1.0 for number, phase in at_onset.items()}


def _level(modulator: Modulator, time_s: float) -> float:
    return value_at(modulator.envelope, time_s) if modulator.envelope else 1.0
