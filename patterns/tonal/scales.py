"""Scales by name: their degrees as notes, and the note of a scale that is nearest to another.

A scale is written tonic and type, "C minor" or "F#4 minor pentatonic"; without a tonic it
stands on C, without an octave in octave 3. The types are data (scales.txt). Pure.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from patterns.tonal.notes import (
    DEFAULT_OCTAVE,
    Interval,
    Note,
    parse_interval,
    parse_note,
    transpose,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale.

    Attributes:
        tonic: its first note, with an octave.
        intervals: of each of its degrees above the tonic.
    """

    tonic: Note
    intervals: tuple[Interval, ...]

    def degree(self, number: int) -> Note:
        """A degree, counted from 0 at the tonic, downwards too.

        >>> [find_scale("C minor").degree(number).name for number in (0, 2, 7, -1)]
        ['C3', 'Eb3', 'C4', 'Bb2']
        """
        octaves, index = divmod(number, len(self.intervals))
        one = self.intervals[index]
        return transpose(
            self.tonic, Interval(one.letters + 7 * octaves, one.semitones + 12 * octaves)
        )

    def nearest(self, note: Note) -> Note:
        """The note of the scale that is nearest to a note, of two the higher.

        >>> find_scale("C minor").nearest(parse_note("e3")).name
        'F3'
        """
        octave = (note.midi - self.tonic.midi) // 12
        size = len(self.intervals)
        near = map(self.degree, range(size * (octave - 1), size * (octave + 3)))
        return min(near, key=lambda one: (abs(one.midi - note.midi), -one.midi))

    def steps_from(self, note: Note, steps: int) -> Note | None:
        """The note some steps of the scale away; None where the note is not in the scale.

        As in Strudel the octave changes where the way passes a C, and only there: scales
        without one (D major pentatonic) stay in their octave.

        >>> find_scale("C minor").steps_from(parse_note("Bb3"), 2).name
        'D4'
        """
        classes = [self.degree(number) for number in range(len(self.intervals))]
        names = [one.pitch_class for one in classes]
        if note.pitch_class not in names:
            return None
        index = names.index(note.pitch_class)
        octave = DEFAULT_OCTAVE if note.octave is None else note.octave
        way = range(index + 1, index + steps + 1) if steps > 0 else range(index, index + steps, -1)
        passed = sum(classes[number % len(classes)].letter == 0 for number in way)
        there = classes[(index + steps) % len(classes)]
        return Note(there.letter, there.sharps, octave + (passed if steps > 0 else -passed))


@lru_cache(maxsize=1024)
def find_scale(name: str) -> Scale | None:
    """A scale by its name, None where there is none.

    >>> find_scale("nosuch scale") is None, find_scale("Bb Dorian").tonic.name
    (True, 'Bb3')
    """
    first, _, rest = name.strip().partition(" ")
    tonic = parse_note(first)
    if tonic is None:
        tonic, rest = Note(0, 0, None), name
    intervals = scale_types().get(" ".join(rest.lower().split()))
    if intervals is None:
        return None
    octave = DEFAULT_OCTAVE if tonic.octave is None else tonic.octave
    return Scale(Note(tonic.letter, tonic.sharps, octave), intervals)


@cache
def scale_types() -> dict[str, tuple[Interval, ...]]:
    """The intervals of each type of scale, under all its names."""
    found = {}
    text = files(__package__).joinpath("scales.txt").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        name, spelled, *others = (part.strip() for part in line.split("|"))
        intervals = tuple(filter(None, map(parse_interval, spelled.split())))
        for each in (name, *(other.strip() for part in others for other in part.split(","))):
            found[each] = intervals
    return found
