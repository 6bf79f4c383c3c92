"""Asking one pattern for the events of a stretch of frames, within a limit of time.

What the player's code does wrong comes out as a PatternError, whatever it was.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.messages import SoundEvent
from engine.scheduler import NO_VALUES, Slot, events_of_cycles
from patterns.errors import LimitError, PatternError, QueryError
from patterns.hap import Hap
from patterns.pattern import Pattern
from patterns.timeline import Timeline

MOST_EVENTS = 4000  # a second and slot, far more than anyone can hear apart
FEW_EVENTS = 200  # never too many, however short the time

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames begin <= frame < end, on a time line.

    >>> line = Timeline(cps=Fraction(1))
    >>> Stretch(line, 0, 48_000, 48_000).seconds
    1.0
    """

    line: Timeline
    begin: int
    end: int
    sample_rate: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.end - self.begin) / self.sample_rate

    def cycle_of(self, frame: int) -> Fraction:
        """The position from which on everything rounds to this frame or a later one."""
        return self.line.cycle_at(Fraction(2 * frame - 1, 2 * self.sample_rate))

    def last_border(self) -> int:
        """The frame of the last cycle border in it, its begin where there is none."""
        whole_cycles = self.cycle_of(self.end).__floor__()
        return max(self.begin, self.line.frame_at(Fraction(whole_cycles), self.sample_rate))


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern plays in a stretch: its events, and a sentence for each kind of non-sound."""

    events: list[SoundEvent]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Limited:
    """A pattern that is asked with a limit of time."""

    pattern: Pattern
    expired: Callable[[], bool]

    def query(self, begin: Fraction, end: Fraction, controls: Mapping[str, Any]) -> list[Hap]:
        """The haps of a span of cycles."""
        return self.pattern.query(begin, end, controls, expired=self.expired)


def ask(
    pattern: Pattern,
    stretch: Stretch,
    name: str,
    generation: int,
    expired: Callable[[], bool],
    values: Mapping[str, Any] = NO_VALUES,
) -> Found:
    """The events of a pattern whose onsets lie in a stretch.

    Args:
        pattern: what to ask.
        stretch: where.
        name: the slot that the events belong to.
        generation: the slot's.
        expired: says whether the time is over.
        values: live values.

    Raises:
        PatternError: the pattern fails, takes too long, or plays too much.
    """
    if stretch.begin >= stretch.end:
        return Found([])
    slot = Slot(name, generation, _Limited(pattern, expired))
    begin, end = stretch.cycle_of(stretch.begin), stretch.cycle_of(stretch.end)
    try:
        window = events_of_cycles(
            [slot], stretch.line, begin, end, stretch.sample_rate, False, values
        )
    except PatternError:
        raise
    except Exception as error:  # the edge between the player's code and the show
        LOG.exception("slot %s fails", name)
        raise QueryError(f"this pattern fails while playing ({type(error).__name__})") from error
    for failure in window.failed.values():
        raise failure
    if len(window.events) > max(FEW_EVENTS, MOST_EVENTS * stretch.seconds):
        raise LimitError("these are too many sounds at once", hint="slow it down or thin it out")
    return Found(window.events, window.problems)
