"""What comes in at an input of the machine, as a sound: shaped and filtered like any other.

n is the input, from 0: in:1 is the second. Where no input is open it is silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built
from engine.voices.envelope import SAMPLE
from engine.voices.spec import LIVE

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.pitch import Pitch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """As loud as it comes in, while the event lasts."""
    del sound
    gate = gate_of(event)
    source = (LIVE, (max(round(controls.number("n") or 0.0), 0),))
    return Head(source, amplitude(controls, 1.0, gate, SAMPLE), gate)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The input under the voice's envelope."""
    del pitch, variant
    heard = patch.add("Sig", 0.0, patch.amp, 0.0)

    def tune(number: int) -> None:
        heard.setValue(patch.rack.inputs.listen(number))

    return Built((heard,), tune)


SYNTH = Synth(
    sounds={"in": "in"},
    about="what comes in at an input of the machine, n from 0; sound.inputs says how many are open",
    resolve=resolve,
    build={LIVE: build},
)
