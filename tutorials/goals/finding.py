"""What a goal finds: is it reached, what is there already, what is missing. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tutorials.matching import Grid
from tutorials.saying import Saying

NO_GRID: Final = Grid()


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a goal is reached.

    Attributes:
        met: it is reached.
        there: what is right already, as a clause; "" where nothing is.
        missing: what is still asked for, as a clause; "" where it is reached.
        grid: the same as lines of marks, empty where marks say no more.
    """

    met: bool
    there: Saying = ""
    missing: Saying = ""
    grid: Grid = NO_GRID


REACHED: Final = Finding(met=True)

Look = Callable[..., Finding]
GOALS: Final[dict[str, Look]] = {}


def goal(kind: str) -> Callable[[Look], Look]:
    """Enter a function of a Hearing and of what is wanted as a kind of goal."""

    def enter(look: Look) -> Look:
        GOALS[kind] = look
        return look

    return enter


def short_of(there: Saying, missing: Saying) -> Finding:
    """Something is still to do."""
    return Finding(met=False, there=there, missing=missing)


def number_of(value: Any) -> float | None:
    """A value as a number, None where it is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None
