"""The tables that voices read, made when first asked for and kept for the life of the engine.

They are never freed: pyo does not hold on to a table, and reading a freed one ends the process.
The number of waves is bounded (36 ranges of 8 steps), that of samples by the drums that there are.
"""

import math
import threading
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import tables
from engine.drums.dsp import render
from engine.drums.kit import DEFAULT_BANK, Drum, drums
from engine.voices.built import Node
from engine.voices.rack import Rack, Table

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


_RENDERED: Final[dict[tuple[str, int], NDArray[np.float64]]] = {}
_ONE_AT_A_TIME: Final = threading.Lock()


def prepare(sample_rate: int, bank: str = DEFAULT_BANK) -> None:
    """Work out the drums of a machine ahead of the first Store that plays them."""
    for drum in drums():
        if drum.bank == bank:
            _rendered(drum, sample_rate)


def _rendered(drum: Drum, sample_rate: int) -> NDArray[np.float64]:
    with _ONE_AT_A_TIME:
        if (drum.sound, sample_rate) not in _RENDERED:
            _RENDERED[drum.sound, sample_rate] = render(drum, sample_rate)
    return _RENDERED[drum.sound, sample_rate]


class Store:
    """Tables by what is in them, as pyo's base objects."""

    PULSE_SIZE: Final = tables.PULSE_SIZE

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._kept: dict[object, Table] = {}
        self._samples: dict[str, Sample] = {}
        self._drums = {drum.sound: drum for drum in drums()}
        self._coming: set[str] = set()
        self._silence = self._stored("silence", np.zeros(rack.frames), rack.frames)

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
        """A drum, rendered. Live, a machine not heard yet is rendered beside the music: silence."""
        kept = self._samples.get(sound)
        if kept is not None:
            return kept
        drum, rate = self._drums[sound], self._rack.sample_rate
        if not self._rack.patient and (sound, rate) not in _RENDERED:
            if drum.bank not in self._coming:
                self._coming.add(drum.bank)
                threading.Thread(target=prepare, args=(rate, drum.bank), daemon=True).start()
            return self._silence
        wave = _rendered(drum, rate)
        spare = np.zeros(round(_SPARE_S * rate))
        kept = self._samples[sound] = self._stored(sound, np.concatenate([wave, spare]), len(wave))
        return kept

    def _stored(self, key: str, samples: NDArray[np.float64], frames: int) -> Sample:
        table = self._kept[key] = self._rack.table(samples)
        return Sample(table.base, frames, len(samples))
