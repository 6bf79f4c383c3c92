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


def _diode(patch: Patch, node: Node) -> Curve:
    """soft(y cosh(g b)^2 / (2 g)), y = tanh(g (x + b)) - tanh(g (b - x)); g = 1 + 2k, b = .07 T."""
    up, down = patch.add("Sig", node, 1.0, 0.0), patch.add("Sig", node, -1.0, 0.0)
    first = patch.add("M_Tanh", up, 1.0, 0.0)
    both = patch.add("M_Tanh", down, -1.0, first)
    above = patch.add("Sig", both, 1.0, 0.0)

    def drive(k: float) -> None:
        gain, bias = 1 + 2 * k, 0.07 * _saturation(k)
        for side, sign in ((up, 1), (down, -1)):
            side.setMul(sign * gain)
            side.setAdd(gain * bias)
        above.setMul((1 + k) * _cosh2(gain * bias) / (2 * gain))

    return patch.add("M_Tanh", above, 1.0, 0.0), drive


def _asym(patch: Patch, node: Node) -> Curve:
    """soft(y cosh(g b)^2 / g), y = tanh(g (x + b)) - tanh(g b)."""
    up = patch.add("Sig", node, 1.0, 0.0)
    bent = patch.add("M_Tanh", up, 1.0, 0.0)
    above = patch.add("Sig", bent, 1.0, 0.0)

    def drive(k: float) -> None:
        gain, bias = 1 + 2 * k, 0.07 * _saturation(k)
        up.setMul(gain)
        up.setAdd(gain * bias)
        bent.setAdd(-math.tanh(gain * bias))
        above.setMul((1 + k) * _cosh2(gain * bias) / gain)

    return patch.add("M_Tanh", above, 1.0, 0.0), drive


def _chebyshev(patch: Patch, node: Node) -> Curve:
    """tanh((1 + L / 2) y) with y a sum of odd Chebyshev polynomials up to the 61st."""
    from engine.tables import CURVE_POINTS, chebyshev_curve

    table = patch.own_table(CURVE_POINTS)

    def drive(k: float) -> None:
        table.fill(chebyshev_curve(round(k, 3)))

    return patch.add("Lookup", table.base, node, 1.0, 0.0), drive


def _saturation(k: float) -> float:
    grown = math.log1p(max(k, -0.999))
    return grown / (1 + grown)


def _cosh2(x: float) -> float:
    return math.cosh(min(abs(x), 40.0)) ** 2


CURVES: Final[Mapping[str, Callable[[Patch, Node], Curve]]] = {
    "scurve": _scurve,
    "soft": _soft,
    "hard": _hard,
    "cubic": _cubic,
    "diode": _diode,
    "asym": _asym,
    "fold": _fold,
    "sinefold": _sinefold,
    "chebyshev": _chebyshev,
}
