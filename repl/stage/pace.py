"""How often the stage draws: 30 times a second, fewer where that would cost too much. Pure.

Costs are seconds of this thread's own work, so that a machine that is busy with something else
does not count; what is typed comes before any frame.
"""

from typing import Final

FASTEST_S: Final = 1 / 30
SLOWEST_S: Final = 1.0
SMALL: Final = 80 * 24  # cells, for which SHARE_SMALL of a core may be spent ...
LARGE: Final = 120 * 40  # ... and SHARE_LARGE from so many on
SHARE_SMALL: Final = 0.09
SHARE_LARGE: Final = 0.14
LEARN: Final = 0.1


class Pace:
    """When the next frame is due.

    >>> pace = Pace(80, 24)
    >>> round(pace.wait_s(), 4)
    0.0333
    >>> for _ in range(100):
    ...     pace.spent(0.009)  # more than 9 % of a core, at 30 a second
    >>> round(pace.wait_s(), 2)
    0.09
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.sized(columns, rows)
        self._cost_s = 0.0
        self.frames = 0

    def sized(self, columns: int, rows: int) -> None:
        """The screen has another size."""
        more = (columns * rows - SMALL) / (LARGE - SMALL)
        self._share = SHARE_SMALL + (SHARE_LARGE - SHARE_SMALL) * min(max(more, 0.0), 1.0)

    def spent(self, cost_s: float) -> None:
        """A frame was drawn, at such a cost."""
        self.frames += 1
        self._cost_s += (cost_s - self._cost_s) * LEARN

    def wait_s(self) -> float:
        """How long from one frame to the next."""
        return min(max(FASTEST_S, self._cost_s / self._share - self._cost_s), SLOWEST_S)
