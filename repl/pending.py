"""What was asked for and has not been answered yet, for the status line."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

SOON_S: Final = 0.3  # an answer that comes sooner is not waited for
LONGEST: Final = 24  # characters of a line that are shown


class Pending:
    """Lines that wait for their answers.

    Args:
        seconds: a clock that never goes back.

    >>> now = [0.0]
    >>> pending, answer = Pending(lambda: now[0]), Future()
    >>> pending.add("make the hats busier, please", answer)
    >>> pending.shown()
    ''
    >>> now[0] = 2.0
    >>> pending.shown()
    'make the hats busier, p…'
    >>> answer.set_result(None)
    >>> pending.shown()
    ''
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._waiting: dict[Future[Any], tuple[str, float]] = {}

    def add(self, line: str, promised: "Future[Any]") -> None:
        """Wait for the answer to a line."""
        self._waiting[promised] = line, self._seconds()
        promised.add_done_callback(lambda done: self._waiting.pop(done, None))

    def shown(self) -> str:
        """The line that has waited longest, once that is worth a word."""
        for line, since_s in tuple(self._waiting.values()):
            if self._seconds() - since_s >= SOON_S:
                text = " ".join(line.split())
                return text if len(text) < LONGEST else f"{text[: LONGEST - 1]}…"
        return ""
