"""What makes a sound: the blocks at the head of a voice, by name.

To add one, write its builder and enter it in SOURCES; resolve.py says which control maps use it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from engine.tables import NOISE_SECONDS
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node


def wave(patch: Patch, frequency: Node | None) -> Built:
    """A band-limited oscillator."""
    osc = patch.osc(440.0 if frequency is None else frequency, patch.amp)

    def tune(name: str, hertz: float) -> None:
        osc.setTable(patch.store.wave(name, hertz))
        if frequency is None:
            osc.setFreq(hertz)

    return Built((osc,), tune)


def noise(patch: Patch, frequency: Node | None) -> Built:
    """A noise, from its first sample: each hit is like the other."""
    del frequency
    osc = patch.osc(1 / NOISE_SECONDS, patch.amp, interpolation=1)

    def tune(name: str, density: float) -> None:
        osc.setTable(patch.store.noise(name, density))

    return Built((osc,), tune)


def sample(patch: Patch, frequency: Node | None) -> Built:
    """A sound from a table, at a rate, from a point on, forwards or backwards."""
    del frequency
    osc = patch.osc(1.0, patch.amp)
    sample_rate = patch.rack.sample_rate

    def tune(sound: str, rate: float, begin: float, backwards: bool) -> None:
        stored = patch.store.sample(sound)
        osc.setTable(stored.table)
        start = (1 - begin if backwards else begin) * stored.frames / stored.size
        osc.setPhase(min(start, 1.0))
        osc.setFreq((-rate if backwards else rate) * sample_rate / stored.size)

    return Built((osc,), tune)


SOURCES: Final[Mapping[str, Callable[[Patch, Node | None], Built]]] = {
    "wave": wave,
    "noise": noise,
    "sample": sample,
}
