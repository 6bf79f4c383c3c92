"""How the time line bends where the tempo changes. Pure.

A change at a frame is anchored half a frame before it: every event that rounds to that
frame or a later one lies behind the anchor in the old tempo and in the new one, so none
is lost and none comes twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.messages import SoundEvent
from engine.scheduler import exact_cps
from patterns.timeline import Timeline

GRID = 2**48  # anchors are exact to 1/GRID, or their fractions would grow with every change
CYCLE_GRID = 2**20  # an onset that came as a float is the nearest fraction up to this


def short(value: Fraction) -> Fraction:
    """The value, to the nearest 1/GRID where it is a long fraction.

    >>> short(Fraction(1, 3))
    Fraction(1, 3)
    """
    return value if value.denominator <= GRID else Fraction(round(value * GRID), GRID)


def tempo_from_frame(line: Timeline, cps: Fraction, frame: int, sample_rate: int) -> Timeline:
    """Another tempo from a frame on; the phase goes on without a jump."""
    edge_s = Fraction(2 * frame - 1, 2 * sample_rate)
    return Timeline(cps, short(line.cycle_at(edge_s)), edge_s)


def begun(cps: Fraction, frame: int, sample_rate: int, start: Fraction = Fraction(0)) -> Timeline:
    """The time line whose cycle 0, or another one, begins at a frame."""
    return Timeline(cps, start, Fraction(frame, sample_rate))


def moved(line: Timeline, seconds: Fraction) -> Timeline:
    """The same time line, later by some seconds."""
    return replace(line, anchor_s=line.anchor_s + seconds)


@dataclass(frozen=True, slots=True)
class Shift:
    """A tempo that an event asks for with its `cps` control, from its onset on.

    Attributes:
        frame: its onset.
        cycle: its onset.
        cps: the new tempo.
    """

    frame: int
    cycle: Fraction
    cps: Fraction

    def bend(self, line: Timeline) -> Timeline:
        """The time line from the event on."""
        later = line.with_cps(self.cps, self.cycle)
        return replace(later, anchor_s=short(later.anchor_s))


def first_shift(events: Iterable[SoundEvent], now: Fraction) -> Shift | None:
    """The earliest change of tempo that events ask for, in whatever order they come.

    >>> event = SoundEvent(480, "$", 1, 0.5, 0.5, 1.25, {"s": "bd", "cps": 0.6})
    >>> first_shift([event], Fraction(1, 2))
    Shift(frame=480, cycle=Fraction(5, 4), cps=Fraction(3, 5))
    """
    first: SoundEvent | None = None
    for event in events:
        if "cps" not in event.controls or (first is not None and event.cycle > first.cycle):
            continue
        cps = exact_cps(event.controls["cps"])
        if cps is not None and cps != now:
            first = event
    if first is None:
        return None
    cycle = Fraction(first.cycle).limit_denominator(CYCLE_GRID)
    return Shift(first.frame, cycle, exact_cps(first.controls["cps"]) or now)
