"""Octaver: octer mixes in an octave above, octersub and octersubsub one and two octaves below.

Above: the size of the wave, which goes up and down twice as often. Below: the low part of the
sound, let through in every second of its waves, and in two of four.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.inserts.rises import AT_LEAST, rises
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_NAMES: Final = ("octer", "octersub", "octersubsub")
_LOW_HZ: Final = 440.0
_RINGING_S: Final = 0.06  # until nothing is left of the constant part of the octave above


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Levels of the sound, of the octave above it, and of those below."""
    del event, gate_s
    above, below, lowest = (controls.or_default(name) for name in _NAMES)
    if not (above or below or lowest):
        return None
    turn = above * math.pi / 2
    levels = (math.cos(turn), 2 * above * math.sin(turn))
    if not (below or lowest):
        return Insert((("octer", levels),), _RINGING_S)
    return Insert((("octer sub", (*levels, below, lowest)),), _RINGING_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The sound, its size, and what counts its waves."""
    sides, subs = [], []
    for node in inputs:
        dry: Node = patch.add("Sig", node, 1.0, 0.0)
        if variant:
            low = patch.add("ButLP", node, _LOW_HZ, 1.0, 0.0)
            gates = _gates(patch, low)
            subs.append(gates)
            rest = patch.add("Sig", low, gates[-1], 0.0)
            mixed = patch.add("Sig", rest, 1.0, dry)
        else:
            mixed = dry
        size = patch.add("M_Abs", node, 1.0, 0.0)
        sides.append((dry, patch.add("DCBlock", size, 1.0, mixed)))

    def tune(level: float, above: float, below: float = 0.0, lowest: float = 0.0) -> None:
        for dry, out in sides:
            dry.setMul(level)
            out.setMul(above)
        for counter, every_second, two_of_four in subs:
            counter.reset(0)
            every_second.setMul(below)
            two_of_four.setMul(lowest)

    return Built(tuple(out for _, out in sides), tune)


def _gates(patch: Patch, low: Node) -> tuple[Node, Node, Node]:
    """What counts waves to four, and what is open in each second; with that, in the last two."""
    count = patch.add("Counter", rises(patch, low), 0, 4, 0, 1.0, 0.0)
    odd = patch.add("Wrap", count, 0.0, 2.0, 1.0, 0.0)
    return count, odd, patch.add("Compare", count, 2.0, AT_LEAST, 1.0, odd)


EFFECT = Effect(
    name="octer",
    place=78,
    wakes=_NAMES,
    resolve=resolve,
    build={"octer": build},
    params={
        "octer": Param(0, 0, 1, "", "level of an octave above", quiet=True),
        "octersub": Param(0, 0, 16, "", "level of an octave below", quiet=True),
        "octersubsub": Param(0, 0, 16, "", "level of two octaves below", quiet=True),
    },
    repeats=True,
)
