"""Where a room stands, and whether what plays here stands there, too."""

import math
from fractions import Fraction
from typing import Final

from studio.jamming.kit import Entered
from studio.session import Session

PHASE_S: Final = 0.03  # a clock that is as near as this, and two blocks of sound, is in phase
EXACT: Final = 10**6


def where(entered: Entered | None, session: Session, now_s: float) -> tuple[Fraction, Fraction]:
    """The cycle and the tempo of a room; those of the session where the room has no clock."""
    clock = entered.time if entered else None
    if clock is not None and clock.known:
        return clock.cycle_at(now_s), clock.cps_at(now_s)
    here = session.playing()
    return here.cycle or Fraction(0), Fraction(here.cps).limit_denominator(EXACT)


def in_phase(entered: Entered | None, session: Session, now_s: float) -> bool:
    """Does the session play at the place where the room is?"""
    clock = entered.time if entered else None
    if clock is None:
        return True
    if entered is not None and entered.in_phase is not None:
        return entered.in_phase()
    here = session.playing()
    if not clock.known or here.cycle is None:
        return False
    reading = session.sound.clock()
    off_s = float(clock.cycle_at(now_s) - here.cycle) / max(here.cps, 1e-3)
    near_s = PHASE_S + 2 * reading.block / max(reading.sample_rate, 1)
    return math.isfinite(off_s) and abs(off_s) < near_s
