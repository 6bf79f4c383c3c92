"""Crush: fewer bits, floor(x * steps + 1/2) / steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """So many bits are 2 ** (bits - 1) steps on each side of 0."""
    del event, gate_s
    bits = controls.number("crush")
    return None if bits is None else Insert((("crush", (2 ** (max(bits, 1.0) - 1),)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Multiply, round down, divide."""
    del variant
    raised = [patch.add("Sig", node, 1.0, 0.5) for node in inputs]
    nodes = tuple(patch.add("M_Floor", node, 1.0, 0.0) for node in raised)

    def tune(steps: float) -> None:
        for node, out in zip(raised, nodes, strict=True):
            node.setMul(steps)
            out.setMul(1 / steps)

    return Built(nodes, tune)


EFFECT = Effect(
    name="crush",
    place=50,
    wakes=("crush",),
    resolve=resolve,
    build={"crush": build},
    params={"crush": Param(None, 1, 32, "bits", "resolution", quiet=True)},
    repeats=True,
)
