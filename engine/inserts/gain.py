"""Loudness before the filters and after all of a stage, panning within it, and its beginning.

They are there always, so no control wakes them: engine/inserts/chain.py puts them into place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.inserts.kit import Effect
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One factor; the variant names the dial that it is."""
    dial = patch.dial(variant, 1.0)
    nodes = tuple(patch.add("Sig", node, dial.input, 0.0) for node in inputs)
    dial.turns(*(node.setMul for node in nodes))
    return Built(nodes, dial.set)


def pan(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Two gains, or four, for the two sides."""
    outputs, tune = patch.gains(inputs, int(variant))
    if len(outputs) == 4:
        left, left_too, right, right_too = outputs
        outputs = tuple(
            patch.add("Sig", node, 1.0, other)
            for node, other in ((left, left_too), (right, right_too))
        )
    return Built(outputs, tune)


def panned(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A sound whose place, from 0 to 1, is moved: the laws of engine/panning.py."""
    dial = patch.dial("pan", 0.0)
    if not variant:
        turn = patch.add("Sig", dial.input, math.pi / 2, 0.0)
        gains = _cosine_and_sine(patch, turn)
        return Built(tuple(patch.add("Sig", inputs[0], gain, 0.0) for gain in gains), dial.set)
    turns = [patch.add("Sig", dial.input, sign * math.pi, -sign * math.pi / 2) for sign in (1, -1)]
    (left, right_from_left), (right, left_from_right) = (
        _cosine_and_sine(patch, turn) for turn in turns
    )
    first, last = inputs[0], inputs[-1]
    return Built(
        (
            patch.add("Sig", first, left, patch.add("Sig", last, left_from_right, 0.0)),
            patch.add("Sig", last, right, patch.add("Sig", first, right_from_left, 0.0)),
        ),
        dial.set,
    )


def _cosine_and_sine(patch: Patch, turn: Node) -> list[Node]:
    """Of an angle that is kept within a right angle."""
    within = patch.add("Clip", turn, 0.0, math.pi / 2, 1.0, 0.0)
    return [patch.add(kind, within, 1.0, 0.0) for kind in ("M_Cos", "M_Sin")]


def fade(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The end of a voice whose FX would go on."""
    del variant
    line, draw = patch.line()

    def tune(begin_s: float, length_s: float) -> None:
        draw(((0.0, 1.0), (begin_s, 1.0), (begin_s + length_s, 0.0)))

    return Built(tuple(patch.add("Sig", node, line, 0.0) for node in inputs), tune)


def stage(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """What follows belongs to another stage; nothing is heard of that."""
    patch.stage = variant
    return Built(tuple(inputs), lambda: None)


EFFECT = Effect(
    name="stage",
    place=0,
    wakes=(),
    resolve=lambda *_: None,
    build={"gain": build, "pan": pan, "panned": panned, "stage": stage, "fade": fade},
    repeats=True,
)
