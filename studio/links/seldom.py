"""Sentences about what comes in from outside: each seldom, and all together not often."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

EACH_S: Final = 60.0  # between two times of the same sentence
ALL_S: Final = 1.0  # between any two
MOST_KEPT: Final = 200


class Seldom:
    """Passes sentences on, seldom.

    Args:
        tell: hears them.
        seconds: a clock that never goes back.

    >>> told, now = [], [0.0]
    >>> seldom = Seldom(told.append, lambda: now[0])
    >>> for now[0], text in ((0, "a"), (0.5, "b"), (2, "a"), (3, "b"), (70, "a")):
    ...     _ = seldom(text)
    >>> told
    ['a', 'b', 'a']
    """

    def __init__(self, tell: Callable[[str], None], seconds: Callable[[], float]) -> None:
        self._tell, self._seconds = tell, seconds
        self._told: OrderedDict[str, float] = OrderedDict()
        self._last: float | None = None

    def __call__(self, text: str) -> bool:
        """Say it, unless it or anything was said just before; was it said?"""
        now, before = self._seconds(), self._told.get(text)
        if self._last is not None and now - self._last < ALL_S:
            return False
        if before is not None and now - before < EACH_S:
            return False
        self._told[text] = self._last = now
        self._told.move_to_end(text)
        if len(self._told) > MOST_KEPT:
            self._told.popitem(last=False)
        self._tell(text)
        return True
