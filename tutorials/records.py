"""What was done in the school, exercise by exercise, and figures of it. Pure.

Figures stand beside each other and are never summed into one mark: how much is right, how fast it
goes against one's own past, how far one's own pieces are from the examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median
from typing import Final

from patterns.analysis.likeness import similarity
from patterns.analysis.onsets import Onset
from tutorials.listening import Heard

KEPT: Final = 1_000  # exercises
APART_S: Final = 1_800.0  # after such a pause another session begins
LONGEST_S: Final = 600.0  # who takes longer was away
LATELY: Final = 10  # exercises


@dataclass(frozen=True, slots=True)
class Done:
    """An exercise that was solved, or tried for the first time in vain.

    Attributes:
        item: lesson and number of the step.
        skill: what it practises.
        right: was it solved?
        hints: with so many.
        seconds: since it was shown.
        at: when, in seconds since 1970.
        creativity: how far a piece of one's own is from the example, from 0 to 1; None elsewhere.
    """

    item: str
    skill: str
    right: bool
    hints: int
    seconds: float
    at: float
    creativity: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What records come to.

    Attributes:
        solved: exercises.
        accuracy: part of them that were right at the first try, without a hint; None: none yet.
        speed: how many times as fast as before the last ones were; None: too few.
        creativity: of one's own pieces, in the mean; None: none yet.
        sessions: how many.
        minutes: in all.
    """

    solved: int
    accuracy: float | None
    speed: float | None
    creativity: float | None
    sessions: int
    minutes: float


def figures(records: Sequence[Done]) -> Figures:
    """The figures of some records.

    >>> one, two = Done("a/1", "pulse", False, 0, 9, 0), Done("a/1", "pulse", True, 0, 30, 30)
    >>> figures([one, two]).solved, figures([one, two]).accuracy
    (1, 0.0)
    """
    solved = [one for one in records if one.right]
    failed = {one.item for one in records if not one.right}
    clean = [one for one in solved if one.item not in failed and not one.hints]
    own = [one.creativity for one in solved if one.creativity is not None]
    times = [min(one.seconds, LONGEST_S) for one in solved]
    begins = sum(two.at - one.at > APART_S for one, two in pairwise(records))
    return Figures(
        len(solved),
        len(clean) / len(solved) if solved else None,
        _speed(times),
        mean(own) if own else None,
        begins + 1 if records else 0,
        sum(times) / 60,
    )


def _speed(times: Sequence[float]) -> float | None:
    """The usual time of all before the last ones, to that of the last ones."""
    before, lately = times[:-LATELY], times[-LATELY:]
    if len(before) < LATELY or median(lately) <= 0:
        return None
    return median(before) / median(lately)


def creativity(mine: Sequence[Heard], example: Sequence[Heard]) -> float:
    """How far a piece is from the example, by its events: 0 where it is the same.

    >>> from fractions import Fraction
    >>> same = [Heard(0, Fraction(0), {"s": "bd"})]
    >>> creativity(same, same), creativity(same, [Heard(0, Fraction(1, 3), {"note": 60})])
    (0.0, 1.0)
    """
    return 1.0 - similarity(_onsets(mine), _onsets(example))


def _onsets(events: Sequence[Heard]) -> list[Onset]:
    return [Onset(one.cycle + one.at, one.length, one.sound, one.note, "") for one in events]
