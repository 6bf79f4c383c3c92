"""A hap: one event of a pattern, with exact times in cycles."""

from dataclasses import dataclass, field
from fractions import Fraction

from patterns.values import Value


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of cycles, begin included, end excluded."""

    begin: Fraction
    end: Fraction

    @property
    def duration(self) -> Fraction:
        """Length in cycles."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Hap:
    """An event: its whole, the part of it that was asked for, and its value.

    Attributes:
        whole: the span of the whole event, None for a sample of a continuous signal.
        part: the piece of it inside the queried span.
        value: what it says; most often a control map such as {"s": "bd", "gain": 0.8}.
        locations: (begin, end) offsets in the source code that made it.
    """

    whole: TimeSpan | None
    part: TimeSpan
    value: Value
    locations: tuple[tuple[int, int], ...] = field(default=())

    def has_onset(self) -> bool:
        """Does the event begin in this piece?"""
        return self.whole is not None and self.whole.begin == self.part.begin
