"""The curves of shape and distort, after Strudel's formulas.

x is the sample, k the drive, L = ln(1 + k), T = L / (1 + L).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.voices.built import Node
from engine.voices.dial import PLAIN, Dial, Law, line, within

if TYPE_CHECKING:
    from engine.voices.patch import Patch


@dataclass(frozen=True, slots=True)
class Drive:
    """The dial of a distortion, and k by its value."""

    dial: Dial
    k: Law

    def gain(self, patch: Patch, node: Node, law: Law, more: float = 0.0) -> Node:
        """A node times what a law makes of k, and something more."""
        of_dial = self.k.then(law)
        gained = patch.add("Sig", node, self.dial.take(of_dial), more)
        self.dial.turns(gained.setMul, law=of_dial)
        return gained


Curve: TypeAlias = Callable[["Patch", Node, Drive], Node]
_ABOVE: Final = line(1.0, 1.0)  # 1 + k


def _scurve(patch: Patch, node: Node, drive: Drive) -> Node:
    """(1 + k) x / (1 + k |x|)."""
    above = drive.gain(patch, node, _ABOVE)
    below = drive.gain(patch, patch.add("M_Abs", node, 1.0, 0.0), PLAIN, 1.0)
    return patch.add("Sig", patch.add("M_Div", above, below, 1.0, 0.0), 1.0, 0.0)


def _soft(patch: Patch, node: Node, drive: Drive) -> Node:
    """tanh((1 + k) x)."""
    return patch.add("M_Tanh", drive.gain(patch, node, _ABOVE), 1.0, 0.0)


def _hard(patch: Patch, node: Node, drive: Drive) -> Node:
    """Clipped at 1."""
    return patch.add("Clip", drive.gain(patch, node, _ABOVE), -1.0, 1.0, 1.0, 0.0)


def _cubic(patch: Patch, node: Node, drive: Drive) -> Node:
    """soft((x - T x^3 / 3) / (1 - T / 3))."""
    square = patch.add("Sig", node, node, 0.0)
    bent = drive.gain(patch, square, _THIRD.then(line(-1.0)), 1.0)
    above = drive.gain(patch, patch.add("Sig", node, bent, 0.0), _CUBIC_GAIN)
    return patch.add("M_Tanh", above, 1.0, 0.0)


def _third_of(patch: Patch, k: Node) -> Node:
    """T / 3."""
    grown = patch.add("M_Log", patch.add("Sig", k, 1.0, 1.0), 1.0, 0.0)
    return patch.add("M_Div", grown, patch.add("Sig", grown, 1.0, 1.0), 1 / 3, 0.0)


def _cubic_gain(patch: Patch, k: Node) -> Node:
    """(1 + k) / (1 - T / 3)."""
    below = patch.add("Sig", _third_of(patch, k), -1.0, 1.0)
    return patch.add("M_Div", patch.add("Sig", k, 1.0, 1.0), below, 1.0, 0.0)


_THIRD: Final = Law(lambda k: _saturation(k) / 3, _third_of)
_CUBIC_GAIN: Final = Law(lambda k: (1 + k) / (1 - _saturation(k) / 3), _cubic_gain)


def _fold(patch: Patch, node: Node, drive: Drive) -> Node:
    """1 - |((u + 1) mod 4) - 2| with u = (1 + k / 2) x."""
    wide = drive.gain(patch, node, line(0.5, 1.0), 1.0)
    turn = patch.add("Wrap", wide, 0.0, 4.0, 1.0, -2.0)
    return patch.add("Sig", patch.add("M_Abs", turn, -1.0, 1.0), 1.0, 0.0)


def _sinefold(patch: Patch, node: Node, drive: Drive) -> Node:
    """sin(pi / 2 fold(x))."""
    folded = _fold(patch, node, drive)
    folded.setMul(math.pi / 2)
    return patch.add("M_Sin", folded, 1.0, 0.0)


def _drawn(name: str) -> Curve:
    """A curve that is drawn into a table: too steep for single precision, or too long a sum."""

    def build(patch: Patch, node: Node, drive: Drive) -> Node:
        from engine.tables import CURVE_POINTS, CURVE_SPAN, curve

        if drive.dial.moved:
            return _moved(name, patch, node, drive.dial)
        table = patch.own_table(CURVE_POINTS)
        within = patch.add("Sig", node, 1 / CURVE_SPAN, 0.0)
        drive.dial.jumps(
            lambda amount: table.fill(curve(name, float(f"{drive.k.number(amount):.4g}")))
        )
        return patch.add("Lookup", table.base, within, 1.0, 0.0)

    return build


def _moved(name: str, patch: Patch, node: Node, dial: Dial) -> Node:
    """The same between curves that are drawn for some drives: both places as pyo counts them."""
    from engine.tables import CURVE_COLUMNS, CURVE_ROWS, CURVE_SPAN, MOST_DISTORT

    half = 0.5 * (CURVE_COLUMNS - 2) / CURVE_COLUMNS
    inside = patch.add("Sig", node, 1 / CURVE_SPAN, 0.0)
    column = patch.add("Clip", inside, -1.0, 1.0, half, half)
    share = (CURVE_ROWS - 1) / CURVE_ROWS / MOST_DISTORT
    row = dial.take(within(0.0, MOST_DISTORT).then(line(share)))
    return patch.add("MatrixPointer", patch.store.curves(name), column, row, 1.0, 0.0)


def _saturation(k: float) -> float:
    grown = math.log1p(max(k, -0.999))
    return grown / (1 + grown)


CURVES: Final[Mapping[str, Curve]] = {
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
