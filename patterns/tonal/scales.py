"""Scales: the pitch of a step, the step of a pitch.

A scale is named as players write it, "C major", "f#4 minor pentatonic"; without a tonic
it begins on C, without an octave on octave 3.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from patterns.tonal.notes import Pitch, interval, interval_of, note_name, raised, spelled
from patterns.tonal.scale_table import SCALES

TONIC: Final = re.compile(r"([a-gA-G](?:#+|b+)?-?\d*)\s+(.+)\Z")
STEP: Final = re.compile(r"(-?\d+)([#bsf]*)\Z")
SIGNS: Final = {"#": 1, "s": 1, "b": -1, "f": -1}


def _read(table: str) -> dict[str, tuple[Pitch, ...]]:
    """The scales of the table by name."""
    found: dict[str, tuple[Pitch, ...]] = {}
    for line in table.strip().splitlines():
        names, intervals = line.split(": ")
        pitches = tuple(pitch for one in intervals.split() if (pitch := interval(one)))
        found.update(dict.fromkeys(names.split(" = "), pitches))
    return found


TYPES: Final = _read(SCALES)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on its tonic: the pitch of step 0, and the intervals of one octave."""

    tonic: Pitch
    intervals: tuple[Pitch, ...]

    def step(self, number: int) -> Pitch:
        """The pitch of a step: 0 is the tonic, steps go on in other octaves."""
        octave, index = divmod(number, len(self.intervals))
        by = self.intervals[index]
        return self.tonic[0] + by[0] + 7 * octave, self.tonic[1] + by[1] + 12 * octave

    def nearest(self, semitones: int) -> int:
        """The step nearest to a height in semitones; of two equally near ones the higher.

        >>> one = scale_named("C major")
        >>> one is not None and note_name(one.step(one.nearest(46)))
        'B3'
        """
        octave, rest = divmod(semitones - self.tonic[1], 12)
        sizes = [by[1] for by in self.intervals]
        sizes.append(12)
        best = min(range(len(sizes)), key=lambda index: (abs(sizes[index] - rest), -sizes[index]))
        return octave * len(self.intervals) + best


@lru_cache(maxsize=256)
def scale_named(name: str) -> Scale | None:
    """The scale of a name, None where there is none.

    >>> scale_named("A minor pentatonic") == Scale((26, 45), TYPES["minor pentatonic"])
    True
    """
    found = TONIC.match(name)
    tonic, kind = found.groups() if found is not None else ("C", name)
    pitch, intervals = spelled(tonic), TYPES.get(kind.strip().lower())
    return None if pitch is None or intervals is None else Scale(pitch, intervals)


@lru_cache(maxsize=8192)
def step_name(scale: Scale, number: int, sharps: int = 0) -> str:
    """The note of a step of a scale, raised by some semitones.

    >>> one = scale_named("C minor")
    >>> one is not None and (step_name(one, 2), step_name(one, 7), step_name(one, 4, 1))
    ('Eb3', 'C4', 'Ab3')
    """
    pitch = scale.step(number)
    return note_name(raised(pitch, interval_of(sharps)) if sharps else pitch)


@lru_cache(maxsize=8192)
def step_of(scale: Scale, name: str) -> int | None:
    """The step of a scale that a note is, spelled as the scale spells it; None if it is none.

    >>> one = scale_named("C minor")
    >>> one is not None and (step_of(one, "Eb4"), step_of(one, "D#4"))
    (9, None)
    """
    pitch = spelled(name)
    if pitch is None:
        return None
    steps, semitones = pitch[0] - scale.tonic[0], pitch[1] - scale.tonic[1]
    for index, by in enumerate(scale.intervals):
        octave, rest = divmod(steps - by[0], 7)
        if not rest and semitones == by[1] + 12 * octave:
            return index + octave * len(scale.intervals)
    return None


def altered_step(text: str) -> tuple[int, int] | None:
    """A step with sharps or flats, such as 4# or -2bb: (step, semitones).

    >>> altered_step("4#"), altered_step("-2bb"), altered_step("c")
    ((4, 1), (-2, -2), None)
    """
    found = STEP.match(text)
    if found is None:
        return None
    return int(found[1]), sum(SIGNS[sign] for sign in found[2])


def whole_step(number: float) -> int | None:
    """A step from any number: fractions are rounded up; None where it is not finite."""
    return math.ceil(number) if math.isfinite(number) else None
