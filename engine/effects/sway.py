"""A parameter of an orbit that voices move while they sound: a number, until one does."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from engine.voices.built import Node
from engine.voices.rack import Rack

# Takes a number or a node, and by how much more than the parameter that is.
Use: TypeAlias = tuple[Callable[[Node | float], None], float]


class Sway:
    """One parameter.

    Args:
        rack: the server.
        uses: what takes it.
        low: the least that it becomes when it is moved.
        high: the most.
    """

    def __init__(self, rack: Rack, uses: Sequence[Use], low: float, high: float) -> None:
        self._rack, self._uses, self._bounds = rack, uses, (low, high)
        self._value = 0.0
        self._movers: list[Node] = []
        self._nodes: list[Node] = []

    def set(self, value: float) -> None:
        """Another value, to which is added what moves it."""
        self._value = value
        if self._movers:
            self._nodes[1].setValue(value)
        else:
            for use, more in self._uses:
                use(value + more)

    def join(self, mover: Node, before: Node) -> None:
        """A node is added to it from now on; what uses it is computed from another one on."""
        self._movers.append(mover)
        if len(self._movers) > 1:
            return
        if not self._nodes:
            self._build(before)
        for node in self._nodes:
            node.play()
        self._nodes[1].setValue(self._value)
        for (use, _), node in zip(self._uses, self._nodes[3:], strict=True):
            use(node)

    def leave(self, mover: Node) -> None:
        """It is added no longer."""
        self._movers.remove(mover)
        if not self._movers:
            self.set(self._value)
            for node in self._nodes:
                node.stop()

    def _build(self, before: Node) -> None:
        make = self._rack.nodes
        moved = make.Mix_base(self._movers)
        summed = make.Sig_base(self._value, 1.0, moved)
        held = make.Clip_base(summed, *self._bounds, 1.0, 0.0)
        self._nodes = [moved, summed, held]
        self._nodes += [make.Sig_base(held, 1.0, more) for _, more in self._uses]
        self._rack.move_before(self._nodes, before)
