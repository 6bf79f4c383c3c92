"""A bass drum: a triangle that falls in pitch, driven into tanh, with a touch of brown noise."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from engine.pitch import frequency
from engine.synths.head import Head, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built
from engine.voices.envelope import Points, exponential

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.pitch import Pitch

_NOTE: Final = 29
_STEP: Final = 0.13  # one straight piece ends at 88 % of the cents with which it begins
_END_CENTS: Final = 0.001
_MOST_CENTS: Final = 12_000


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """Decay is its length, penv and pdecay are how far and how quickly it falls."""
    del sound
    hertz = frequency(controls, default_note=_NOTE)
    decay = controls.number("decay")
    decay = 0.5 if decay is None else max(decay, 0.001)
    bend_s = max(controls.number("pdecay") or 0.5, 0.001)
    bend = controls.number("penv")
    cents = 100 * (36.0 if bend is None else bend)
    end = decay + 0.01
    clip = controls.number("clip")
    if clip is not None:
        end = max(min(end, clip * gate_of(event)), 0.011)
    steps = _bent(bend_s, cents, hertz)
    body = exponential(((0.0, 1.0), (0.02, 1.0), (0.02 + decay, 0.001)))
    hiss = exponential(((0.0, 1.2), (0.025, 0.0012), (0.026, 0.0)))
    amp = ((0.0, 1.0), (end - 0.01, 1.0), (end, 0.0))
    return Head(("kick", (hertz, steps, body, hiss)), amp, end)


def _bent(bend_s: float, cents: float, hertz: float) -> Points:
    """A pitch that falls exponentially in cents, to a thousandth of a cent.

    From below there is no such curve: it stays where it is, and jumps at the end.
    """
    if cents <= _END_CENTS:
        low = hertz * 2 ** (max(cents, -_MOST_CENTS) / 1200)
        return (0.0, low), (bend_s, low), (bend_s, hertz)
    fall = math.log(cents / _END_CENTS)
    bent = math.log(max(cents, 1.0))  # until a cent is left: what follows is nearly straight
    steps = max(math.ceil(bent / _STEP), 1)
    falling = []
    for step in range(steps):
        gone = bent * step / steps
        left = min(cents * math.exp(-gone), _MOST_CENTS)
        falling.append((bend_s * gone / fall, hertz * 2 ** (left / 1200)))
    return (*falling, (bend_s, hertz))


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Skin and hiss, each with its own line, under the voice's envelope."""
    del pitch, variant
    frequency, draw_frequency = patch.line()
    body, draw_body = patch.line()
    hiss, draw_hiss = patch.line()
    skin = patch.osc(frequency, 2.0)
    driven = patch.add("Sig", patch.add("M_Tanh", skin, 1.0, 0.0), body, 0.0)
    noise = patch.noise(hiss, driven)
    noise.setTable(patch.store.noise("brown", 0.0))

    def tune(hertz: float, falling: Points, decaying: Points, hissing: Points) -> None:
        skin.setTable(patch.store.wave("triangle", hertz))
        draw_frequency(falling)
        draw_body(decaying)
        draw_hiss(hissing)

    return Built((patch.add("Sig", noise, patch.amp, 0.0),), tune)


SYNTH = Synth(
    sounds={"sbd": "sbd"},
    about="a bass drum",
    resolve=resolve,
    build={"kick": build},
    repeats=True,
)
