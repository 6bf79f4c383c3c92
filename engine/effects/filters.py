"""Second-order filters, steady or swept by an envelope.

pyo's Biquad is the Audio EQ Cookbook's, as Web Audio's is: engine/filters.py makes the two
resonances the same. A steady cut-off is a plain number, which halves the cost.
"""

from collections.abc import Callable, Sequence
from typing import Final

from engine.voices.envelope import Points
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

_TYPES: Final = {"lowpass": 0, "highpass": 1, "bandpass": 2, "notch": 3}


def filter_block(kind: str, swept: bool = False) -> Callable[[Patch, Sequence[Node]], Built]:
    """The builder of one kind of filter."""
    number = _TYPES[kind]

    def steady_filter(patch: Patch, inputs: Sequence[Node]) -> Built:
        nodes = [patch.add("Biquad", node, 1000.0, 1.0, number, 1.0, 0.0) for node in inputs]

        def tune(hertz: float, q: float) -> None:
            for node in nodes:
                node.setFreq(hertz)
                node.setQ(q)

        return Built(tuple(nodes), tune)

    def swept_filter(patch: Patch, inputs: Sequence[Node]) -> Built:
        cutoff, draw = patch.line()
        nodes = [patch.add("Biquad", node, cutoff, 1.0, number, 1.0, 0.0) for node in inputs]

        def tune(corners: Points, q: float) -> None:
            draw(corners)
            for node in nodes:
                node.setQ(q)

        return Built(tuple(nodes), tune)

    return swept_filter if swept else steady_filter
