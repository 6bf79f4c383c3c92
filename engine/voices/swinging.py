"""A low-frequency oscillator whose lean, the share of its rise, moves while it sounds.

Its shape is drawn with a rise of half a period; where it is read goes on faster in the shorter of
its two parts. That is right for the shapes that lean: triangle and square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.voices.built import Node

if TYPE_CHECKING:
    from engine.voices.dial import Dial
    from engine.voices.patch import Patch
    from engine.voices.rack import Table

_LEAST, _MOST = 1e-6, 1e9
_TURN: Final = 1024


def leaning(
    patch: Patch,
    table: Table,
    hertz: Node | float,
    skew: Dial,
    mul: Node | float,
    add: Node | float,
) -> tuple[Node, Node]:
    """What runs through a period, to be set, and what is read of a table there."""
    import numpy as np

    ramp = patch.own_table(_TURN)
    ramp.draw(np.linspace(0.0, 1.0, _TURN + 1))
    turn = patch.add("OscTrig", ramp.base, patch.on, hertz, 0.0, 2, 1.0, 0.0)
    rise = _half(patch, turn, skew.input)
    since = patch.add("Sig", skew.input, -1.0, turn)
    fall = _half(patch, since, patch.add("Sig", skew.input, -1.0, 1.0))
    return turn, patch.add("Pointer", table.base, patch.add("Sig", rise, 1.0, fall), mul, add)


def _half(patch: Patch, done: Node, length: Node | float) -> Node:
    """The share of a part that is done, as a share of the half of a period."""
    parted = patch.add("M_Div", done, patch.add("Clip", length, _LEAST, _MOST, 1.0, 0.0), 0.5, 0.0)
    return patch.add("Clip", parted, 0.0, 0.5, 1.0, 0.0)
