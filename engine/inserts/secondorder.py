"""Second-order filters and the ladder: steady, swept by an envelope, swung by an oscillator.

pyo's Biquad is the Audio EQ Cookbook's, as Web Audio's is: engine/inserts/filters.py makes the two
resonances the same. A steady cut-off is a plain number, which is cheaper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

_LOWPASS: Final = 0
_HIGHPASS: Final = 1
_BANDPASS: Final = 2
_LADDER_LEVEL: Final = 0.6  # pyo's ladder is this much louder than Strudel's, measured


def lowpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave above the cut-off."""
    return _filter(patch, inputs, variant, _LOWPASS)


def highpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave below the cut-off."""
    return _filter(patch, inputs, variant, _HIGHPASS)


def bandpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A band, 0 dB in its middle."""
    return _filter(patch, inputs, variant, _BANDPASS)


def ladder(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """24 dB an octave above the cut-off, with saturation before it."""
    cutoff, place = _cutoff(patch, variant)
    driven = [patch.add("Sig", node, 1.0, 0.0) for node in inputs]
    bent = [patch.add("M_Tanh", node, 1.0, 0.0) for node in driven]
    nodes = [patch.add("MoogLP", node, cutoff, 0.0, 1.0, 0.0) for node in bent]

    def tune(where: Any, feedback: float, drive: float, level: float, *swing: Any) -> None:
        place(nodes, where, swing)
        for before, node in zip(driven, nodes, strict=True):
            before.setMul(drive)
            node.setRes(feedback)
            node.setMul(_LADDER_LEVEL * level)

    return Built(tuple(nodes), tune)


def _filter(patch: Patch, inputs: Sequence[Node], variant: str, kind: int) -> Built:
    cutoff, place = _cutoff(patch, variant)
    nodes = [patch.add("Biquad", node, cutoff, 1.0, kind, 1.0, 0.0) for node in inputs]

    def tune(where: Any, q: float, *swing: Any) -> None:
        place(nodes, where, swing)
        for node in nodes:
            node.setQ(q)

    return Built(tuple(nodes), tune)


def _cutoff(patch: Patch, variant: str) -> tuple[Node | float, Callable[..., None]]:
    """What a filter takes as its cut-off when it is built, and how to place it for a note."""
    words = variant.split()
    base, draw = patch.line() if "swept" in words else (None, None)
    if "swung" not in words:
        if base is None:
            return 1000.0, _place_steady
        return base, lambda _, where, __: draw(where) if draw else None
    middle = 1000.0 if base is None else base
    swung, draw_swing = patch.swing(middle)

    def place(nodes: Sequence[Node], where: Any, swing: Sequence[Any]) -> None:
        del nodes
        if draw:
            draw(where)
        else:
            swung.setAdd(where)
        kind, skew, rate_hz, phase, depth, offset, low, high = swing[0]
        draw_swing(kind, skew, rate_hz, phase, lambda x: x * depth + offset, (low, high))

    return swung, place


def _place_steady(nodes: Sequence[Node], where: float, swing: Sequence[Any]) -> None:
    del swing
    for node in nodes:
        node.setFreq(where)
