"""Triode: the lower half of the wave is bent by a hyperbolic tangent, the upper half stays.

So a tube does, roughly. What is uneven has a constant part, which is taken away.
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

_LEAST: Final = 0.001  # bends nothing that one hears
_RINGING_S: Final = 0.06  # until nothing is left of the constant part
_FAR: Final = 1e9


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """How strongly the lower half is bent."""
    del event, gate_s
    amount = controls.number("triode")
    if amount is None:
        return None
    return Insert((("triode", (10 * amount + _LEAST,)),), _RINGING_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Both halves by themselves, then together."""
    del variant
    lower, bent, outputs = [], [], []
    for node in inputs:
        upper = patch.add("Clip", node, 0.0, _FAR, 1.0, 0.0)
        lower.append(patch.add("Clip", node, -_FAR, 0.0, 1.0, 0.0))
        bent.append(patch.add("M_Tanh", lower[-1], 1.0, upper))
        outputs.append(patch.add("DCBlock", bent[-1], 1.0, 0.0))

    def tune(strength: float) -> None:
        for half, out in zip(lower, bent, strict=True):
            half.setMul(strength)
            out.setMul(1 / strength)

    return Built(tuple(outputs), tune)


EFFECT = Effect(
    name="triode",
    place=76,
    wakes=("triode",),
    resolve=resolve,
    build={"triode": build},
    params={"triode": Param(None, 0, 100, "", "distortion of a tube", quiet=True)},
    repeats=True,
)
