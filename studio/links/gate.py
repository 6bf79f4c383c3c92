"""The gate that code from other programs passes: only so much of it, and only so often. Pure.

What is refused is told, seldom, so that a flood does not flood the prompt too.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from studio.replies import Reply, done

MOST_CODE: Final = 64_000  # characters
A_SECOND: Final = 10.0  # evaluations that are let through ...
AT_ONCE: Final = 20.0  # ... and how many may come together after a pause
SELDOM_S: Final = 10.0  # between two sentences about what was refused
TOO_OFTEN: Final = f"more than {A_SECOND:g} pieces of code a second; slow down"
TOO_LONG: Final = f"code has up to {MOST_CODE} characters"
EMPTY: Final = "there is no code in this"


class Gate:
    """Lets code through to a session.

    Args:
        submit: evaluates code, see studio.session.Session.submit.
        tell: hears of what is refused, seldom; in any thread.
        seconds: a clock that never goes back.
    """

    def __init__(
        self,
        submit: Callable[[str], "Future[Reply]"],
        tell: Callable[[str], None],
        seconds: Callable[[], float],
    ) -> None:
        self._submit, self._tell, self._seconds = submit, tell, seconds
        self._lock = threading.Lock()
        self._left, self._at = AT_ONCE, seconds()
        self._told_at: float | None = None
        self.refused = 0

    def code(self, who: str, code: str) -> "Future[Reply]":
        """What comes of some code.

        Args:
            who: where it comes from, in words.
            code: Strudel code.
        """
        if not self.may(who):
            return done(Reply(False, TOO_OFTEN))
        if len(code) > MOST_CODE:
            return self.refuse(who, TOO_LONG)
        if not code.strip():
            return self.refuse(who, EMPTY)
        return self._submit(code)

    def may(self, who: str) -> bool:
        """May one more piece come in now? What comes too often is refused here."""
        with self._lock:
            now = self._seconds()
            self._left = min(self._left + (now - self._at) * A_SECOND, AT_ONCE)
            self._at = now
            if self._left >= 1:
                self._left -= 1
                return True
        self.refuse(who, TOO_OFTEN)
        return False

    def refuse(self, who: str, why: str) -> "Future[Reply]":
        """Say no, and tell the player of it where that was not done lately."""
        with self._lock:
            self.refused += 1
            now = self._seconds()
            tells = self._told_at is None or now - self._told_at >= SELDOM_S
            if tells:
                self._told_at = now
        if tells:
            self._tell(f"{who} was refused: {why}")
        return done(Reply(False, why))
