"""Modulators as nodes: an oscillator, an envelope, or a bus, each added to a dial of its voice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

Made = tuple[Node, Callable[..., None]]


def build_modulator(patch: Patch, kind: str, name: str, add: Node | float) -> Made:
    """The sum of a modulator and what comes before it, and how to set it for a note."""
    return _BUILDERS[kind](patch, name, add)


def _lfo(patch: Patch, name: str, add: Node | float) -> Made:
    """A drawn period, read at a rate, until it ends."""
    import numpy as np

    rate, depth = patch.dial(f"{name}.rate", 1.0), patch.dial(f"{name}.depth", 1.0)
    running, draw_running = patch.line()
    swung, draw = patch.swing(0.0, rate)
    scaled = patch.add("Sig", swung, depth.input, 0.0)
    depth.turns(scaled.setMul)
    node = patch.add("Sig", scaled, running, add)

    def tune(
        kind: str,
        skew: float,
        rate_hz: float,
        phase: float,
        deep: float,
        offset: float,
        curve: float,
        low: float,
        high: float,
        begin_s: float,
        end_s: float,
    ) -> None:
        size = abs(deep) or 1.0  # the dial of the depth scales what is drawn for a depth of 1

        def made(period: Any) -> Any:
            value = (period + offset) * deep / size
            if curve != 1:
                value = np.where(value < 0, 0.0, np.abs(value) ** curve)
            return np.minimum(np.maximum(value, low / size), high / size)

        draw(kind, skew, rate_hz, phase, made)
        depth.set(size)
        before = ((0.0, 0.0), (begin_s, 0.0)) if begin_s else ()
        draw_running((*before, (begin_s, 1.0), (end_s, 1.0), (end_s, 0.0)))

    return node, tune


def _env(patch: Patch, name: str, add: Node | float) -> Made:
    """A line."""
    del name
    line, draw = patch.line()
    return patch.add("Sig", line, 1.0, add), draw


def _bmod(patch: Patch, name: str, add: Node | float) -> Made:
    """The mean of the two sides of a bus."""
    del name
    sides = [patch.add("Sig", 0.0, 1.0, 0.0) for _ in range(2)]
    summed = patch.add("Sig", sides[0], 1.0, sides[1])
    node = patch.add("Sig", summed, 1.0, add)

    def tune(number: int, dc: float, factor: float) -> None:
        for side, out in zip(sides, patch.busses.listen(number), strict=True):
            side.setValue(out)
            side.setMul(0.5)
            side.setAdd(0.5 * dc)
        node.setMul(factor)

    return node, tune


_BUILDERS: Final = {"lfo": _lfo, "env": _env, "bmod": _bmod}
