"""A patch: the graph of one voice while it is built, block by block.

A block is a function that takes the patch and what comes in, adds nodes, and returns its outputs
(one for mono, two for stereo) with a function that sets it for a note.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.voices.envelope import Points, segments
from engine.voices.rack import Node, Rack, Table
from engine.voices.store import Store


@dataclass(frozen=True, slots=True)
class Built:
    """A block that is built: its outputs, and how to set it for a note."""

    outputs: tuple[Node, ...]
    tune: Callable[..., None]


class Patch:
    """The nodes of one voice.

    Attributes:
        on: triggers at the onset; restarts phases and sweeps.
        amp: the amplitude envelope, 0 before the onset and after the end.
    """

    def __init__(self, rack: Rack, store: Store) -> None:
        self.rack, self.store = rack, store
        self.nodes: list[Node] = []
        kept_on, self.onsets = rack.trigger()
        kept_amp, self.levels = rack.trigger()
        self.kept: list[Table] = [kept_on, kept_amp]
        self.on = self.add("TableScan", kept_on._base_objs[0], 1.0, 0.0)
        scan = self.add("TableScan", kept_amp._base_objs[0], 1.0, 0.0)
        self.amp = self.add("TrigLinseg", scan, [(0.0, 0.0), (1.0, 0.0)], 1.0, 0.0)

    def add(self, kind: str, *settings: Any) -> Node:
        """A node of pyo's base class of that name, by its settings in order."""
        node = getattr(self.rack.nodes, f"{kind}_base")(*settings)
        self.nodes.append(node)
        return node

    def osc(self, frequency: Node | float, mul: Node | float, interpolation: int = 2) -> Node:
        """A table read at a frequency, from its phase at each onset. Set its table before it plays."""
        silent = self.store.wave("sine", 440.0)
        return self.add("OscTrig", silent, self.on, frequency, 0.0, interpolation, mul, 0.0)

    def line(self) -> tuple[Node, Callable[[Points], None]]:
        """A value over time from the onset, and how to set its points."""
        node = self.add("TrigLinseg", self.on, [(0.0, 0.0), (1.0, 0.0)], 1.0, 0.0)
        rate = self.rack.sample_rate
        return node, lambda corners: node.setList(segments(corners, rate))

    def gains(
        self, inputs: Sequence[Node], count: int
    ) -> tuple[tuple[Node, ...], Callable[..., None]]:
        """The outputs of a voice: inputs through 1, 2 or 4 gains (see VoiceSpec.out)."""
        if count == 4:
            left, right = inputs
            nodes = [self.add("Sig", node, 1.0, 0.0) for node in (left, right, left, right)]
        else:
            nodes = [self.add("Sig", inputs[0], 1.0, 0.0) for _ in range(count)]

        def tune(*factors: float) -> None:
            for node, factor in zip(nodes, factors, strict=True):
                node.setMul(factor)

        return tuple(nodes), tune
