"""The events of a cycle in order of time, so that a window of it is found without a look at all.

A window is given in ticks of the asker's own choosing; comparisons are exact.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from patterns.hap import Event
from patterns.pieces import cut


class Shelf:
    """The events of one cycle, ordered by when their parts begin.

    Attributes:
        events: the events, as they were given.
    """

    __slots__ = ("_begins", "_ends", "_even", "_order", "_ticks", "events")

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        ticks = self._ticks = math.lcm(*{event[0] for event in events})
        begins = [event[3] * (ticks // event[0]) for event in events]
        ends = [event[4] * (ticks // event[0]) for event in events]
        points = any(map(int.__eq__, begins, ends))
        self._order: list[int] | None = None
        if any(map(int.__gt__, begins, begins[1:])):
            order = self._order = sorted(range(len(events)), key=begins.__getitem__)
            begins, ends = [begins[place] for place in order], [ends[place] for place in order]
        self._begins, self._ends = begins, list(accumulate(ends, max))
        # Whatever stands between two events that touch a window touches it too.
        self._even = self._order is None and not points and ends == self._ends

    def window(self, begin: int, end: int, ticks: int) -> Sequence[Event]:
        """The events that touch [begin, end) in these ticks, their parts cut to it.

        >>> from patterns.hap import EMPTY
        >>> beats = [(4, at, at + 1, at, at + 1, at, EMPTY) for at in range(4)]
        >>> [event[:5] for event in Shelf(beats).window(1, 2, 2)]
        [(4, 2, 3, 2, 3), (4, 3, 4, 3, 4)]
        """
        if begin == 0 and end == ticks:
            return self.events
        begins, ends = self._begins, self._ends
        low, high = begin * self._ticks, end * self._ticks
        last = bisect_left(begins, -(-high // ticks))
        if self._even:
            first = bisect_right(ends, low // ticks)
            found = self.events[first:last]
            inside = first >= last or (
                begins[first] * ticks >= low and ends[last - 1] * ticks <= high
            )
            return found if inside else cut(found, begin, end, ticks)
        first = bisect_left(ends, -(-low // ticks))
        if self._order is None:
            return cut(self.events[first:last], begin, end, ticks)
        places = sorted(self._order[first:last])
        return cut([self.events[place] for place in places], begin, end, ticks)
