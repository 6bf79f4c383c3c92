"""Notes: names, numbers and frequencies. Pure.

A note is a MIDI number: 69 is 440 Hz, 60 is c4. A name without an octave is in octave 3.
"""

import re
from typing import Final

from engine.params import PARAMS, Controls, as_number

_NAME: Final = re.compile(r"([a-gA-G])([#sbf]*)(-?\d{1,2})?$")
_STEPS: Final = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_SHIFTS: Final = {"#": 1, "s": 1, "b": -1, "f": -1}
_LOWEST_HZ: Final = 0.01


def note_number(name: str) -> float | None:
    """The MIDI number of a note's name, None if it is not one.

    >>> note_number("c3"), note_number("eb"), note_number("f#-1"), note_number("bd")
    (48, 51, 6, None)
    """
    match = _NAME.match(name)
    if match is None:
        return None
    letter, shifts, octave = match.groups()
    shift = sum(_SHIFTS[sign] for sign in shifts)
    return 12 * (int(octave or 3) + 1) + _STEPS[letter.lower()] + shift


def midi_note(controls: Controls) -> float:
    """The note of a control map, as a MIDI number; the default where none is given."""
    note = controls.given.get("note")
    if isinstance(note, str) and as_number(note) is None:
        number = note_number(note.strip())
        if number is not None:
            return number
    number = controls.number("note")
    return PARAMS["note"].default or 0.0 if number is None else number


def frequency(controls: Controls) -> float:
    """The frequency that a synthesised sound plays, in Hz.

    >>> round(frequency(Controls({"note": "a4"})))
    440
    >>> round(frequency(Controls({"note": "a4", "freq": 100, "octave": 1})))
    200
    """
    hertz = controls.number("freq")
    if not hertz:
        note = midi_note(controls) or PARAMS["note"].default or 0.0
        hertz = 440 * 2 ** ((min(note, 200) - 69) / 12)
    hertz *= 2 ** controls.or_default("octave")
    return min(max(hertz, _LOWEST_HZ), PARAMS["freq"].hi)
