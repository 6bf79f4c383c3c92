"""The curves of shape and distort, after Strudel's formulas.

x is the sample, k the drive, L = ln(1 + k), T = L / (1 + L).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.voices.built import Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

Curve: TypeAlias = tuple[Node, Callable[[float], None]]


def _scurve(patch: Patch, node: Node) -> Curve:
    """(1 + k) x / (1 + k |x|)."""
    above = patch.add("Sig", node, 1.0, 0.0)
    below = patch.add("Sig", patch.add("M_Abs", node, 1.0, 0.0), 1.0, 1.0)

    def drive(k: float) -> None:
        above.setMul(1 + k)
        below.setMul(k)

    return patch.add("Sig", patch.add("M_Div", above, below, 1.0, 0.0), 1.0, 0.0), drive


def _driven(patch: Patch, node: Node) -> Curve:
    above = patch.add("Sig", node, 1.0, 0.0)
    return above, lambda k: above.setMul(1 + k)


def _soft(patch: Patch, node: Node) -> Curve:
    """tanh((1 + k) x)."""
    above, drive = _driven(patch, node)
    return patch.add("M_Tanh", above, 1.0, 0.0), drive


def _hard(patch: Patch, node: Node) -> Curve:
    """Clipped at 1."""
    above, drive = _driven(patch, node)
    return patch.add("Clip", above, -1.0, 1.0, 1.0, 0.0), drive


def _cubic(patch: Patch, node: Node) -> Curve:
    """soft((x - T x^3 / 3) / (1 - T / 3))."""
    square = patch.add("Sig", node, node, 0.0)
    bent = patch.add("Sig", square, 1.0, 1.0)
    above = patch.add("Sig", patch.add("Sig", node, bent, 0.0), 1.0, 0.0)

    def drive(k: float) -> None:
        third = _saturation(k) / 3
        bent.setMul(-third)
        above.setMul((1 + k) / (1 - third))

    return patch.add("M_Tanh", above, 1.0, 0.0), drive


def _fold(patch: Patch, node: Node) -> Curve:
    """1 - |((u + 1) mod 4) - 2| with u = (1 + k / 2) x."""
    wide = patch.add("Sig", node, 1.0, 1.0)
    turn = patch.add("Wrap", wide, 0.0, 4.0, 1.0, -2.0)
    folded = patch.add("Sig", patch.add("M_Abs", turn, -1.0, 1.0), 1.0, 0.0)
    return folded, lambda k: wide.setMul(1 + k / 2)


def _sinefold(patch: Patch, node: Node) -> Curve:
    """sin(pi / 2 fold(x))."""
    folded, drive = _fold(patch, node)
    folded.setMul(math.pi / 2)
    return patch.add("M_Sin", folded, 1.0, 0.0), drive


def _drawn(name: str) -> Callable[[Patch, Node], Curve]:
    """A curve that is drawn into a table: too steep for single precision, or too long a sum."""

    def build(patch: Patch, node: Node) -> Curve:
        from engine.tables import CURVE_POINTS, CURVE_SPAN, curve

        table = patch.own_table(CURVE_POINTS)
        within = patch.add("Sig", node, 1 / CURVE_SPAN, 0.0)

        def drive(k: float) -> None:
            table.fill(curve(name, float(f"{k:.4g}")))

        return patch.add("Lookup", table.base, within, 1.0, 0.0), drive

    return build


def _saturation(k: float) -> float:
    grown = math.log1p(max(k, -0.999))
    return grown / (1 + grown)


CURVES: Final[Mapping[str, Callable[[Patch, Node], Curve]]] = {
    "scurve": _scurve,
    "soft": _soft,
    "hard": _hard,
    "cubic": _cubic,
    "diode": _drawn("diode"),
    "asym": _drawn("asym"),
    "fold": _fold,
    "sinefold": _sinefold,
    "chebyshev": _drawn("chebyshev"),
}
