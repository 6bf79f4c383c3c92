"""The future of a bus: what was rendered ahead is added to it at its exact frame.

Three tables, for both sides, left and right, which pyo reads round and round, a block each time;
what it has read is cleared before it comes there again. Lives in the engine's process.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.effects.bus import Bus
from engine.voices.rack import Rack

LEAST_FRAMES: Final = 2**16
CLEARED: Final = 16
# Into which table and from which side, for so many gains: see VoiceSpec.out.
_WAYS: Final = {
    1: ((0, 0),),
    2: ((1, 0), (2, 1)),
    4: ((1, 0), (1, 1), (2, 0), (2, 1)),
}


class Ring:
    """What a bus will play, from the block on that begins next.

    Args:
        rack: the server.
        bus: the bus.
        begin: the first frame of that block.
    """

    def __init__(self, rack: Rack, bus: Bus, begin: int) -> None:
        self._block, self._origin = rack.frames, begin
        self._length = rack.frames * (LEAST_FRAMES // rack.frames + 2 * CLEARED)
        tables = [rack.silence(self._length) for _ in range(3)]
        nodes = [rack.nodes.TableScan_base(table.base, 1.0, 0.0) for table in tables]
        rack.move_before(nodes, bus.nodes[0])
        for node in nodes:
            node.play()
        bus.join((nodes[0],))
        bus.join((nodes[1], nodes[2]))
        self._kept = tables, nodes
        self._futures = [table.samples for table in tables]
        self._scratch = np.empty(self._length, np.float32)
        self._until = self._clear = begin

    def add(self, frame: int, wave: NDArray[np.float32], gains: tuple[float, ...]) -> None:
        """Add samples from a frame on.

        Args:
            frame: not before the coming block.
            wave: shape (1 or 2 sides, frames), and all of it within the ring.
            gains: as VoiceSpec.out has them.
        """
        count = wave.shape[1]
        for (number, side), gain in zip(_WAYS[len(gains)], gains, strict=True):
            scaled = np.multiply(wave[min(side, len(wave) - 1)], gain, out=self._scratch[:count])
            for place, part in self._places(frame, count):
                future = self._futures[number][place]
                np.add(future, scaled[part], out=future)
        self._until = max(self._until, frame + count)

    def fade(self, frame: int, count: int) -> None:
        """Take back all that was to sound from a frame on, within so many frames."""
        ramp = np.linspace(1.0, 0.0, count, endpoint=False, dtype=np.float32)
        rest = max(self._until - frame - count, 0)
        for future in self._futures:
            for place, part in self._places(frame, count):
                future[place] *= ramp[part]
            for place, _ in self._places(frame + count, rest):
                future[place] = 0.0

    def clear(self, begin: int) -> None:
        """Clear what was played before a block, at least every CLEARED blocks."""
        if self._until > self._clear:
            for place, _ in self._places(self._clear, begin - self._clear):
                for future in self._futures:
                    future[place] = 0.0
        self._clear = begin

    def _places(self, frame: int, count: int) -> tuple[tuple[slice, slice], ...]:
        """Where some frames lie in the tables, and which part of them that is: one or two."""
        at = (frame - self._origin) % self._length
        first = min(count, self._length - at)
        whole = slice(at, at + first), slice(0, first)
        if first == count:
            return (whole,)
        return whole, (slice(0, count - first), slice(first, count))
