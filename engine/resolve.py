"""From what the player asked to what a voice plays: control map in, VoiceSpec out.

Frequencies in Hz, times in seconds, levels linear against full scale. The laws (levels, defaults,
partial envelopes, pan) are those of Strudel's synthesiser, measured.
Pure: free of pyo, numpy, clock and dice.
"""

import math
from typing import Final

from engine.controls import Controls
from engine.errors import SoundError
from engine.inserts.chain import inserts
from engine.messages import SoundEvent
from engine.params import SHARED
from engine.samples.shelf import NOTHING, Shelf
from engine.sends import orders, sends
from engine.sounds import RESTS, find
from engine.synths.head import gate_of
from engine.voices.envelope import Points, scaled
from engine.voices.spec import VoiceSpec

__all__ = ["VoiceSpec", "resolve", "resolve_with_notices"]

_TAIL_S: Final = 0.01


def resolve(event: SoundEvent, shelf: Shelf = NOTHING) -> VoiceSpec | None:
    """The voice of an event, None for a rest.

    Raises:
        SoundError: no sound has that name; the text is fit for the player.
    """
    return resolve_with_notices(event, shelf)[0]


def resolve_with_notices(
    event: SoundEvent, shelf: Shelf = NOTHING
) -> tuple[VoiceSpec | None, list[str]]:
    """The voice of an event, and a sentence for every value that had to be changed.

    Args:
        event: what the player asked for.
        shelf: the sounds that the player has loaded.

    Raises:
        SoundError: no sound has that name; the text is fit for the player.
    """
    controls = Controls(event.controls)
    name = controls.given.get("s", "triangle")
    if not isinstance(name, str):
        raise SoundError(f"s is the name of a sound, not {name!r:.40}", 'try s("bd")')
    if name in RESTS:
        return None, controls.notices
    sound = find(name, controls.text("bank") or "", shelf)
    begun = sound.synth.resolve(event, controls, sound)
    if begun is None:
        return None, controls.notices
    amp = _until_silent(scaled(begun.amp, _gain(controls)))
    chain = inserts(event, controls, gate_of(event))
    # A mono sound that an effect gave two sides is panned as such: louder, as in Strudel.
    width = "both" if begun.width == "mono" and chain.stereo else begun.width
    cut = controls.number("cut") if sound.is_sample else None
    out, dry = _out(controls, width), controls.or_default("dry")
    spec = VoiceSpec(
        sound=sound.name,
        source=begun.source,
        pitch=begun.pitch,
        amp=amp,
        chain=chain.modules,
        out=tuple(gain * dry for gain in out),
        orbit=int(controls.or_default("orbit")),
        sends=sends(event, controls, out),
        cut=None if cut is None else int(cut),
        chokes=sound.drum.choked if sound.drum else (),
        gate_s=begun.gate_s,
        end_s=amp[-1][0] + _TAIL_S + chain.ringing_s,
        orders=orders(controls),
    )
    return spec, controls.notices


def _until_silent(amp: Points) -> Points:
    """An envelope without the silence at its end: a voice need not wait for its note off."""
    kept = len(amp)
    while kept > 2 and amp[kept - 2][1] == amp[kept - 1][1] == 0:
        kept -= 1
    return amp[:kept]


def _gain(controls: Controls) -> float:
    gain = controls.number("gain") if controls.has("gain") else SHARED["gain"].default
    return (1.0 if gain is None else gain) * controls.or_default("velocity")


def _out(controls: Controls, width: str) -> tuple[float, ...]:
    """Gains into the two sides, with what comes after the effects; see VoiceSpec.out."""
    after = controls.or_default("postgain")
    pan = controls.number("pan")
    if pan is None:
        return (after, after) if width == "stereo" else (after,)
    if width == "mono":
        return after * math.cos(pan * math.pi / 2), after * math.sin(pan * math.pi / 2)
    turn = (2 * pan - 1) * math.pi / 2
    if turn <= 0:
        gains = 1.0, -math.sin(turn), 0.0, math.cos(turn)
    else:
        gains = math.cos(turn), 0.0, math.sin(turn), 1.0
    left, left_from_right, right_from_left, right = (after * gain for gain in gains)
    if width == "both":
        return left + left_from_right, right_from_left + right
    return left, left_from_right, right_from_left, right
