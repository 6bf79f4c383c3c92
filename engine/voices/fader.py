"""What a voice gives to one bus: its outputs, each through a gain that can be turned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.panning import sides
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
        self._level = 1.0
        self._place: tuple[float, ...] = (1.0,) * count  # where nothing is louder or weaker

    def set(self, gains: Sequence[float], level: float) -> None:
        """Gains for a note, as VoiceSpec.out, and the level that is in them."""
        self._level = level
        self._place = tuple([gain / level if level else 0.0 for gain in gains])
        for dial, place in zip(self._dials, self._place, strict=True):
            dial.set(level, place)

    def turn(self, level: float, at_once: bool) -> None:
        """Another level."""
        self._level = level
        self._turn(at_once)

    def place(self, width: str, pan: float, at_once: bool) -> None:
        """Another place between left and right, for what is placed at all."""
        if len(self._dials) == (4 if width == "stereo" else 2):
            self._place = sides(width, pan)
            self._turn(at_once)

    def _turn(self, at_once: bool) -> None:
        for dial, place in zip(self._dials, self._place, strict=True):
            dial.turn(self._level, place, at_once)
