"""Notes and intervals as they are spelled: Eb is not D#, and C up a minor third is Eb.

A spelled pitch is (step, semitones): staff steps and semitones above C of octave 0, so a
transposition is the sum of two pairs and spelling takes care of itself. An interval is
the same pair. Middle C is C4 and MIDI 60; a note without octave stands in octave 3.
"""

import re
from functools import lru_cache
from typing import Final, TypeAlias

Pitch: TypeAlias = tuple[int, int]

LETTERS: Final = "CDEFGAB"
HEIGHTS: Final = (0, 2, 4, 5, 7, 9, 11)  # semitones of the seven letters above C
PERFECT: Final = (0, 3, 4)  # unison, fourth and fifth have no major or minor
DEFAULT_OCTAVE: Final = 3
FLATS: Final = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
SPELLED: Final = re.compile(r"([a-gA-G])(#*|b*)(-?\d+)?\Z")
INTERVAL: Final = re.compile(r"(?:([-+]?\d+)(d{1,4}|m|M|P|A{1,4})|(AA|A|P|M|m|d|dd)([-+]?\d+))\Z")
# Intervals of 0 to 11 semitones, as they are named when nothing else is known.
PLAIN: Final[tuple[Pitch, ...]] = (
    (0, 0), (1, 1), (1, 2), (2, 3), (2, 4), (3, 5),
    (4, 6), (4, 7), (5, 8), (5, 9), (6, 10), (6, 11),
)  # fmt: skip


@lru_cache(maxsize=1024)
def spelled(name: str, octave: int = DEFAULT_OCTAVE) -> Pitch | None:
    """The pitch of a note name with sharps or flats, None where it is no such name.

    >>> spelled("Eb4"), spelled("c"), spelled("x")
    ((30, 51), (21, 36), None)
    """
    found = SPELLED.match(name)
    if found is None:
        return None
    letter, signs, its_octave = found.groups()
    index = LETTERS.index(letter.upper())
    height = octave if its_octave is None else int(its_octave)
    shift = len(signs) if "#" in signs else -len(signs)
    return height * 7 + index, height * 12 + HEIGHTS[index] + shift


@lru_cache(maxsize=4096)
def note_name(pitch: Pitch) -> str:
    """The name of a pitch, with its octave.

    >>> note_name((30, 51)), note_name((-1, -1))
    ('Eb4', 'B-1')
    """
    return f"{pitch_class(pitch)}{pitch[0] // 7}"


def pitch_class(pitch: Pitch) -> str:
    """The name of a pitch without its octave."""
    octave, index = divmod(pitch[0], 7)
    shift = pitch[1] - octave * 12 - HEIGHTS[index]
    return LETTERS[index] + ("#" * shift if shift > 0 else "b" * -shift)


def midi(pitch: Pitch) -> int:
    """The MIDI number of a pitch."""
    return pitch[1] + 12


@lru_cache(maxsize=256)
def interval(name: str) -> Pitch | None:
    """The interval of a name such as 3M, -2m or 5P; None where it is none.

    >>> interval("3M"), interval("-2M"), interval("9m"), interval("4M")
    ((2, 4), (-1, -2), (8, 13), None)
    """
    found = INTERVAL.match(name)
    if found is None:
        return None
    number = int(found[1] or found[4])
    quality = found[2] or found[3]
    if number == 0:
        return None
    steps = abs(number) - 1
    shift = _quality_shift(quality, steps % 7 in PERFECT)
    if shift is None:
        return None
    size = steps // 7 * 12 + HEIGHTS[steps % 7] + shift
    return (steps, size) if number > 0 else (-steps, -size)


def _quality_shift(quality: str, perfect: bool) -> int | None:
    """How far a quality is from perfect or major, in semitones."""
    if quality[0] == "A":
        return len(quality)
    if quality[0] == "d":
        return -len(quality) if perfect else -len(quality) - 1
    if perfect:
        return 0 if quality == "P" else None
    return {"M": 0, "m": -1}.get(quality)


def interval_of(semitones: int) -> Pitch:
    """The interval of a number of semitones, named the plain way.

    >>> interval_of(3), interval_of(-1), interval_of(14)
    ((2, 3), (-1, -1), (8, 14))
    """
    octaves, rest = divmod(abs(semitones), 12)
    steps, size = PLAIN[rest]
    steps, size = steps + 7 * octaves, size + 12 * octaves
    return (steps, size) if semitones >= 0 else (-steps, -size)


def raised(pitch: Pitch, by: Pitch) -> Pitch:
    """A pitch moved by an interval."""
    return pitch[0] + by[0], pitch[1] + by[1]


@lru_cache(maxsize=4096)
def transposed(name: str, by: Pitch) -> str:
    """A note name moved by an interval, without octave if it had none; "" if it is no note.

    >>> transposed("c3", (2, 3)), transposed("b", (1, 1)), transposed("cs3", (1, 1))
    ('Eb3', 'C', '')
    """
    pitch = spelled(name)
    if pitch is None:
        return ""
    moved = raised(pitch, by)
    return note_name(moved) if name[-1].isdigit() else pitch_class(moved)


def flat_name(number: int) -> str:
    """The name of a MIDI number, black keys as flats.

    >>> flat_name(61), flat_name(48)
    ('Db4', 'C3')
    """
    octave, index = divmod(number - 12, 12)
    return f"{FLATS[index]}{octave}"
