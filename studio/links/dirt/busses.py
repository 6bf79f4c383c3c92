"""Control busses: numbers that hold values, each from its time tag on. Pure.

TidalCycles sends a value and the sound that reads it with one time tag, in either order, to two
ports; so a sound asks for the value of its own moment.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from studio.links.osc.guard import OscError

MOST: Final = 4096
KEPT: Final = 16  # values of one bus
NEAR_S: Final = 0.001  # so near, two time tags are the same


class Busses:
    """The values of busses.

    >>> busses = Busses()
    >>> busses.take((3, 0.25), 10.0); busses.take((3, 0.75), 11.0)
    >>> [busses.at(moment).get(3) for moment in (9.0, 10.5, 11.0, None)]
    [0.25, 0.25, 0.75, 0.75]
    """

    def __init__(self) -> None:
        self._values: dict[int, list[tuple[float, float]]] = {}

    def take(self, args: Sequence[Any], at: float | None) -> None:
        """Numbers of busses, each with its value, from a moment in seconds on; None: at once.

        Raises:
            OscError: they are none.
        """
        for number, value in zip(args[::2], args[1::2], strict=False):
            if not isinstance(number, int) or not 0 <= number < MOST:
                raise OscError(f"control busses have numbers from 0 to {MOST - 1}")
            if not isinstance(value, int | float):
                raise OscError("control busses hold numbers")
            known = [] if at is None else self._values.get(number, [])
            moment = -math.inf if at is None else at
            self._values[number] = sorted([*known[-KEPT:], (moment, float(value))], key=_moment)

    def at(self, moment: float | None) -> "Moment":
        """The values at a moment; None: the last ones."""
        return Moment(self._values, math.inf if moment is None else moment + NEAR_S)


@dataclass(frozen=True, slots=True)
class Moment:
    """The values at a moment."""

    values: dict[int, list[tuple[float, float]]]
    until: float

    def get(self, number: int) -> float | None:
        """The value of a bus, None where it never had one."""
        known = self.values.get(number)
        if not known:
            return None
        return next((value for at, value in reversed(known) if at <= self.until), known[0][1])


def _moment(one: tuple[float, float]) -> float:
    return one[0]
