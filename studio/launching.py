"""When a change lands, and how what it ends leaves. Pure."""

import math
from fractions import Fraction

from patterns.timeline import Timeline
from studio.faders import Fade
from studio.slots import Change


def due(change: Change, line: Timeline | None, edge: int, rate: int) -> Fraction | None:
    """The cycle that a change waits for; None: it need not wait.

    Args:
        change: what is to change.
        line: the time line, None while nothing plays.
        edge: the first frame that can still be changed.
        rate: frames a second.

    >>> due(Change(quantum=4), Timeline(Fraction(1), Fraction(0), Fraction(0)), 5, 1)
    Fraction(8, 1)
    """
    if line is None:
        return change.at or None
    soonest = line.cycle_at(Fraction(edge, rate))
    if change.at is None and change.parts and soonest < 0:
        return Fraction(0)  # it is counted in
    if change.at is not None or not change.quantum:
        return change.at
    return Fraction(math.ceil(soonest / change.quantum) * change.quantum)


def fade_out(change: Change, line: Timeline | None, edge: int, rate: int) -> Fade | None:
    """The way out of what a change ends at a frame; None: it just ends."""
    if line is None or not change.fade or change.hush:
        return None
    begin = float(line.cycle_at(Fraction(edge, rate)))
    return Fade(begin, begin + change.fade, rises=False)
