"""A bus: the sum of what is in a list, which may change between any two blocks.

A Mix of pyo's base classes reads its list of inputs anew in each block, so a voice joins and leaves
a bus by joining and leaving a list.
"""

from engine.voices.built import Node
from engine.voices.rack import Rack


class Bus:
    """One stereo bus.

    Attributes:
        centre, left, right: nodes that it sums, to both sides or to one.
        out: its two sides.
        nodes: all of its nodes, in the order in which they must be computed.
    """

    def __init__(self, rack: Rack) -> None:
        make = rack.nodes.Mix_base
        self.centre: list[Node] = []
        middle = make(self.centre)
        self.left: list[Node] = [middle]
        self.right: list[Node] = [middle]
        self.out = (make(self.left), make(self.right))
        self.nodes = [middle, *self.out]

    def join(self, outputs: tuple[Node, ...]) -> None:
        """Some nodes are heard here: (centre,), (left, right), or two of each."""
        for node, bus in zip(outputs, self._busses(len(outputs)), strict=True):
            bus.append(node)

    def leave(self, outputs: tuple[Node, ...]) -> None:
        """They are heard no longer."""
        for node, bus in zip(outputs, self._busses(len(outputs)), strict=True):
            bus.remove(node)

    def _busses(self, count: int) -> tuple[list[Node], ...]:
        if count == 1:
            return (self.centre,)
        if count == 2:
            return self.left, self.right
        return self.left, self.left, self.right, self.right
