"""Some detuned saws, every other one more to the left and more to the right."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.choir import crossed, phases_of, ratio_of, width_of
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.pitch import Pitch

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """Their frequency, how far they are apart in pitch and in space, and their phases."""
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    count = round(controls.or_default("unison"))
    width = controls.number("detune")
    if width is None:
        width = controls.number("n") or controls.or_default("detune")
    spread = controls.or_default("spread") if count > 1 else 0.0
    level = amplitude(controls, SYNTH_LEVEL / math.sqrt(count), gate)
    source = (f"supersaw {count}", (hertz, width_of(width), spread, *phases_of(event, count)))
    return Head(
        source, level, gate, movers(event, controls, hertz, gate, free=True).modules, "stereo"
    )


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Two sums, of the even and of the odd saws, each on both sides."""
    count = int(variant)
    saws, tune_saws = _saws(patch, pitch, count)
    outputs, tune_sides = crossed(patch, saws)

    def tune(hertz: float, width: float, spread: float, *phases: float) -> None:
        if pitch is not None:
            pitch.base.set(hertz)
        tune_saws(hertz, width)
        for saw, phase in zip(saws, phases, strict=True):
            saw.setTable(patch.store.wave("polysaw", hertz))
            saw.setPhase(phase)
        tune_sides(spread)

    return Built(outputs, tune)


def _saws(
    patch: Patch, pitch: Pitch | None, count: int
) -> tuple[list[Node], Callable[[float, float], None]]:
    """The saws, each with the one before the last added, and how to set frequency and width."""
    detune = patch.dial("detune", 0.18)
    laws = [ratio_of(number, count) for number in range(count)]
    saws: list[Node] = []
    for number, law in enumerate(laws):
        frequency: Node | float = 440.0
        if pitch is not None:
            frequency = patch.add("Sig", pitch.node, detune.take(law), 0.0)
            detune.turns(frequency.setMul, law=law)
        summed = saws[-2] if number >= 2 else 0.0
        table = patch.store.wave("polysaw", 440.0)
        saws.append(patch.add("OscTrig", table, patch.on, frequency, 0.0, 2, patch.amp, summed))
    carrier = [440.0]  # the note that sounds

    def retune(width: float) -> None:
        for saw, law in zip(saws, laws, strict=True):
            saw.setFreq(carrier[0] * law.number(width))

    def tune(hertz: float, width: float) -> None:
        carrier[0] = hertz
        detune.set(width)

    if pitch is None:
        detune.jumps(retune)
    return saws, tune


SYNTH = Synth(
    sounds={"supersaw": "supersaw"},
    about="detuned saws side by side",
    params={
        "unison": Param(5, 1, 100, "", "voices of a supersaw"),
        "detune": Param(0.18, -120, 120, "semitones", "width of a supersaw", ("det",)),
        "spread": Param(0.6, 0, 1, "", "stereo width of a supersaw", quiet=True),
    },
    resolve=resolve,
    build={"supersaw": build},
    repeats=True,
)
