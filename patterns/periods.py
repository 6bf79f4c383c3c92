"""When patterns that are made of others repeat, and what those need that are made at once."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

from patterns.pattern import ALWAYS, MAX_PERIOD, Pattern
from patterns.state import State
from patterns.ways import Repeat

FREE = State({}, sys.maxsize)  # for settled events: no live values, and no end of events


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
