"""The events of a cycle in order of time, so that a window of it is found without a look at all.

A window is given in ticks of the asker's own choosing; comparisons are exact.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import le, lt

from patterns.hap import Event
from patterns.pieces import within


class Shelf:
    """The events of one cycle, ordered by when their parts begin.

    Attributes:
        events: the events, as they were given.
    """

    __slots__ = ("_begins", "_ends", "_even", "_order", "_parts", "_ticks", "events")

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        ticks = self._ticks = math.lcm(*{event[0] for event in events})
        begins = [event[3] * (ticks // event[0]) for event in events]
        ends = [event[4] * (ticks // event[0]) for event in events]
        self._parts = begins, ends
        self._order: Sequence[int] = range(len(events))
        # One after another: between two events that touch a window, all others lie inside it.
        self._even = all(map(lt, begins, ends)) and all(map(le, ends, begins[1:]))
        if not self._even:
            if sorted(begins) != begins:
                order = self._order = sorted(self._order, key=begins.__getitem__)
                begins, ends = [begins[place] for place in order], [ends[place] for place in order]
            ends = list(accumulate(ends, max))
        self._begins, self._ends = begins, ends

    def window(self, begin: int, end: int, ticks: int) -> Sequence[Event]:
        """The events that touch [begin, end) in these ticks, their parts cut to it.

        >>> from patterns.hap import EMPTY
        >>> beats = [(4, at, at + 1, at, at + 1, at, EMPTY) for at in range(4)]
        >>> [event[:5] for event in Shelf(beats).window(1, 2, 2)]
        [(4, 2, 3, 2, 3), (4, 3, 4, 3, 4)]
        """
        if begin == 0 and end == ticks:
            return self.events
        low, high = begin * self._ticks, end * self._ticks
        last = bisect_left(self._begins, -(-high // ticks))
        if not self._even:
            first = bisect_left(self._ends, -(-low // ticks))
            return self._chosen(self._order[first:last], begin, end, ticks)
        first = bisect_right(self._ends, low // ticks)
        if first >= last:
            return ()
        if self._begins[first] * ticks >= low and self._ends[last - 1] * ticks <= high:
            return self.events[first:last]
        found = list(self.events[first:last])
        found[0] = within(found[0], begin, end, ticks)
        if last - first > 1:
            found[-1] = within(found[-1], begin, end, ticks)
        return found

    def _chosen(self, places: Sequence[int], begin: int, end: int, ticks: int) -> list[Event]:
        """Of events that begin before the end of a window, those that touch it."""
        begins, ends = self._parts
        over, low = begin * self._ticks // ticks, -(-begin * self._ticks // ticks)
        high = end * self._ticks // ticks
        out = []
        for place in sorted(places):
            after = begins[place] >= low
            if after or ends[place] > over:
                event = self.events[place]
                inside = after and ends[place] <= high
                out.append(event if inside else within(event, begin, end, ticks))
        return out
