"""What was asked of the programs, what came of it, and how long that took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final

SHOWN: Final = 20
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Request:
    """Something that was asked.

    Attributes:
        kind: what sort of request.
        at_s: when, from the beginning.
        took_s: until its answer was there, or was waited for no more.
        failed: why it counts as failed, "" where it does not.
        refused: its answer was a sentence that says why it cannot be done.
    """

    kind: str
    at_s: float
    took_s: float
    failed: str = ""
    refused: bool = False


class Requests:
    """All requests of a run; those who ask do so from threads of their own."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self.all: list[Request] = []

    def now_s(self) -> float:
        """Seconds from the beginning."""
        return round(time.monotonic() - self._began, 2)

    def ask(self, kind: str, does: Callable[[], str]) -> None:
        """Do something that gives "", REFUSED or why it failed, and keep what came of it."""
        began, at_s = time.monotonic(), self.now_s()
        try:
            failed = does()
        except (OSError, HTTPException, ValueError) as error:
            failed = f"{type(error).__name__}: {error}"
        took_s, refused = round(time.monotonic() - began, 3), failed == REFUSED
        with self._lock:
            self.all.append(Request(kind, at_s, took_s, "" if refused else failed, refused))


def summary(asked: list[Request]) -> dict[str, Any]:
    """Of each kind and of all: how many, what came of them, the median and the longest; and why.

    >>> summary([Request("osc", 0, 0.1), Request("osc", 1, 5, "no answer")])["all"]
    {'count': 2, 'failed': 1, 'failed_percent': 50.0, 'refused': 0, 'median_s': 5, 'longest_s': 5}
    """
    kinds = sorted({one.kind for one in asked})
    rows = {kind: _row([one for one in asked if one.kind == kind]) for kind in kinds}
    why = [f"{one.kind} at {one.at_s} s: {one.failed}" for one in asked if one.failed]
    return {"kinds": rows, "all": _row(asked), "why": why[:SHOWN]}


def _row(asked: list[Request]) -> dict[str, Any]:
    failed = sum(bool(one.failed) for one in asked)
    times = sorted(one.took_s for one in asked)
    return {
        "count": len(asked),
        "failed": failed,
        "failed_percent": round(100 * failed / max(len(asked), 1), 3),
        "refused": sum(one.refused for one in asked),
        "median_s": times[len(times) // 2] if times else 0.0,
        "longest_s": times[-1] if times else 0.0,
    }
