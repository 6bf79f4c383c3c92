"""What moves a voice's frequency: FM, pitch envelope and vibrato, built in that order.

A source that finds a Pitch reads its frequency there instead of a plain number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Node
from engine.voices.dial import Dial
from engine.voices.envelope import later
from engine.voices.matrix import Matrix

if TYPE_CHECKING:
    from engine.voices.patch import Patch


@dataclass(frozen=True, slots=True)
class Pitch:
    """A frequency that moves.

    Attributes:
        base: the frequency before it is moved.
        node: the frequency, in Hz.
        tuners: to set what moves it for a note, in the order of VoiceSpec.pitch.
    """

    base: Dial
    node: Node
    tuners: tuple[Callable[..., None], ...]


def build_pitch(patch: Patch, names: Sequence[str]) -> Pitch | None:
    """The movers of some names; None for none."""
    if not names:
        return None
    base = patch.dial("frequency", 440.0)
    node: Node = base.input if base.moved else patch.add("Sig", 440.0, 1.0, 0.0)
    base.turns(node.setValue)
    tuners = []
    for name in names:
        kind, _, variant = name.partition(" ")
        node, tune = _MOVERS[kind](patch, node, variant)
        tuners.append(tune)
    return Pitch(base, node, tuple(tuners))


def _moved(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """A modulator moves it: that is in its base."""
    del patch, variant
    return node, lambda: None


def _bend(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """Times a line of ratios, two samples late: an oscillator is moved by the sample before."""
    del variant
    line, draw = patch.line()
    late = 2 / patch.rack.sample_rate
    return patch.add("Sig", node, line, 0.0), lambda corners: draw(later(corners, late))


def _vibrato(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """Up and down by a sine, in semitones."""
    del variant
    rate, depth = patch.dial("vib", 5.0), patch.dial("vibmod", 0.5)
    swing = patch.osc(rate.input, depth.input)
    rate.turns(swing.setFreq)
    depth.turns(swing.setMul)
    octaves = patch.add("Sig", swing, 1 / 12, 0.0)
    ratio = patch.add("M_Pow", 2.0, octaves, 1.0, 0.0)

    def tune(rate_hz: float, semitones: float) -> None:
        rate.set(rate_hz)
        depth.set(semitones)

    return patch.add("Sig", node, ratio, 0.0), tune


def _fm(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """Plus what the modulators add."""
    matrix = Matrix(patch, variant.split(" "))
    return matrix.move(node), matrix.tune


def set_frequency(pitch: Pitch | None, osc: Node, hertz: float) -> None:
    """Give a note's frequency to an oscillator, or to what moves it."""
    if pitch is None:
        osc.setFreq(hertz)
    else:
        pitch.base.set(hertz)


def source_of(pitch: Pitch | None) -> Any:
    """What an oscillator takes as its frequency when it is built."""
    return 440.0 if pitch is None else pitch.node


_MOVERS: Final = {"moved": _moved, "fm": _fm, "bend": _bend, "vibrato": _vibrato}
