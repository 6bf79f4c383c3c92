"""What other sounds send to a bus, as a sound: shaped, filtered and sent on like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built
from engine.voices.envelope import Adsr

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.pitch import Pitch

_SHAPE: Final = Adsr(0.001, 0.05, 1.0, 0.01)


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """N is the number of the bus."""
    del sound
    gate = gate_of(event)
    source = ("bus", (round(controls.number("n") or 0.0),))
    return Head(source, amplitude(controls, 1.0, gate, _SHAPE), gate, width="stereo")


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Its two sides, under the voice's envelope."""
    del pitch, variant
    sides = tuple(patch.add("Sig", 0.0, patch.amp, 0.0) for _ in range(2))

    def tune(number: int) -> None:
        for side, node in zip(sides, patch.busses.listen(number), strict=True):
            side.setValue(node)

    return Built(sides, tune)


SYNTH = Synth(
    sounds={"bus": "bus"},
    about="what other sounds send to a bus",
    resolve=resolve,
    build={"bus": build},
)
