"""Figures of a pattern beside its rhythm: complexity, tones, consonance, uniqueness.

All are from 0 to 1 but entropies, which are bits. Each can be worked out by hand.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from patterns.analysis.harmony import Key
from patterns.analysis.likeness import similarity
from patterns.analysis.onsets import Onset
from patterns.numerals import note_number

FULL: Final = 16.0  # onsets a cycle at which a pattern is half as full as can be
WILD: Final = 2.0  # bits of entropy at which a rhythm is half as wild as can be
MOST_TONES: Final = math.log2(12)  # bits: all twelve alike
# Intervals that rest, in semitones the short way round: unison and octave, thirds and sixths,
# fourth and fifth.
CONSONANT: Final = frozenset((0, 3, 4, 5))
SCALES: Final = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10)}


def entropy(things: Iterable[Hashable]) -> float:
    """How hard the next of some things is to guess, in bits: 0 where all are alike.

    Source: C. E. Shannon, "A mathematical theory of communication", 1948.

    >>> entropy("aaaa"), entropy("aabb"), entropy("abcd"), entropy("")
    (0.0, 1.0, 2.0, 0.0)
    """
    counts = Counter(things)
    whole = counts.total()
    return sum(-n / whole * math.log2(n / whole) for n in counts.values()) + 0.0


def gaps(found: Iterable[Onset]) -> list[Fraction]:
    """Cycles from each onset of a sound to the next one of that sound; chords begin once.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> [str(gap) for gap in gaps(onsets(mini("[c,e] c@2"), 2))]
    ['1/3', '2/3', '1/3']
    """
    times: dict[str, set[Fraction]] = {}
    for one in found:
        times.setdefault(one.sound, set()).add(one.begin)
    return [after - before for each in times.values() for before, after in pairwise(sorted(each))]


def tones(found: Iterable[Onset]) -> float:
    """How many pitch classes there are, and how evenly: 0 for one alone, 1 for all twelve."""
    classes = (round(one.pitch) % 12 for one in found if one.pitch is not None)
    return entropy(classes) / MOST_TONES


@dataclass(frozen=True, slots=True)
class Complexity:
    """How much goes on, from 0 to 1 each; all five count alike.

    Attributes:
        fullness: onsets a cycle, as d / (d + 16).
        rhythm: the entropy of the gaps between the onsets of each sound, as h / (h + 2).
        syncopation: for each onset, at most 1.
        tones: the entropy of the pitch classes, against that of all twelve.
        variation: how much a cycle differs from the one before.
    """

    fullness: float
    rhythm: float
    syncopation: float
    tones: float
    variation: float

    @property
    def whole(self) -> float:
        """The mean of the five."""
        parts = (self.fullness, self.rhythm, self.syncopation, self.tones, self.variation)
        return sum(parts) / len(parts)


def complexity(
    found: Sequence[Onset], cycles: int, syncopation: float, variation: float
) -> Complexity:
    """How complex a pattern is, and wherein.

    Args:
        found: its onsets.
        cycles: of how many cycles.
        syncopation: for each onset, see rhythm.syncopation_each.
        variation: see likeness.changes.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> complexity(onsets(mini("c c c c"), 4), 4, 0.0, 0.0).whole
    0.04
    """
    many, wild = len(found) / cycles, entropy(gaps(found))
    return Complexity(
        many / (many + FULL), wild / (wild + WILD), min(1.0, syncopation), tones(found), variation
    )


def consonance(found: Sequence[Onset]) -> float | None:
    """The share of consonant pairs among all notes that sound together; None without pairs.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> consonance(onsets(mini("[c,e,g]"), 1)), consonance(onsets(mini("[c,d,g]"), 1))
    (1.0, 0.6666666666666666)
    """
    pairs: list[bool] = []
    held: list[Onset] = []
    for one in found:
        if one.pitch is None:
            continue
        held = [other for other in held if other.begin + other.duration > one.begin]
        pairs += [_interval(one, other) in CONSONANT for other in held]
        held.append(one)
    return sum(pairs) / len(pairs) if pairs else None


def _interval(one: Onset, two: Onset) -> int:
    """Semitones between two pitch classes, the short way round."""
    apart = round((one.pitch or 0) - (two.pitch or 0)) % 12
    return min(apart, 12 - apart)


def in_key(found: Iterable[Onset], key: Key | None) -> float | None:
    """The share of the sounding time that keeps to the scale of a key; None without one.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> in_key(onsets(mini("c e g f#"), 1), Key("C", "major", 1.0))
    0.75
    """
    if key is None:
        return None
    tonic = note_number(key.tonic) or 0
    notes = [one for one in found if one.pitch is not None]
    inside = [one for one in notes if (round(one.pitch or 0) - tonic) % 12 in SCALES[key.mode]]
    whole = sum(one.duration for one in notes)
    return float(sum(one.duration for one in inside) / whole) if whole else None


def uniqueness(found: Sequence[Onset], others: Iterable[Sequence[Onset]]) -> float:
    """How unlike the nearest of some other patterns one is: 0 for a copy, 1 without any others.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> one, two = onsets(mini("c e"), 1), onsets(mini("c5 e5"), 1)
    >>> uniqueness(one, [two]), uniqueness(one, [two, one]), uniqueness(one, [])
    (0.25, 0.0, 1.0)
    """
    return 1.0 - max((similarity(found, other) for other in others), default=0.0)
