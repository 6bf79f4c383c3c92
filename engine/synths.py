"""The heads of voices: from a sound's name and controls to its source, level and width. Pure.

To add a synthesised sound: a function here in HEADS, its name in engine/sounds.py, and the source
that it uses in engine/voices/sources.py.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.messages import SoundEvent
from engine.params import Controls
from engine.pitch import frequency, midi_note, movers
from engine.sounds import Sound
from engine.voices.envelope import SAMPLE, SYNTH, Adsr, Points, adsr, exponential, points
from engine.voices.spec import Module

# Synthesised sounds peak at this level before gain; samples at full scale.
SYNTH_LEVEL: Final = 0.3
_NATURAL_NOTE: Final = 36  # the note at which a sample plays at its own pitch
_KICK_NOTE: Final = 29
_MOST_PARTIALS: Final = 512


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a voice.

    Attributes:
        source, pitch, amp: as in VoiceSpec; amp without gain.
        gate_s: seconds until note off.
        width: "mono"; "both", the same on two sides; or "stereo".
    """

    source: Module
    amp: Points
    gate_s: float
    pitch: tuple[Module, ...] = ()
    width: str = "mono"


def gate_of(event: SoundEvent) -> float:
    """Seconds from onset to note off."""
    duration = event.duration_s
    return min(max(duration, 0.0), 1e5) if math.isfinite(duration) else 0.0


def head(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    """The beginning of a voice, None where nothing can be heard."""
    return HEADS[sound.kind](event, controls, sound)


def _wave(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    gate, hertz = gate_of(event), frequency(controls)
    moved = movers(controls, hertz, gate)
    amounts, turns = controls.numbers("partials"), controls.numbers("phases")
    count = controls.number("n")
    if not amounts and count:
        amounts = (1.0,) * round(min(max(count, 1), _MOST_PARTIALS))
    name = "triangle" if sound.name == "user" else sound.name
    source: Module = ("wave", (name, hertz))
    share = controls.number("noise")
    if share:
        dry, wet = min(2 * (1 - share), 1.0), min(2 * share, 1.0)
        source = ("wave noisy", (name, hertz, dry, wet))
    if amounts and sound.name != "sine":
        source = ("partials", (sound.name, hertz, amounts, turns))
    return Head(source, _level(controls, SYNTH_LEVEL, gate), gate, moved)


def _noise(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    gate = gate_of(event)
    source = ("noise", (sound.name, controls.or_default("density")))
    return Head(source, _level(controls, SYNTH_LEVEL, gate), gate)


def _pulse(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    width = min(max(controls.or_default("pw"), -0.99), 0.99)
    source = ("pulse", (hertz, (1 - width) / 2))
    return Head(source, _level(controls, 1.0, gate), gate, movers(controls, hertz, gate), "both")


def _supersaw(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
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
        # Start phases look random, and are the same whenever the same cycle is played.
        phase = (math.sin(event.cycle * 12.9898 + number * 78.233) * 43758.5453) % 1.0
        voices.append((2 ** (min(max(semitones, -120), 120) / 12), phase))
    sides = math.sqrt((1 - spread) / 2), math.sqrt((1 + spread) / 2)
    level = _level(controls, SYNTH_LEVEL / math.sqrt(count), gate)
    source = (f"supersaw {count}", (hertz, *sides, *voices))
    return Head(source, level, gate, movers(controls, hertz, gate), "stereo")


def _kick(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    del sound
    hertz = frequency(controls, default_note=_KICK_NOTE)
    decay = controls.number("decay")
    decay = 0.5 if decay is None else max(decay, 0.001)
    bend_s = max(controls.number("pdecay") or 0.5, 0.001)
    cents = 100 * (controls.number("penv") or 36.0)
    end = decay + 0.01
    clip = controls.number("clip")
    if clip is not None:
        end = max(min(end, clip * gate_of(event)), 0.011)
    steps = [_falling(bend_s, cents, hertz, step / 48) for step in range(49)]
    body = exponential(((0.0, 1.0), (0.02, 1.0), (0.02 + decay, 0.001)))
    hiss = exponential(((0.0, 1.2), (0.025, 0.0012), (0.026, 0.0)))
    amp = ((0.0, 1.0), (end - 0.01, 1.0), (end, 0.0))
    return Head(("kick", (hertz, tuple(steps), body, hiss)), amp, end)


def _falling(bend_s: float, cents: float, hertz: float, share: float) -> tuple[float, float]:
    """A point of a pitch that falls exponentially in cents, to a thousandth of a cent."""
    left = cents * (0.001 / abs(cents)) ** share if cents else 0.0
    return bend_s * share, hertz * 2 ** (min(left, 12_000) / 1200)


def _drum(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    if sound.drum is None:
        return None
    begin, end = controls.or_default("begin"), controls.or_default("end")
    speed = controls.or_default("speed")
    rate = abs(speed) * 2 ** ((midi_note(controls) - _NATURAL_NOTE) / 12)
    length = sound.drum.length_s
    if rate == 0 or begin >= 1:
        return None
    gate = min(gate_of(event), (1 - begin) * length / rate)
    if not (controls.has("clip") or controls.has("loop") or controls.has("release")):
        gate = max(end - begin, 0.0) * length / rate
    level = points(_adsr(controls, SAMPLE), 0.0, 1.0, gate)
    source = ("sample", (sound.name, rate, begin, speed < 0))
    return Head(source, level, gate, movers(controls, None, gate))


def _level(controls: Controls, peak: float, gate_s: float) -> Points:
    return points(_adsr(controls, SYNTH), 0.0, peak, gate_s)


def _adsr(controls: Controls, default: Adsr) -> Adsr:
    return adsr(
        default, *(controls.number(name) for name in ("attack", "decay", "sustain", "release"))
    )


HEADS: Final[Mapping[str, Callable[[SoundEvent, Controls, Sound], Head | None]]] = {
    "wave": _wave,
    "noise": _noise,
    "pulse": _pulse,
    "supersaw": _supersaw,
    "kick": _kick,
    "drum": _drum,
}
