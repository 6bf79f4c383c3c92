"""Second-order filters: steady, swept by an envelope, swung by an oscillator.

pyo's Biquad is the Audio EQ Cookbook's, as Web Audio's is: engine/inserts/filters.py makes the two
resonances the same. A steady cut-off is a plain number, which is cheaper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Built, Node
from engine.voices.dial import DECIBELS, PLAIN, Dial

if TYPE_CHECKING:
    from engine.voices.envelope import Points
    from engine.voices.patch import Patch

_LOWPASS: Final = 0
_HIGHPASS: Final = 1
_BANDPASS: Final = 2
_PREFIXES: Final = {"cutoff": "lp", "hcutoff": "hp", "bandf": "bp"}
_RESONANCES: Final = {"cutoff": "resonance", "hcutoff": "hresonance", "bandf": "bandq"}


def lowpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave above the cut-off."""
    return _filter(patch, inputs, variant, _LOWPASS, "cutoff")


def highpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """12 dB an octave below the cut-off."""
    return _filter(patch, inputs, variant, _HIGHPASS, "hcutoff")


def bandpass(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A band, 0 dB in its middle."""
    return _filter(patch, inputs, variant, _BANDPASS, "bandf")


def _filter(patch: Patch, inputs: Sequence[Node], variant: str, kind: int, name: str) -> Built:
    hertz, cutoff, place = cutoff_of(patch, variant, name)
    resonance, law = patch.dial(_RESONANCES[name], 1.0), PLAIN if kind == _BANDPASS else DECIBELS
    q = resonance.take(law)
    nodes = [patch.add("Biquad", node, hertz, q, kind, 1.0, 0.0) for node in inputs]
    if not variant:
        cutoff.turns(*(node.setFreq for node in nodes))
    resonance.turns(*(node.setQ for node in nodes), law=law)

    def tune(where: Any, q: float, *swing: Any) -> None:
        place(where, *swing)
        resonance.set(q)

    return Built(tuple(nodes), tune)


def cutoff_of(
    patch: Patch, variant: str, name: str
) -> tuple[Node | float, Dial, Callable[..., None]]:
    """What a filter takes as its cut-off, its dial, and how to place it for a note.

    Without a variant it is a number as a rule: the filter has to tell the dial how to set it.
    """
    words = variant.split()
    dial = patch.dial(name, 1000.0)
    if not words:
        return dial.input, dial, dial.set
    base: Node | float = dial.input
    draw: Callable[[Any], None] = dial.set
    if "swept" in words:
        base, draw = _swept(patch, dial)
    if "swung" not in words:
        return base, dial, draw
    swung, draw_swing = _swung(patch, _PREFIXES[name], base)
    if "swept" not in words:
        dial.turns(swung.setAdd)

    def place(where: Any, swing: Sequence[Any]) -> None:
        draw(where)
        draw_swing(*swing)

    return swung, dial, place


def _swung(patch: Patch, prefix: str, base: Node | float) -> tuple[Node, Callable[..., None]]:
    """The oscillator of a cut-off: drawn as it swings, or with nodes for what is moved of it."""
    lean, depth, middle = (patch.dial(f"{prefix}{name}", 0.5) for name in ("skew", "depth", "dc"))
    if not (depth.moved or middle.moved):
        node, draw = patch.swing(base, skew=lean)

        def drawn(kind: str, skew: float, rate_hz: float, phase: float, *ends: float) -> None:
            deep, offset, low, high = ends
            draw(kind, skew, rate_hz, phase, lambda x: (x + offset) * deep, (low, high))

        return node, drawn
    swung, draw_shape = patch.swing(middle.input, skew=lean)
    middle.turns(swung.setAdd)
    scaled = patch.add("Sig", swung, depth.input, 0.0)
    depth.turns(scaled.setMul)
    held = patch.add("Clip", scaled, 0.0, 0.0, 1.0, base)

    def tune(kind: str, skew: float, rate_hz: float, phase: float, *ends: float) -> None:
        deep, offset, low, high = ends
        draw_shape(kind, skew, rate_hz, phase, lambda x: x)
        depth.set(deep)
        middle.set(offset)
        held.setMin(low)
        held.setMax(high)

    return held, tune


def _swept(patch: Patch, dial: Dial) -> tuple[Node, Callable[[Any], None]]:
    """The line of an envelope, which grows with the dial; what a modulator adds does not."""
    line, draw = patch.line()
    dial.turns(line.setMul)

    def place(where: tuple[float, Points]) -> None:
        hertz, points = where
        draw(points)
        dial.set(*((0.0, 0.0) if dial.moved else (hertz, 1 / hertz)))

    return patch.add("Sig", line, 1.0, dial.input) if dial.moved else line, place
