"""Distortion: a curve of the player's choice (distort), or always the first one (shape)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from engine.controls import as_number
from engine.inserts.curves import CURVES, Drive
from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.dial import Law, within

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LEVEL: Final = within(0.001, 1.0)
# What k is: 2s / (1 - s) for shape, endless at 1, and e^d - 1 for distort.
_BELOW: Final = within(-100.0, 0.9999)
_SHAPE: Final = _BELOW.then(
    Law(
        lambda s: 2 * s / (1 - s),
        lambda patch, s: patch.add(
            "M_Div", patch.add("Sig", s, 2.0, 0.0), patch.add("Sig", s, -1.0, 1.0), 1.0, 0.0
        ),
    )
)
_DISTORT: Final = Law(
    lambda d: math.expm1(min(d, 20.0)),
    lambda patch, d: patch.add("M_Exp", within(-100.0, 20.0).node(patch, d), 1.0, -1.0),
)


def shape(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Always the same curve."""
    del event, gate_s
    amount, over = controls.number("shape"), controls.or_default("overshape")
    if amount is None and not over:
        return None
    amount = (amount or 0.0) + over
    return Insert((("shape scurve", (amount, controls.or_default("shapevol"))),))


def distort(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The curve goes by name or number."""
    del event, gate_s
    amount = controls.number("distort")
    if amount is None:
        return None
    level = controls.or_default("distortvol")
    return Insert(((f"distort {curve_of(controls)}", (amount, level)),))


def curve_of(controls: Controls) -> str:
    """The curve that distort asks for."""
    kind = controls.given.get("distorttype", 0)
    if isinstance(kind, str) and kind in CURVES:
        return kind
    number = as_number(kind) or 0
    return list(CURVES)[round(number) % len(CURVES) if abs(number) < 1e9 else 0]


def build(name: str, law: Law, patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One of the curves, and a level after it."""
    drive, level = patch.dial(name, 0.0), patch.dial(f"{name}vol", 1.0)
    outs = tuple(CURVES[variant](patch, node, Drive(drive, law)) for node in inputs)
    if level.moved:
        gain = level.take(_LEVEL)
        outs = tuple(patch.add("Sig", out, gain, 0.0) for out in outs)
    level.turns(*(out.setMul for out in outs), law=_LEVEL)

    def tune(amount: float, volume: float) -> None:
        drive.set(amount)
        level.set(volume)

    return Built(outs, tune)


EFFECTS = (
    Effect(
        name="shape",
        place=60,
        wakes=("shape", "overshape"),
        resolve=shape,
        build={"shape": partial(build, "shape", _SHAPE)},
        params={
            "shape": Param(None, -100, 1, "", "distortion", quiet=True),
            "overshape": Param(0, -100, 1, "", "added to shape", quiet=True),
            "shapevol": Param(1, 0, 1, "", "level after shape", quiet=True),
        },
        repeats=True,
    ),
    Effect(
        name="distort",
        place=70,
        wakes=("distort",),
        resolve=distort,
        build={"distort": partial(build, "distort", _DISTORT)},
        params={
            "distort": Param(None, -10, 20, "", "distortion", ("dist",)),
            "distortvol": Param(1, 0, 1, "", "level after distort", ("distvol",), quiet=True),
        },
        repeats=True,
    ),
)
