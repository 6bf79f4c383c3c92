"""Measures on notes: key, syncopation, distance, where a role plays."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ai.hearing.notes import CYCLES, DRUMS, Note
from patterns.analysis.harmony import MAJOR, MINOR, correlation
from patterns.analysis.rhythm import FOUR
from patterns.analysis.rhythm import syncopation as of_steps

Signature: TypeAlias = Counter[tuple[int, str, int | None]]
Key: TypeAlias = tuple[int, int, str, float | None]  # begin as a ratio, sound, pitch


def pitched(notes: Iterable[Note]) -> list[Note]:
    """Notes with a pitch that are no drums."""
    return [one for one in notes if one.pitch is not None and one.role not in DRUMS]


def weights(notes: Iterable[Note]) -> list[float]:
    """How long each pitch class sounds, in cycles, at most one a note."""
    out = [0.0] * 12
    for one in pitched(notes):
        out[round(one.pitch or 0) % 12] += min(float(one.end - one.begin), 1.0)
    return out


def fit(notes: Sequence[Note], kind: str, tonic: int | None = None) -> float:
    """How well the best key of a kind ("major", "minor") fits, or the one of a tonic."""
    heard = weights(notes)
    if not any(heard):
        return 0.0
    profile = MAJOR if kind == "major" else MINOR
    tonics = range(12) if tonic is None else (tonic,)
    return max(correlation(heard[one:] + heard[:one], profile) for one in tonics)


def best_fit(notes: Sequence[Note]) -> float:
    """How well the best key of all fits."""
    return max(fit(notes, "major"), fit(notes, "minor"))


def key_of_notes(notes: Sequence[Note]) -> tuple[int, str]:
    """Tonic and kind of the key that fits best; a bass that keeps to one note counts for it."""
    heard = weights(notes)
    if not any(heard):
        return 9, "minor"
    low = weights([one for one in notes if one.role == "bass"])
    first = min(pitched(notes), key=lambda one: (one.begin, one.pitch or 0))
    scored = []
    for kind, profile in (("major", MAJOR), ("minor", MINOR)):
        for tonic in range(12):
            value = correlation(heard[tonic:] + heard[:tonic], profile)
            value += 0.15 * (low[tonic] == max(low) and any(low))
            value += 0.2 * (round(first.pitch or 0) % 12 == tonic)
            scored.append((value, tonic, kind))
    _, tonic, kind = max(scored)
    return tonic, kind


def tonic_is_central(notes: Sequence[Note], tonic: int) -> bool:
    """Is a pitch class among the three that sound longest, or the one the bass plays most?"""
    heard = weights(notes)
    if sorted(heard, reverse=True)[2] <= heard[tonic] and heard[tonic]:
        return True
    low = weights([one for one in notes if one.role == "bass"])
    return any(low) and low[tonic] == max(low)


def steps(notes: Iterable[Note]) -> list[int]:
    """The steps of the bar, of sixteen, on which notes begin."""
    return sorted({FOUR.nearest(one.begin % 1) for one in notes})


def syncopation(notes: Sequence[Note]) -> float:
    """Longuet-Higgins' and Lee's measure, the mean of the bars that have notes."""
    bars: dict[int, set[int]] = {}
    for one in notes:
        bars.setdefault(int(one.begin // 1), set()).add(FOUR.nearest(one.begin % 1))
    return sum(of_steps(sorted(bar)) for bar in bars.values()) / len(bars) if bars else 0.0


def density(notes: Iterable[Note]) -> float:
    """Different times at which notes begin, a cycle."""
    return len({one.begin for one in notes}) / CYCLES


def signature(notes: Iterable[Note]) -> Signature:
    """What begins when, to compare two pieces of music."""
    return Counter(
        (
            round(one.begin * 960),
            f"{one.sound}/{one.bank}",
            None if one.pitch is None else round(one.pitch * 4),
        )
        for one in notes
    )


@dataclass(frozen=True, slots=True)
class Ear:
    """What of a piece of music is compared, made once for many comparisons.

    Attributes:
        events: what begins when.
        sounds: each note's place, sound and pitch, and its controls.
        known: the last controls of each of these.
    """

    events: Signature
    sounds: tuple[tuple[Key, Mapping[str, Any]], ...]
    known: Mapping[Key, Mapping[str, Any]]

    @classmethod
    def of(cls, notes: Sequence[Note]) -> "Ear":
        """What is compared of some notes."""
        sounds = tuple(
            ((*one.begin.as_integer_ratio(), one.sound, one.pitch), dict(one.controls))
            for one in notes
        )
        return cls(signature(notes), sounds, dict(sounds))

    def distance(self, other: "Ear") -> float:
        """How different the events are, from 0 to 1."""
        return _between(self.events, other.events)

    def likeness(self, other: "Ear") -> float:
        """How alike the controls are of notes that both have, from 0 to 1."""
        shared = [(self.known[key], new) for key, new in other.sounds if key in self.known]
        return sum(old == new for old, new in shared) / len(shared) if shared else 1.0

    def apart(self, other: "Ear") -> float:
        """How different both are to the ear, from 0 to 1: by events, then by their sound."""
        events = self.distance(other)
        return events + (1 - events) * 0.3 * (1 - self.likeness(other))

    def is_apart(self, other: "Ear", least: float) -> bool:
        """Is it further than this? Events that are far enough need no look at their sound."""
        return self.distance(other) > least or self.apart(other) > least


def distance(one: Iterable[Note], two: Iterable[Note]) -> float:
    """How different the events of two pieces of music are, from 0 to 1."""
    return _between(signature(one), signature(two))


def _between(one: Signature, two: Signature) -> float:
    """The Jaccard distance of events."""
    shared = (one & two).total()
    everything = one.total() + two.total() - shared
    return 1 - shared / everything if everything else 0.0


def apart(one: Sequence[Note], two: Sequence[Note]) -> float:
    """How different two pieces are to the ear, from 0 to 1: by events, then by their sound."""
    return Ear.of(one).apart(Ear.of(two))
