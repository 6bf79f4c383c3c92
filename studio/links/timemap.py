"""System time to frames of the sound's clock, smoothed. Pure but for `observe`.

Time tags count seconds since 1970; the sound counts frames. Both clocks run a little apart, and
each look at them is a little off, so single looks are not believed: a loop of second order (a
delay-locked loop, as in F. Adriaensen, "Using a DLL to filter time", 2005) follows them slowly. A
jump (the system's clock set anew, another engine) is followed at once.
"""

import math
import threading
import time
from collections.abc import Callable
from typing import Final

from studio.sound import Clock

BANDWIDTH_HZ: Final = 0.05
EVERY_S: Final = 0.1  # between two looks
JUMP_S: Final = 0.02  # from here on it is no jitter
LEARNING: Final = 20  # looks in which the loop is quicker
TRIES: Final = 4  # for a look at both clocks that nothing interrupts
BRISK_NS: Final = 20_000
LATE_S: Final = 0.5  # what is later than this is left out ...
FAR_S: Final = 10.0  # ... and what is further ahead


class OutsideError(ValueError):
    """A time tag too late or too far ahead; its text says which."""


TOO_LATE: Final = f"a time tag more than {LATE_S:g} s late"
TOO_FAR: Final = f"a time tag more than {FAR_S:g} s ahead"


class TimeMap:
    """Frames by system time.

    Attributes:
        jumps: how often a clock jumped.
        late: moments that had passed, and were taken for now.
        sample_rate: frames a second.

    >>> clock = TimeMap()
    >>> clock.update(1000.0, 48_000.0, 48_000)
    >>> clock.frame(1000.5), clock.seconds(72_000)
    (72000, 1000.5)
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_s = self._at_frame = 0.0
        self._rate = 0.0
        self._looks = 0
        self.sample_rate = 48_000
        self.jumps = self.late = 0

    @property
    def known(self) -> bool:
        """Was there a look at the clocks yet?"""
        return self._looks > 0

    def update(self, system_s: float, frame: float, sample_rate: int) -> None:
        """Take in a look at both clocks: this frame was due at this second."""
        with self._lock:
            passed_s = system_s - self._at_s
            expected = self._at_frame + passed_s * self._rate
            error = frame - expected
            again = not self._looks or sample_rate != self.sample_rate or passed_s <= 0
            if again or abs(error) > JUMP_S * sample_rate:
                self.jumps += self._looks > 0
                self._begin(system_s, frame, sample_rate)
                return
            self._looks += 1
            quick = 1 + max(LEARNING - self._looks, 0) / 4
            omega = 2 * math.pi * BANDWIDTH_HZ * quick * min(passed_s, 1.0)
            self._at_s, self._at_frame = system_s, expected + min(omega * math.sqrt(2), 1.0) * error
            self._rate += min(omega * omega, 0.5) * error / passed_s

    def _begin(self, system_s: float, frame: float, sample_rate: int) -> None:
        self._at_s, self._at_frame, self._rate = system_s, frame, float(sample_rate)
        self.sample_rate, self._looks = sample_rate, 1

    def exact(self, system_s: float) -> float:
        """The frame of a moment, with its fraction."""
        with self._lock:
            return self._at_frame + (system_s - self._at_s) * self._rate

    def frame(self, system_s: float) -> int:
        """The frame of a moment in seconds since 1970."""
        return math.floor(self.exact(system_s) + 0.5)

    def seconds(self, frame: float) -> float:
        """The moment of a frame, in seconds since 1970."""
        with self._lock:
            return self._at_s + (frame - self._at_frame) / (self._rate or self.sample_rate)

    def place(self, at: float | None, now_s: float, soonest: int) -> int:
        """The frame at which something with a time tag is to sound.

        Args:
            at: the time tag in seconds since 1970; None: at once.
            now_s: the same of now.
            soonest: the first frame that can still be reached; what had to be before it comes then.

        Raises:
            OutsideError: more than LATE_S late, or more than FAR_S ahead.
        """
        if at is None:
            return soonest
        if at < now_s - LATE_S:
            raise OutsideError(TOO_LATE)
        if at > now_s + FAR_S:
            raise OutsideError(TOO_FAR)
        frame = self.frame(at)
        if frame < soonest:
            self.late += 1
            return soonest
        return frame


class Follower:
    """Keeps a map up to date.

    Args:
        clock: reads the sound's clock.
        time_ns: the system's time, in ns since 1970.
        monotonic_ns: the clock that the sound's readings are taken with.
    """

    def __init__(
        self,
        clock: Callable[[], Clock],
        time_ns: Callable[[], int] = time.time_ns,
        monotonic_ns: Callable[[], int] = time.perf_counter_ns,
    ) -> None:
        self._clock, self._time_ns, self._monotonic_ns = clock, time_ns, monotonic_ns
        self._looked_ns = -(10**12)
        self.map = TimeMap()

    def observe(self) -> TimeMap:
        """Look at both clocks where the last look is a while ago; the map as it is then."""
        now_ns = self._monotonic_ns()
        if now_ns - self._looked_ns < EVERY_S * 1e9:
            return self.map
        self._looked_ns = now_ns
        reading = self._clock()
        for _ in range(TRIES):
            before, system, after = self._monotonic_ns(), self._time_ns(), self._monotonic_ns()
            if after - before < BRISK_NS:
                break
        since_s = ((before + after) / 2 - reading.at_ns) / 1e9
        frame = reading.frame + since_s * reading.sample_rate
        self.map.update(system / 1e9, frame, reading.sample_rate)
        return self.map

    def now_s(self) -> float:
        """The system's time, in seconds since 1970."""
        return self._time_ns() / 1e9

    def soonest(self) -> int:
        """The first frame that can still be reached: a block and a half from now."""
        reading = self._clock()
        return reading.frame + reading.block + reading.block // 2
