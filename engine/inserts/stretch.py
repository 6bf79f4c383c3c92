"""Stretch: another pitch for the same length, by a phase vocoder.

Of a recording, this is done when its file is read (engine/samples/shifting.py); all other sounds
come here. Strudel moves the peaks of its spectrum by whole steps of it; pyo's vocoder, which does
the work here, moves each part of the spectrum to its exact place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_SIZE, _OVERLAPS, _HANN, _BLACKMAN = 2048, 16, 2, 4
EARLY_S: Final = 0.04  # so much earlier the note begins: the vocoder is as late
_LOWEST: Final = 0.01
_LEVEL: Final = 1.17  # Strudel is so much louder, measured


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The pitch is multiplied by 1 + stretch; below 0 only a quarter of it counts."""
    del event, gate_s
    amount = controls.number("stretch")
    if amount is None:
        return None
    factor = max(1 + (amount / 4 if amount < 0 else amount), _LOWEST)
    if factor == 1:
        return Insert((("stretch still", ()),), early_s=EARLY_S)
    return Insert((("stretch", (factor,)),), early_s=EARLY_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A vocoder for each side."""
    if variant:
        lines = [patch.add("SDelay", node, EARLY_S, 0.1, 1.0, 0.0) for node in inputs]
        return Built(tuple(lines), _still)
    outputs, moved = [], []
    for node in inputs:
        seen = patch.add("PVAnal", node, _SIZE, _OVERLAPS, _HANN, None)
        moved.append(patch.add("PVTranspose", seen, 1.0))
        outputs.append(patch.add("PVSynth", moved[-1], _BLACKMAN, 1.0, 0.0))

    def tune(factor: float) -> None:
        for node, out in zip(moved, outputs, strict=True):
            node.setTranspo(factor)
            out.setMul(_LEVEL * min(factor, 1.0))  # pyo adds up what it moves closer together

    return Built(tuple(outputs), tune)


def _still() -> None:
    """Nothing moves: there is nothing to set."""


EFFECT = Effect(
    name="stretch",
    place=4,
    wakes=("stretch",),
    resolve=resolve,
    build={"stretch": build},
    params={"stretch": Param(None, -4, 15, "", "moves the pitch, not the length")},
)
