"""The vowel filter: five formants side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.formants import VOWELS, formants
from engine.inserts.kit import Effect, Insert
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_RING_S: Final = 0.4
_BANDPASS: Final = 2
_FORMANTS: Final = 5
_LEVEL: Final = 8.0


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The formants of a vowel by name."""
    del event, gate_s
    name = controls.text("vowel")
    if name is None:
        return None
    found = formants(name)
    if found is None:
        controls.notices.append(f"vowel is one of {' '.join(VOWELS)}: ignored")
        return None
    return Insert((("vowel", found),), _RING_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Band-passes that add up; a modulator moves all of them by as many Hz."""
    del variant
    shift = patch.dial("vowel", 0.0)
    centres = [patch.add("Sig", shift.input, 1.0, 0.0) for _ in range(_FORMANTS * shift.moved)]
    banks: list[list[Node]] = []
    for node in inputs:
        bank: list[Node] = []
        for centre in centres or [1000.0] * _FORMANTS:
            summed = bank[-1] if bank else 0.0
            bank.append(patch.add("Biquad", node, centre, 80.0, _BANDPASS, 1.0, summed))
        banks.append(bank)

    def tune(*formants: tuple[float, float, float]) -> None:
        for centre, (hertz, _, _) in zip(centres, formants, strict=False):
            centre.setAdd(hertz)
        for bank in banks:
            for node, (hertz, gain, q) in zip(bank, formants, strict=True):
                if not shift.moved:
                    node.setFreq(hertz)
                node.setMul(_LEVEL * gain)
                node.setQ(q)

    return Built(tuple(bank[-1] for bank in banks), tune)


EFFECT = Effect("vowel", 30, ("vowel",), resolve, {"vowel": build}, repeats=True)
