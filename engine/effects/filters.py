"""Second-order filters, steady or swept by an envelope.

pyo's Biquad is the Audio EQ Cookbook's, as Web Audio's is: engine/filters.py makes the two
resonances the same. A steady cut-off is a plain number, which halves the cost.
"""

from collections.abc import Sequence
from typing import Final

from engine.voices.envelope import Points
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

_LOWPASS: Final = 0
_HIGHPASS: Final = 1
_BANDPASS: Final = 2


def lowpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave above the cut-off."""
    return _filter(patch, inputs, variant, _LOWPASS)


def highpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave below the cut-off."""
    return _filter(patch, inputs, variant, _HIGHPASS)


def bandpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A band, 0 dB in its middle."""
    return _filter(patch, inputs, variant, _BANDPASS)


def _filter(patch: Patch, inputs: Sequence[Node], variant: str, kind: int) -> Built:
    if variant == "swept":
        return _swept(patch, inputs, kind)
    nodes = [patch.add("Biquad", node, 1000.0, 1.0, kind, 1.0, 0.0) for node in inputs]

    def tune(hertz: float, q: float) -> None:
        for node in nodes:
            node.setFreq(hertz)
            node.setQ(q)

    return Built(tuple(nodes), tune)


def _swept(patch: Patch, inputs: Sequence[Node], kind: int) -> Built:
    cutoff, draw = patch.line()
    nodes = [patch.add("Biquad", node, cutoff, 1.0, kind, 1.0, 0.0) for node in inputs]

    def tune(corners: Points, q: float) -> None:
        draw(corners)
        for node in nodes:
            node.setQ(q)

    return Built(tuple(nodes), tune)
