"""Waiting for what a thread or a process does: by a condition, with patience for busy machines."""

import time
from collections.abc import Callable
from typing import Final

PATIENCE_S: Final = 30.0
LOOK_S: Final = 0.002


def until(true: Callable[[], object], patience_s: float = PATIENCE_S) -> bool:
    """Wait until something is true; False: it was not in time."""
    end = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_S)
    return True
