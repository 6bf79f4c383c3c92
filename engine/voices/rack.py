"""The rack: the pyo server as voices, busses and effects see it.

Everything is built from pyo's base classes: they start stopped, add no hidden streams, and cost a
tenth of the friendly ones. pyo computes streams in the order of their creation, so what is built
later and must be heard first is moved forward in the server's list.
"""

import weakref
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.voices.built import Node
from engine.voices.inputs import Inputs, inputs_of
from engine.voices.longtables import give_back, long_table, retire


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Table:
    """Samples that nodes read. Keep it while anything may read it: pyo does not.

    Attributes:
        base: what a node takes.
        samples: a view on the samples; pyo keeps one more behind them.
    """

    base: Any
    samples: NDArray[np.float32]

    def fill(self, samples: NDArray[Any]) -> None:
        """New samples, read in a circle: the point after the last repeats the first."""
        self.put(samples)

    def put(self, samples: NDArray[Any]) -> None:
        """New samples at the beginning, the rest as it is; then as `fill`."""
        self.samples[: len(samples)] = samples
        self._after(samples[0])

    def draw(self, samples: NDArray[Any]) -> None:
        """New samples, and one more: the point that is read after the last."""
        self.samples[:] = samples[:-1]
        self._after(samples[-1])

    def _after(self, sample: float) -> None:
        size = len(self.samples)
        around = np.lib.stride_tricks.as_strided(self.samples, (size + 1,), self.samples.strides)
        around[size] = sample


class Rack:
    """Access to the nodes of a booted server.

    Attributes:
        nodes: pyo's module of base classes.
        frames: length of a block.
        sample_rate: Hz.
        patient: may a call take as long as it takes, as in a render?
        inputs: what comes in from outside.
    """

    def __init__(self, server: Any, frames: int, sample_rate: int) -> None:
        from pyo import _pyo

        self.nodes, self.frames, self.sample_rate = _pyo, frames, sample_rate
        self.patient = True
        self.inputs = Inputs(_pyo, inputs_of(server))
        self._unused: defaultdict[int, list[Table]] = defaultdict(list)
        # The server's own list: the order in which streams are computed.
        self._streams: list[Any] = server._server.streams  # noqa: SLF001 - pyo shows it nowhere else

    def table(self, samples: NDArray[Any]) -> Table:
        """A table of samples that are read in a circle."""
        table = self.silence(len(samples))
        table.fill(samples)
        return table

    def silence(self, frames: int) -> Table:
        """A table of zeros. One block long, a 1.0 in it triggers at that sample."""
        shared = long_table(self.nodes, frames)
        base = self.nodes.DataTable_base(frames) if shared is None else shared
        table = Table(base, np.asarray(base.getTableStream()))
        address = table.samples.ctypes.data
        if shared is None:
            weakref.finalize(table, retire, base, address, frames).atexit = False
        else:
            weakref.finalize(table, give_back, address, frames).atexit = False
        return table

    def borrow(self, frames: int) -> Table:
        """A short table of zeros, to be given back: pyo's own can never be freed."""
        unused = self._unused[frames]
        return unused.pop() if unused else self.silence(frames)

    def give_back(self, tables: list[Table]) -> None:
        """Nothing reads these any more that plays; the list is empty afterwards."""
        while tables:
            table = tables.pop()
            table.samples[:] = 0.0
            self._unused[len(table.samples)].append(table)

    def matrix(self, rows: NDArray[Any]) -> Table:
        """Rows of samples, each read in a circle, and what lies between two rows."""
        base = self.nodes.NewMatrix_base(rows.shape[1], len(rows))
        base.setData([row.tolist() for row in rows])  # by rows: no call holds the interpreter long
        return Table(base, np.zeros(0, np.float32))

    def move_before(self, built: Sequence[Node], node: Node) -> None:
        """Have the nodes just built computed before another node."""
        count = len(built)
        streams = self._streams
        new = streams[-count:]
        del streams[-count:]
        wanted = node._getStream()  # noqa: SLF001 - pyo shows it nowhere else
        at = len(streams) - 1
        while streams[at] is not wanted:  # it is near the end, behind hundreds of idle voices
            at -= 1
        streams[at:at] = new
