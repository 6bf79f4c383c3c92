"""What a voice gives to one bus: its outputs, each through a gain that can be turned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.panning import level_of, sides
from engine.voices.built import Node
from engine.voices.dial import Dial

if TYPE_CHECKING:
    from engine.voices.patch import Patch


class Fader:
    """The gains of a voice into a bus.

    Args:
        patch: the voice.
        inputs: what it makes: one node or two sides.
        count: how many gains: see VoiceSpec.out.

    Attributes:
        nodes: what the bus sums.
    """

    def __init__(self, patch: "Patch", inputs: Sequence[Node], count: int) -> None:
        self.nodes, _ = patch.gains(inputs, count)
        self._dials = [Dial(patch, 1.0, None) for _ in self.nodes]
        for dial, node in zip(self._dials, self.nodes, strict=True):
            dial.turns(node.setMul)
        self._level, self._base, self._factors = 1.0, 1.0, (1.0,) * count

    def set(self, factors: Sequence[float], level: float) -> None:
        """Gains for a note, and the level that is in them."""
        self._level, self._base, self._factors = level, level, tuple(factors)
        for dial, factor in zip(self._dials, factors, strict=True):
            dial.set(level, factor / level if level else 0.0)

    def turn(self, level: float, at_once: bool) -> None:
        """Another level."""
        self._level = level
        for dial in self._dials:
            dial.turn(level, at_once=at_once)

    def place(self, width: str, pan: float, at_once: bool) -> None:
        """Another place between left and right, for what is placed at all."""
        if len(self._dials) == (4 if width == "stereo" else 2):
            self._factors = sides(width, pan, level_of(width, self._factors))
            for dial, factor in zip(self._dials, self._factors, strict=True):
                dial.turn(self._level, factor / self._base if self._base else 0.0, at_once)
