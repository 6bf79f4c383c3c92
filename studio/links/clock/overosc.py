"""The clock as OSC: one message with all of it, sent on a change and so often as was asked for.

`/clock CYCLE BEAT BAR PHASE CPS RUNNING BEATS`, in a bundle whose time tag is the moment at which
it holds: whoever knows that needs no more to be in time until the tempo changes.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from studio.links.clock.kit import Moment
from studio.links.clock.state import ClockState
from studio.links.osc.guard import OscError, encode

CLOCK: Final = "/clock"
USUAL_HZ, MOST_HZ = 10.0, 100.0
USUAL_S, LONGEST_S = 60.0, 3600.0
MOST: Final = 32
BESIDE_S: Final = 0.000_5  # a clock that is that much beside what was told is told at once
HOW: Final = "/clock/subscribe takes a port, times a second (0: changes alone), and seconds"


def packet(state: ClockState, at: float) -> bytes:
    """The clock as it is at a moment, in seconds since 1970."""
    args = (state.cycle, state.beat, state.bar, state.phase, state.cps,
            int(state.running), state.beats)  # fmt: skip
    return encode(CLOCK, args, at)


@dataclass(slots=True)
class Subscriber:
    """Somebody who is sent the clock.

    Attributes:
        sends: takes a packet there.
        every_s: seconds between two packets; 0: changes alone.
        ends: when it is over, in seconds of time.perf_counter().
        next_s: when the next one goes.
    """

    sends: Callable[[bytes], Any]
    every_s: float
    ends: float
    next_s: float = 0.0


class OscClock:
    """Sends the clock to those who asked.

    Args:
        system_s: seconds since 1970.
        seconds: time.perf_counter.
    """

    name = "osc"

    def __init__(
        self,
        system_s: Callable[[], float] = time.time,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._system_s, self._seconds = system_s, seconds
        self._all: dict[tuple[str, int], Subscriber] = {}
        self._told: tuple[float, ClockState] | None = None
        self._lock = threading.Lock()

    @property
    def subscribers(self) -> int:
        """How many are sent it."""
        return len(self._all)

    def subscribe(
        self, place: tuple[str, int], sends: Callable[[bytes], Any], hz: float, for_s: float
    ) -> None:
        """Send somebody the clock for a while.

        Raises:
            OscError: there are too many.
        """
        hz = min(max(hz, 0.0), MOST_HZ)
        ends = self._seconds() + min(max(for_s, 1.0), LONGEST_S)
        with self._lock:
            if len(self._all) >= MOST and place not in self._all:
                raise OscError("too many hear the clock already")
            self._all[place] = Subscriber(sends, 1 / hz if hz else 0.0, ends)

    def unsubscribe(self, place: tuple[str, int]) -> None:
        """Send somebody nothing more."""
        with self._lock:
            self._all.pop(place, None)

    def now(self, moment: Moment) -> bytes:
        """The clock now, as a packet."""
        since_s = self._seconds() - moment.now_s
        state = moment.state
        return packet(replace(state, cycle=state.cycle + since_s * state.cps), self._system_s())

    def step(self, moment: Moment) -> None:
        """Send it to those whose turn it is; to all on a change."""
        now_s, changed = moment.now_s, self._is_other(moment)
        with self._lock:
            self._all = {place: one for place, one in self._all.items() if one.ends > now_s}
            due = [
                one for one in self._all.values()
                if changed or one.next_s == 0.0 or (one.every_s and now_s >= one.next_s)
            ]  # fmt: skip
        if not due:
            return
        data = self.now(moment)
        for one in due:
            late = one.every_s and one.next_s and now_s - one.next_s < one.every_s
            one.next_s = (one.next_s if late else now_s) + (one.every_s or LONGEST_S)
            one.sends(data)

    def _is_other(self, moment: Moment) -> bool:
        """Is the clock elsewhere than by what was told last?"""
        state, told = moment.state, self._told
        other = True
        if told is not None:
            at_s, before = told
            expected = before.cycle + (moment.now_s - at_s) * before.cps
            same = (before.cps, before.running, before.beats)
            other = (
                same != (state.cps, state.running, state.beats)
                or abs(state.cycle - expected) / state.cps > BESIDE_S
            )
        if other:
            self._told = moment.now_s, state
        return other

    def close(self) -> None:
        """Send nobody anything more."""
        self._all = {}


def asked(args: tuple[Any, ...]) -> tuple[int, float, float]:
    """Port, times a second and seconds of a subscription.

    Raises:
        OscError: it is something else.

    >>> asked((9000,)), asked((9000, 25.0, 600))
    ((9000, 10.0, 60.0), (9000, 25.0, 600.0))
    """
    numbers = [one for one in args if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) != len(args) or not 1 <= len(args) <= 3 or not 0 < numbers[0] < 65_536:
        raise OscError(HOW)
    hz = float(numbers[1]) if len(numbers) > 1 else USUAL_HZ
    return int(numbers[0]), hz, float(numbers[2]) if len(numbers) > 2 else USUAL_S
