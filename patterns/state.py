"""What a query carries down to the patterns: live values, and what it may spend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from patterns.errors import LimitError
from patterns.hap import TimeSpan

MAX_EVENTS = 200_000
LOOK_EVERY = 2000  # events between two looks at the clock


def never() -> bool:
    """An `expired` for those who have all the time."""
    return False


class State:
    """Live values of a query and its budget of events.

    Args:
        controls: live values, such as {"_cps": 0.5}.
        events: how many events (and empty cycles) may be made before LimitError.
        expired: says whether the time is over; asked every few thousand events.
    """

    __slots__ = ("_mark", "controls", "expired", "left")

    def __init__(
        self,
        controls: Mapping[str, Any],
        events: int = MAX_EVENTS,
        expired: Callable[[], bool] = never,
    ) -> None:
        self.controls, self.left, self.expired = controls, events, expired
        self._mark = max(events - LOOK_EVERY, 0)

    def spend(self, events: int) -> None:
        """Count events that are about to be kept.

        Raises:
            LimitError: the budget of events or of time is used up.
        """
        self.left -= events
        if self.left < self._mark:
            self._look()

    def _look(self) -> None:
        if self.left < 0:
            raise LimitError(
                "these are too many events at once", hint="slow it down or thin it out"
            )
        self._mark = max(self.left - LOOK_EVERY, 0)
        if self.expired():
            raise LimitError("this pattern takes too long to play", hint="make it simpler")

    def with_controls(self, controls: Mapping[str, Any]) -> "State":
        """A state with other live values and what is left of the budget."""
        return State(controls, self.left, self.expired)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for, as players' functions see it.

    Attributes:
        span: from when to when.
        controls: live values.
    """

    span: TimeSpan
    controls: Mapping[str, Any]
