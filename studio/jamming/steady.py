"""A clock for rooms: time.perf_counter(), and what the machine has slept since it was started.

On Linux and macOS time.perf_counter() stands still while the machine sleeps; the time of a room
does not. Elsewhere it goes on by itself.
"""

import sys
import time
from collections.abc import Callable
from typing import Final

SYSTEM: Final = str(sys.platform)
SLEPT_S: Final = 0.005  # two readings are apart by less than this without any sleep


def slept_s() -> float:
    """How long the machine has slept since it was started, as its clocks have it."""
    if SYSTEM == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    if SYSTEM == "darwin":
        awake: int = getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC_RAW)  # of macOS only
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(awake)
    return 0.0


class Steady:
    """Seconds that go on while the machine sleeps.

    Args:
        seconds: time.perf_counter.
        slept: how long the machine has slept.

    >>> slept = [0.0]
    >>> steady = Steady(lambda: 10.0, lambda: slept[0])
    >>> steady.seconds(), slept.append(60.0), slept.pop(0), steady.seconds(), steady.of(12.0)
    (10.0, None, 0.0, 70.0, 72.0)
    """

    def __init__(
        self,
        seconds: Callable[[], float] = time.perf_counter,
        slept: Callable[[], float] = slept_s,
    ) -> None:
        self._seconds, self._slept = seconds, slept
        self._known_s = slept()

    def seconds(self) -> float:
        """Now."""
        return self.of(self._seconds())

    def of(self, perf_s: float) -> float:
        """A moment of time.perf_counter() of late."""
        found_s = self._slept()
        if abs(found_s - self._known_s) > SLEPT_S:
            self._known_s = found_s
        return perf_s + self._known_s
