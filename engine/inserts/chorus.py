"""Chorus: on each side a copy whose delay a triangle moves, up on one while down on the other.

SuperDirt has none; its delays and pace are those of the well known synthesisers of 1982.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.lfo import cycle_phase
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_RATE_HZ: Final = 0.5
_SHORT_S, _LONG_S = 0.0016, 0.0054


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Levels of sound and copy, together as loud as before; and where the triangle stands."""
    del gate_s
    amount = controls.number("chorus")
    if not amount:
        return None
    turn, phase = amount * math.pi / 4, cycle_phase(event, _RATE_HZ)
    return Insert((("chorus", (math.cos(turn), math.sin(turn), phase)),), _LONG_S, width="stereo")


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A line of delay for each side."""
    del variant
    sides = []
    for node in patch.spread(inputs, 2):
        late, draw = patch.swing()
        dry = patch.add("Sig", node, 1.0, 0.0)
        sides.append((dry, patch.add("Delay", node, late, 0.0, 2 * _LONG_S, 1.0, dry), draw))

    def tune(level: float, copy: float, phase: float) -> None:
        for side, (dry, line, draw) in enumerate(sides):
            line.reset()
            dry.setMul(level)
            line.setMul(copy)
            begin = (phase + side / 2) % 1.0
            draw("tri", 0.5, _RATE_HZ, begin, lambda x: _SHORT_S + (_LONG_S - _SHORT_S) * x)

    return Built(tuple(line for _, line, _ in sides), tune)


EFFECT = Effect(
    name="chorus",
    place=94,
    wakes=("chorus",),
    resolve=resolve,
    build={"chorus": build},
    params={"chorus": Param(None, 0, 1, "", "level of copies that waver", quiet=True)},
)
