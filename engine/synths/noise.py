"""The noises: two seconds of each, from their first sample on, so each hit is like the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.params import Param
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.pitch import Pitch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """A noise has a loudness and nothing else."""
    gate = gate_of(event)
    source = ("noise", (sound.name, controls.or_default("density")))
    return Head(source, amplitude(controls, SYNTH_LEVEL, gate), gate)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A table of noise, read round and round."""
    del pitch, variant
    osc = patch.noise(patch.amp)

    def tune(name: str, density: float) -> None:
        osc.setTable(patch.store.noise(name, density))

    return Built((osc,), tune)


SYNTH = Synth(
    sounds={"white": "white", "pink": "pink", "brown": "brown", "crackle": "crackle"},
    about="a noise",
    params={"density": Param(0.02, 0, 100, "", "how many crackles there are")},
    resolve=resolve,
    build={"noise": build},
    repeats=True,
)
