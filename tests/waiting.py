"""Waiting for what a thread or a process does: by a condition, with patience for busy machines.

What can be measured only while nothing else holds the machine up is measured again where it was."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

PATIENCE_S: Final = 30.0
LOOK_S: Final = 0.002
TRIES: Final = 3
Found = TypeVar("Found")


def until(true: Callable[[], object], patience_s: float = PATIENCE_S) -> bool:
    """Wait until something is true; False: it was not in time."""
    end = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_S)
    return True


def at_best(
    measure: Callable[[], Found], good: Callable[[Found], object], tries: int = TRIES
) -> Found:
    """What is measured, and measured again while it is not good: something held the machine up.

    >>> numbers = iter((9, 2, 1))
    >>> at_best(lambda: next(numbers), lambda number: number < 5)
    2
    """
    found = measure()
    for _ in range(tries - 1):
        if good(found):
            break
        found = measure()
    return found
