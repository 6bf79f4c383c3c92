"""The tables that voices read, made when first asked for and kept for the life of the engine.

They are never freed: pyo does not hold on to a table, and reading a freed one ends the process.
The number of waves is bounded (36 ranges of 8 steps), that of samples by the drums that there are.
"""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import tables
from engine.drums.dsp import render
from engine.drums.kit import DEFAULT_BANK, Drum, drums
from engine.voices.rack import Node, Rack, Table

_PULSE_STEPS = tables.PULSE_STEPS
_SPARE_S = 0.1  # silence after a sample, into which its release falls


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound in a table.

    Attributes:
        table: what a node takes.
        frames: length of the sound.
        size: length of the table, with the silence after it.
    """

    table: Node
    frames: int
    size: int


def prepare(sample_rate: int) -> None:
    """Work out what every session will need, ahead of the first Store: the everyday drums."""
    for drum in drums():
        if drum.bank == DEFAULT_BANK:
            _rendered(drum, sample_rate)


@cache
def _rendered(drum: Drum, sample_rate: int) -> NDArray[np.float64]:
    return render(drum, sample_rate)


class Store:
    """Tables by what is in them, as pyo's base objects."""

    PULSE_SIZE: Final = tables.PULSE_SIZE

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._kept: dict[object, Table] = {}
        self._samples: dict[str, Sample] = {}
        self._drums = {drum.sound: drum for drum in drums()}

    def wave(self, name: str, hertz: float) -> Node:
        """One period of an oscillator, with the harmonics for that frequency."""
        place = (0, 0.0) if name == "sine" else tables.band(hertz, self._rack.sample_rate)
        kept = self._kept.get((name, place))
        if kept is None:
            kept = self._rack.table(tables.period(tables.partials(name, place)))
            self._kept[name, place] = kept
        return kept.base

    def noise(self, name: str, density: float) -> Node:
        """Two seconds of a noise."""
        if name == "crackle":  # ten densities a decade, so that there are not too many tables
            density = 10 ** (round(10 * math.log10(max(density, 1e-3))) / 10)
        key = (name, density if name == "crackle" else 0)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._rack.table(tables.noise(name, self._rack.sample_rate, density))
            self._kept[key] = kept
        return kept.base

    def pulse(self, hertz: float) -> NDArray[np.float64]:
        """One period of the pulse oscillator's wave, to be copied into a voice's own table."""
        return tables.pulse(round(math.log2(hertz) * _PULSE_STEPS), self._rack.sample_rate)

    def sample(self, sound: str) -> Sample:
        """A drum, rendered."""
        kept = self._samples.get(sound)
        if kept is None:
            drum, rate = self._drums[sound], self._rack.sample_rate
            wave = _rendered(drum, rate)
            table = self._rack.table(np.concatenate([wave, np.zeros(round(_SPARE_S * rate))]))
            self._kept[sound] = table
            kept = Sample(table.base, len(wave), len(wave) + round(_SPARE_S * rate))
            self._samples[sound] = kept
        return kept
