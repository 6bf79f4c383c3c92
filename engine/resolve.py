"""From what the player asked to what a voice plays: control map in, VoiceSpec out.

Frequencies in Hz, times in seconds, levels linear against full scale. The laws (levels, defaults,
partial envelopes, pan) are those of Strudel's synthesiser, measured.
Pure: free of pyo, numpy, clock and dice.
"""

from typing import Final

from engine.controls import Controls
from engine.errors import SoundError
from engine.holding import held
from engine.inserts.chain import through
from engine.messages import SoundEvent
from engine.panning import Image, sides
from engine.samples.shelf import NOTHING, Shelf
from engine.sends import orders, sends
from engine.sounds import RESTS, Sound, find
from engine.synths.head import Head, gate_of
from engine.voices.envelope import Points, later, scaled
from engine.voices.spec import VoiceSpec, sways_of

__all__ = ["VoiceSpec", "resolve", "resolve_with_notices"]

_TAIL_S: Final = 0.01
_IMAGE: Final = ("panspan", "panorient", "panwidth", "pansplay")
_REFUSED: Final = (
    "workletSrc is code for the audio thread, which nobody's code may enter here: ignored"
)
_CUT_S: Final = 0.005  # in which what FX still hold is silenced


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
    event = held(event, controls)
    sound = find(name, controls.text("bank") or "", shelf)
    begun = sound.synth.resolve(event, controls, sound)
    if begun is None:
        return None, controls.notices
    if controls.has("workletSrc"):
        controls.notices.append(_REFUSED)
    if sound.files is not None and sound.is_sample:
        controls.given.pop("stretch", None)  # it is in the recording already
    return _voice(event, controls, sound, begun, shelf), controls.notices


def _voice(
    event: SoundEvent, controls: Controls, sound: Sound, begun: Head, shelf: Shelf
) -> VoiceSpec:
    """A voice from its beginning on."""
    gate = gate_of(event)
    release, after = (controls.number(name) or _TAIL_S for name in ("release", "FXrelease"))
    chain = through(event, controls, gate, begun.width, gate + max(release, after))
    amp, nudge = begun.amp, (controls.number("nudge") or 0.0) if sound.is_sample else 0.0
    if nudge:  # as in Strudel, the sample moves and its envelope does not
        amp = later(amp, -nudge)
    expression = controls.number("expression")
    amp = scaled(amp, chain.gain if expression is None else chain.gain * expression)
    amp = _until_silent(amp)
    modules, end_s = chain.modules, amp[-1][0] + _TAIL_S + chain.ringing_s
    if controls.has("FX"):
        modules = (*modules, ("fade", (gate + release, max(after - release, _CUT_S))))
        end_s = max(end_s, gate + max(release + _CUT_S, after) + _TAIL_S)
    if sways_of(chain.modulators):  # heard in its echoes after it
        end_s = max(end_s, gate + max(release, after))
    cut = controls.number("cut") if sound.is_sample else None
    pan = None if "pan" in chain.done else controls.number("pan")
    loud = 1.0 if "postgain" in chain.done else controls.or_default("postgain")
    return VoiceSpec(
        sound=sound.name,
        source=begun.source,
        pitch=begun.pitch,
        amp=amp,
        chain=modules,
        out=_placed(controls, chain.width, pan, loud),
        orbit=int(controls.or_default("orbit")),
        sends=sends(event, controls, shelf),
        cut=None if cut is None else int(cut),
        chokes=sound.drum.choked if sound.drum else (),
        gate_s=begun.gate_s,
        end_s=end_s,
        orders=orders(controls),
        modulators=chain.modulators,
        early_s=chain.early_s - nudge,
        mix=(chain.width, chain.own, loud),
        dry=controls.or_default("dry"),
    )


def _placed(controls: Controls, width: str, pan: float | None, level: float) -> tuple[float, ...]:
    """The gains of a voice into the two sides."""
    if controls.has_none(_IMAGE):
        return sides(width, pan, level)
    image = Image(*(controls.or_default(name) for name in _IMAGE))
    return image.widen(width, sides(width, image.place(pan), level))


def _until_silent(amp: Points) -> Points:
    """An envelope without the silence at its end: a voice need not wait for its note off."""
    kept = len(amp)
    while kept > 2 and amp[kept - 2][1] == amp[kept - 1][1] == 0:
        kept -= 1
    return amp[:kept]
