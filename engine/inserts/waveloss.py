"""Waveloss: so many of a hundred waves are left out, from one rise through zero to the next.

Which ones is a matter of chance, but the same at each note.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.inserts.kit import Effect, Insert
from engine.inserts.rises import AT_LEAST, rises
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The throw of dice from -1 to 1 from which on a wave is heard."""
    del event, gate_s
    percent = controls.number("waveloss")
    return Insert((("waveloss", (percent / 50 - 1,)),)) if percent else None


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The dice are a noise that is looked at where a wave begins."""
    del variant
    noise = patch.noise(1.0)
    gates = []
    for node in inputs:
        thrown = patch.add("SampHold", noise, rises(patch, node), 1.0, 1.0, 0.0)
        gates.append(patch.add("Compare", thrown, 0.0, AT_LEAST, 1.0, 0.0))
    sides = zip(inputs, gates, strict=True)
    outputs = tuple(patch.add("Sig", node, gate, 0.0) for node, gate in sides)

    def tune(least: float) -> None:
        noise.setTable(patch.store.noise("white", 0.0))
        for gate in gates:
            gate.setComp(least)

    return Built(outputs, tune)


EFFECT = Effect(
    name="waveloss",
    place=73,
    wakes=("waveloss",),
    resolve=resolve,
    build={"waveloss": build},
    params={"waveloss": Param(None, 0, 100, "%", "waves that are left out", quiet=True)},
    repeats=True,
)
