"""The one conversion between cycles, seconds and frames.

Cycles and seconds are exact (Fraction); a frame is an integer, rounded once.
Pure: the time now comes in as an argument.
"""

import math
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Timeline:
    """A tempo, and one point where cycle and time are known.

    Args:
        cps: cycles a second, above 0.
        anchor_cycle: a cycle ...
        anchor_s: ... and the second at which it begins.

    >>> line = Timeline(cps=Fraction(1, 2))
    >>> line.seconds_at(Fraction(3)), line.cycle_at(Fraction(6))
    (Fraction(6, 1), Fraction(3, 1))
    """

    cps: Fraction = Fraction(1, 2)
    anchor_cycle: Fraction = Fraction(0)
    anchor_s: Fraction = Fraction(0)

    def seconds_at(self, cycle: Fraction) -> Fraction:
        """The second at which a cycle position sounds."""
        return self.anchor_s + (cycle - self.anchor_cycle) / self.cps

    def cycle_at(self, seconds: Fraction) -> Fraction:
        """The cycle position that sounds at a second."""
        return self.anchor_cycle + (seconds - self.anchor_s) * self.cps

    def frame_at(self, cycle: Fraction, sample_rate: int) -> int:
        """The frame at which a cycle position sounds: rounded once, halves upwards.

        >>> Timeline(cps=Fraction(1)).frame_at(Fraction(1, 3), 48_000)
        16000
        """
        return math.floor(self.seconds_at(cycle) * sample_rate + Fraction(1, 2))

    def with_cps(self, cps: Fraction, at_cycle: Fraction) -> "Timeline":
        """Another tempo from a cycle on; the phase goes on without a jump.

        >>> line = Timeline(cps=Fraction(1)).with_cps(Fraction(2), at_cycle=Fraction(4))
        >>> line.seconds_at(Fraction(4)), line.seconds_at(Fraction(6))
        (Fraction(4, 1), Fraction(5, 1))
        """
        return Timeline(cps, at_cycle, self.seconds_at(at_cycle))
