"""How long a note is held, where its event alone does not say: gate, hold and the pedal. Pure."""

import math
from dataclasses import replace
from typing import Final

from engine.controls import Controls
from engine.messages import SoundEvent

_ASKED: Final = ("gate", "hold", "sustainpedal")
_DOWN: Final = 0.5  # from here on the pedal is down


def held(event: SoundEvent, controls: Controls) -> SoundEvent:
    """The event with the length for which its note is held.

    `gate` is a share of the event's length; `hold` the time after the attack; with the pedal down
    a note goes on until the cycle ends.

    >>> event = SoundEvent(0, "$", 1, 0.5, 0.5, 0.25, {})
    >>> def length_s(**given):
    ...     return held(event, Controls(given)).duration_s
    >>> length_s(gate=0.5), length_s(attack=0.25, hold=1), length_s(sustainpedal=1), length_s()
    (0.25, 1.25, 1.5, 0.5)
    """
    if controls.has_none(_ASKED):
        return event
    length_s = event.duration_s
    gate, hold = controls.number("gate"), controls.number("hold")
    if gate is not None:
        length_s *= gate
    if hold is not None:
        length_s = (controls.number("attack") or 0.0) + hold
    if (controls.number("sustainpedal") or 0.0) >= _DOWN:
        length_s = max(length_s, (1 - event.cycle % 1.0) / max(event.cps, 1e-6))
    return event if math.isnan(length_s) else replace(event, duration_s=length_s)
