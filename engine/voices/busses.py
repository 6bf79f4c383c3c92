"""Busses between voices: what some are sent to, others hear.

They are computed after the voices that play into them and before those that listen. A voice that
listens to one bus and plays into another is heard there a block late.
"""

from typing import Final

from engine.effects.bus import Bus
from engine.voices.built import Node
from engine.voices.rack import Rack

_MOST: Final = 64


class Busses:
    """The busses that there are, each built when first used.

    Args:
        rack: the server.
        before: the node before which they must be computed.
    """

    def __init__(self, rack: Rack, before: Node) -> None:
        self._rack, self._before = rack, before
        self._busses: dict[int, Bus] = {}

    def listen(self, number: int) -> tuple[Node, Node]:
        """The two sides of a bus."""
        return self.bus(number).out

    def bus(self, number: int) -> Bus:
        """A bus by its number."""
        number %= _MOST
        bus = self._busses.get(number)
        if bus is None:
            bus = self._busses[number] = Bus(self._rack)
            self._rack.move_before(bus.nodes, self._before)
            for node in bus.nodes:
                node.play()
        return bus
