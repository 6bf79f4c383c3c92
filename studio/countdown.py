"""How long it is until the next change lands, in cycles and beats. Pure."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from studio.wishes import Playing

BEATS: Final = 4  # to a cycle, as `tap` counts them


@dataclass(frozen=True, slots=True)
class Countdown:
    """What is left.

    Attributes:
        at: the cycle at which the change lands.
        cycles: until then.
        beats: until then.
        seconds: until then, at the tempo that plays.
    """

    at: Fraction
    cycles: float
    beats: float
    seconds: float

    def __str__(self) -> str:
        """As it is shown: `cycle 8 in 1.2 (5 beats)`.

        >>> print(Countdown(Fraction(8), 1.2, 4.8, 2.4))
        cycle 8 in 1.2 (5 beats)
        """
        at = float(self.at)
        return f"cycle {at:g} in {self.cycles:.1f} ({math.ceil(self.beats)} beats)"


def countdown(playing: Playing) -> Countdown | None:
    """Until the next change that waits, None where none does.

    >>> now = Playing(Fraction(27, 4), 0.5, ("drums",), False, waiting=Fraction(8))
    >>> countdown(now)
    Countdown(at=Fraction(8, 1), cycles=1.25, beats=5.0, seconds=2.5)
    """
    if playing.waiting is None or playing.cycle is None:
        return None
    left = max(float(playing.waiting - playing.cycle), 0.0)
    seconds = left / playing.cps if playing.cps else 0.0
    return Countdown(playing.waiting, left, left * BEATS, seconds)
