"""How complex a pattern is, and how unlike the others of a library; from its events."""

from collections.abc import Iterable

from patterns.analysis.likeness import similarity
from patterns.analysis.onsets import Onset, onsets
from patterns.analysis.summary import CYCLES, analyse
from patterns.errors import PatternError
from patterns.pattern import Pattern
from studio.deadline import Deadline
from studio.evaluator import Evaluator

LIMIT_S = 1.0  # for one pattern ...
LIMIT_ALL_S = 3.0  # ... and for all that it is compared with


def pattern_of(code: str, deadline: Deadline) -> Pattern | None:
    """The pattern of some code on its own, None where it has none."""
    try:
        with deadline.within(LIMIT_S):
            program = Evaluator()(code, expired=deadline.expired)
    except PatternError:
        return None
    program.budget.expired = deadline.expired
    return program.pattern


def judged(code: str, others: Iterable[str]) -> tuple[float | None, float | None]:
    """Complexity and uniqueness of some code; None for what cannot be told.

    Complexity is that of `analyse`, from 0 to 1; uniqueness is 1 less the likeness to the most
    similar of the others.

    >>> judged('s("bd*4")', ['s("bd*4")'])[1], judged('s("bd*4")', [])[1], judged("s(", [])
    (0.0, 1.0, (None, None))
    """
    deadline = Deadline()
    pat = pattern_of(code, deadline)
    if pat is None:
        return None, None
    try:
        with deadline.within(LIMIT_S):
            mine, measure = onsets(pat, CYCLES), round(analyse(pat).complexity.whole, 3)
    except PatternError:
        return None, None
    if not mine:
        return measure, None
    with deadline.within(LIMIT_ALL_S):
        nearest = 0.0
        for other in others:
            if deadline.expired():
                break
            nearest = max(nearest, similarity(mine, _onsets(other)))
    return measure, round(1 - nearest, 3)


def _onsets(code: str) -> list[Onset]:
    own = Deadline()
    pat = pattern_of(code, own)
    try:
        with own.within(LIMIT_S):
            return [] if pat is None else onsets(pat, CYCLES)
    except PatternError:
        return []
