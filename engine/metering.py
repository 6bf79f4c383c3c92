"""Which blocks were late, and what the engine counts. Pure: the moments come in as arguments.

A block is late when it ended after its deadline: one period after the moment at which its cycle
began. That moment is not told to us, so it is estimated from the calls: each should come one
period after the one before; an earlier call corrects the estimate at once, a later one slowly.
"""

from bisect import bisect_left
from typing import Final

# Where in its period a block was done: up to each of these shares, and beyond the last.
DONE_BY: Final = (0.125, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
DRIFT: Final = 1 / 16  # share of a later call's distance that moves the estimate


class LateMeter:
    """Counts late blocks, and gaps: times when calls came a whole period or more too late.

    Args:
        period_ns: nanoseconds of a block.

    >>> meter = LateMeter(1000)
    >>> for begin, end in ((0, 100), (1000, 1100), (2000, 3100), (3100, 3200)):
    ...     _ = meter.block(begin, end)
    >>> meter.late, meter.gaps, meter.done
    (1, 0, [2, 1, 0, 0, 0, 1, 0, 0])

    Attributes:
        late, gaps: how many.
        done: blocks by the share of the period in which they were done, see DONE_BY.
    """

    __slots__ = ("_behind", "_due", "_period", "done", "gaps", "late")

    def __init__(self, period_ns: float) -> None:
        self._period = period_ns
        self._due: float | None = None
        self._behind = False
        self.late = 0
        self.gaps = 0
        self.done = [0] * (len(DONE_BY) + 1)

    def block(self, begin_ns: int, end_ns: int, due_ns: float | None = None) -> bool:
        """A block was computed from begin to end. Was it late?

        Args:
            begin_ns: when its computation began.
            end_ns: when it was done.
            due_ns: when its cycle began, where the backend knows it.
        """
        due = due_ns if due_ns is not None else self._due
        if due is None:
            due = float(begin_ns)
        behind = begin_ns - due
        gap = behind >= self._period
        self.gaps += gap and not self._behind
        self._behind = gap
        late = end_ns > due + self._period
        self.late += late
        self.done[bisect_left(DONE_BY, (end_ns - due) / self._period)] += 1
        if behind <= 0 or behind >= self._period:
            due = float(begin_ns)  # the stream runs earlier than thought, or went on without us
        else:
            due += behind * DRIFT
        self._due = due + self._period
        return late
