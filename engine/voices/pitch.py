"""What moves a voice's frequency: FM, pitch envelope and vibrato, built in that order.

A source that finds a Pitch reads its frequency there instead of a plain number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.voices.built import Node
from engine.voices.envelope import Points

if TYPE_CHECKING:
    from engine.voices.patch import Patch

# Wave, frequency and peak deviation in Hz, and envelope of the deviation or ().
Modulator: TypeAlias = tuple[str, float, float, Points]


@dataclass(frozen=True, slots=True)
class Pitch:
    """A frequency that moves.

    Attributes:
        base: a Sig with the frequency before it is moved.
        node: the frequency, in Hz.
        tuners: to set what moves it for a note, in the order of VoiceSpec.pitch.
    """

    base: Node
    node: Node
    tuners: tuple[Callable[..., None], ...]


def build_pitch(patch: Patch, names: Sequence[str]) -> Pitch | None:
    """The movers of some names; None for none."""
    if not names:
        return None
    base = node = patch.add("Sig", 440.0, 1.0, 0.0)
    tuners = []
    for name in names:
        kind, _, variant = name.partition(" ")
        build = {"fm": _fm, "bend": _bend, "vibrato": _vibrato}[kind]
        node, tune = build(patch, node, variant)
        tuners.append(tune)
    return Pitch(base, node, tuple(tuners))


def _bend(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """Times a line of ratios."""
    del variant
    line, draw = patch.line()
    return patch.add("Sig", node, line, 0.0), draw


def _vibrato(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """Up and down by a sine, in semitones."""
    del variant
    swing = patch.osc(5.0, 0.04)
    ratio = patch.add("M_Pow", 2.0, swing, 1.0, 0.0)

    def tune(rate_hz: float, semitones: float) -> None:
        swing.setFreq(rate_hz)
        swing.setMul(semitones / 12)

    return patch.add("Sig", node, ratio, 0.0), tune


def _fm(patch: Patch, node: Node, variant: str) -> tuple[Node, Callable[..., None]]:
    """A chain of modulators: the first moves the carrier, the second the first, and so on.

    The variant has one letter for each: e with an envelope, - without.
    """
    built: list[tuple[Node, Node, Callable[[Points], None] | None]] = []
    upstream: Node | None = None
    for number in reversed(range(len(variant))):
        line, draw = patch.line() if variant[number] == "e" else (1.0, None)
        target = patch.add("Sig", 440.0, 1.0, 0.0) if number else node
        osc = patch.add(
            "OscTrig",
            patch.store.wave("sine", 440.0),
            patch.on,
            440.0 if upstream is None else upstream,
            0.0,
            2,
            line,
            target,
        )
        built.insert(0, (osc, target, draw))
        upstream = osc

    def tune(*modulators: Modulator) -> None:
        for number, (wave, hertz, deviation, envelope) in enumerate(modulators):
            osc, _, draw = built[number]
            osc.setTable(patch.store.wave(wave, hertz))
            if number + 1 == len(built):
                osc.setFreq(hertz)
            else:
                built[number + 1][1].setValue(hertz)
            if draw is None:
                osc.setMul(deviation)
            else:
                draw(envelope)

    return upstream, tune


def set_frequency(pitch: Pitch | None, osc: Node, hertz: float) -> None:
    """Give a note's frequency to an oscillator, or to what moves it."""
    if pitch is None:
        osc.setFreq(hertz)
    else:
        pitch.base.setValue(hertz)


def source_of(pitch: Pitch | None) -> Any:
    """What an oscillator takes as its frequency when it is built."""
    return 440.0 if pitch is None else pitch.node
