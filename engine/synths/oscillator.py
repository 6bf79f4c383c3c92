"""The plain oscillators: sine, triangle, square, sawtooth, and waves of the player's partials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.fmstart import WAVES
from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.pitch import Pitch, set_frequency, source_of

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.spec import Module

_MOST_PARTIALS: Final = 512


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """A stock wave, one with pink noise in it, or a sum of partials."""
    gate, hertz = gate_of(event), frequency(controls)
    moved = movers(event, controls, hertz, gate)
    amounts, turns = controls.numbers("partials"), controls.numbers("phases")
    count = controls.number("n")
    if not amounts and count:
        amounts = (1.0,) * round(min(max(count, 1), _MOST_PARTIALS))
    name = "triangle" if sound.name == "user" else sound.name
    source: Module = ("wave", (name, hertz, moved.phase))
    share = controls.number("noise")
    if share:
        dry, wet = min(2 * (1 - share), 1.0), min(2 * share, 1.0)
        source = ("wave noisy", (name, hertz, moved.phase, dry, wet))
    if amounts and sound.name != "sine":
        source = ("partials", (sound.name, hertz, moved.phase, amounts, turns))
    return Head(source, amplitude(controls, SYNTH_LEVEL, gate), gate, moved.modules)


def wave(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A band-limited oscillator, and pink noise if it is noisy."""
    osc = patch.osc(source_of(pitch), patch.amp)
    if variant == "noisy":
        return _with_noise(patch, pitch, osc)

    def tune(name: str, hertz: float, phase: float) -> None:
        osc.setTable(patch.store.wave(name, hertz))
        osc.setPhase(phase)
        set_frequency(pitch, osc, hertz)

    return Built((osc,), tune)


def _with_noise(patch: Patch, pitch: Pitch | None, osc: Node) -> Built:
    hiss = patch.noise(patch.amp)
    tone = patch.add("Sig", osc, 1.0, 0.0)
    mixed = patch.add("Sig", hiss, 1.0, tone)

    def tune(name: str, hertz: float, phase: float, dry: float, wet: float) -> None:
        osc.setTable(patch.store.wave(name, hertz))
        osc.setPhase(phase)
        set_frequency(pitch, osc, hertz)
        hiss.setTable(patch.store.noise("pink", 0.0))
        tone.setMul(dry)
        mixed.setMul(wet)

    return Built((mixed,), tune)


def partials(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """An oscillator with partials of the player's choice."""
    from engine.tables import PARTIALS_SIZE, chosen_partials

    del variant
    table = patch.own_table(PARTIALS_SIZE)
    osc = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, patch.amp, 0.0)
    nyquist = patch.rack.sample_rate / 2

    def tune(
        name: str,
        hertz: float,
        phase: float,
        amounts: tuple[float, ...],
        turns: tuple[float, ...],
    ) -> None:
        osc.setPhase(phase)
        table.fill(chosen_partials(name, amounts, turns, int(nyquist / hertz)))
        set_frequency(pitch, osc, hertz)

    return Built((osc,), tune)


SYNTH = Synth(
    sounds={**WAVES, "user": "user"},
    about="a band-limited oscillator",
    params={
        "noise": Param(None, 0, 1, "", "share of pink noise in an oscillator", quiet=True),
    },
    resolve=resolve,
    build={"wave": wave, "partials": partials},
    repeats=True,
)
