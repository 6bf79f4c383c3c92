"""What a pattern is like: density, rhythm, syncopation, key, chords, range, change.

Everything is read from onsets (Onset), never from code, so it holds for whatever wrote
the pattern. Times are cycles; a cycle counts as one bar of 16 steps where a grid is needed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from patterns.hap import Hap
from patterns.numerals import js_number, note_number
from patterns.pattern import Pattern
from patterns.values import UNDEFINED, Value

STEPS: Final = 16  # of a cycle
PITCH_NAMES: Final = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")

# C. L. Krumhansl and E. J. Kessler, "Tracing the dynamic changes in perceived tonal
# organization", Psychological Review 89, 1982: ratings of the twelve tones after a key.
MAJOR: Final = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR: Final = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)

CHORDS: Final[dict[str, tuple[int, ...]]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "^7": (0, 4, 7, 11),
    "m7": (0, 3, 7, 10),
    "o": (0, 3, 6),
    "+": (0, 4, 8),
    "sus2": (0, 2, 7),
    "sus4": (0, 5, 7),
    "6": (0, 4, 7, 9),
    "m6": (0, 3, 7, 9),
    "m7b5": (0, 3, 6, 10),
    "o7": (0, 3, 6, 9),
}


@dataclass(frozen=True, slots=True)
class Onset:
    """The begin of an event.

    Attributes:
        begin: when, in cycles.
        duration: of the whole event, in cycles.
        sound: what sounds, with its bank; "" where nothing is named.
        pitch: MIDI number, None for a sound without a note.
    """

    begin: Fraction
    duration: Fraction
    sound: str
    pitch: float | None


def onsets(pat: Pattern, cycles: int, begin: int = 0) -> list[Onset]:
    """The onsets of some cycles, in order.

    >>> from patterns.pattern import pure
    >>> [str(one.begin) for one in onsets(pure({"s": "bd"}), 2)]
    ['0', '1']
    """
    found = [onset_of(hap) for hap in pat.query(begin, begin + cycles) if hap.has_onset()]
    return sorted(found, key=lambda one: (one.begin, one.sound, one.pitch or 0))


def onset_of(hap: Hap) -> Onset:
    """The onset of a hap that has one."""
    span = hap.whole_or_part
    value = hap.value if isinstance(hap.value, Mapping) else {"note": hap.value}
    name, bank = value.get("s", ""), value.get("bank", "")
    sound = f"{bank}_{name}" if bank else f"{name}"
    return Onset(span.begin, span.duration, sound, pitch_of(value))


def pitch_of(value: Mapping[str, Value]) -> float | None:
    """The MIDI number of a control map.

    >>> pitch_of({"note": "c4"}), pitch_of({"freq": 440}), pitch_of({"s": "bd"})
    (60, 69.0, None)
    """
    note = value.get("note", UNDEFINED)
    if isinstance(note, str):
        named = note_number(note)
        if named is not None:
            return named
    number = math.nan if note is UNDEFINED else js_number(note)
    if math.isfinite(number):
        return number
    freq = js_number(value.get("freq", 0))
    return 69 + 12 * math.log2(freq / 440) if math.isfinite(freq) and freq > 0 else None


def density(found: Sequence[Onset], cycles: int) -> float:
    """Onsets a cycle."""
    return len(found) / cycles


def rhythms(found: Iterable[Onset]) -> dict[str, list[int]]:
    """How often each sound begins on each of the 16 steps of a cycle.

    >>> from patterns.pattern import pure
    >>> rhythms(onsets(pure({"s": "bd"}), 3))["bd"][:2]
    [3, 0]
    """
    grid: dict[str, list[int]] = {}
    for one in found:
        grid.setdefault(one.sound, [0] * STEPS)[step_of(one.begin)] += 1
    return grid


def step_of(time: Fraction) -> int:
    """The step of the cycle that is nearest to a time."""
    return math.floor((time - math.floor(time)) * STEPS + Fraction(1, 2)) % STEPS


def weight(step: int) -> int:
    """Metrical weight of a step of 4/4: 0 for the downbeat, less for weaker places.

    >>> [weight(step) for step in (0, 8, 4, 2, 1)]
    [0, -1, -2, -3, -4]
    """
    return 0 if step == 0 else -4 + ((step & -step).bit_length() - 1)


def syncopation(steps: Sequence[int]) -> int:
    """How syncopated a rhythm of one cycle is: 0 for one that follows the beat.

    A note that is held over a heavier place without a note counts by the difference.

    Args:
        steps: which of the 16 steps have an onset.

    Source: H. C. Longuet-Higgins and C. S. Lee, "The rhythmic interpretation of
    monophonic music", Music Perception 1, 1984.

    >>> syncopation([0, 4, 8, 12]), syncopation([0, 3, 6, 10, 12]) > 0
    (0, True)
    """
    places = sorted(set(steps))
    total = 0
    for place, after in zip(
        places, [*places[1:], places[0] + STEPS] if places else [], strict=True
    ):
        rests = [weight(step % STEPS) for step in range(place + 1, after)]
        total += max(0, max(rests, default=-5) - weight(place))
    return total


def chroma(found: Iterable[Onset]) -> list[float]:
    """How long each of the twelve pitch classes sounds, in cycles, from C on."""
    out = [0.0] * 12
    for one in found:
        if one.pitch is not None:
            out[round(one.pitch) % 12] += float(one.duration)
    return out


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and how well it fits: a correlation from -1 to 1."""

    tonic: str
    mode: str
    fit: float


def key(found: Iterable[Onset]) -> Key | None:
    """The key that fits the notes best, None where there are none.

    Source: the Krumhansl-Schmuckler algorithm, C. L. Krumhansl, "Cognitive Foundations of
    Musical Pitch", 1990, chapter 4.

    >>> from patterns.constructors import fastcat
    >>> from patterns.pattern import pure
    >>> notes = fastcat([pure({"note": n}) for n in ("c4", "e4", "g4", "f4", "d4", "b3", "c4")])
    >>> key(onsets(notes, 1)).tonic
    'C'
    """
    heard = chroma(found)
    if not any(heard):
        return None
    keys = [
        Key(PITCH_NAMES[tonic], mode, correlation(heard[tonic:] + heard[:tonic], profile))
        for tonic in range(12)
        for mode, profile in (("major", MAJOR), ("minor", MINOR))
    ]
    return max(keys, key=lambda one: one.fit)


def correlation(one: Sequence[float], two: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one of them never changes."""
    mean1, mean2 = sum(one) / len(one), sum(two) / len(two)
    cross = sum((a - mean1) * (b - mean2) for a, b in zip(one, two, strict=True))
    spread = sum((a - mean1) ** 2 for a in one) * sum((b - mean2) ** 2 for b in two)
    return cross / math.sqrt(spread) if spread else 0.0


def chord_name(pitches: Iterable[float]) -> str | None:
    """The chord of some pitches by its lowest and its classes, None where none fits.

    >>> chord_name([57, 60, 64]), chord_name([60, 61])
    ('Am', None)
    """
    heights = sorted(round(pitch) for pitch in pitches)
    classes = {height % 12 for height in heights}
    if len(classes) < 3:
        return None
    for root in dict.fromkeys(height % 12 for height in heights):
        shape = tuple(sorted((one - root) % 12 for one in classes))
        name = next((name for name, chord in CHORDS.items() if chord == shape), None)
        if name is not None:
            return PITCH_NAMES[root] + name
    return None


def progression(found: Iterable[Onset]) -> list[str]:
    """The names of the chords that begin together, in order, repeats left out."""
    together: dict[Fraction, list[float]] = {}
    for one in found:
        if one.pitch is not None:
            together.setdefault(one.begin, []).append(one.pitch)
    names = (chord_name(pitches) for _, pitches in sorted(together.items()))
    out: list[str] = []
    for name in names:
        if name is not None and (not out or out[-1] != name):
            out.append(name)
    return out


def pitch_range(found: Iterable[Onset]) -> tuple[float, float] | None:
    """Lowest and highest MIDI number, None where nothing has a pitch."""
    pitches = [one.pitch for one in found if one.pitch is not None]
    return (min(pitches), max(pitches)) if pitches else None


def fingerprint(found: Iterable[Onset]) -> Counter[tuple[str, Fraction, float | None]]:
    """What sounds where within the cycle, each as often as it does."""
    return Counter((one.sound, one.begin - math.floor(one.begin), one.pitch) for one in found)


def similarity(one: Iterable[Onset], two: Iterable[Onset]) -> float:
    """How much of two patterns is the same, from 0 to 1: shared onsets against all.

    Source: the Jaccard index of multisets.

    >>> from patterns.pattern import pure
    >>> bd = onsets(pure({"s": "bd"}), 1)
    >>> similarity(bd, bd), similarity(bd, [])
    (1.0, 0.0)
    """
    first, second = fingerprint(one), fingerprint(two)
    everything = (first | second).total()
    return (first & second).total() / everything if everything else 1.0


def variation(pat: Pattern, cycles: int) -> float:
    """How much each cycle differs from the one before, on average: 0 for a loop, up to 1."""
    if cycles < 2:
        return 0.0
    each = [onsets(pat, 1, number) for number in range(cycles)]
    pairs = pairwise(each)
    return sum(1 - similarity(a, b) for a, b in pairs) / (cycles - 1)
