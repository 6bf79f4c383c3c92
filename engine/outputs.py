"""The pairs of outputs: each sums the orbits that are heard there, and is held at full scale.

Lives in the engine's process. Orbits are computed before the first pair, whatever comes later.
"""

from engine.effects.limiter import limiter
from engine.voices.built import Node
from engine.voices.rack import Rack


class Pair:
    """One pair of outputs.

    Attributes:
        sides: left and right as they are heard.
        first: the node before which everything is computed that is heard here.
    """

    def __init__(self, rack: Rack, channel: int, limiting: bool) -> None:
        """Build it.

        Args:
            rack: the server.
            channel: the left one, from 0.
            limiting: hold it at full scale.
        """
        make = rack.nodes
        self._busses: tuple[list[Node], list[Node]] = ([], [])
        plain = [make.Mix_base(bus) for bus in self._busses]
        left, right, built = limiter(rack, plain[0], plain[1])
        for node in (*plain, *built):
            node.play()
        self._ways = tuple(zip((left, right), plain, strict=True))
        self.first = plain[0]
        sides = [make.Sig_base(node, 1.0, 0.0) for node in self._chosen(limiting)]
        self.sides = (sides[0], sides[1])
        for number, side in enumerate(sides):
            side.out(channel + number, 0.0, 0.0)

    def join(self, sides: tuple[Node, ...]) -> None:
        """An orbit is heard here."""
        for side, bus in zip(sides, self._busses, strict=True):
            bus.append(side)

    def leave(self, sides: tuple[Node, ...]) -> None:
        """It is heard here no longer."""
        for side, bus in zip(sides, self._busses, strict=True):
            bus.remove(side)

    def set_limiter(self, limiting: bool) -> None:
        """The limiter in or out."""
        for side, node in zip(self.sides, self._chosen(limiting), strict=True):
            side.setValue(node)

    def _chosen(self, limiting: bool) -> list[Node]:
        return [held if limiting else plain for held, plain in self._ways]


class Outputs:
    """All pairs: the first is the master, the others are built when an orbit is first sent there.

    Args:
        rack: the server.
        channels: how many outputs there are.
        limiting: hold every pair at full scale.
    """

    def __init__(self, rack: Rack, channels: int, limiting: bool) -> None:
        self._rack, self._count, self._limiting = rack, max(1, channels // 2), limiting
        self._pairs = {0: Pair(rack, 0, limiting)}

    @property
    def master(self) -> Pair:
        """The main pair."""
        return self._pairs[0]

    def pair(self, number: int) -> Pair:
        """A pair by its number, from 0; beyond the last it begins with the first again."""
        number %= self._count
        if number not in self._pairs:
            self._pairs[number] = Pair(self._rack, 2 * number, self._limiting)
        return self._pairs[number]

    def set_limiter(self, limiting: bool) -> None:
        """The limiters in or out."""
        self._limiting = limiting
        for pair in self._pairs.values():
            pair.set_limiter(limiting)
