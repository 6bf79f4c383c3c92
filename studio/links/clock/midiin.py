"""MIDI clock in: moments of ticks to position and tempo. Pure.

Ticks come some milliseconds early or late, get lost, and sometimes jump. A line is laid through
the ticks of up to half a minute (least squares); where the last 8, 32 or 128 of them lie beside it
by more than chance allows (five standard errors), what is older is forgotten. A tick alone moves
nothing, and a lost one is counted, because the line tells which tick must have come. Where the
tempo falls at once, the first late tick may be taken for one after a lost one: the position is then
a tick off until song position comes; ticks are met in any case.
"""

import math
from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import Final

from studio.links.clock.midiout import POSITIONS, SIXTEENTH, TICKS
from studio.links.clock.steering import FASTEST_CPS, SLOWEST_CPS

MOST_TICKS: Final = 1536
LOOKS: Final = (8, 32, 128)  # ticks
SURE: Final = 5.0  # standard errors
FAR: Final = 4.0  # standard deviations: a tick beyond moves nothing by itself
MEDIAN: Final = math.pi / 2  # the variance of a median by that of a mean
FEW: Final = 24  # ticks that tell too little of the tempo where one is known
FIRST: Final = 6  # ticks from which on there is a tempo
LOST: Final = 0.6  # of a period: a tick later than this was not the next one
FEW_LOST, MANY_LOST = 2, 6  # of the last ticks seem to follow lost ones: is it slower now?
RARE: Final = 2.6  # standard deviations: where that is more, nothing is said of lost ticks
WATCHED: Final = 16  # ticks
GONE_S: Final = 0.6  # without a tick
NOISE_S, LEAST_NOISE_S, MOST_NOISE_S = 0.003, 0.000_3, 0.006
GRID_BPM: Final = 0.01


@dataclass(frozen=True, slots=True)
class Heard:
    """What the ticks say of a moment.

    Attributes:
        beat: the position.
        bpm: the tempo.
        running: between Start or Continue and Stop.
        known: the position is known, by Start or Continue; else only where ticks lie.
        ticks: through how many of them the line is laid.
    """

    beat: float
    bpm: float
    running: bool
    known: bool
    ticks: int


class Sums:
    """A line through points, which come and go at the ends."""

    def __init__(self) -> None:
        self.points: deque[tuple[int, float]] = deque()
        self._k0, self._t0 = 0, 0.0
        self._k = self._t = self._kk = self._kt = 0.0

    def begin(self, points: list[tuple[int, float]]) -> None:
        """Only these from now on."""
        self.points.clear()
        self._k = self._t = self._kk = self._kt = 0.0
        if points:
            self._k0, self._t0 = points[0]
        for point in points:
            self.add(*point)

    def add(self, k: int, t: float) -> None:
        """One more; the oldest goes where there are too many, and sums are made anew at times."""
        if not self.points:
            self._k0, self._t0 = k, t
        self.points.append((k, t))
        self._sum(k, t, 1)
        if len(self.points) > MOST_TICKS:
            self._sum(*self.points.popleft(), -1)
            if k - self._k0 > 4 * MOST_TICKS:
                self.begin(list(self.points))

    def _sum(self, k: int, t: float, sign: int) -> None:
        k, t = k - self._k0, t - self._t0
        self._k += sign * k
        self._t += sign * t
        self._kk += sign * k * k
        self._kt += sign * k * t

    def line(self, slope: float | None) -> tuple[float, float]:
        """Where tick 0 is, in seconds, and the seconds a tick; of a slope, where one is given."""
        n = len(self.points)
        spread = self._kk - self._k * self._k / n
        if slope is None:
            slope = (self._kt - self._k * self._t / n) / spread if spread else 0.0
        return self._t0 + (self._t - slope * self._k) / n - slope * self._k0, slope


class MidiFollower:
    """Follows the clock bytes of one port; moments are seconds that never go back."""

    def __init__(self) -> None:
        self._sums = Sums()
        self._offset, self._period = 0.0, 0.0
        self._held: float | None = None  # a tempo known from before, while ticks are few
        self._last_k, self._last_s = -1, -math.inf
        self._recent: deque[tuple[int, float]] = deque(maxlen=LOOKS[-1])
        self._aside: deque[float] = deque(maxlen=LOOKS[-1])
        self._skips: deque[int] = deque(maxlen=WATCHED)
        self._noise = NOISE_S**2
        self._zero: int | None = None  # the tick that is position 0
        self._song = 0
        self._await = False
        self.running, self.moves, self.lost = False, 0, 0

    # -- what comes in -------------------------------------------------------------------------

    def feed(self, data: bytes, at_s: float) -> None:
        """A message of the port: clock, start, continue, stop, song position; others are none."""
        kind = data[0] if data else 0
        if kind == 0xF8:
            self.tick(at_s)
        elif kind == 0xF2 and len(data) == 3 and max(data[1:]) < 128:
            self._song = min(data[1] + 128 * data[2], POSITIONS - 1)
        elif kind in (0xFA, 0xFB):
            self._song = 0 if kind == 0xFA else self._song
            self.running = self._await = True
        elif kind == 0xFC:
            self._stop()

    def _stop(self) -> None:
        if self.running and self._zero is not None and not self._await:
            passed = self._last_k + 1 - self._zero
            self._song = max(passed, 0) // SIXTEENTH
        self.running = self._await = False

    def tick(self, at_s: float) -> None:
        """A tick came."""
        if not math.isfinite(at_s) or at_s < self._last_s:
            return
        if at_s - self._last_s > GONE_S:
            self._again(at_s)
        else:
            self._next(at_s)
        self._last_s = at_s
        if self._await:
            self._zero, self._await = self._last_k - SIXTEENTH * self._song, False
            self.moves += 1

    def _again(self, at_s: float) -> None:
        """The first tick, or the first after a silence: it is where the line leads, if it does."""
        k = self._last_k + 1
        if self._period:
            self._held = self._period
            k = max(k, round((at_s - self._offset) / self._period))
        self._last_k = k
        self._skips.clear()
        self._restart([(k, at_s)])

    def _next(self, at_s: float) -> None:
        k = self._last_k + 1
        aside_s = at_s - (self._offset + k * self._period)
        skip = self._skipped(aside_s)
        self._skips.append(skip)
        self._last_k, aside_s = k + skip, aside_s - skip * self._period
        self.lost += skip
        if self._is_slower(at_s):
            return
        self._add(self._last_k, at_s, aside_s)

    def _skipped(self, aside_s: float) -> int:
        """How many ticks were lost before one that comes so late; below 0: they come after all."""
        known = len(self._sums.points) >= FEW or self._held
        late_s = LOST * self._period
        if not known or abs(aside_s) < late_s or late_s < RARE * math.sqrt(self._noise):
            return 0
        return max(round(aside_s / self._period), -max(sum(self._skips), 0))

    def _is_slower(self, at_s: float) -> bool:
        """Were no ticks lost: are there fewer of them? Then the line is laid anew."""
        lost, skips = sum(self._skips), list(self._skips)
        for count in (LOOKS[0], WATCHED):
            late = [*self._recent, (self._last_k, at_s)][-count:]
            if len(late) < count or sum(map(bool, skips[1 - count :])) < FEW_LOST:
                continue
            raw = [(self._last_k - lost - count + 1 + n, t) for n, (_, t) in enumerate(late)]
            beside = _free_error(late)
            odd = beside > 2.5 * self._noise * (count - 2)
            fewer = odd and 2 * _free_error(raw) < beside
            if fewer or sum(map(bool, skips[-LOOKS[0] :])) >= MANY_LOST:
                self.lost -= lost
                self._last_k, self._held = self._last_k - lost, None
                self._skips.clear()
                self._restart(raw)
                return True
        return False

    # -- the line ------------------------------------------------------------------------------

    def _restart(self, points: list[tuple[int, float]]) -> None:
        self._aside.clear()
        self._recent = deque(points, maxlen=LOOKS[-1])
        self._sums.begin(points)
        self._fit()

    def _fit(self) -> None:
        n = len(self._sums.points)
        if n >= FEW:
            self._held = None
        if n >= 2 or self._held:
            self._offset, self._period = self._sums.line(self._held)

    def _add(self, k: int, at_s: float, aside_s: float) -> None:
        self._recent.append((k, at_s))
        n = len(self._sums.points)
        if self._period:
            self._aside.append(aside_s)
            for count in LOOKS:
                if self._is_beside(count):
                    self._forget(count)
                    return
            if n > LOOKS[1]:
                noise = max(min(aside_s**2, FAR**2 * self._noise), LEAST_NOISE_S**2)
                self._noise += (min(noise, MOST_NOISE_S**2) - self._noise) / 200
        if n < FEW or abs(aside_s) < FAR * math.sqrt(self._noise):
            self._sums.add(k, at_s)
            self._fit()

    def _is_beside(self, count: int) -> bool:
        """Do the last ticks lie beside the line by more than chance allows?

        Of 8 the middle counts, so that some that were held up together are no jump.
        """
        n = len(self._sums.points)
        if len(self._aside) < count or n < count + FIRST:
            return False
        last, far_s = list(self._aside)[-count:], FAR * math.sqrt(self._noise)
        if count == LOOKS[0]:
            middle, spread = median(last), MEDIAN / count
        else:
            middle = sum(max(min(one, far_s), -far_s) for one in last) / count
            spread = 1 / count
        return abs(middle) > SURE * math.sqrt(self._noise * (spread + 4 / n))

    def _forget(self, count: int) -> None:
        """Lay the line through the last ticks alone: of the same tempo, where that fits as well."""
        points = list(self._recent)[-count:]
        known = None if self._held else self._period
        self._held = None
        fits = Sums()
        fits.begin(points)
        free = _free_error(points)
        if known and count < FEW and _error(points, *fits.line(known)) < 1.5 * free + 1e-9:
            self._held = known
        elif count < FEW and (lost := sum(self._skips)):
            raw = [(self._last_k - lost - count + 1 + n, t) for n, (_, t) in enumerate(points)]
            if _free_error(raw) <= free * (1 + 1e-6):  # it was slower already then
                self.lost -= lost
                self._last_k -= lost
                self._skips.clear()
                points = raw
        self._restart(points)

    # -- what it says --------------------------------------------------------------------------

    @property
    def uncertain(self) -> float:
        """The part by which the tempo may be wrong (two standard errors)."""
        n = len(self._sums.points)
        if n < 2 or not self._period:
            return 1.0
        return 2 * math.sqrt(12 * self._noise / n**3) / self._period

    def gone(self, now_s: float) -> bool:
        """Did it fall silent?"""
        return now_s - self._last_s > GONE_S

    def heard(self, now_s: float) -> Heard | None:
        """Where the clock stands at a moment; None: it is too early to say, or it is too odd."""
        if not self._period or len(self._sums.points) < FIRST:
            return None
        bpm = 60 / (self._period * TICKS)
        if not 60 * SLOWEST_CPS <= bpm <= 60 * 16 * FASTEST_CPS:
            return None
        ticks = (now_s - self._offset) / self._period - (self._zero or 0)
        rough = max(self.uncertain * bpm, GRID_BPM / 2)
        round_ = round(bpm / GRID_BPM) * GRID_BPM
        return Heard(
            ticks / TICKS,
            round_ if abs(round_ - bpm) <= rough else bpm,
            self.running,
            self._zero is not None,
            len(self._sums.points),
        )


def _error(points: list[tuple[int, float]], offset: float, slope: float) -> float:
    return sum((t - offset - slope * k) ** 2 for k, t in points)


def _free_error(points: list[tuple[int, float]]) -> float:
    """What is left beside the best line."""
    sums = Sums()
    sums.begin(points)
    return _error(points, *sums.line(None))
