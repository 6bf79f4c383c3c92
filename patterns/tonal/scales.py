"""Scales: the pitch of a step, the step of a pitch.

A scale is named as players write it, "C major", "f#4 minor pentatonic"; without a tonic
it begins on C, without an octave on octave 3.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from patterns.tonal.notes import (
    Pitch,
    interval,
    interval_of,
    midi,
    note_name,
    pitch_class,
    raised,
    spelled,
)
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
    """A scale on its tonic: the pitch of step 0, and the intervals of one octave.

    Attributes:
        tonic: C where none is named.
        intervals: above the tonic, from a unison on.
        named: does its name say the tonic?
    """

    tonic: Pitch
    intervals: tuple[Pitch, ...]
    named: bool = True

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
    if pitch is None or intervals is None:
        return None
    return Scale(pitch, intervals, found is not None)


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
def note_moved(scale: Scale, name: str, by: int) -> str | None:
    """A note moved by steps of a scale; None if it is no note of it, spelled as it spells.

    As in Strudel, the octave changes where the way crosses a letter C, so that it is off
    for a Cb or a B#.

    >>> one = scale_named("C minor")
    >>> one and (note_moved(one, "Bb3", 1), note_moved(one, "C4", -1), note_moved(one, "D#4", 1))
    ('C4', 'Bb3', None)
    """
    pitch = spelled(name)
    names = [pitch_class(raised(scale.tonic, one)) for one in scale.intervals]
    if pitch is None or not scale.named or pitch_class(pitch) not in names:
        return None
    place, octave = names.index(pitch_class(pitch)), pitch[0] // 7
    way = range(1, by + 1) if by > 0 else range(0, by, -1)
    crossed = sum(names[(place + step) % len(names)][0] == "C" for step in way)
    return f"{names[(place + by) % len(names)]}{octave + (crossed if by > 0 else -crossed)}"


def anchored_step(scale: Scale, step: float, anchor: int) -> float:
    """The MIDI number of a step counted from the step nearest to an anchor; nan between steps.

    >>> one = scale_named("C major")
    >>> one and (anchored_step(one, 0, 72), anchored_step(one, 1, 61))
    (72, 62)
    """
    if step != math.floor(step):
        return math.nan
    above = (anchor - midi(scale.tonic)) % 12
    sizes = [by[1] for by in scale.intervals]
    nearest = min(range(len(sizes)), key=lambda index: abs(sizes[index] - above))
    octave, index = divmod(int(step) + nearest, len(sizes))
    return sizes[index] + anchor - above + 12 * octave


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
