"""When to ask how late it is, and whom: often at first, calmly later; and what was asked. Pure."""

import math
from typing import Final

QUICK_S, BRISK_S, CALM_S = 0.1, 0.5, 2.0  # between pings: at first, for a while, afterwards
QUICK_PINGS, BRISK_PINGS = 10, 20
MOST_ASKED: Final = 64
SLACK_S: Final = 1e-3


class Pings:
    """The questions of one who wants to know the time.

    >>> pings = Pings()
    >>> pings.due("ada", 1.0), pings.due("ada", 1.05), pings.due("ada", 1.1)
    (1, None, 2)
    >>> pings.sent_s(2), pings.sent_s("2")
    (1.1, None)
    """

    def __init__(self) -> None:
        self._count = self._number = 0
        self._aim, self._last_s = "", -math.inf
        self._asked: dict[int, float] = {}

    def anew(self) -> None:
        """The way is another one: ask at once, and what was asked before counts no more."""
        self._count, self._last_s = 0, -math.inf
        self._asked.clear()

    def due(self, aim: str, now_s: float) -> int | None:
        """The number of a question to somebody ("": all) that is to be asked now; None: not yet."""
        if aim != self._aim:
            self._aim, self._count = aim, 0
        every_s = CALM_S if self._count >= BRISK_PINGS else BRISK_S
        if now_s - self._last_s < (QUICK_S if self._count < QUICK_PINGS else every_s) - SLACK_S:
            return None
        self._last_s, self._count, self._number = now_s, self._count + 1, self._number + 1
        if len(self._asked) >= MOST_ASKED:
            del self._asked[next(iter(self._asked))]
        self._asked[self._number] = now_s
        return self._number

    def sent_s(self, number: object) -> float | None:
        """When a question was asked; None where it was not, or too long ago."""
        return self._asked.get(number) if isinstance(number, int) else None
