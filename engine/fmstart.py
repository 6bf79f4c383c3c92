"""How modulators stand when their note begins. Pure.

Strudel's modulators begin with the block of 128 samples in which the note begins, and for the rest
of that block the carrier is moved by what its beginning held. So the phases at the onset are worked
out here, from the frame at which the note begins. Where the carrier is computed in blocks itself,
it begins with the next block: by then all that moves it has gone on.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from engine.voices.envelope import Points, value_at

# What a player may call an oscillator, and its own name.
WAVES: Final = {
    "sine": "sine", "sin": "sine", "triangle": "triangle", "tri": "triangle", "square": "square",
    "sqr": "square", "sawtooth": "sawtooth", "saw": "sawtooth",
}  # fmt: skip
NOISES: Final = frozenset({"white", "pink", "brown", "crackle"})
GRID: Final = 128
_RATE: Final = 48_000  # the usual one; at others the phases are a little off
_PARTS: Final = 32

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


# The depth in Hz of each connection, from a modulator to another or to the carrier, 0.
Edges: TypeAlias = Mapping[tuple[int, int], float]


def first_block(
    offset: int,
    modulators: Mapping[int, Modulator],
    edges: Edges,
    bent: tuple[float, float] = (0.0, 1.0),
) -> tuple[float, dict[int, float]]:
    """The phase of the carrier and those of the modulators at the onset, in turns.

    Args:
        offset: of the onset in its block, in samples.
        modulators: by their numbers.
        edges: their connections.
        bent: the carrier's frequency in Hz, and what its pitch envelope multiplies it with at the
            onset; before that it is not bent.

    >>> first_block(0, {1: Modulator("sine", 480.0, ())}, {(1, 0): 100.0})
    (0.0, {1: 0.0})
    """
    if offset == 0:
        return 0.0, dict.fromkeys(modulators, 0.0)
    found = _followed(offset, tuple(modulators.items()), tuple(edges.items()), bent)
    return found[0], dict(found[1])


@lru_cache(maxsize=1024)  # a pattern asks for the same again and again, and it takes 0.1 ms
def _followed(
    offset: int,
    modulators: tuple[tuple[int, Modulator], ...],
    edges: tuple[tuple[tuple[int, int], float], ...],
    bent: tuple[float, float],
) -> tuple[float, tuple[tuple[int, float], ...]]:
    kinds = dict(modulators)
    hertz, ratio = bent
    phases, carrier = dict.fromkeys(kinds, 0.0), 0.0
    at_onset = phases
    for place in range(GRID):
        if place == offset:
            at_onset = dict(phases)
        values = {
            number: _SHAPES[each.wave](phases[number]) if each.wave in _SHAPES else 0.0
            for number, each in modulators
        }
        held = due = hertz  # what is held from the begin of the block, in place of what is due
        for (source, target), depth in edges:
            moved = depth * values[source]
            if target:
                phases[target] += moved / _RATE
                continue
            held += moved
            due += moved * _level(kinds[source], (place - offset) / _RATE)
        if place < GRID - offset:
            carrier += held * (ratio if place >= offset else 1.0) / _RATE
        if place >= offset:
            carrier -= due * ratio / _RATE
        for number, each in modulators:
            phases[number] += each.hertz / _RATE
    return carrier % 1.0, tuple((number, phase % 1.0) for number, phase in at_onset.items())


def running(seconds: float, modulators: Mapping[int, Modulator], edges: Edges) -> dict[int, float]:
    """The phases of modulators that have run for some seconds, in turns.

    One that is moved itself is ahead by what moves it, in its period that is not over.

    >>> running(0.25, {1: Modulator("sine", 10.0, ())}, {(1, 0): 100.0})
    {1: 0.5}
    """
    own = {number: each.hertz * seconds % 1.0 for number, each in modulators.items()}
    moved = dict(own)
    for (source, target), depth in edges.items():
        each = modulators[source]
        if target and each.hertz and each.wave in _SHAPES:
            moved[target] += depth / each.hertz * _area(_SHAPES[each.wave], own[source])
    return {number: phase % 1.0 for number, phase in moved.items()}


def before(modulator: Modulator, phase: float, samples: int) -> float:
    """The phase some samples before it is `phase`, in turns."""
    return (phase - samples * modulator.hertz / _RATE) % 1.0


def _area(wave: Callable[[float], float], turn: float) -> float:
    """Under a wave from its begin to a phase, in turns."""
    return sum(wave(turn * (part + 0.5) / _PARTS) for part in range(_PARTS)) * turn / _PARTS


def _level(modulator: Modulator, time_s: float) -> float:
    return value_at(modulator.envelope, time_s) if modulator.envelope else 1.0
