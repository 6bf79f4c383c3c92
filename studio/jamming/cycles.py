"""From which cycle on an evaluation plays, so that all have it in time. Pure."""

import math
from fractions import Fraction
from typing import Final

LEAST_LEAD_S: Final = 0.25  # for evaluating it on a machine that is slower than ours
MOST_LEAD_S: Final = 8.0
TIMES_LATENCY: Final = 2


def lead_s(latency_s: float) -> float:
    """How long before it plays an evaluation is told to the others.

    Args:
        latency_s: how long it takes to reach the slowest of them, as far as is known.

    >>> lead_s(0.04), lead_s(60)
    (0.33, 8.0)
    """
    return min(LEAST_LEAD_S + TIMES_LATENCY * max(latency_s, 0.0), MOST_LEAD_S)


def cycle_for(now: Fraction, cps: Fraction, ahead_s: float, quantum: int) -> Fraction:
    """The next cycle that is far enough ahead.

    Args:
        now: where the room stands.
        cps: its tempo.
        ahead_s: how far ahead it has to be.
        quantum: it is a multiple of this; 0: any whole cycle.

    >>> cycle_for(Fraction(7, 4), Fraction(1, 2), 0.3, 0)
    Fraction(2, 1)
    >>> cycle_for(Fraction(19, 10), Fraction(1, 2), 0.3, 0)
    Fraction(3, 1)
    >>> cycle_for(Fraction(2), Fraction(1), 0, 4)
    Fraction(4, 1)
    """
    step = max(quantum, 1)
    soonest = now + Fraction(ahead_s) * cps
    return Fraction(math.ceil(soonest / step) * step)
