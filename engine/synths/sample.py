"""A recorded or computed sound from a table: at a rate, from a point on, forwards or backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.params import Param
from engine.pitch import mean_speed, midi_note, movers
from engine.synths.head import Head, gate_of, lasts_as_its_event, sample_amplitude
from engine.synths.kit import Synth
from engine.synths.recorded import looped
from engine.voices.built import Built
from engine.voices.keys import COMPUTED_RATE, computed_path
from engine.voices.pitch import Pitch, set_frequency, source_of

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.spec import Module

_NATURAL_NOTE: Final = 36  # the note at which it plays at its own pitch


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    """It lasts as long as the sample, unless the player says otherwise."""
    if sound.drum is None:
        return None
    if sound.remark:
        controls.notices.append(sound.remark)
    variant = _variant(controls)
    begin, end = controls.or_default("begin"), controls.or_default("end")
    speed = controls.or_default("speed")
    rate = abs(speed) * 2 ** ((midi_note(controls) - _NATURAL_NOTE) / 12)
    length = sound.drum.seconds(variant)
    rate *= length if controls.text("unit") == "c" else 1.0
    if rate == 0 or begin >= 1:
        return None
    heard_s = length / rate / mean_speed(controls)
    gate = min(gate_of(event), (1 - begin) * heard_s)
    if not lasts_as_its_event(controls):
        gate = max(end - begin, 0.0) * heard_s
    key, backwards = sound.drum.key(variant), speed < 0
    source: Module = ("sample", (key, rate, begin, backwards))
    if controls.number("loop"):
        gate, frames = gate_of(event), round(length * COMPUTED_RATE)
        path, hertz = computed_path((key, 1.0)), rate * COMPUTED_RATE
        source = looped(controls, "mono", (path, frames, hertz, begin, backwards))
    level = sample_amplitude(controls, gate)
    return Head(source, level, gate, movers(event, controls, None, gate).modules)


def _variant(controls: Controls) -> int | None:
    """The variant that `n` asks for; None where it does not."""
    number = controls.number("n")
    return None if number is None else round(number)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The table of the sound, with silence behind it into which a release falls."""
    del variant
    osc = patch.osc(source_of(pitch), patch.amp)
    sample_rate = patch.rack.sample_rate

    def tune(key: str, rate: float, begin: float, backwards: bool) -> None:
        stored = patch.store.sample(key)
        osc.setTable(stored.table)
        start = (1 - begin if backwards else begin) * stored.frames / stored.size
        osc.setPhase(min(start, 1.0))
        set_frequency(pitch, osc, (-rate if backwards else rate) * sample_rate / stored.size)

    return Built((osc,), tune)


SYNTH = Synth(
    sounds={},  # the drums, see engine/sounds.py
    about="a recorded or computed sound",
    params={
        "speed": Param(1, -64, 64, "", "playback rate of a sample"),
        "begin": Param(0, 0, 1, "", "where in a sample to begin", quiet=True),
        "end": Param(1, 0, 1, "", "where in a sample to end", quiet=True),
        "nudge": Param(None, -10, 10, "s", "plays so much later, or earlier"),
        "cut": Param(None, -1e6, 1e6, "", "group in which a new sample ends the one before"),
    },
    resolve=resolve,
    build={"sample": build},
    repeats=True,
)
