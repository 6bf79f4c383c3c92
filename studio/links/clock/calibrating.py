"""How much an output is late, by a player's taps: first to our click, then to the other's. Pure.

Nobody taps exactly on a click: most are some tens of milliseconds early. So two rows of taps are
compared, which are early by the same; their difference is what the output is late.
"""

import cmath
import math
from typing import Final

ENOUGH: Final = 8  # taps of a row
EVEN: Final = 0.75  # how much the taps of a row have to agree: 1 is exactly


class Calibration:
    """Two rows of taps.

    Args:
        name: the output.
        beat_s: seconds of a beat.

    Attributes:
        other: the second row has begun: the other is listened to.
        found_s: how much the output is late, once that is known.
    """

    def __init__(self, name: str, beat_s: float) -> None:
        self.name, self._beat_s = name, beat_s
        self._rows: tuple[list[float], list[float]] = ([], [])
        self.other = False
        self.found_s: float | None = None

    def tap(self, beat: float) -> str:
        """A tap at a position in beats; gives what the player is to do next."""
        row = self._rows[self.other]
        row.append(beat % 1.0)
        left = ENOUGH - len(row)
        if left > 0:
            return f"{left} more"
        mean, even = circular(row)
        if even < EVEN:
            row.clear()
            return "these taps are too uneven; tap once more to each click, 8 times"
        if not self.other:
            self.other = True
            return f"now listen to {self.name} alone, and tap to it 8 times"
        far = mean - circular(self._rows[0])[0]
        self.found_s = (far - round(far)) * self._beat_s
        return f"{self.name} is {abs(1000 * self.found_s):.0f} ms {late(self.found_s)}"


def late(seconds: float) -> str:
    """Late or early, in a word.

    >>> late(0.01), late(-0.01)
    ('late', 'early')
    """
    return "late" if seconds >= 0 else "early"


def circular(phases: list[float]) -> tuple[float, float]:
    """The mean of phases from 0 to 1, and how much they agree, from 0 to 1.

    >>> mean, even = circular([0.99, 0.01])
    >>> round(mean % 1, 6) % 1, round(even, 3)
    (0.0, 0.998)
    """
    total = sum(cmath.exp(2j * math.pi * phase) for phase in phases) / len(phases)
    return cmath.phase(total) / (2 * math.pi), abs(total)
