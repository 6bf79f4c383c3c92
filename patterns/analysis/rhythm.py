"""Rhythm: metres, how often each sound begins where, and how syncopated it is.

A cycle counts as one bar. A metre divides it again and again, 4/4 in sixteenths as
(2, 2, 2, 2); a place is as heavy as the division that first reaches it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from patterns.analysis.onsets import Onset


@dataclass(frozen=True, slots=True)
class Metre:
    """How a cycle is divided.

    Attributes:
        name: as musicians write it.
        divisions: into how many parts, level by level.
    """

    name: str
    divisions: tuple[int, ...]

    @property
    def steps(self) -> int:
        """How many steps a cycle has on the finest level."""
        return math.prod(self.divisions)

    def weight(self, step: int) -> int:
        """How heavy a step is: 0 for the downbeat, less for weaker places.

        >>> [FOUR.weight(step) for step in (0, 8, 4, 2, 1, 16)]
        [0, -1, -2, -3, -4, 0]
        >>> [THREE.weight(step) for step in (0, 4, 8, 2, 1)]
        [0, -1, -1, -2, -3]
        """
        unit, level = self.steps, 0
        while step % unit:
            unit //= self.divisions[level]
            level += 1
        return -level

    def nearest(self, phase: Fraction) -> int:
        """The step that is nearest to a place in the cycle.

        >>> FOUR.nearest(Fraction(1, 3)), FOUR.nearest(Fraction(31, 32))
        (5, 0)
        """
        return math.floor(phase * self.steps + Fraction(1, 2)) % self.steps


FOUR: Final = Metre("4/4", (2, 2, 2, 2))
THREE: Final = Metre("3/4", (3, 2, 2))
METRES: Final = (
    FOUR,
    THREE,
    Metre("12/8", (2, 2, 3)),
    Metre("5/4", (5, 2, 2)),
    Metre("7/4", (7, 2, 2)),
    Metre("4/4 in triplets", (2, 2, 2, 3)),
)


def syncopation(steps: Iterable[int], metre: Metre = FOUR) -> int:
    """How syncopated a rhythm of one cycle is, round and round: 0 where it follows the beat.

    A note that is held, or followed by rests, over a heavier place counts by how much
    heavier the heaviest of these places is than its own.

    Args:
        steps: which steps have an onset.
        metre: what the steps count.

    Source: H. C. Longuet-Higgins and C. S. Lee, "The rhythmic interpretation of
    monophonic music", Music Perception 1, 1984.

    Four on the floor; the second beat held over the third; the off-beats; clave son and
    bossa nova, in which the last stroke is held over the fourth beat as well:

    >>> [syncopation(one) for one in ([0, 4, 8, 12], [0, 4], [2, 6, 10, 14])]
    [0, 1, 7]
    >>> syncopation([0, 3, 6, 10, 12]), syncopation([0, 3, 6, 10, 13])
    (4, 6)
    """
    places = sorted(set(steps))
    if not places:
        return 0
    total = 0
    for place, after in zip(places, [*places[1:], places[0] + metre.steps], strict=True):
        rests = (metre.weight(step) for step in range(place + 1, after))
        total += max(0, max(rests, default=-len(metre.divisions)) - metre.weight(place))
    return total


def voices(found: Iterable[Onset], metre: Metre = FOUR) -> Iterator[tuple[str, set[int]]]:
    """Each sound of each cycle, and the steps on which it begins."""
    cycles: dict[tuple[int, str], set[int]] = {}
    for one in found:
        at = math.floor(one.begin), one.sound
        cycles.setdefault(at, set()).add(metre.nearest(one.phase))
    for (_, sound), steps in cycles.items():
        yield sound, steps


def syncopation_each(found: Iterable[Onset], metre: Metre = FOUR) -> float:
    """Syncopation of all sounds, each for itself, for each onset: 0 on the beat, 1 is much."""
    rhythm = [steps for _, steps in voices(found, metre)]
    notes = sum(map(len, rhythm))
    return sum(syncopation(steps, metre) for steps in rhythm) / notes if notes else 0.0


def metre_of(found: Sequence[Onset]) -> Metre:
    """The metre that the onsets fit into; of several, that with the least syncopation.

    Where more than half of the onsets fit into none of them, it is 4/4.

    Source: that listeners choose the metre in which they hear least syncopation is the
    thesis of Longuet-Higgins and Lee, see syncopation.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.pattern import pure
    >>> from patterns.timing import fast
    >>> [metre_of(onsets(fast(Fraction(n), pure("a")), 1)).name for n in (4, 3, 5)]
    ['4/4', '3/4', '5/4']
    """
    phases = [one.phase for one in found]

    def cost(metre: Metre) -> tuple[int, float]:
        beside = sum((phase * metre.steps).denominator != 1 for phase in phases)
        return beside, syncopation_each(found, metre)

    best = min(METRES, key=cost)
    return best if cost(best)[0] <= len(phases) / 2 else FOUR
