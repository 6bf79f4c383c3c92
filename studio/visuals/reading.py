"""What an event says of itself to whoever draws it: its sound, its pitch, its colour. Pure.

Values are the player's: anything may stand in them, and nothing here fails.
"""

import math
from collections.abc import Mapping
from typing import Any, Final
from unicodedata import combining, east_asian_width

from patterns.numerals import note_number
from studio.visuals.kit import HUES

LONGEST_NAME: Final = 12  # characters of a sound's name
LOWEST, HIGHEST = 0.0, 127.0  # notes that are drawn

# Colours by name, in the order of the hues: red, orange, yellow, green, cyan, blue, violet, pink.
_NAMED: Final = {
    "red": 0, "crimson": 0, "tomato": 0, "salmon": 0, "maroon": 0, "brown": 1, "orange": 1,
    "coral": 1, "gold": 2, "yellow": 2, "khaki": 2, "lime": 3, "green": 3, "olive": 3,
    "teal": 4, "cyan": 4, "aqua": 4, "turquoise": 4, "blue": 5, "navy": 5, "steelblue": 5,
    "indigo": 6, "violet": 6, "purple": 6, "magenta": 7, "fuchsia": 7, "pink": 7, "hotpink": 7,
}  # fmt: skip
_DEGREES: Final = (0, 30, 55, 120, 180, 225, 275, 320)  # of the hues, on the wheel


def sound_of(value: Mapping[str, Any]) -> str:
    """The name of what sounds, short and printable.

    >>> sound_of({"s": "bd", "n": 3}), sound_of({"note": 48.0}), sound_of({"s": ""})
    ('bd', '48', '')
    """
    for name in ("s", "note", "n"):
        found = value.get(name)
        if found is not None and found != "":
            return narrow(printable(found)[:LONGEST_NAME])
    return ""


def narrow(text: str) -> str:
    """A text whose characters take one column each: others become question marks.

    >>> narrow("bd"), narrow("é鼓")
    ('bd', 'é?')
    """
    if text.isascii():
        return text
    return "".join("?" if east_asian_width(char) in "WF" or combining(char) else char
                   for char in text)  # fmt: skip


def printable(value: Any) -> str:
    """A value as text that stays on its line."""
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.5g}"
    text = str(value)[:80]
    return "".join(char if char.isprintable() else " " for char in text)


def note_of(value: Mapping[str, Any]) -> float | None:
    """The pitch as a note of MIDI, None where there is none.

    >>> note_of({"note": "c3"}), note_of({"freq": 440}), note_of({"s": "bd"})
    (48.0, 69.0, None)
    >>> note_of({"note": float("nan")}), note_of({"note": 1e9}), note_of({"note": "loud"})
    (None, 127.0, None)
    """
    freq = number_of(value.get("freq"))
    if freq is not None and freq > 0:
        return held(69 + 12 * math.log2(freq / 440))
    note = value.get("note")
    if isinstance(note, str):
        named = note_number(note[:8])
        return None if named is None else held(named)
    found = number_of(note)
    return None if found is None else held(found)


def held(note: float) -> float:
    """A note within what is drawn."""
    return min(max(float(note), LOWEST), HIGHEST)


def number_of(value: Any) -> float | None:
    """A finite number, None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def hue_of(value: Mapping[str, Any], place: int) -> str:
    """The class of style of an event: its `color`, else that of its place among slots.

    >>> hue_of({"color": "#00f"}, 0), hue_of({"color": "nonsense"}, 9), hue_of({}, 2)
    ('hue5', 'hue1', 'hue2')
    """
    color = value.get("color")
    number = _hue(color.strip().lower()) if isinstance(color, str) and len(color) < 40 else None
    return HUES[place % len(HUES) if number is None else number]


def _hue(color: str) -> int | None:
    if color in _NAMED:
        return _NAMED[color]
    if not color.startswith("#") or len(color) not in (4, 7):
        return None
    size = (len(color) - 1) // 3
    try:
        red, green, blue = (int(color[1 + size * at : 1 + size * (at + 1)], 16) for at in range(3))
    except ValueError:
        return None
    most, least = max(red, green, blue), min(red, green, blue)
    if most == least:
        return None
    if most == red:
        turn = (green - blue) / (most - least) % 6
    elif most == green:
        turn = (blue - red) / (most - least) + 2
    else:
        turn = (red - green) / (most - least) + 4
    degrees = 60 * turn
    return min(range(len(HUES)), key=lambda at: _apart(_DEGREES[at], degrees))


def _apart(one: float, other: float) -> float:
    return min((one - other) % 360, (other - one) % 360)
