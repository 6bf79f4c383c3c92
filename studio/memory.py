"""What a session tells whoever keeps its history: what was asked for, and what came of it."""

from collections.abc import Callable
from itertools import count
from typing import Protocol

from studio.slots import Change


class Memory(Protocol):
    """Keeps a session's history; nothing here may block."""

    def evaluated(self, code: str) -> int:
        """Code is about to be evaluated; gives it a number."""

    def commanded(self, line: str) -> None:
        """A command was given."""

    def became(self, number: int, ok: bool, seed: int, cycle: float | None) -> None:
        """What came of code: was it good, where its dice began, and the cycle that sounded."""

    def landed(self, frame: int, sample_rate: int, change: Change) -> None:
        """A change was made at a frame."""

    def then(self, work: Callable[[], None]) -> None:
        """Do something when all that was told before is kept."""

    def recent(self, count: int) -> list[str]:
        """The last pieces of code, newest first; this may read a file."""


class Forgetful:
    """Keeps nothing, and only counts.

    >>> memory = Forgetful()
    >>> memory.evaluated("a"), memory.evaluated("b")
    (1, 2)
    """

    def __init__(self) -> None:
        self._numbers = count(1)

    def evaluated(self, code: str) -> int:
        """The next number."""
        del code
        return next(self._numbers)

    def commanded(self, line: str) -> None:
        """Nothing."""

    def became(self, number: int, ok: bool, seed: int, cycle: float | None) -> None:
        """Nothing."""

    def landed(self, frame: int, sample_rate: int, change: Change) -> None:
        """Nothing."""

    def then(self, work: Callable[[], None]) -> None:
        """Do it."""
        work()

    def recent(self, count: int) -> list[str]:
        """Nothing."""
        del count
        return []
