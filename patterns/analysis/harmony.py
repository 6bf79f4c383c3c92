"""Harmony: which pitch classes sound, in which key, and as which chords."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from patterns.analysis.onsets import Onset

# Keys as they are usually spelled, by their tonic.
MAJOR_TONICS: Final = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
MINOR_TONICS: Final = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B")

# C. L. Krumhansl and E. J. Kessler, "Tracing the dynamic changes in perceived tonal
# organization", Psychological Review 89, 1982: ratings of the twelve tones after a key.
MAJOR: Final = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR: Final = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)

# Semitones above the root; the names are those that chord() plays.
CHORDS: Final[dict[str, tuple[int, ...]]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "^7": (0, 4, 7, 11),
    "m7": (0, 3, 7, 10),
    "o": (0, 3, 6),
    "+": (0, 4, 8),
    "2": (0, 2, 7),
    "sus": (0, 5, 7),
    "6": (0, 4, 7, 9),
    "m6": (0, 3, 7, 9),
    "m7b5": (0, 3, 6, 10),
    "o7": (0, 3, 6, 9),
    "m^7": (0, 3, 7, 11),
    "7sus": (0, 5, 7, 10),
    "add9": (0, 2, 4, 7),
    "-add9": (0, 2, 3, 7),
    "9": (0, 2, 4, 7, 10),
    "^9": (0, 2, 4, 7, 11),
    "m9": (0, 2, 3, 7, 10),
    "7b9": (0, 1, 4, 7, 10),
    "7#9": (0, 3, 4, 7, 10),
    "69": (0, 2, 4, 7, 9),
    "m11": (0, 2, 3, 5, 7, 10),
    "13": (0, 2, 4, 7, 9, 10),
}
# Chords with a seventh are often played without their fifth.
SHAPES: Final = {
    **{
        tuple(step for step in shape if step != 7): name
        for name, shape in CHORDS.items()
        if 7 in shape and (10 in shape or 11 in shape)
    },
    **{shape: name for name, shape in CHORDS.items()},
}


def chroma(found: Iterable[Onset]) -> list[float]:
    """How long each of the twelve pitch classes sounds, in cycles, from C on.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.pattern import pure
    >>> chroma(onsets(pure("e-1"), 2))[4]
    2.0
    """
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

    def __str__(self) -> str:
        return f"{self.tonic} {self.mode}"


def key(found: Iterable[Onset]) -> Key | None:
    """The key that fits the notes best; None without notes, or where all tones are alike.

    Source: the Krumhansl-Schmuckler algorithm, C. L. Krumhansl, "Cognitive Foundations of
    Musical Pitch", 1990, chapter 4.

    The Ode to Joy in D, and Greensleeves from A:

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> ode = "[f#4!2 g4 a4!2 g4 f#4 e4 d4!2 e4 f#4]"
    >>> str(key(onsets(mini(f"<{ode}@3 [f#4@3 e4 e4@4] {ode}@3 [e4@3 d4 d4@4]>"), 8)))
    'D major'
    >>> str(key(onsets(mini("a3@2 c4@4 d4@2 e4@3 f4 e4@2 d4@4 b3@2 g3@3 a3 b3@2 a3@4"), 1)))
    'A minor'
    """
    heard = chroma(found)
    keys = [
        Key(tonics[tonic], mode, correlation(heard[tonic:] + heard[:tonic], profile))
        for tonic in range(12)
        for mode, tonics, profile in (
            ("major", MAJOR_TONICS, MAJOR),
            ("minor", MINOR_TONICS, MINOR),
        )
    ]
    best = max(keys, key=lambda one: one.fit)
    return best if best.fit > 0 else None


def correlation(one: Sequence[float], two: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one of them never changes.

    >>> correlation([1, 2, 3], [2, 4, 6]), correlation([1, 1], [0, 1])
    (1.0, 0.0)
    """
    mean1, mean2 = sum(one) / len(one), sum(two) / len(two)
    cross = sum((a - mean1) * (b - mean2) for a, b in zip(one, two, strict=True))
    spread = sum((a - mean1) ** 2 for a in one) * sum((b - mean2) ** 2 for b in two)
    return cross / math.sqrt(spread) if spread else 0.0


def chord_name(pitches: Iterable[float]) -> str | None:
    """The chord of some pitches, the lowest as its root if it can be; None where none fits.

    >>> chord_name([57, 60, 64]), chord_name([52, 55, 60]), chord_name([60, 61])
    ('Am', 'C', None)
    """
    heights = sorted(round(pitch) for pitch in pitches)
    classes = {height % 12 for height in heights}
    for root in dict.fromkeys(height % 12 for height in heights):
        name = SHAPES.get(tuple(sorted((one - root) % 12 for one in classes)))
        if name is not None:
            minor = name.startswith(("m", "-", "o"))
            return (MINOR_TONICS if minor else MAJOR_TONICS)[root] + name
    return None


def progression(found: Sequence[Onset]) -> list[str]:
    """The chords in order, repeats left out.

    Chord symbols are believed; else it is what sounds together; else what a cycle plays.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> progression(onsets(mini("<[c3,e3,g3] [a2,c3,e3] [d3,f3,a3,c4] [g2,b2,d3,f3]>"), 4))
    ['C', 'Am', 'Dm7', 'G7']
    >>> progression(onsets(mini("<[c3 e3 g3 e3] [f3 a3 c4 a3]>"), 2))
    ['C', 'F']
    """
    symbols = [one.chord for one in found if one.chord]
    if symbols:
        return [symbol for symbol, _ in groupby(symbols)]
    notes = [one for one in found if one.pitch is not None]
    together = _names(_sounding(notes))
    return together or _names(_by_cycle(notes))


def _sounding(notes: Sequence[Onset]) -> list[list[float]]:
    """What sounds at each onset: what begins there, and what is held."""
    out: list[list[float]] = []
    held: list[Onset] = []
    times: dict[Fraction, list[Onset]] = {}
    for one in notes:
        times.setdefault(one.begin, []).append(one)
    for time, begun in sorted(times.items()):
        held = [one for one in held if one.begin + one.duration > time] + begun
        out.append([one.pitch for one in held if one.pitch is not None])
    return out


def _by_cycle(notes: Sequence[Onset]) -> list[list[float]]:
    cycles: dict[int, list[float]] = {}
    for one in notes:
        if one.pitch is not None:
            cycles.setdefault(math.floor(one.begin), []).append(one.pitch)
    return [pitches for _, pitches in sorted(cycles.items())]


def _names(groups: Iterable[Iterable[float]]) -> list[str]:
    names = (chord_name(pitches) for pitches in groups)
    return [name for name, _ in groupby(name for name in names if name is not None)]
