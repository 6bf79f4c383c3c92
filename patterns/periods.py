"""When patterns that are made of others repeat, and which need not wait to be asked."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

from patterns.pattern import ALWAYS, MAX_PERIOD, Pattern
from patterns.state import State
from patterns.ways import Repeat

MAX_SETTLED = 64  # events that are made before anybody asks for them
FREE = State({}, sys.maxsize)  # in which they are made: no live values, no end of events


def together(*pats: Pattern) -> Callable[[], Repeat]:
    """The repeat of a pattern made of others, cycle by cycle."""

    def repeat() -> Repeat:
        period, since = 1, ALWAYS
        for pat in pats:
            one, begins = pat.period()
            period = math.lcm(period, one) if period and one else 0
            since = max(since, begins)
        return (period if period <= MAX_PERIOD else 0), since

    return repeat


def settled(*pats: Pattern) -> bool:
    """Are they few events that never change? What is made of such is best made once, and now.

    >>> from patterns.pattern import pure
    >>> settled(pure("bd")), settled(Pattern(lambda number, state: []))
    (True, False)
    """
    size = 1
    for pat in pats:
        if pat.same is None:
            return False
        size *= len(pat.same)
    return size <= MAX_SETTLED
