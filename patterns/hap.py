"""A hap: one event of a pattern, with exact times in cycles.

Inside the language an event is a tuple of integer ticks relative to its cycle
(Event); a Hap is what a reader of the language gets, and makes exact rationals only
when somebody looks at a time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from patterns.values import Value


class Context:
    """What travels with an event beside its value.

    Two contexts put together are one that knows both; what it says is worked out when somebody
    looks, as most events are played without.

    Attributes:
        both: the two that it is put together of, until somebody looks.
    """

    __slots__ = ("_locations", "_scale", "_tags", "both")

    def __init__(
        self,
        locations: tuple[tuple[int, int], ...] = (),
        scale: str = "",
        tags: tuple[str, ...] = (),
    ) -> None:
        self._locations, self._scale, self._tags = locations, scale, tags
        self.both: tuple[Context, Context] | None = None

    @property
    def locations(self) -> tuple[tuple[int, int], ...]:
        """(begin, end) offsets in the source code that made the event."""
        if self.both is not None:
            self._look()
        return self._locations

    @property
    def scale(self) -> str:
        """The name of the scale that gave its note, or ""."""
        if self.both is not None:
            self._look()
        return self._scale

    @property
    def tags(self) -> tuple[str, ...]:
        """Names given to it by the player."""
        if self.both is not None:
            self._look()
        return self._tags

    def merged(self, other: Context) -> Context:
        """Both contexts in one: locations and tags of both, the other's scale if it has one.

        >>> Context(((0, 2),), "C major").merged(Context(((3, 5), (0, 2)))).locations
        ((0, 2), (3, 5))
        """
        if other is EMPTY or other is self:
            return self
        if self is EMPTY:
            return other
        made = _blank(Context)
        made.both = self, other
        return made

    def _look(self) -> None:
        """Work out what a context of two says: its parts first, innermost."""
        todo = [self]
        while todo:
            both = todo[-1].both
            waiting = [one for one in both or () if one.both is not None]
            todo += waiting
            if not waiting:
                todo.pop().settle(both)

    def settle(self, both: tuple[Context, Context] | None) -> None:
        """Work out what two contexts, each of them settled, say together."""
        if both is None:  # it was worked out meanwhile
            return
        first, second = both
        known = first.locations
        new = tuple([place for place in second.locations if place not in known])
        self._locations, self._tags = known + new, first.tags + second.tags
        self._scale = second.scale or first.scale
        self.both = None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Context) and self._said() == other._said())

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[Value, ...]:
        return self.locations, self.scale, self.tags

    def __repr__(self) -> str:
        return f"Context{self._said()}"


_blank = Context.__new__
EMPTY = Context()

# (ticks of a cycle, whole begin, whole end, part begin, part end, value, context), the times
# in ticks from the start of a cycle.
Event: TypeAlias = tuple[int, int, int, int, int, Value, Context]


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of cycles, begin included, end excluded."""

    begin: Fraction
    end: Fraction

    @property
    def duration(self) -> Fraction:
        """Length in cycles."""
        return self.end - self.begin

    def intersection(self, other: TimeSpan) -> TimeSpan | None:
        """What both share, None where they only touch.

        A span of no width is inside another unless it stands at its end.

        >>> one, two = Fraction(1), Fraction(2)
        >>> TimeSpan(0 * one, one).intersection(TimeSpan(one, two)) is None
        True
        """
        begin, end = max(self.begin, other.begin), min(self.end, other.end)
        if begin > end:
            return None
        if begin == end and (
            (begin == self.end and self.begin < self.end)
            or (begin == other.end and other.begin < other.end)
        ):
            return None
        return TimeSpan(begin, end)


class Hap:
    """An event: its whole, the part of it that was asked for, and its value.

    >>> whole = TimeSpan(Fraction(0), Fraction(1, 2))
    >>> hap = Hap.of(whole, TimeSpan(Fraction(0), Fraction(1, 4)), "bd")
    >>> hap.has_onset(), hap.whole.end, hap.part.end, hap.value
    (True, Fraction(1, 2), Fraction(1, 4), 'bd')
    """

    __slots__ = ("cycle", "event")

    def __init__(self, event: Event, cycle: int = 0) -> None:
        self.event, self.cycle = event, cycle

    @classmethod
    def of(
        cls, whole: TimeSpan | None, part: TimeSpan, value: Value, context: Context = EMPTY
    ) -> Hap:
        """A hap from exact spans."""
        if whole is None:
            return Sample.of(part, part, value, context)
        times = (whole.begin, whole.end, part.begin, part.end)
        ticks = math.lcm(*(time.denominator for time in times))
        wb, we, pb, pe = (time.numerator * (ticks // time.denominator) for time in times)
        return cls((ticks, wb, we, pb, pe, value, context))

    @property
    def whole(self) -> TimeSpan | None:
        """The span of the whole event, None for a sample of a continuous signal."""
        ticks, begin, end, *_ = self.event
        return TimeSpan(Fraction(begin, ticks) + self.cycle, Fraction(end, ticks) + self.cycle)

    @property
    def part(self) -> TimeSpan:
        """The piece of the event inside the queried span."""
        ticks, _, _, begin, end, *_ = self.event
        return TimeSpan(Fraction(begin, ticks) + self.cycle, Fraction(end, ticks) + self.cycle)

    @property
    def whole_or_part(self) -> TimeSpan:
        """The whole where there is one, else the part."""
        return self.whole or self.part

    @property
    def value(self) -> Value:
        """What the event says; most often a control map such as {"s": "bd", "gain": 0.8}."""
        return self.event[5]

    @property
    def context(self) -> Context:
        """Source locations, scale and tags."""
        return self.event[6]

    @property
    def locations(self) -> tuple[tuple[int, int], ...]:
        """(begin, end) offsets in the source code that made it."""
        return self.event[6].locations

    @property
    def length(self) -> float:
        """How long the whole event is, in cycles."""
        return (self.event[2] - self.event[1]) / self.event[0]

    def has_onset(self) -> bool:
        """Does the event begin in this piece?"""
        return self.event[1] == self.event[3]

    def with_value(self, value: Value) -> Hap:
        """The same event with another value."""
        return type(self)((*self.event[:5], value, self.event[6]), self.cycle)

    def moved(self, cycles: int) -> Hap:
        """The same event some cycles later."""
        return type(self)(self.event, self.cycle + cycles)

    def settled(self) -> Event:
        """The event in ticks from cycle 0, whatever cycle it was written against."""
        den, wb, we, pb, pe, value, context = self.event
        by = self.cycle * den
        return den, wb + by, we + by, pb + by, pe + by, value, context

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hap) and (self.whole, self.part, self.value) == (
            other.whole,
            other.part,
            other.value,
        )

    __hash__ = None  # type: ignore[assignment] # values may be dicts

    def __repr__(self) -> str:
        return f"Hap({self.whole}, {self.part}, {self.value!r})"


class Sample(Hap):
    """What a continuous signal says over the asked span: a part without a whole."""

    __slots__ = ()

    @property
    def whole(self) -> TimeSpan | None:
        """None: a signal has no events."""
        return None

    def has_onset(self) -> bool:
        """Never: a signal has no events."""
        return False
