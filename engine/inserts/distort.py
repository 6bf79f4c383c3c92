"""Distortion: a curve of the player's choice (distort), or always the first one (shape)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.controls import as_number
from engine.inserts.curves import CURVES
from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch


def shape(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The drive is 2s / (1 - s): endless at 1."""
    del event, gate_s
    amount = controls.number("shape")
    if amount is None:
        return None
    drive = 2 * min(amount, 0.9999) / (1 - min(amount, 0.9999))
    volume = min(max(controls.or_default("shapevol"), 0.001), 1.0)
    return Insert((("distort scurve", (drive, volume)),))


def distort(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The drive is e^d - 1; the curve goes by name or number."""
    del event, gate_s
    amount = controls.number("distort")
    if amount is None:
        return None
    kind = controls.given.get("distorttype", 0)
    if not isinstance(kind, str) or kind not in CURVES:
        number = as_number(kind) or 0
        kind = list(CURVES)[round(number) % len(CURVES) if abs(number) < 1e9 else 0]
    volume = min(max(controls.or_default("distortvol"), 0.001), 1.0)
    return Insert(((f"distort {kind}", (math.exp(amount) - 1, volume)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One of the curves, and a level after it."""
    curves = [CURVES[variant](patch, node) for node in inputs]

    def tune(drive: float, volume: float) -> None:
        for out, set_drive in curves:
            set_drive(drive)
            out.setMul(volume)

    return Built(tuple(out for out, _ in curves), tune)


EFFECTS = (
    Effect(
        name="shape",
        place=60,
        wakes=("shape",),
        resolve=shape,
        build={"distort": build},
        params={
            "shape": Param(None, -100, 1, "", "distortion", quiet=True),
            "shapevol": Param(1, 0, 1, "", "level after shape", quiet=True),
        },
        repeats=True,
    ),
    Effect(
        name="distort",
        place=70,
        wakes=("distort",),
        resolve=distort,
        build={"distort": build},
        params={
            "distort": Param(None, -10, 20, "", "distortion", ("dist",)),
            "distortvol": Param(1, 0, 1, "", "level after distort", ("distvol",), quiet=True),
        },
        repeats=True,
    ),
)
