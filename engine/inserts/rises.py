"""Where a sound rises through zero: there a wave of it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.voices.built import Node
    from engine.voices.patch import Patch

LESS, AT_LEAST = 0, 3  # how pyo's Compare numbers its comparisons
_SILENCE: Final = 1e-6  # a rise is one above it, so after silence the first wave counts
_UP: Final = 0


def rises(patch: Patch, node: Node, add: Node | float = 0.0) -> Node:
    """1 at the first sample of each wave, else 0; and something added to it."""
    return patch.add("Thresh", node, _SILENCE, _UP, 1.0, add)
