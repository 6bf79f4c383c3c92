"""Crush: fewer bits, floor(x * steps + 1/2) / steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.dial import line, power, within

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch


_MOST_BITS: Final = 32.0
# So many bits are 2 ** (bits - 1) steps on each side of 0.
_BITS: Final = within(1.0, _MOST_BITS).then(line(1.0, -1.0))
_STEPS: Final = _BITS.then(power(2.0))
_STEP: Final = _BITS.then(power(0.5))


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """So many bits."""
    del event, gate_s
    bits = controls.number("crush")
    return None if bits is None else Insert((("crush", (bits,)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Multiply, round down, divide."""
    del variant
    bits = patch.dial("crush", 16.0)
    steps, step = bits.take(_STEPS), bits.take(_STEP)
    raised = [patch.add("Sig", node, steps, 0.5) for node in inputs]
    nodes = tuple(patch.add("M_Floor", node, step, 0.0) for node in raised)
    bits.turns(*(node.setMul for node in raised), law=_STEPS)
    bits.turns(*(node.setMul for node in nodes), law=_STEP)
    return Built(nodes, bits.set)


EFFECT = Effect(
    name="crush",
    place=50,
    wakes=("crush",),
    resolve=resolve,
    build={"crush": build},
    params={"crush": Param(None, 1, 32, "bits", "resolution", quiet=True)},
    repeats=True,
)
