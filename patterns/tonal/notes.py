"""Notes and intervals by name, and their arithmetic on letters, so that spelling comes out right.

A note is a letter, its sharps (flats count negative) and perhaps an octave; an interval is a
number of letters and of semitones. Eb3 and a major third are G3; D#3 and one are F##3. Pure.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LETTERS: Final = "CDEFGAB"
SEMITONES: Final = (0, 2, 4, 5, 7, 9, 11)  # of each letter above C
PERFECT: Final = (0, 3, 4)  # unison, fourth, fifth: letters above that are never major
DEFAULT_OCTAVE: Final = 3

_NOTE = re.compile(r"([a-gA-G])(#*|b*)(-?\d{1,3})?")
_INTERVAL = re.compile(r"([+-]?\d{1,3})(P|M|m|A{1,4}|d{1,4})|(P|M|m|A{1,4}|d{1,4})([+-]?\d{1,3})")
# Intervals of 0 to 11 semitones, as Strudel spells a number of them.
_SPELLED = "1P 2m 2M 3m 3M 4P 5d 5P 6m 6M 7m 7M"


@dataclass(frozen=True, slots=True)
class Interval:
    """A distance: letters and semitones, both negative downwards."""

    letters: int
    semitones: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note.

    Attributes:
        letter: 0 for C to 6 for B.
        sharps: how many; flats count negative.
        octave: None where only the pitch class is known.
    """

    letter: int
    sharps: int
    octave: int | None

    @property
    def pitch_class(self) -> str:
        """The name without the octave."""
        sign = "#" if self.sharps > 0 else "b"
        return LETTERS[self.letter] + sign * abs(self.sharps)

    @property
    def name(self) -> str:
        """The name: "Eb3", or "Eb" where there is no octave."""
        return self.pitch_class + ("" if self.octave is None else str(self.octave))

    @property
    def midi(self) -> int:
        """Its MIDI number; 60 is C4, and without an octave it is in octave 3."""
        octave = DEFAULT_OCTAVE if self.octave is None else self.octave
        return 12 * (octave + 1) + SEMITONES[self.letter] + self.sharps


@lru_cache(maxsize=4096)
def parse_note(name: str) -> Note | None:
    """A note from its name, None where it is none.

    >>> parse_note("eb").name, parse_note("F#-1").midi, parse_note("h")
    ('Eb', 6, None)
    """
    match = _NOTE.fullmatch(name)
    if match is None:
        return None
    letter, signs, octave = match.groups()
    sharps = len(signs) if signs[:1] == "#" else -len(signs)
    return Note(LETTERS.index(letter.upper()), sharps, int(octave) if octave else None)


@lru_cache(maxsize=4096)
def parse_interval(name: str) -> Interval | None:
    """An interval from a name such as "3M", "P5" or "-2m", None where it is none.

    >>> parse_interval("5d"), parse_interval("2P")
    (Interval(letters=4, semitones=6), None)
    """
    match = _INTERVAL.fullmatch(name)
    if match is None:
        return None
    number = int(match[1] or match[4])
    quality = match[2] or match[3]
    octaves, letter = divmod(abs(number) - 1, 7)
    if number == 0 or (quality == "P" and letter not in PERFECT):
        return None
    size = SEMITONES[letter] + _altered(quality, letter in PERFECT) + 12 * octaves
    sign = -1 if number < 0 else 1
    return Interval(sign * (abs(number) - 1), sign * size)


def _altered(quality: str, perfect: bool) -> int:
    """Semitones that a quality adds to the perfect or major interval."""
    if quality[0] == "A":
        return len(quality)
    if quality[0] == "d":
        return -len(quality) - (not perfect)
    return -1 if quality == "m" and not perfect else 0


def interval_of(semitones: int) -> Interval:
    """The interval of a number of semitones.

    >>> interval_of(-14)
    Interval(letters=-8, semitones=-14)
    """
    octaves, rest = divmod(abs(semitones), 12)
    spelled = parse_interval(_SPELLED.split()[rest])
    letters = 7 * octaves + (spelled.letters if spelled else 0)
    return Interval(letters if semitones >= 0 else -letters, semitones)


def transpose(note: Note, by: Interval) -> Note:
    """A note some interval away, spelled by its letter.

    >>> transpose(Note(2, -1, 3), Interval(2, 4)).name  # Eb3 and a major third
    'G3'
    """
    octaves, letter = divmod(note.letter + by.letters, 7)
    natural = 12 * octaves + SEMITONES[letter]
    sharps = SEMITONES[note.letter] + note.sharps + by.semitones - natural
    return Note(letter, sharps, None if note.octave is None else note.octave + octaves)
