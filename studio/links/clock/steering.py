"""How our time line is brought to a clock of others: small slews, jumps after jumps. Pure.

A slew moves what is queued by up to 3 ms and leaves alone what sounds. What is further off than
25 ms twice in a row is a jump: time goes on elsewhere. Tempos that are none are refused.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

CALM_S: Final = 0.000_15  # nothing is done about less
MOST_SLEW_S: Final = 0.003  # at a time
JUMP_S: Final = 0.025
SLOWEST_CPS, FASTEST_CPS = 0.01, 16.0
FURTHEST: Final = 1e7  # cycles: nobody plays for so long
SINGLE: Final = 1e-6  # a number of 32 bits may be that much beside
CPS_GRID: Final = 10**9


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the clock that leads stands.

    Attributes:
        cycle: its position now.
        cps: its tempo.
        wrap: its position counts only within so many cycles; 0: it counts as it is.
        rough: a tempo that differs by less than this part is the same.
        gain: how much of a small difference is mended at a time: less where it is measured roughly.
        hold: nothing is to be mended now: a change of tempo is under way.
    """

    cycle: float
    cps: float
    wrap: float = 1.0
    rough: float = 1e-7
    gain: float = 1.0
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What brings us to it.

    Attributes:
        cps: another tempo, None to keep ours.
        nudge_s: so much later, or earlier below 0.
        jump: cycles to jump by.
    """

    cps: Fraction | None = None
    nudge_s: float = 0.0
    jump: float = 0.0


def ahead(lead: Lead, cycle: float) -> float:
    """How many cycles another clock is ahead of us; below 0: behind.

    >>> ahead(Lead(8.1, 0.5), 0.9), ahead(Lead(8.1, 0.5, wrap=0), 0.9)
    (0.1999999999999993, 7.199999999999999)
    """
    far = lead.cycle - cycle
    if lead.wrap:
        far -= lead.wrap * math.floor(far / lead.wrap + 0.5)
    return far


class Steering:
    """Decides what to do, look by look."""

    def __init__(self) -> None:
        self._far = False
        self.error_s = 0.0
        self.jumps = 0

    def expect(self) -> None:
        """What is far off now is a jump at once: the other clock said that it moved."""
        self._far = True

    def correct(self, lead: Lead, cycle: float, cps: float) -> Correction | None:
        """What brings us closer; None: nothing needs to.

        Args:
            lead: where the other clock stands.
            cycle: where we stand at the same moment.
            cps: our tempo.
        """
        tempo = None
        if abs(lead.cps / cps - 1) > lead.rough:
            tempo = exact(lead.cps)
        far = ahead(lead, cycle)
        self.error_s = far / lead.cps
        if abs(self.error_s) >= JUMP_S:
            if not self._far:
                self._far = True
                return Correction(tempo) if tempo else None
            self._far = False
            self.jumps += 1
            return Correction(tempo, jump=far)
        self._far = False
        if abs(self.error_s) < CALM_S:
            return Correction(tempo) if tempo else None
        wanted = lead.gain * self.error_s
        return Correction(tempo, -max(min(wanted, MOST_SLEW_S), -MOST_SLEW_S))


def exact(cps: float) -> Fraction:
    """A tempo as a short fraction: 0.5729162 is what 137.4999 beats a minute are."""
    return Fraction(round(cps * CPS_GRID), CPS_GRID)


def tempo(value: Any) -> float | None:
    """A tempo from outside in cycles a second, None where it is none.

    >>> tempo(0.5), tempo(float("nan")), tempo(1e300), tempo(-1), tempo(0), tempo("fast")
    (0.5, None, None, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not SLOWEST_CPS * (1 - SINGLE) <= value <= FASTEST_CPS * (1 + SINGLE):
        return None
    return min(max(float(value), SLOWEST_CPS), FASTEST_CPS)


def position(value: Any) -> float | None:
    """A position from outside in cycles, None where it is none.

    >>> position(3), position(float("inf")), position(-1e300)
    (3.0, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= FURTHEST else None
