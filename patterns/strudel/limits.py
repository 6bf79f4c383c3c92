"""How large, deep and long a player's code may be, and the budget that counts it.

A step is a call or a turn of a loop; a cell is an element of a list, an entry of an
object or a character of a text. Time comes in as `expired`, asked every few hundred steps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from patterns.errors import LimitError, Place


@dataclass(frozen=True, slots=True)
class Limits:
    """What one evaluation may use.

    Attributes:
        source_chars: length of the code.
        depth: brackets and functions within each other, as written.
        calls: functions that call each other while running.
        steps: calls and loop turns of one evaluation.
        query_steps: the same for one call of a lambda while the pattern plays.
        cells: elements and characters made by one evaluation, or by one such call.
    """

    source_chars: int
    depth: int
    calls: int
    steps: int
    query_steps: int
    cells: int


LOCAL: Final = Limits(256_000, 100, 80, 500_000, 100_000, 2_000_000)
STRANGER: Final = Limits(64_000, 64, 50, 100_000, 10_000, 200_000)

CHECK_EVERY: Final = 256  # steps between two looks at the clock
MINI_STEPS: Final = 25  # what it costs to read one text of mini-notation


def never() -> bool:
    """The clock of who does not count time."""
    return False


class Budget:
    """What is left of the limits; shared by everything that one evaluation made.

    Attributes:
        depth: functions that are running inside each other now.
        expired: says whether the time is over; whoever plays the pattern may put another.
    """

    __slots__ = ("_cells", "_mark", "_steps", "depth", "expired", "limits", "playing")

    def __init__(self, limits: Limits, expired: Callable[[], bool] = never) -> None:
        self.limits, self.expired = limits, expired
        self.depth = 0
        self.playing = False
        self._steps, self._cells = limits.steps, limits.cells
        self._mark = limits.steps

    def play(self, expired: Callable[[], bool] = never) -> None:
        """The evaluation is over: from now on each outer call has a fresh, smaller budget."""
        self.playing, self.expired, self.depth = True, expired, 0

    def enter_from_outside(self) -> None:
        """A function begins, called by a pattern; while it plays, with a fresh budget.

        The clock is looked at after as many steps as ever, however short the calls are.

        Raises:
            LimitError: as enter.
        """
        if not self.playing or self.depth > 0:
            self.enter()
            return
        steps = self.limits.query_steps
        self._mark += steps - self._steps
        self._steps, self._cells = steps - 1, self.limits.cells
        self.depth = 1
        if self._steps < self._mark:
            self._look()

    def enter_often(self, calls: int) -> None:
        """Functions begin that take no steps but their own, called by a pattern so many times.

        Raises:
            LimitError: as enter.
        """
        if self.playing and self.depth == 0:
            steps = self.limits.query_steps
            self._mark += steps - self._steps + calls
            self._steps = steps
        else:
            self._steps -= calls
        if self._steps < self._mark:
            self._look()

    def step(self, count: int = 1) -> None:
        """Count steps.

        Raises:
            LimitError: there are none left, or the time is over.
        """
        self._steps -= count
        if self._steps < self._mark:
            self._look()

    def _look(self) -> None:
        if self._steps < 0:
            self._give_up()
            raise LimitError(
                "this code runs too long", hint="does a loop or a function that calls itself end?"
            )
        self._mark = max(self._steps - CHECK_EVERY, 0)
        if self.expired():
            self._give_up()
            raise LimitError("this code takes too much time", hint="does every loop in it end?")

    def _give_up(self) -> None:
        """Whatever is running now, the next call from outside begins anew."""
        if self.playing:
            self.depth = 0

    def take(self, cells: int) -> None:
        """Count elements or characters before they are made.

        Raises:
            LimitError: that is more than what is left.
        """
        self._cells -= cells
        if self._cells < 0:
            raise LimitError(
                f"this makes more than {self.limits.cells:,} elements or characters",
                hint="use smaller lists and texts",
            )

    def enter(self) -> None:
        """A function begins.

        Raises:
            LimitError: too many are running inside each other.
        """
        self._steps -= 1
        if self._steps < self._mark:
            self._look()
        if self.depth >= self.limits.calls:
            raise LimitError(
                f"functions call each other more than {self.limits.calls} deep",
                hint="does a function that calls itself end?",
            )
        self.depth += 1


def too_long(code: str, limits: Limits) -> LimitError:
    """The error for a source that is not even parsed."""
    return LimitError(
        f"this code is {len(code):,} characters long; {limits.source_chars:,} are the most",
        hint="play a smaller piece of it",
    )


def too_deep(place: Place, limits: Limits) -> LimitError:
    """The error for brackets within brackets within brackets."""
    return LimitError(
        f"this is nested more than {limits.depth} deep", place, "give the inner part a name"
    )
