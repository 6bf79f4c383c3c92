"""MIDI clock out: which byte is due when, by the time line. Pure.

24 ticks a beat, at all times; before the first tick of a run comes Start (from the top) or song
position and Continue (on the next sixteenth, since song position counts those). A jump of the time
line is Stop, song position, Continue. Ticks are counted, so that none is lost and none comes twice
where the line is bent.
"""

import math
from typing import Final, TypeAlias

from studio.links.clock.state import BEATS, Lines

TICK, START, CONTINUE, STOP = b"\xf8", b"\xfa", b"\xfb", b"\xfc"
SONG_POSITION: Final = 0xF2
TICKS: Final = 24  # a beat
SIXTEENTH: Final = 6  # ticks
POSITIONS: Final = 2**14  # song position has so many sixteenths
MOST_ASIDE: Final = 12  # ticks beside the expected: more is a jump
MOST_AT_ONCE: Final = 2_000

Due: TypeAlias = list[tuple[float, bytes]]


class MidiClock:
    """Gives the bytes in order.

    Args:
        beats: beats of a cycle.
    """

    def __init__(self, beats: int = BEATS) -> None:
        self._a_cycle = TICKS * beats
        self._next: int | None = None
        self._begins: int | None = None  # the tick before which the run begins
        self._running = False

    def due(self, lines: Lines, running: bool, begin_s: float, end_s: float) -> Due:
        """The bytes of a stretch of time; stretches are asked for one after the other.

        Args:
            lines: the time lines.
            running: something plays.
            begin_s: where the stretch before ended, in seconds of the sound.
            end_s: where this one ends.

        Returns:
            the second of each message, and the message.
        """
        found: Due = []
        here = lines.cycle(begin_s) * self._a_cycle
        if self._next is None or abs(here - self._next) > MOST_ASIDE:
            if self._next is not None and self._running:
                found.append((begin_s, STOP))
                self._running = False
            self._next, self._begins = math.ceil(here - 1e-6), None
        if running != self._running:
            self._turn(running, begin_s, found)
        while (at_s := lines.seconds(self._next / self._a_cycle)) < end_s:
            at_s = max(at_s, begin_s)
            if self._next == self._begins:
                found.append((at_s, START if self._next == 0 else CONTINUE))
                self._begins = None
            found.append((at_s, TICK))
            self._next += 1
            if len(found) > MOST_AT_ONCE:
                self._next = None
                break
        return found

    def _turn(self, running: bool, at_s: float, found: Due) -> None:
        """Begin a run, or end it."""
        self._running = running
        if not running:
            found.append((at_s, STOP))
            self._begins = None
            return
        first = max(-(-(self._next or 0) // SIXTEENTH), 0)
        self._begins = first * SIXTEENTH
        if first:
            found.append((at_s, song_position(first)))


def song_position(sixteenths: int) -> bytes:
    """The message for a position; it begins anew after 16384 sixteenths.

    >>> song_position(129).hex()
    'f20101'
    """
    low, high = sixteenths % POSITIONS % 128, sixteenths % POSITIONS // 128
    return bytes((SONG_POSITION, low, high))
