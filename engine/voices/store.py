"""The tables that voices read, made when first asked for and kept for the life of the engine.

They are never freed: pyo does not hold on to a table, and reading a freed one ends the process.
The number of waves is bounded (36 ranges of 8 steps), that of samples by the drums that there are.
"""

from functools import partial

from engine import tables
from engine.drums.dsp import render
from engine.drums.kit import Drum, drums
from engine.voices.rack import Rack, Table

_SPARE_S = 0.1  # silence after a sample, into which its release falls


class Store:
    """Tables by what is in them, as pyo's base objects."""

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._kept: dict[object, Table] = {}
        self._drums = {drum.sound: drum for drum in drums()}

    def wave(self, name: str, hertz: float) -> Table:
        """One period of an oscillator, with the harmonics for that frequency."""
        place = (0, 0.0) if name == "sine" else tables.band(hertz, self._rack.sample_rate)
        kept = self._kept.get((name, place))
        if kept is None:
            kept = self._keep((name, place), tables.period(tables.partials(name, place)))
        return kept._base_objs[0]

    def noise(self, name: str, density: float) -> Table:
        """Two seconds of a noise."""
        key = (name, density if name == "crackle" else 0)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._keep(key, tables.noise(name, self._rack.sample_rate, density))
        return kept._base_objs[0]
