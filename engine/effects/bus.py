"""A bus: the sum of what is in a list, which may change between any two blocks.

A Mix of pyo's base classes reads its list of inputs anew in each block, so a voice joins and leaves
a bus by joining and leaving a list. Voices that play into it at the same share of their sound are
summed first and turned down together: one gain for all costs less than one for each.
"""

from dataclasses import dataclass, field

from engine.voices.built import Node
from engine.voices.rack import Rack


class Bus:
    """One stereo bus.

    Attributes:
        centre, left, right: nodes that it sums, to both sides or to one.
        out: its two sides.
        nodes: its own nodes, in the order in which they must be computed.
    """

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        make = rack.nodes.Mix_base
        self.centre: list[Node] = []
        middle = make(self.centre)
        self.left: list[Node] = [middle]
        self.right: list[Node] = [middle]
        self.out = (make(self.left), make(self.right))
        self.nodes = [middle, *self.out]
        self._shared: dict[float, _Shared] = {}
        self._idle: list[_Shared] = []

    def join(self, outputs: tuple[Node, ...], share: float = 1.0) -> None:
        """Some nodes are heard here, at a share: (centre,), (left, right), or two of each."""
        bus = self if share == 1.0 else self._sharing(share)
        for node, side in zip(outputs, bus.sides(len(outputs)), strict=True):
            side.append(node)

    def leave(self, outputs: tuple[Node, ...], share: float = 1.0) -> None:
        """They are heard no longer."""
        bus = self if share == 1.0 else self._shared[share].bus
        for node, side in zip(outputs, bus.sides(len(outputs)), strict=True):
            side.remove(node)
        if bus is not self:
            self._one_fewer(share)

    def _sharing(self, share: float) -> "Bus":
        shared = self._shared.get(share)
        if shared is None:
            shared = self._idle.pop() if self._idle else self._new_shared()
            self._shared[share] = shared
            for node in shared.nodes:
                node.play()
            for gain in shared.gains:
                gain.setMul(share)
            self.join(shared.gains)
        shared.users += 1
        return shared.bus

    def _new_shared(self) -> "_Shared":
        bus, make = Bus(self._rack), self._rack.nodes.Sig_base
        shared = _Shared(bus, (make(bus.out[0], 1.0, 0.0), make(bus.out[1], 1.0, 0.0)))
        self._rack.move_before(shared.nodes, self.nodes[0])
        return shared

    def _one_fewer(self, share: float) -> None:
        shared = self._shared[share]
        shared.users -= 1
        if shared.users == 0:
            self.leave(shared.gains)
            for node in shared.nodes:
                node.stop()
            self._idle.append(self._shared.pop(share))

    def sides(self, count: int) -> tuple[list[Node], ...]:
        """The lists that so many outputs enter."""
        if count == 1:
            return (self.centre,)
        if count == 2:
            return self.left, self.right
        return self.left, self.left, self.right, self.right


@dataclass(slots=True)
class _Shared:
    """What is heard on a bus at one share.

    Attributes:
        bus: the sum.
        gains: it turned down.
        users: how often it was joined.
    """

    bus: Bus
    gains: tuple[Node, Node]
    users: int = 0
    nodes: list[Node] = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = [*self.bus.nodes, *self.gains]
