"""Where a room stands at a second of its time: cycle 0 at second 0, then tempo after tempo.

Everybody who knows the same changes of tempo has the same map. All is exact, but for seconds at
which a tempo begins: those are rounded to 1/GRID, the same everywhere. Pure.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jam.room import Tempo

FIRST: Final = Fraction(1, 2)
SLOWEST, FASTEST = Fraction(1, 100), Fraction(16)
GRID: Final = 2**40


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a cycle on, which begins at a second, a tempo holds."""

    cycle: Fraction
    second: Fraction
    cps: Fraction

    def cycle_at(self, second: Fraction) -> Fraction:
        """The cycle at a second."""
        return self.cycle + (second - self.second) * self.cps

    def second_at(self, cycle: Fraction) -> Fraction:
        """The second of a cycle."""
        return self.second + (cycle - self.cycle) / self.cps


class TempoMap:
    """Seconds of a room, and its cycles.

    Args:
        tempos: the changes; of those for the same cycle the last one counts. What was before
            one whose second is known does not matter any more.
        first: the tempo at cycle 0.

    >>> half = TempoMap([Tempo(Fraction(1), Fraction(4), "")])
    >>> half.cycle_at(Fraction(6)), half.cycle_at(Fraction(9)), half.second_at(Fraction(5))
    (Fraction(3, 1), Fraction(5, 1), Fraction(9, 1))
    """

    def __init__(self, tempos: Iterable[Tempo] = (), first: Fraction = FIRST) -> None:
        now = Stretch(Fraction(0), Fraction(0), first)
        chosen: dict[Fraction, Fraction] = {}
        for tempo in tempos:
            if not SLOWEST <= tempo.cps <= FASTEST or tempo.cycle < now.cycle:
                continue
            if tempo.second is not None:
                now = Stretch(tempo.cycle, tempo.second, tempo.cps)
            chosen[tempo.cycle] = tempo.cps
        chosen = {cycle: cps for cycle, cps in chosen.items() if cycle >= now.cycle}
        now = Stretch(now.cycle, now.second, chosen.pop(now.cycle, first))
        self._stretches = [now]
        for cycle in sorted(chosen):
            second = Fraction(round(now.second_at(cycle) * GRID), GRID)
            now = Stretch(cycle, second, chosen[cycle])
            self._stretches.append(now)

    @property
    def last(self) -> Fraction:
        """The cycle from which on the last tempo holds."""
        return self._stretches[-1].cycle

    def at(self, second: Fraction) -> Stretch:
        """The tempo that holds at a second."""
        place = bisect_right(self._stretches, second, key=lambda one: one.second)
        return self._stretches[max(place - 1, 0)]

    def cycle_at(self, second: Fraction) -> Fraction:
        """The cycle at a second."""
        return self.at(second).cycle_at(second)

    def second_at(self, cycle: Fraction) -> Fraction:
        """The second of a cycle."""
        place = bisect_right(self._stretches, cycle, key=lambda one: one.cycle)
        return self._stretches[max(place - 1, 0)].second_at(cycle)

    def next(self, second: Fraction) -> Stretch | None:
        """The change of tempo that comes next after a second."""
        place = bisect_right(self._stretches, second, key=lambda one: one.second)
        return self._stretches[place] if place < len(self._stretches) else None
