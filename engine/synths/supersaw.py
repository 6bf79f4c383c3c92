"""Some detuned saws, every other one more to the left and more to the right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of, start_phase
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.pitch import Pitch

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """Frequencies and phases of the saws; two gains that each saw has for its sides."""
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    count = round(controls.or_default("unison"))
    width = controls.number("detune")
    if width is None:
        width = controls.number("n") or controls.or_default("detune")
    spread = controls.or_default("spread") if count > 1 else 0.0
    voices = []
    for number in range(count):
        semitones = (number / (count - 1) - 0.5) * width if count > 1 else 0.0
        phase = start_phase(event, number)
        voices.append((2 ** (min(max(semitones, -120), 120) / 12), phase))
    sides = math.sqrt((1 - spread) / 2), math.sqrt((1 + spread) / 2)
    level = amplitude(controls, SYNTH_LEVEL / math.sqrt(count), gate)
    source = (f"supersaw {count}", (hertz, *sides, *voices))
    return Head(
        source, level, gate, movers(event, controls, hertz, gate, free=True).modules, "stereo"
    )


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Two sums, of the even and of the odd saws, each on both sides."""
    count = int(variant)
    saws: list[Node] = []
    ratios: list[Node] = []
    for number in range(count):
        if pitch is not None:
            ratios.append(patch.add("Sig", pitch.node, 1.0, 0.0))
        summed = saws[-2] if number >= 2 else 0.0
        frequency = 440.0 if pitch is None else ratios[-1]
        table = patch.store.wave("polysaw", 440.0)
        saws.append(patch.add("OscTrig", table, patch.on, frequency, 0.0, 2, patch.amp, summed))
    even = saws[-1] if count % 2 else saws[-2]
    odd = None if count == 1 else saws[-2] if count % 2 else saws[-1]
    sides = [patch.add("Sig", even, 1.0, 0.0) for _ in range(2)]
    others = [] if odd is None else [patch.add("Sig", odd, 1.0, side) for side in sides]

    def tune(hertz: float, low: float, high: float, *voices: tuple[float, float]) -> None:
        if pitch is not None:
            pitch.base.set(hertz)
        for number, (ratio, phase) in enumerate(voices):
            saws[number].setTable(patch.store.wave("polysaw", hertz))
            saws[number].setPhase(phase)
            if pitch is None:
                saws[number].setFreq(hertz * ratio)
            else:
                ratios[number].setMul(ratio)
        for side, gain in zip(sides, (low, high), strict=True):
            side.setMul(gain)
        for other, gain in zip(others, (high, low), strict=False):
            other.setMul(gain)

    return Built(tuple(others or sides), tune)


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
