"""Another machine's clock by ours, from messages that go there and back. Pure; all in seconds.

A message that left at `sent_s` and came at `came_s` says that their clock showed no more than
`came_s` when ours showed `sent_s`: nothing comes before it leaves. One back says that theirs
showed no less than `left_s` when ours showed `back_s`. So each exchange puts the offset between two
bounds, whatever the ways were like: even, uneven, jittery. Clocks that run almost evenly carry
these bounds on into the present, each second RATE_MOST wider; the stated error is how far the
estimate is from the further bound, and holds as long as no clock runs worse than that or is set.

The estimate itself is bolder: the quickest messages of a window each way, with the drift that fits
them best (the lower envelope of the delays), and the middle between the two ways, since empty ways
are usually alike. It never leaves the bounds.

A clock that was set, or slept, contradicts all that was known. Once is nothing; when several
exchanges in a row agree with each other and not with what was known, the clock did jump, by up to
JUMP_MOST_S. Whoever claims more than that is not believed, and time goes on as it was known.

Sources: the bounds are those of K. Marzullo, "Maintaining the Time in a Distributed System" (1984);
the envelope is that of S. Moon, P. Skelly and D. Towsley, "Estimation and Removal of Clock Skew
from Network Delay Measurements" (1999).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from jam.tubes import Tube, level, widest

RATE_MOST: Final = 500e-6  # two bad crystals, or one clock that NTP slews
WINDOW_S: Final = 120.0
KEPT: Final = 128  # exchanges
STEADY_S: Final = 8.0  # a window that is shorter says nothing of drift
STALE_S: Final = 5.0  # an exchange that took longer says nothing
JUMP_MOST_S: Final = 2.0
JUMP_AGREE: Final = 4  # exchanges that have to agree before a jump is one ...
JUMP_AGREE_S: Final = 1.0  # ... over so many seconds
JUMP_SELDOM_S: Final = 60.0  # between two jumps that are believed
GRAIN_S: Final = 20e-6  # no clock is read more sharply than that
FEW: Final = 4  # exchanges with which an estimate is good enough to play by ...
FEW_S: Final = 0.25  # ... over so many seconds
SLACK: Final = 0.05  # of the jitter: by so much no tube is clearly wider than another

Verdict: TypeAlias = Literal["taken", "odd", "jumped", "disbelieved", "refused"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message there and its answer.

    Attributes:
        sent_s, back_s: when it left and when the answer came, by our clock.
        came_s, left_s: when it came and when the answer left, by theirs.

    >>> seen = Exchange(sent_s=10.0, came_s=15.1, left_s=15.2, back_s=10.4)
    >>> round(seen.low_s, 3), round(seen.high_s, 3), round(seen.trip_s, 3)
    (4.8, 5.1, 0.3)
    """

    sent_s: float
    came_s: float
    left_s: float
    back_s: float

    @property
    def high_s(self) -> float:
        """Their clock was at most so far ahead when it was sent."""
        return self.came_s - self.sent_s

    @property
    def low_s(self) -> float:
        """Their clock was at least so far ahead when the answer came."""
        return self.left_s - self.back_s

    @property
    def trip_s(self) -> float:
        """How long both ways took together."""
        return self.high_s - self.low_s

    @property
    def plausible(self) -> bool:
        """Can it have been like that, and does it say anything?"""
        stamps = (self.sent_s, self.came_s, self.left_s, self.back_s)
        if not all(map(math.isfinite, stamps)):
            return False
        held, took = self.left_s - self.came_s, self.back_s - self.sent_s
        return 0 <= held <= took + GRAIN_S and took <= STALE_S


class Reach:
    """Between what an offset can be, by all that was seen, if no clock runs worse than RATE_MOST.

    >>> low, high = Reach([Exchange(10.0, 15.1, 15.1, 10.2)]).bounds(10.2)
    >>> round(low, 6), round(high, 6)
    (4.9, 5.1001)
    """

    def __init__(self, seen: Sequence[Exchange] = ()) -> None:
        self._seen = seen
        self._since_s = max((one.back_s for one in seen), default=math.inf)
        self._low, self._high = self._all(self._since_s)

    def bounds(self, ours_s: float) -> tuple[float, float]:
        """The least and the greatest it can be when our clock shows this."""
        if ours_s >= self._since_s:
            wider = RATE_MOST * (ours_s - self._since_s)
            return self._low - wider, self._high + wider
        return self._all(ours_s)

    def _all(self, ours_s: float) -> tuple[float, float]:
        if not self._seen:
            return -math.inf, math.inf
        low = max(one.low_s - RATE_MOST * abs(ours_s - one.back_s) for one in self._seen)
        high = min(one.high_s + RATE_MOST * abs(ours_s - one.sent_s) for one in self._seen)
        if low > high:  # by less than clocks are sharp
            low = high = (low + high) / 2
        return low, high


class ClockSync:
    """What is known of one other clock."""

    def __init__(self) -> None:
        self._seen: list[Exchange] = []
        self._rivals: list[Exchange] = []
        self._drift = 0.0
        self._line = Tube(0.0, 0.0, 0.0)
        self._from_s = 0.0  # where the line is at 0
        self._first_s, self._jumped_s = math.inf, -math.inf
        self._reach = Reach()
        self.jumps = 0

    # -- what comes in -------------------------------------------------------------------------

    def take(self, exchange: Exchange) -> Verdict:
        """Learn of an exchange.

        Returns:
            "taken"; "odd": it contradicts what is known, and is kept aside; "jumped": several such
            agree, the clock is elsewhere now; "disbelieved": they agree on a jump that nobody
            makes; "refused": it cannot have been like that, or says nothing.
        """
        if not exchange.plausible:
            return "refused"
        if self._agrees(self._seen, exchange):
            self._rivals.clear()
            self._accept(exchange)
            return "taken"
        return self._oppose(exchange)

    def forget(self) -> None:
        """Another clock is behind it now."""
        self._seen.clear()
        self._rivals.clear()
        self._drift, self._first_s = 0.0, math.inf

    def _accept(self, exchange: Exchange) -> None:
        self._first_s = min(self._first_s, exchange.sent_s)
        begin_s = exchange.back_s - WINDOW_S
        self._seen = [one for one in self._seen[1 - KEPT :] if one.back_s >= begin_s]
        self._seen.append(exchange)
        self._fit()
        while len(self._seen) > FEW and self._sticks_out():
            self._seen = self._seen[len(self._seen) // 2 :]  # the drift is another one by now
            self._fit()

    def _oppose(self, exchange: Exchange) -> Verdict:
        if not self._agrees(self._rivals, exchange):
            self._rivals.clear()
        self._rivals = [*self._rivals[1 - KEPT :], exchange]
        long_s = exchange.back_s - self._rivals[0].sent_s
        if len(self._rivals) < JUMP_AGREE or long_s < JUMP_AGREE_S:
            return "odd"
        there = _middle(self._rivals, exchange.back_s)
        far_s = abs(there - self.offset_s(exchange.back_s))
        if far_s > JUMP_MOST_S or exchange.back_s - self._jumped_s < JUMP_SELDOM_S:
            return "disbelieved"
        self._seen, self._rivals, self.jumps = self._rivals, [], self.jumps + 1
        self._jumped_s = exchange.back_s
        self._fit()
        return "jumped"

    def _agrees(self, seen: Sequence[Exchange], new: Exchange) -> bool:
        """Can both be true: what was seen, and this?"""
        if not seen:
            return True
        reach = Reach(seen)
        _, high = reach.bounds(new.back_s)
        low, _ = reach.bounds(new.sent_s)
        return new.low_s <= high + 2 * GRAIN_S and new.high_s >= low - 2 * GRAIN_S

    # -- what comes of it ----------------------------------------------------------------------

    def _fit(self) -> None:
        seen, self._from_s = self._seen, max(one.back_s for one in self._seen)
        self._reach = Reach(seen)
        above = [(one.sent_s - self._from_s, one.high_s) for one in seen]
        below = [(one.back_s - self._from_s, one.low_s) for one in seen]
        steady = self._from_s - seen[0].sent_s >= STEADY_S and len(seen) > 2 * FEW
        if not steady:
            self._line = level(above, below, self._drift)
            if len(seen) <= FEW or not self._sticks_out():
                return
        trips = sorted(one.trip_s for one in seen)
        slack = GRAIN_S + SLACK * (trips[len(trips) // 2] - trips[0])
        self._line = widest(above, below, RATE_MOST, slack, self._drift)
        if steady:
            self._drift = self._line.slope

    def _sticks_out(self) -> bool:
        """Is the line outside of what can be?"""
        low, high = self._reach.bounds(self._from_s)
        return not low - GRAIN_S <= self._line.at(0.0) <= high + GRAIN_S

    @property
    def known(self) -> bool:
        """Is anything known?"""
        return bool(self._seen)

    @property
    def ready(self) -> bool:
        """Is enough known to play by?"""
        seen = self._seen
        return len(seen) >= FEW and seen[-1].back_s - self._first_s >= FEW_S

    @property
    def trip_s(self) -> float:
        """The quickest way there and back of late; infinite where none is known."""
        return min((one.trip_s for one in self._seen), default=math.inf)

    def offset_s(self, ours_s: float) -> float:
        """How far their clock is ahead when ours shows this; 0 where nothing is known."""
        if not self._seen:
            return 0.0
        low, high = self._reach.bounds(ours_s)
        return min(max(self._line.at(ours_s - self._from_s), low), high)

    def error_s(self, ours_s: float) -> float:
        """How far that may be off, at most; infinite where nothing is known."""
        if not self._seen:
            return math.inf
        low, high = self._reach.bounds(ours_s)
        middle = self.offset_s(ours_s)
        return max(high - middle, middle - low) + GRAIN_S

    def theirs_s(self, ours_s: float) -> float:
        """What their clock shows when ours shows this."""
        return ours_s + self.offset_s(ours_s)

    def ours_s(self, theirs_s: float) -> float:
        """What our clock shows when theirs shows this."""
        found_s = theirs_s - self.offset_s(self._from_s)
        for _ in range(3):  # each time a thousandth of what is left
            found_s = theirs_s - self.offset_s(found_s)
        return found_s


def _middle(seen: Sequence[Exchange], ours_s: float) -> float:
    low, high = Reach(seen).bounds(ours_s)
    return (low + high) / 2
