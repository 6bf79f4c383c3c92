"""How far something is, as a bar that is drawn over itself; nothing where nobody watches."""

import sys
import time
from typing import Final

_WIDTH: Final = 30


class Bar:
    """A bar on standard error; `with` one, it is gone in the end.

    >>> Bar.drawn(0.5, 3.0)
    '[###############---------------]  50 %, 3 s left'
    """

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._began = time.monotonic()
        self._length = 0

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def begin(self, what: str) -> None:
        """Say what is done before there is a share of it."""
        if self._watched:
            self._draw(what)

    def show(self, share: float) -> bool:
        """Draw how much is done; True: go on."""
        if self._watched:
            passed_s = time.monotonic() - self._began
            self._draw(self.drawn(share, passed_s * (1 - share) / share if share else 0.0))
        return True

    def clear(self) -> None:
        """Take it away."""
        if self._length:
            self._draw("")
            self._length = 0

    @staticmethod
    def drawn(share: float, left_s: float) -> str:
        """The bar as text."""
        full = round(min(max(share, 0.0), 1.0) * _WIDTH)
        return f"[{'#' * full}{'-' * (_WIDTH - full)}] {100 * share:3.0f} %, {left_s:.0f} s left"

    def _draw(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._length) + ("" if text else "\r"))
        sys.stderr.flush()
        self._length = len(text)
