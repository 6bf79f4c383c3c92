"""Low-frequency oscillators: what controls say about their shape and phase. Pure."""

from typing import Final

from engine.controls import Controls, as_number
from engine.messages import SoundEvent

SHAPES: Final = ("tri", "sine", "ramp", "saw", "square")
_DIGITS: Final = 9
_GRID, _RATE = 128, 48_000  # what Strudel computes in blocks begins with the next block
LATE_S: Final = _GRID / _RATE  # after the onset, where that is on the grid
LEANING: Final = ("tri", "square")  # those that lean
_OTHER_NAMES: Final = {"triangle": "tri"}


def shape_of(controls: Controls, name: str) -> str:
    """The shape that a control names, or counts from 0.

    >>> shape_of(Controls({"tremoloshape": "triangle"}), "tremoloshape")
    'tri'
    >>> shape_of(Controls({"tremoloshape": 4}), "tremoloshape")
    'square'
    """
    return shape_named(controls.given.get(name, 0))


def shape_named(given: object) -> str:
    """The shape of a name or number; the first where there is none of it."""
    if isinstance(given, str):
        given = _OTHER_NAMES.get(given, given)
        if given in SHAPES:
            return given
    number = as_number(given)
    if number is None or abs(number) > 1e9:
        return SHAPES[0]
    return SHAPES[round(number) % len(SHAPES)]


def late_s(event: SoundEvent) -> float:
    """Seconds after the onset at which what Strudel computes in blocks begins.

    >>> round(late_s(SoundEvent(28, "$", 1, 1.0, 0.5, 0.0, {})) * 48_000)
    100
    """
    return (_GRID - event.frame % _GRID) / _RATE


def cycle_phase(event: SoundEvent, rate_hz: float) -> float:
    """Turns, from 0 to 1, at the onset.

    An oscillator has the phase at its late begin that it would have, had it run since cycle 0.
    The place in the block does not count and it is rounded, so that it is the same whenever the
    oscillator comes to the same place.
    """
    begun = event.cycle / max(event.cps, 1e-6) - LATE_S
    return round(begun * rate_hz % 1.0, _DIGITS) % 1.0
