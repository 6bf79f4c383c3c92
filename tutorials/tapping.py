"""Tapping in time: how early, late or uneven somebody taps a rhythm. Pure.

A tap is a position in cycles, as it is heard. Whoever taps, and whatever brings the tap here, is
late by some milliseconds that stay the same: those are found by eight taps to a click, and taken
off. What counts then: whether each onset has its tap, how far off the taps are in the mean, and how
much they scatter.
"""

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Final

from tutorials.listening import CYCLES, known
from tutorials.saying import Beats, Message, message

CLICK: Final = 'setcps(0.5)\ns("rim*4")'
CLICKS: Final = 4  # in a cycle
ENOUGH: Final = 8  # taps to the click
EVEN: Final = 0.75  # how much those have to agree: 1 is exactly
ROUNDS: Final = 2  # cycles that are tapped
MOST_OFF_MS: Final = 40.0  # in the mean; listeners notice some 30 to 50 ms between click and beat
MOST_SPREAD_MS: Final = 45.0  # standard deviation; who never made music taps with some 30 to 40
PAUSE: Final = 2.0  # cycles without a tap: it begins anew


@dataclass(frozen=True, slots=True)
class Tapped:
    """How some taps went.

    Attributes:
        off_ms: late in the mean; below 0: early.
        spread_ms: standard deviation around that.
        missing: places in the cycle without a tap.
        extra: so many taps where nothing is.
    """

    off_ms: float
    spread_ms: float
    missing: tuple[Fraction, ...] = ()
    extra: int = 0

    @property
    def is_right(self) -> bool:
        """Is it in time?"""
        in_time = abs(self.off_ms) <= MOST_OFF_MS and self.spread_ms <= MOST_SPREAD_MS
        return in_time and not self.missing and not self.extra

    def says(self) -> Message:
        """One sentence of what to do about it."""
        if self.missing:
            return message("taps.missing", places=Beats(self.missing))
        if self.extra:
            return message("taps.extra", count=self.extra)
        figures = {"off": abs(self.off_ms), "spread": self.spread_ms}
        if self.spread_ms > MOST_SPREAD_MS:
            return message("taps.uneven", **figures)
        if not self.is_right:
            return message("taps.late" if self.off_ms > 0 else "taps.early", **figures)
        return message("taps.right", **figures)


def lag_s(taps: Sequence[float], cps: float) -> float | None:
    """How late taps to the click come, in seconds; None where they are too uneven to tell.

    >>> round(lag_s([0.02 + beat / 4 for beat in range(8)], cps=0.5), 3)
    0.04
    >>> lag_s([beat / 7 for beat in range(8)], cps=0.5) is None
    True
    """
    total = sum(cmath.exp(2j * math.pi * tap * CLICKS) for tap in taps) / len(taps)
    if abs(total) < EVEN:
        return None
    return cmath.phase(total) / (2 * math.pi * CLICKS * cps)


def wanted(code: str) -> list[Fraction]:
    """When something begins in what is to be tapped, in cycles."""
    return sorted({one.cycle + one.at for one in known(code).events})


def enough(code: str) -> int:
    """How many taps that makes."""
    return sum(one < ROUNDS for one in wanted(code))


def judged(taps: Sequence[float], code: str, cps: float, late_s: float) -> Tapped:
    """How taps went against what code plays.

    >>> went = judged([0.01, 0.26, 0.51, 0.76, 1.01, 1.26, 1.51, 1.76], CLICK, 0.5, 0.0)
    >>> round(went.off_ms), round(went.spread_ms), went.is_right
    (20, 0, True)
    """
    times = [tap - late_s * cps for tap in taps]
    onsets = wanted(code)
    first = math.floor(min(times) + 0.5 / CLICKS) // CYCLES * CYCLES
    near = [at + first + turn * CYCLES for turn in (-1, 0, 1) for at in onsets]
    gaps = [float(two - one) for one, two in pairwise(near)]
    reach = min([*gaps, 0.25]) / 2
    offs, met, extra = list[float](), set[Fraction](), 0
    for time in times:
        onset = min(near, key=lambda one: abs(float(one) - time))
        if abs(time - onset) > reach or onset in met:
            extra += 1
            continue
        met.add(onset)
        offs.append((time - float(onset)) / cps * 1000)
    begin, end = min(times) - reach, max(times) + reach
    missing = tuple(sorted({one % 1 for one in near if begin <= one <= end and one not in met}))
    return Tapped(fmean(offs or [0]), pstdev(offs or [0]), missing, extra)


class Tapping:
    """The taps of a step, one after the other.

    Args:
        code: what is to be tapped.
        late_s: how late taps come, None where that is still to be found.
    """

    def __init__(self, code: str, late_s: float | None) -> None:
        self._code, self.late_s = code, late_s
        self._taps: list[float] = []

    def tap(self, at: float, cps: float) -> Tapped | Message | None:
        """Take a tap in.

        Returns:
            How it went, once there are enough; what to say where the click is tapped to; None
            where more have to come.
        """
        if self._taps and not 0 <= at - self._taps[-1] <= PAUSE:
            self._taps = []
        self._taps.append(at)
        count = ENOUGH if self.late_s is None else enough(self._code)
        if len(self._taps) < count:
            return None
        taps, self._taps = self._taps, []
        if self.late_s is not None:
            return judged(taps, self._code, cps, self.late_s)
        self.late_s = lag_s(taps, cps)
        if self.late_s is None:
            return message("taps.too_uneven")
        return message("taps.found", late=1000 * self.late_s)
