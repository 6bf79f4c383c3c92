"""The number one as a sound: to be sent to a bus and move other sounds from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """It is its envelope."""
    del sound
    gate = gate_of(event)
    return Head(("one", ()), amplitude(controls, SYNTH_LEVEL, gate), gate)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Nothing but the envelope."""
    del pitch, variant
    return Built((patch.amp,), lambda: None)


SYNTH = Synth(
    sounds={"one": "one"}, about="a constant", resolve=resolve, build={"one": build}, repeats=True
)
