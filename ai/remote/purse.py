"""What asking may cost: so many requests a minute, so many dollars a day.

What was spent is kept in a file a day, a number a line: lines that several programs append
do not disturb each other.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ai.errors import AskError

NAME = "spent-{day}.txt"


class PurseError(AskError):
    """Asking would be too much."""


@dataclass(slots=True)
class Purse:
    """Requests and money.

    Attributes:
        folder: where what was spent is kept, None for this run only.
        a_minute: requests.
        a_day: dollars.
        clock: seconds that never go back.
        today: the day, as a word.
    """

    folder: Path | None
    a_minute: float
    a_day: float
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], str] = lambda: time.strftime("%Y-%m-%d", time.gmtime())
    _tokens: float = field(init=False)
    _at: float = field(init=False)
    _own: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tokens, self._at = self.a_minute, self.clock()

    def take(self, dollars: float) -> None:
        """Ask for one request.

        Args:
            dollars: what it may cost at most.

        Raises:
            PurseError: it would be too much.

        >>> purse = Purse(None, 1, 0.5, lambda: 0.0, lambda: "2026-11-25")
        >>> purse.take(0.0)
        >>> purse.take(0.0)
        Traceback (most recent call last):
        ai.remote.purse.PurseError: more than 1 requests a minute (ai.requests_per_minute)
        """
        if dollars and self.spent() + dollars > self.a_day:
            raise PurseError(f"the budget of ${self.a_day:g} a day is used up (ai.daily_budget)")
        now = self.clock()
        self._tokens = min(self.a_minute, self._tokens + (now - self._at) * self.a_minute / 60)
        self._at = now
        if self._tokens < 1:
            raise PurseError(
                f"more than {self.a_minute:g} requests a minute (ai.requests_per_minute)"
            )
        self._tokens -= 1

    def pay(self, dollars: float) -> None:
        """Keep what an answer cost."""
        if not dollars:
            return
        day = self.today()
        self._own[day] = self._own.get(day, 0.0) + dollars
        if self.folder is None:
            return
        with suppress(OSError):  # a full disk: this run still knows its own
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._file(day)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
                file.write(f"{dollars:.6f}\n")
            for old in self.folder.glob(NAME.format(day="*")):
                if old != path:
                    old.unlink()

    def spent(self) -> float:
        """Dollars of today, those of other programs too."""
        day = self.today()
        own = self._own.get(day, 0.0)
        if self.folder is None:
            return own
        try:
            lines = self._file(day).read_text(encoding="ascii").split()
            return max(own, sum(float(one) for one in lines))
        except (OSError, ValueError):
            return own

    def _file(self, day: str) -> Path:
        return (self.folder or Path()) / NAME.format(day=day)
