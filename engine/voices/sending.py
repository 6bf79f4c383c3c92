"""How much of a voice is sent to one effect of its orbit.

Mostly a plain share, by which all voices that have it are turned down together (engine/effects/
bus.py). Where a modulator moves it, or somebody turns it, the voice has gains of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.voices.built import Node
from engine.voices.dial import Dial

if TYPE_CHECKING:
    from engine.voices.patch import Patch


class Sending:
    """What one effect gets of a voice.

    Args:
        patch: the voice.
        outputs: what it makes, as the orbit hears it.
        moved: the dial of how much is sent, where a modulator moves it.

    Attributes:
        nodes, share: what joins the effect's bus, and at which share.
    """

    def __init__(self, patch: Patch, outputs: tuple[Node, ...], moved: Dial | None) -> None:
        self._patch, self._dial = patch, moved
        self.nodes, self.share = outputs, 1.0
        if moved is not None:
            self.nodes = tuple(patch.add("Sig", node, moved.input, 0.0) for node in outputs)

    def set(self, share: float) -> None:
        """As much for a note."""
        if self._dial is None:
            self.share = share
        else:
            self._dial.set(share)

    def part(self) -> list[Node]:
        """Have gains of its own: those that are new, to be put in their place, and to be joined."""
        if self._dial is not None:
            return []
        dial = self._dial = Dial(self._patch, self.share, None)
        new = [self._patch.add("Sig", node, self.share, 0.0) for node in self.nodes]
        dial.turns(*(node.setMul for node in new))
        dial.set(self.share)
        self.nodes, self.share = tuple(new), 1.0
        return new

    def turn(self, share: float, at_once: bool) -> None:
        """Another share: at once for a note that only begins, else without a click."""
        if self._dial is None:
            self.share = share
        else:
            self._dial.turn(share, at_once=at_once)
