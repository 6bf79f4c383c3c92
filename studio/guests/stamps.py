"""Live values of a room, each from a cycle on: the same on every peer for the same cycle. Pure.

Moments are rounded up to a grid of the cycle, so that a cycle is asked for in few pieces.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, TypeAlias

Value: TypeAlias = float | str
GRID: Final = 16  # moments of a cycle at which a value may change
MOST_NAMES: Final = 256
MOST_KEPT: Final = 64  # changes of one name
LONGEST_NAME: Final = 200
TEMPO: Final = "_cps"


class Stamps:
    """What controls say at each cycle.

    >>> stamps = Stamps()
    >>> stamps.add("/fader", 0.5, Fraction(2)), stamps.add("/fader", 1.0, Fraction(21, 10))
    (Fraction(2, 1), Fraction(17, 8))
    >>> stamps.at(Fraction(2)), stamps.at(Fraction(1)), stamps.within(["/fader"], 2)
    ({'/fader': 0.5}, {}, [Fraction(17, 8)])
    """

    def __init__(self) -> None:
        self._times: dict[str, list[Fraction]] = {}
        self._values: dict[str, list[Value]] = {}

    def add(self, name: str, value: Value, cycle: Fraction) -> Fraction | None:
        """A value from a cycle on; gives the moment as it is kept, None where it is refused."""
        if name not in self._times and len(self._times) >= MOST_NAMES:
            return None
        if not 0 < len(name) <= LONGEST_NAME or not _is_value(value):
            return None
        at = Fraction(math.ceil(cycle * GRID), GRID)
        times, values = self._times.setdefault(name, []), self._values.setdefault(name, [])
        place = bisect_right(times, at)
        if place and times[place - 1] == at:
            values[place - 1] = value
            return at
        times.insert(place, at)
        values.insert(place, value)
        if len(times) > MOST_KEPT:
            del times[0], values[0]
        return at

    def at(self, cycle: Fraction) -> dict[str, Value]:
        """All values at a moment."""
        found: dict[str, Value] = {}
        for name, times in self._times.items():
            place = bisect_right(times, cycle)
            if place:
                found[name] = self._values[name][place - 1]
        return found

    def within(self, names: Iterable[str], cycle: int) -> list[Fraction]:
        """The moments inside a cycle, its begin not among them, at which some names change."""
        times = (time for name in names for time in self._times.get(name, ()))
        return sorted({time for time in times if cycle < time < cycle + 1})

    def all(self) -> list[tuple[str, Value, Fraction]]:
        """Everything that is kept, for whoever begins anew."""
        return [
            (name, value, time)
            for name, times in self._times.items()
            for time, value in zip(times, self._values[name], strict=True)
        ]


def _is_value(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_NAME
    return isinstance(value, (int, float)) and math.isfinite(value)
