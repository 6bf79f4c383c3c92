"""What becomes of a controller's numbers: range, smoothing, soft takeover, learning. Pure."""

import math
from dataclasses import dataclass
from typing import Final

NEAR: Final = 0.03  # of the width of a range: so near a control is met
SETTLED: Final = 1e-4  # so near a value that follows has arrived
MOVED: Final = 0.03  # so far a control has to go before it is taken for the one that was meant


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of what a control says.

    Attributes:
        low: what its 0 becomes ...
        high: ... and what its 1 becomes.
        takeover: a knob that stands elsewhere than the value only counts when it has met it.
    """

    low: float = 0.0
    high: float = 1.0
    takeover: bool = False

    @property
    def width(self) -> float:
        """How wide the range is."""
        return abs(self.high - self.low)


PLAIN: Final = Rule()


def ranged(raw: float | str, low: float, high: float) -> float | str:
    """A value on a range, 0 to 1 becoming its ends; where that is 0 to 1, and a text, as it is.

    >>> ranged(0.5, 200, 1000), ranged(7.0, 200, 1000), ranged(7.0, 0, 1), ranged("c3", 0, 2)
    (600.0, 1000.0, 7.0, 'c3')
    """
    if isinstance(raw, str) or (low, high) == (0.0, 1.0):
        return raw
    return low + min(max(raw, 0.0), 1.0) * (high - low)


def closer(value: float, target: float, elapsed_s: float, smooth_s: float) -> float:
    """A value that follows another, after some time: after smooth_s, 63 % of the way is done.

    >>> round(closer(0.0, 1.0, 0.1, 0.1), 3), closer(0.0, 1.0, 1.0, 0.1), closer(0.0, 1.0, 0.1, 0)
    (0.632, 1.0, 1.0)
    """
    if smooth_s <= 0:
        return target
    left = (value - target) * math.exp(-max(elapsed_s, 0.0) / smooth_s)
    return target if abs(left) < SETTLED * max(1.0, abs(target)) else target + left


def meets(before: float | None, now: float, value: float, width: float) -> bool:
    """Does a knob that moved from one place to another meet a value?

    Args:
        before: where it was, None where that is not known.
        now: where it is.
        value: the value that it is to take over.
        width: of its range.

    >>> meets(None, 0.2, 0.8, 1), meets(0.2, 0.9, 0.8, 1), meets(None, 0.79, 0.8, 1)
    (False, True, True)
    """
    if abs(now - value) <= NEAR * width:
        return True
    return before is not None and min(before, now) <= value <= max(before, now)


def has_moved(before: float | str, now: float | str) -> bool:
    """Was a control moved on purpose, or does it only tremble?

    >>> has_moved(0.5, 0.51), has_moved(0.0, 1.0), has_moved("a", "b"), has_moved(440.0, 441.0)
    (False, True, True, False)
    """
    if isinstance(before, str) or isinstance(now, str):
        return before != now
    return abs(now - before) > MOVED * max(1.0, abs(before))
