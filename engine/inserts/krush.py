"""Krush: y = (x² + k x) / (x² + (k - 1) |x| + 1), through a low-pass at kcutoff, mixed in by k.

Both halves of the wave are pressed towards 1, so there are octaves and much bass in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.filters import ringing_s
from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LOWPASS: Final = 0
_Q: Final = 1.0
_LOWEST_HZ, _USUAL_HZ, _HIGHEST_HZ = 20.0, 4000.0, 10_000.0


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """From 0.5 on nothing is left of the sound as it was."""
    del event, gate_s
    amount = controls.number("krush")
    if not amount:
        return None
    hertz = controls.number("kcutoff") or _USUAL_HZ
    turn = min(2 * amount, 1.0) * math.pi / 2
    hertz = min(max(hertz, _LOWEST_HZ), _HIGHEST_HZ)
    return Insert(
        (("krush", (amount, hertz, math.cos(turn), math.sin(turn))),), ringing_s(hertz, _Q)
    )


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The fraction, the filter, and the sound itself beside it."""
    del variant
    sides = []
    for node in inputs:
        square = patch.add("Sig", node, node, 0.0)
        above = patch.add("Sig", node, 1.0, square)
        size = patch.add("M_Abs", node, 1.0, 1.0)
        below = patch.add("Sig", size, 1.0, square)
        pressed = patch.add("M_Div", above, below, 1.0, 0.0)
        dry = patch.add("Sig", node, 1.0, 0.0)
        low = patch.add("Biquad", pressed, _USUAL_HZ, _Q, _LOWPASS, 1.0, dry)
        sides.append((above, size, dry, low))

    def tune(amount: float, hertz: float, dry_level: float, level: float) -> None:
        for above, size, dry, low in sides:
            above.setMul(amount)
            size.setMul(amount - 1)
            dry.setMul(dry_level)
            low.setFreq(hertz)
            low.setMul(level)

    return Built(tuple(side[-1] for side in sides), tune)


EFFECT = Effect(
    name="krush",
    place=77,
    wakes=("krush",),
    resolve=resolve,
    build={"krush": build},
    params={
        "krush": Param(None, 0, 100, "", "fat distortion", quiet=True),
        "kcutoff": Param(_USUAL_HZ, 0, 24_000, "Hz", "low-pass behind krush, 0: 4000", quiet=True),
    },
    repeats=True,
)
