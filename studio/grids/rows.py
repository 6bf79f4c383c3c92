"""The rows of a grid: sounds, or pitches from high to low, and how words are written. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from patterns.numerals import js_number, tidy
from patterns.tonal.notes import DEFAULT_OCTAVE, FLATS, flat_name, midi, spelled
from studio.grids.errors import GridError
from studio.grids.literals import LEVELS, NOTES, NUMBERS

SHARPS: Final = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
LEAST: Final = 0  # MIDI
MOST: Final = 127
FURTHEST: Final = 999  # steps of a scale


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        word: what is written for it.
        number: its pitch in semitones (MIDI) or its number; None where it has none.
    """

    word: str
    number: float | None = None


def row_of(word: str, kind: str) -> Row:
    """The row that a word stands in.

    >>> row_of("eb2", "notes").number, row_of("bd:3", "sounds").number
    (39, None)
    """
    if kind in (NOTES, NUMBERS, LEVELS):
        pitch = spelled(word) if kind == NOTES else None
        if pitch is not None:
            return Row(word, midi(pitch))
        number = js_number(word)
        if number == number:
            return Row(word, tidy(number))
    return Row(word)


def sorted_rows(words: Iterable[str], kind: str) -> tuple[Row, ...]:
    """The rows of some words: pitches from high to low, other words as they come.

    >>> [row.word for row in sorted_rows(["c2", "g2", "d#2", "eb2"], "notes")]
    ['g2', 'd#2', 'c2']
    """
    rows: dict[object, Row] = {}
    for word in words:
        row = row_of(word, kind)
        rows.setdefault(row.word if row.number is None else row.number, row)
    found = list(rows.values())
    pitched = sorted((row for row in found if row.number is not None), key=_height, reverse=True)
    return (*pitched, *(row for row in found if row.number is None))


def _height(row: Row) -> float:
    return row.number or 0.0


def spelling(number: float, kind: str, like: Sequence[str]) -> str:
    """How a pitch is written beside others: names or numbers, flats or sharps, with octaves or not.

    Raises:
        GridError: there is no such note.

    >>> spelling(39, "notes", ["c2", "g2"]), spelling(39, "notes", ["F#2"])
    ('eb2', 'D#2')
    >>> spelling(3, "numbers", ["0"]), spelling(51, "notes", ["c", "g"])
    ('3', 'eb')
    """
    names = [word for word in like if spelled(word) is not None]
    if kind != NOTES or (like and not names):
        if abs(number) > FURTHEST:
            raise GridError("that is too far from the other notes")
        return f"{number:g}"
    if not LEAST <= number <= MOST:
        raise GridError("there is no note beyond that")
    whole = round(number)
    signs = "".join(word[1:] for word in names)
    name = f"{SHARPS[whole % 12]}{whole // 12 - 1}" if "#" in signs else flat_name(whole)
    bare = names and not any(word[-1].isdigit() for word in names)
    if bare and whole // 12 - 1 == DEFAULT_OCTAVE:
        name = name[:-1]
    return name if any(word[0].isupper() for word in names) else name[0].lower() + name[1:]


def label(row: Row, kind: str) -> str:
    """What stands before a row.

    >>> label(Row("39", 39), "notes"), label(Row("bd:3"), "sounds")
    ('Eb2', 'bd:3')
    """
    if kind == NOTES and row.number is not None and row.number == round(row.number):
        return f"{FLATS[round(row.number) % 12]}{round(row.number) // 12 - 1}"
    return row.word
