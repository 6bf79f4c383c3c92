"""A conformal map of the sound, Tidal's real and imag: z becomes (z - a) / (1 - conj(a) z).

Tidal's synthesiser maps each part of the spectrum so; here z is the analytic signal, the sound and
its quarter turn, so that nothing is late. The map is shifted by a and stretched, so that silence
stays silent and quiet sounds stay as they are: what is left of it is z / (1 - conj(a) z).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_MOST: Final = 0.9  # how near a comes to the circle on which the map has no bounds
_HALF: Final = 0.5  # full scale is so far from the middle,
_WITHIN: Final = math.sqrt(0.5)  # and each part held there, so that z is within the circle


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The point a, drawn into the circle."""
    del event, gate_s
    real, imag = controls.number("real") or 0.0, controls.number("imag") or 0.0
    size = math.hypot(real, imag)
    if not size:
        return None
    inwards = _MOST * math.tanh(size) / size
    return Insert((("conformal", (real * inwards, imag * inwards)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The real part of the quotient, for each side."""
    del variant
    turned = []
    for node in inputs:
        pair = patch.add("HilbertMain", patch.add("Sig", node, _HALF, 0.0))
        x, y = (
            patch.add("Clip", patch.add("Hilbert", pair, part, 1.0, 0.0), -_WITHIN, _WITHIN, 1.0, 0)
            for part in (0, 1)
        )
        below_y, turn_y = patch.add("Sig", y, 0.0, 1.0), patch.add("Sig", x, 0.0, 0.0)
        below, turn = patch.add("Sig", x, 0.0, below_y), patch.add("Sig", y, 0.0, turn_y)
        above = patch.add("Sig", x, below, patch.add("Sig", y, turn, 0.0))
        size = patch.add("Sig", below, below, patch.add("Sig", turn, turn, 0.0))
        out = patch.add("M_Div", above, size, 1 / _HALF, 0.0)
        turned.append((below_y, turn_y, below, turn, out))

    def tune(real: float, imag: float) -> None:
        for below_y, turn_y, below, turn, _ in turned:
            below.setMul(-real)
            below_y.setMul(-imag)
            turn.setMul(-real)
            turn_y.setMul(imag)

    return Built(tuple(nodes[-1] for nodes in turned), tune)


EFFECT: Final = Effect(
    name="conformal",
    place=91,
    wakes=("real", "imag"),
    resolve=resolve,
    build={"conformal": build},
    params={
        "real": Param(None, -4, 4, "", "bends the sound: real part of a conformal map"),
        "imag": Param(None, -4, 4, "", "bends the sound: imaginary part of a conformal map"),
    },
)
