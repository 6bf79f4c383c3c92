"""From what the player asked to what a voice plays: control map in, VoiceSpec out.

Frequencies in Hz, times in seconds, levels linear against full scale. The laws (levels, defaults,
partial envelopes, pan) are those of Strudel's synthesiser, measured.
Pure: free of pyo, numpy, clock and dice.
"""

import math
from typing import Final

from engine.errors import SoundError
from engine.filters import filters
from engine.messages import SoundEvent
from engine.params import PARAMS, Controls
from engine.pitch import frequency, midi_note
from engine.sounds import RESTS, Sound, find
from engine.voices.envelope import SAMPLE, SYNTH, Adsr, Points, adsr, points
from engine.voices.spec import Module, VoiceSpec

__all__ = ["VoiceSpec", "resolve", "resolve_with_notices"]

# Synthesised sounds peak at this level before gain; samples at full scale.
SYNTH_LEVEL: Final = 0.3
_TAIL_S: Final = 0.01
_NATURAL_NOTE: Final = 36  # the note at which a sample plays at its own pitch


def resolve(event: SoundEvent) -> VoiceSpec | None:
    """The voice of an event, None for a rest.

    Raises:
        SoundError: no sound has that name; the text is fit for the player.
    """
    return resolve_with_notices(event)[0]


def resolve_with_notices(event: SoundEvent) -> tuple[VoiceSpec | None, list[str]]:
    """The voice of an event, and a sentence for every value that had to be changed.

    Raises:
        SoundError: no sound has that name; the text is fit for the player.
    """
    controls = Controls(event.controls)
    name = controls.given.get("s", "triangle")
    if not isinstance(name, str):
        raise SoundError(f"s is the name of a sound, not {name!r:.40}", 'try s("bd")')
    if name in RESTS:
        return None, controls.notices
    sound = find(name, controls.text("bank") or "")
    spec = _drum(event, controls, sound) if sound.drum else _synth(event, controls, sound)
    return spec, controls.notices


def _synth(event: SoundEvent, controls: Controls, sound: Sound) -> VoiceSpec:
    gate = _gate(event)
    source: Module
    if sound.kind == "noise":
        source = ("noise", (sound.name, controls.or_default("density")))
    else:
        source = ("wave", (sound.name, frequency(controls)))
    amp = points(_adsr(controls, SYNTH), 0.0, SYNTH_LEVEL * _gain(controls), gate)
    return _spec(event, controls, sound, source, amp, gate)


def _drum(event: SoundEvent, controls: Controls, sound: Sound) -> VoiceSpec | None:
    assert sound.drum is not None
    begin, end = controls.or_default("begin"), controls.or_default("end")
    rate = abs(controls.or_default("speed")) * 2 ** ((midi_note(controls) - _NATURAL_NOTE) / 12)
    length = sound.drum.length_s
    if rate == 0 or begin >= 1:
        return None
    backwards = controls.or_default("speed") < 0
    left = (1 - begin) * length / rate
    gate = min(_gate(event), left)
    if not (controls.has("clip") or controls.has("loop") or controls.has("release")):
        gate = max(end - begin, 0.0) * length / rate
    amp = points(_adsr(controls, SAMPLE), 0.0, _gain(controls), gate)
    source = ("sample", (sound.name, rate, begin, backwards))
    return _spec(event, controls, sound, source, amp, gate)


def _spec(
    event: SoundEvent, controls: Controls, sound: Sound, source: Module, amp: Points, gate: float
) -> VoiceSpec:
    amp = _until_silent(amp)
    chain, ringing = filters(controls, _gate(event))
    cut = controls.number("cut") if sound.drum else None
    chokes = sound.drum.chokes if sound.drum else ()
    return VoiceSpec(
        sound=sound.name,
        source=source,
        pitch=(),
        amp=amp,
        chain=chain,
        out=_out(controls),
        orbit=int(controls.or_default("orbit")),
        sends=(),
        cut=None if cut is None else int(cut),
        chokes=chokes,
        gate_s=gate,
        end_s=amp[-1][0] + _TAIL_S + ringing,
    )


def _until_silent(amp: Points) -> Points:
    """An envelope without the silence at its end: a voice need not wait for its note off."""
    kept = len(amp)
    while kept > 2 and amp[kept - 2][1] == amp[kept - 1][1] == 0:
        kept -= 1
    return amp[:kept]


def _gate(event: SoundEvent) -> float:
    duration = event.duration_s
    return min(max(duration, 0.0), 1e5) if math.isfinite(duration) else 0.0


def _adsr(controls: Controls, default: Adsr) -> Adsr:
    return adsr(
        default, *(controls.number(name) for name in ("attack", "decay", "sustain", "release"))
    )


def _gain(controls: Controls) -> float:
    gain = controls.number("gain") if controls.has("gain") else PARAMS["gain"].default
    return (1.0 if gain is None else gain) * controls.or_default("velocity")


def _out(controls: Controls) -> tuple[float, ...]:
    """Gains of a mono sound to both sides, with what comes after the effects."""
    after = controls.or_default("postgain")
    pan = controls.number("pan")
    if pan is None:
        return (after,)
    return after * math.cos(pan * math.pi / 2), after * math.sin(pan * math.pi / 2)
