"""The rack: the pyo server as voices, busses and effects see it.

Everything is built from pyo's base classes: they start stopped, add no hidden streams, and cost a
tenth of the friendly ones. pyo computes streams in the order of their creation, so what is built
later and must be heard first is moved forward in the server's list.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

# pyo has no types; a node is one of its base objects, a table one of its table objects.
Node: TypeAlias = Any
Table: TypeAlias = Any


class Rack:
    """Access to the nodes of a booted server.

    Attributes:
        nodes: pyo's module of base classes.
        frames: length of a block.
        sample_rate: Hz.
    """

    def __init__(self, server: Any, frames: int, sample_rate: int) -> None:
        import pyo
        from pyo import _pyo

        self.nodes, self.frames, self.sample_rate = _pyo, frames, sample_rate
        self._tables = pyo.DataTable
        self._streams: list[Any] = server._server.streams

    def table(self, samples: NDArray[Any]) -> Table:
        """A table of samples. Keep it while anything may read it: pyo does not."""
        made = self._tables(len(samples))
        np.asarray(made.getBuffer())[:] = samples
        if samples[0] != 0:  # the point after the last must repeat the first
            made.replace([float(sample) for sample in samples])
        return made

    def trigger(self) -> tuple[Table, NDArray[np.float32]]:
        """A table of one block, and its samples: a 1.0 in it triggers at that sample."""
        made = self._tables(self.frames)
        return made, np.asarray(made.getBuffer())

    def move_before(self, built: Sequence[Node], stream: Any) -> None:
        """Have the nodes just built computed before another stream."""
        count = len(built)
        streams = self._streams
        new = streams[-count:]
        del streams[-count:]
        at = streams.index(stream)
        streams[at:at] = new
