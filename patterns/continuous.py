"""Signals: patterns without events, that have a value at each moment."""

from patterns.pattern import Pattern
from patterns.ways import Onsets, Sampler


def signal(at: Sampler, onsets: Onsets | None = None) -> Pattern:
    """A continuous pattern: a value at each moment, sampled at the begin of what is asked.

    Args:
        at: gives the value of a moment.
        onsets: the same for the onsets of many events of a cycle, where that is quicker.

    >>> from fractions import Fraction
    >>> signal(lambda num, den, state: num / den).query(Fraction(1, 4), 1)[0].value
    0.25
    """
    return Pattern(at=at, onsets=onsets)
