"""What controls say about a delay: of an orbit, or of a voice within FX. Pure."""

from typing import Final

from engine.controls import Controls
from engine.messages import SoundEvent

LONGEST_DELAY_S: Final = 1.0
MOST_FEEDBACK: Final = 0.98
_ON: Final = 0.5  # from here on a switch is on


def echo_of(event: SoundEvent, controls: Controls) -> tuple[float, float, float] | None:
    """Level, time in seconds and feedback of a delay, None for none."""
    wet = controls.number("delay")
    if not wet:
        return None
    time, cycle_s = controls.number("delaytime"), 1 / max(event.cps, 1e-6)
    if time is None:
        time = controls.or_default("delaysync") * cycle_s
    elif (controls.number("lock") or 0.0) >= _ON:
        time *= cycle_s
    time = min(time / controls.or_default("delayspeed"), LONGEST_DELAY_S)
    feedback = controls.or_default("delayfeedback")
    return (wet, time, feedback) if time > 0 and feedback > 0 else None
