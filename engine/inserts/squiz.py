"""Squiz: each wave is played so many times faster, and as often, in place of the next.

So the pitch is higher and the length is not; what is no simple tone crackles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.inserts.rises import LESS, rises
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LONGEST_S: Final = 0.1  # of a wave


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Once as fast is as it was."""
    del event, gate_s
    ratio = controls.number("squiz")
    if ratio is None or ratio <= 1:
        return None
    return Insert((("squiz", (ratio,)),), 2 * _LONGEST_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A line of delay, read from the beginning of the last wave on, until none follows."""
    del variant
    longest = _LONGEST_S * patch.rack.sample_rate
    paces, lines, outputs = [], [], []
    for node in inputs:
        begins = patch.add("Clip", rises(patch, node, patch.on), 0.0, 1.0, 1.0, 0.0)
        age = patch.add("Count", begins, 0, 0, 1.0, 0.0)
        before = patch.add("Delay1", age, 1.0, 1.0)
        held = patch.add("SampHold", before, begins, 1.0, 1.0, 0.0)
        length = patch.add("Clip", held, 1.0, longest, 1.0, 0.0)
        paces.append(patch.add("Sig", age, 2.0, 0.0))
        read = patch.add("Wrap", paces[-1], 0.0, length, -1.0, length)
        late = patch.add("Sig", age, 1.0, read)
        seconds = patch.add("Sig", late, 1 / patch.rack.sample_rate, 0.0)
        lines.append(patch.add("Delay", node, seconds, 0.0, 2 * _LONGEST_S, 1.0, 0.0))
        twice = patch.add("Sig", length, 2.0, 0.0)
        goes_on = patch.add("Compare", age, twice, LESS, 1.0, 0.0)
        outputs.append(patch.add("Sig", lines[-1], goes_on, 0.0))

    def tune(ratio: float) -> None:
        for pace, line in zip(paces, lines, strict=True):
            pace.setMul(ratio)
            line.reset()

    return Built(tuple(outputs), tune)


EFFECT = Effect(
    name="squiz",
    place=74,
    wakes=("squiz",),
    resolve=resolve,
    build={"squiz": build},
    params={"squiz": Param(None, 0, 64, "", "raises the pitch by this ratio", quiet=True)},
)
