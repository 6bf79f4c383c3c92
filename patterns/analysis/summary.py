"""All of the analysis at once, as figures and in words for players, tutors and music makers."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from patterns.analysis.harmony import Key, key, progression
from patterns.analysis.likeness import changes
from patterns.analysis.measures import Complexity, complexity, consonance, in_key
from patterns.analysis.onsets import Onset, density, onsets, pitch_range
from patterns.analysis.rhythm import Metre, metre_of, syncopation_each
from patterns.pattern import Pattern
from patterns.tonal.notes import FLATS

CYCLES = 4
SOUNDS, CHORDS = 6, 8  # that the words name
SURE = 0.6  # a key that fits less is not named


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a pattern is like.

    Attributes:
        cycles: how many were looked at.
        density: onsets a cycle.
        sounds: onsets a cycle of each sound, the busiest first.
        metre: how its cycles seem to be divided.
        syncopation: for each onset, see syncopation_each.
        variation: how much a cycle differs from the one before, 0 to 1.
        key: the key that fits best, None without notes.
        chords: their names, in order.
        pitches: lowest and highest MIDI number, None without notes.
        complexity: how much goes on, and wherein.
        consonance: the share of pairs of notes that rest, None where none sound together.
        in_key: the share of the time that keeps to the key, None without one.
    """

    cycles: int
    density: float
    sounds: Mapping[str, float]
    metre: Metre
    syncopation: float
    variation: float
    key: Key | None
    chords: tuple[str, ...]
    pitches: tuple[float, float] | None
    complexity: Complexity
    consonance: float | None
    in_key: float | None

    @property
    def chord_changes(self) -> float:
        """Chords that follow another one, a cycle."""
        return max(len(self.chords) - 1, 0) / self.cycles


def analyse(pat: Pattern, cycles: int = CYCLES, begin: int = 0) -> Analysis:
    """What some cycles of a pattern are like.

    Raises:
        PatternError: the pattern fails, or plays more than the limits allow.

    >>> from patterns.mini.build import mini
    >>> found = analyse(mini("<[c3,eb3,g3] [f3,ab3,c4] [g3,b3,d4] [c3,eb3,g3]>"))
    >>> found.chords, str(found.key), found.pitches, found.density
    (('Cm', 'Fm', 'G', 'Cm'), 'C minor', (48, 62), 3.0)
    """
    found = onsets(pat, cycles, begin)
    each: list[list[Onset]] = [[] for _ in range(cycles)]
    for one in found:
        each[math.floor(one.begin) - begin].append(one)
    counts = Counter(one.sound for one in found)
    metre = metre_of(found)
    syncopation, variation, best = syncopation_each(found, metre), changes(each), key(found)
    return Analysis(
        cycles,
        density(found, cycles),
        {sound: count / cycles for sound, count in counts.most_common()},
        metre,
        syncopation,
        variation,
        best,
        tuple(progression(found)),
        pitch_range(found),
        complexity(found, cycles, syncopation, variation),
        consonance(found),
        in_key(found, best),
    )


def in_words(found: Analysis) -> str:
    """What an analysis says, in one or two sentences.

    >>> from patterns.mini.build import mini
    >>> print(in_words(analyse(mini("<[c3,eb3,g3] [f3,ab3,c4] [g3,b3,d4] [c3,eb3,g3]>"))))
    3 onsets a cycle, on the beat; each cycle is another. Notes from C3 to D4 in C minor, \
the chords Cm Fm G Cm.
    >>> in_words(analyse(mini("~")))
    'Nothing begins in 4 cycles: it is silence, or a signal without a rhythm such as .segment(8).'
    """
    if not found.density:
        return (
            f"Nothing begins in {found.cycles} cycles: it is silence, or a signal without a "
            "rhythm such as .segment(8)."
        )
    parts = [f"{round(found.density, 2):g} onset{'' if found.density == 1 else 's'} a cycle"]
    if named := [f"{sound} {round(count, 2):g}" for sound, count in found.sounds.items() if sound]:
        more = " …" if len(named) > SOUNDS else ""
        parts[0] += f" ({', '.join(named[:SOUNDS])}{more})"
    parts.append(", ".join(_rhythm(found)))
    return " ".join((f"{', '.join(parts)}; {_change(found.variation)}.", *_notes(found)))


def _rhythm(found: Analysis) -> Iterator[str]:
    if found.metre.name != "4/4":
        yield f"as if in {found.metre.name}"
    grades = ((0.15, "on the beat"), (0.6, "lightly syncopated"), (math.inf, "syncopated"))
    yield next(word for most, word in grades if found.syncopation <= most)


def _change(variation: float) -> str:
    grades: Sequence[tuple[float, str]] = (
        (0.0, "each cycle is the same"),
        (0.35, "it changes a little from cycle to cycle"),
        (0.8, "it changes from cycle to cycle"),
        (1.0, "each cycle is another"),
    )
    return next(word for most, word in grades if variation <= most)


def _notes(found: Analysis) -> Iterator[str]:
    if found.pitches is None:
        return
    low, high = (_note(pitch) for pitch in found.pitches)
    words = f"Notes from {low} to {high}" if low != high else f"The note {low}"
    if found.key is not None and found.key.fit >= SURE and low != high:
        words += f" in {found.key}"
    if found.chords:
        chords = [*found.chords[:CHORDS], *(["…"] if len(found.chords) > CHORDS else [])]
        words += f", the chord{'s' if len(found.chords) > 1 else ''} {' '.join(chords)}"
    yield f"{words}."


def _note(pitch: float) -> str:
    octave, step = divmod(round(pitch), 12)
    return f"{FLATS[step]}{octave - 1}"
