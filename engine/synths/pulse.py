"""A pulse: a wave with feedback less itself, shifted by the pulse width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built
from engine.voices.pitch import Pitch, set_frequency, source_of

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """The width is that of the part below 0, from -1 to 1."""
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    width = min(max(controls.or_default("pw"), -0.99), 0.99)
    source = ("pulse", (hertz, (1 - width) / 2))
    moved = movers(event, controls, hertz, gate, free=True).modules
    return Head(source, amplitude(controls, 1.0, gate), gate, moved, "both")


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The same wave twice, the second turned over and shifted."""
    del variant
    table = patch.own_table(patch.store.PULSE_SIZE)
    rising = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, 1.0, 0.0)
    falling = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.5, 2, -1.0, rising)

    def tune(hertz: float, shift: float) -> None:
        table.fill(patch.store.pulse(hertz))
        falling.setPhase(shift)
        set_frequency(pitch, rising, hertz)
        set_frequency(pitch, falling, hertz)

    return Built((patch.add("Sig", falling, patch.amp, 0.0),), tune)


SYNTH = Synth(
    sounds={"pulse": "pulse"},
    about="a pulse of any width",
    params={"pw": Param(0.5, -1, 1, "", "width of a pulse", quiet=True)},
    resolve=resolve,
    build={"pulse": build},
)
