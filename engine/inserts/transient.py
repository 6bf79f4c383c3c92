"""Transients and what follows them, made louder or softer; it always clips softly.

Source: the behaviour of Strudel's processor, measured: two followers of the level, a quick and a
slow one, say how much of a transient there is; the mean gain is taken out again.
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

_QUICK_S, _SLOW_S, _MEAN_S = 0.003, 0.08, 0.2
_ATTACK_DB, _SUSTAIN_DB = 18.0, 36.0
_MOST: Final = 1.5
_LOUDEST: Final = 8.0
_AT_ONCE_HZ: Final = 20_000.0
_GRID, _RATE = 128, 48_000


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """It begins with the next block of 128 samples and ends with the note."""
    attack = controls.number("transient")
    if attack is None:
        return None
    sustain = controls.number("transsustain") or 0.0
    begin = (_GRID - event.frame % _GRID) / _RATE
    end = gate_s + max(controls.number("release") or 0.0, controls.number("FXrelease") or 0.0, 0.01)
    up, down = attack * _ATTACK_DB / 20, sustain * _SUSTAIN_DB / 20
    return Insert((("transient", (up, down, begin, max(end, begin))),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Followers, the gain that they ask for, its mean, and the soft clip, for each side."""
    del variant
    running, draw = patch.line()
    parts = [_side(patch, node, running) for node in inputs]

    def tune(up: float, down: float, begin_s: float, end_s: float) -> None:
        draw(((0.0, 0.0), (begin_s, 0.0), (begin_s, 1.0), (end_s, 1.0), (end_s, 0.0)))
        for _, rising, falling in parts:
            rising.setMul(up + down)
            falling.setMul(-down)

    return Built(tuple(out for out, _, _ in parts), tune)


def _side(patch: Patch, node: Node, running: Node) -> tuple[Node, Node, Node]:
    level = patch.add("M_Abs", node, running, 0.0)
    quick, slow = (_follower(patch, level, time_s, running) for time_s in (_QUICK_S, _SLOW_S))
    above = patch.add("Sig", slow, -1.0, quick)
    ratio = patch.add("M_Div", above, patch.add("Sig", slow, 1.0, 1e-6), 1.0, 0.0)
    peak = patch.add("Clip", ratio, -_MOST, _MOST, 1.0, 0.0)
    # 10 ** (up * max(p, 0) + down * max(-p, 0)), the second being max(p, 0) - p
    falling = patch.add("Sig", peak, 0.0, 0.0)
    rising = patch.add("Sig", patch.add("Max", peak, 0.0, 1.0, 0.0), 0.0, falling)
    asked = patch.add("M_Pow", 10.0, rising, 1.0, 0.0)
    gain = patch.add("Clip", asked, 0.0, _LOUDEST, 1.0, -1.0)
    mean = patch.add("Sig", _follower(patch, gain, _MEAN_S, running), 1.0, 1.0)
    above_mean = patch.add("M_Div", patch.add("Sig", gain, 1.0, 1.0), mean, 1.0, 0.0)
    loud = patch.add("Sig", node, above_mean, 0.0)
    under = patch.add("M_Abs", loud, 1.0, 1.0)
    return patch.add("M_Div", loud, under, running, 0.0), rising, falling


def _follower(patch: Patch, node: Node, time_s: float, running: Node) -> Node:
    """A mean of some seconds; while it does not run it forgets, so that each note begins anew."""
    hertz = 1 / (2 * math.pi * time_s)
    return patch.add(
        "Tone", node, patch.add("Sig", running, hertz - _AT_ONCE_HZ, _AT_ONCE_HZ), 1.0, 0.0
    )


EFFECT = Effect(
    name="transient",
    place=6,
    wakes=("transient",),
    resolve=resolve,
    build={"transient": build},
    params={
        "transient": Param(None, -1, 1, "", "how much louder transients are", quiet=True),
        "transsustain": Param(None, -1, 1, "", "how much louder what follows is", quiet=True),
    },
    repeats=True,
)
