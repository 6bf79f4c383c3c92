"""What was refused, counted by its reason and told seldom: no flood of the prompt."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Final

SELDOM_S: Final = 10.0  # between two sentences
MOST_REASONS: Final = 32  # others are counted together
OTHERS: Final = "other reasons"
TOLD: Final = 3  # reasons in a sentence


class Refusals:
    """Counts, and tells now and then.

    Args:
        who: what refuses, in words.
        tell: hears of it, in any thread.
        seconds: a clock that never goes back.

    Attributes:
        counts: how often each reason came.

    >>> told, now = [], [0.0]
    >>> refusals = Refusals("OSC", told.append, lambda: now[0])
    >>> refusals.add("no OSC"); refusals.add("too fast"); now[0] = 10.0; refusals.add("too fast")
    >>> told
    ['OSC: refused a packet (no OSC)', 'OSC: refused 2 packets (too fast: 2)']
    """

    def __init__(self, who: str, tell: Callable[[str], None], seconds: Callable[[], float]) -> None:
        self._who, self._tell, self._seconds = who, tell, seconds
        self._lock = threading.Lock()
        self._since: Counter[str] = Counter()
        self._told_at: float | None = None
        self.counts: Counter[str] = Counter()

    def add(self, reason: str) -> None:
        """One more was refused."""
        now = self._seconds()
        with self._lock:
            if reason not in self.counts and len(self.counts) >= MOST_REASONS:
                reason = OTHERS
            self.counts[reason] += 1
            self._since[reason] += 1
            if self._told_at is not None and now - self._told_at < SELDOM_S:
                return
            self._told_at = now
            since, self._since = self._since, Counter()
        self._tell(f"{self._who}: refused {_told(since)}")

    @property
    def total(self) -> int:
        """How many were refused."""
        return self.counts.total()


def _told(since: Counter[str]) -> str:
    if since.total() == 1:
        return f"a packet ({next(iter(since))})"
    listed = ", ".join(f"{reason}: {count}" for reason, count in since.most_common(TOLD))
    return f"{since.total()} packets ({listed})"
