"""Where the music stands: cycle, beat, bar, phase and tempo at a moment of the sound's time. Pure.

Seconds here are the sound's: its frame by its sample rate. A time line holds from some second on;
those that held a while ago, or will in some milliseconds, are kept beside each other, so that a
byte that is due meanwhile goes by the line that the sound goes by.
"""

import math
from collections import deque
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from patterns.timeline import Timeline

BEATS: Final = 4  # of a cycle, where nobody says otherwise
MOST_LINES: Final = 32
NEAR_S: Final = 1.0  # an anchor as near to now as this is where its line begins


@dataclass(frozen=True, slots=True)
class ClockState:
    """The clock at a moment.

    Attributes:
        cycle: the position; a cycle is a bar.
        cps: cycles a second.
        running: something plays.
        beats: beats of a cycle.

    >>> state = ClockState(cycle=2.75, cps=0.5, running=True)
    >>> state.bar, state.beat, state.phase, state.bpm
    (2, 11.0, 0.75, 120.0)
    """

    cycle: float
    cps: float
    running: bool
    beats: int = BEATS

    @property
    def bar(self) -> int:
        """Whole cycles since cycle 0."""
        return math.floor(self.cycle)

    @property
    def beat(self) -> float:
        """Beats since cycle 0."""
        return self.cycle * self.beats

    @property
    def phase(self) -> float:
        """How much of the bar has passed, from 0 to 1."""
        return self.cycle - math.floor(self.cycle)

    @property
    def bpm(self) -> float:
        """Beats a minute."""
        return 60 * self.cps * self.beats


class Lines:
    """The time lines of late, each with the second from which on it holds.

    Args:
        line: the one to begin with.
    """

    def __init__(self, line: Timeline | None = None) -> None:
        self._lines: deque[tuple[float, Timeline]] = deque(
            [(-math.inf, line or Timeline())], maxlen=MOST_LINES
        )

    @property
    def newest(self) -> Timeline:
        """The last one that was seen."""
        return self._lines[-1][1]

    def see(self, line: Timeline, now_s: float) -> bool:
        """Take in the line that holds; False where it is known already."""
        if line == self.newest:
            return False
        anchor_s = float(line.anchor_s)
        begin_s = anchor_s if abs(anchor_s - now_s) < NEAR_S else now_s
        while len(self._lines) > 1 and self._lines[-1][0] >= begin_s:
            self._lines.pop()
        self._lines.append((begin_s, line))
        return True

    def at(self, seconds: float) -> Timeline:
        """The line that holds at a second."""
        for begin_s, line in reversed(self._lines):
            if begin_s <= seconds:
                return line
        return self._lines[0][1]

    def cycle(self, seconds: float) -> float:
        """The position at a second."""
        return cycle_at(self.at(seconds), seconds)

    def seconds(self, cycle: float) -> float:
        """The second at which a position comes, by the line that holds then."""
        end_s = math.inf
        for begin_s, line in reversed(self._lines):
            seconds = seconds_at(line, cycle)
            if seconds >= begin_s:
                return min(seconds, end_s)
            end_s = begin_s
        return end_s

    def state(self, seconds: float, running: bool, beats: int = BEATS) -> ClockState:
        """The clock at a second."""
        line = self.at(seconds)
        return ClockState(cycle_at(line, seconds), float(line.cps), running, beats)


def cycle_at(line: Timeline, seconds: float) -> float:
    """The position at a second; floats, for displays and messages: off by less than 1 ns an hour.

    >>> cycle_at(Timeline(), 3.0)
    1.5
    """
    return float(line.anchor_cycle) + (seconds - float(line.anchor_s)) * float(line.cps)


def seconds_at(line: Timeline, cycle: float) -> float:
    """The second at which a position comes."""
    return float(line.anchor_s) + (cycle - float(line.anchor_cycle)) / float(line.cps)


def micros(seconds: float) -> Fraction:
    """Seconds to the nearest microsecond, exactly."""
    return Fraction(round(seconds * 10**6), 10**6)


def anchored(line: Timeline, seconds: float) -> Timeline:
    """The same line with its anchor at a second: numbers stay short when it is bent often.

    >>> anchored(Timeline(), 4.0)
    Timeline(cps=Fraction(1, 2), anchor_cycle=Fraction(2, 1), anchor_s=Fraction(4, 1))
    """
    at_s = micros(seconds)
    cycle = Fraction(round(line.cycle_at(at_s) * 2**40), 2**40)
    return Timeline(line.cps, cycle, at_s)


def jumped(line: Timeline, cycles: float, cps: Fraction, seconds: float) -> Timeline:
    """A line that stands some cycles further, from a second on in another tempo."""
    here = anchored(line, seconds)
    far = Fraction(round(cycles * 2**40), 2**40)
    return replace(here, cps=cps, anchor_cycle=here.anchor_cycle + far)
