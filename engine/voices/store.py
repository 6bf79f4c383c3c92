"""The tables that voices read, made when first asked for and kept for the life of the engine.

They are never freed: pyo does not hold on to a table, and reading a freed one ends the process.
The number of waves is bounded (36 ranges of 8 steps), so is the room for samples.
"""

import logging
import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import tables
from engine.computed import compute_beside, computed, is_computed
from engine.drums.cupboard import default_kit
from engine.voices.built import Node
from engine.voices.kitchen import Kitchen
from engine.voices.rack import Rack, Table
from engine.voices.recordings import recordings
from engine.voices.waves import waves

LOG: Final = logging.getLogger(__name__)
_PULSE_STEPS = tables.PULSE_STEPS
_NOISES: Final = ("white", "pink", "brown")  # that are always the same
_SPARE_S = 0.1  # silence after a sample, into which its release falls
_ROOM_FRAMES: Final = 160_000_000  # of computed sounds: 640 MB


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
    """Work out the noises and the drums of the default kit ahead of the first Store."""
    for name in _NOISES:
        tables.noise(name, sample_rate, 0.0)
    for drum in default_kit().values():
        computed(drum.key(None), sample_rate)


class Store:
    """Tables by what is in them, as pyo's base objects.

    Attributes:
        recordings: those of the player's sound files.
        waves: those of tables of waves, as matrices.
    """

    PULSE_SIZE: Final = tables.PULSE_SIZE
    PULSE_LEVEL: Final = tables.PULSE_LEVEL

    def __init__(self, rack: Rack) -> None:
        self._rack, self.recordings, self.waves = rack, recordings(rack), waves(rack)
        self.kitchen = Kitchen(rack)
        self._kept: dict[object, Table] = {}
        self._samples: dict[str, Sample] = {}
        self._room = _ROOM_FRAMES
        self._silence = self._stored("", np.zeros(rack.frames), rack.frames)
        self._samples[""] = self._silence

    def wave(self, name: str, hertz: float) -> Node:
        """One period of an oscillator, with the harmonics for that frequency."""
        place = (0, 0.0) if name == "sine" else tables.band(hertz, self._rack.sample_rate)
        kept = self._kept.get((name, place))
        if kept is None:
            amplitudes = tables.partials(name, place)
            kept = self._rack.table(tables.period(amplitudes, tables.size_for(len(amplitudes))))
            self._kept[name, place] = kept
        return kept.base

    def curves(self, name: str) -> Node:
        """A curve of distortion at each drive, as a matrix; it takes 10 ms when first asked for."""
        key = "curves", name
        if key not in self._kept:
            self._kept[key] = self._rack.matrix(tables.curves(name))
        return self._kept[key].base

    def noise(self, name: str, density: float) -> Node:
        """Two seconds of a noise."""
        if name == "crackle":  # ten densities a decade, so that there are not too many tables
            density = 10 ** (round(10 * math.log10(max(density, 1e-3))) / 10)
        key = (name, density if name == "crackle" else 0.0)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._rack.table(tables.noise(name, self._rack.sample_rate, key[1]))
            self._kept[key] = kept
        return kept.base

    def pulse(self, hertz: float) -> NDArray[np.float64]:
        """One period of the pulse oscillator's wave, to be copied into a voice's own table."""
        return tables.pulse(round(math.log2(hertz) * _PULSE_STEPS), self._rack.sample_rate)

    def sample(self, key: str, looped: bool = False) -> Sample:
        """A computed sound. Live, one not heard before is worked out beside the music: silence."""
        kept = self._samples.get(key)
        if kept is not None:
            return kept
        rate = self._rack.sample_rate
        if not self._rack.patient and not is_computed(key, rate):
            compute_beside(key, rate)
            return self._silence
        wave = computed(key, rate)
        spare = np.zeros(0 if looped else round(_SPARE_S * rate), dtype=np.float32)
        if self._room < len(wave):
            LOG.warning("no room for %s: too many long sounds were played", key)
            return self._silence
        self._room -= len(wave)
        kept = self._samples[key] = self._stored(key, np.concatenate([wave, spare]), len(wave))
        return kept

    def foresee(self, key: str) -> None:
        """A sound will be played soon: have it worked out by then."""
        if key not in self._samples:
            compute_beside(key, self._rack.sample_rate)

    def _stored(self, key: str, samples: NDArray[Any], frames: int) -> Sample:
        table = self._kept[key] = self._rack.table(samples)
        return Sample(table.base, frames, len(samples))
