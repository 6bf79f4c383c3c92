"""A time limit that code of the player looks at while it runs.

The code keeps the question for as long as it lives (its lambdas run again in every
query), so the answer depends on who runs it: each thread sets its own limit.
"""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Deadline:
    """A question, `expired()`, and the limit it is answered by.

    Args:
        clock: seconds that never go back.

    >>> now = iter([0.0, 1.0, 3.0])
    >>> deadline = Deadline(lambda: next(now))
    >>> with deadline.within(2.0):
    ...     deadline.expired(), deadline.expired()
    (False, True)
    >>> deadline.expired()
    False
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._own = threading.local()

    @contextmanager
    def within(self, seconds: float, clock: Callable[[], float] | None = None) -> Iterator[None]:
        """Let this thread's code run for some seconds, by this clock where it is given."""
        self._own.clock = clock or self._clock
        self._own.end = self._own.clock() + seconds
        try:
            yield
        finally:
            self._own.end = math.inf

    def expired(self) -> bool:
        """Is the time of the thread that asks over?"""
        end: float = getattr(self._own, "end", math.inf)
        return end < math.inf and bool(self._own.clock() > end)
