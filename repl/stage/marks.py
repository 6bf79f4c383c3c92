"""Marks over the code: the flash of what was just evaluated, and what sounds now."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from prompt_toolkit.layout import Window

from repl.stage.editor import CodeControl, cells
from repl.stage.pages import Page
from repl.stage.painter import Mark

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

FLASH_S: Final = 0.25


class Marker:
    """Says which cells of the screen are marked, and how.

    Args:
        seconds: a clock that never goes back.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._flashes: list[tuple[float, Page, int, int, str]] = []

    def flash(self, page: Page, begin: int, end: int, bad: bool = False) -> None:
        """Let a piece of a page light up for a moment."""
        style = "class:flashbad" if bad else "class:flash"
        self._flashes = [*self._flashes[-8:], (self._seconds() + FLASH_S, page, begin, end, style)]

    def marks(self, desk: "StageDesk", window: Window, fresh: bool) -> dict[int, list[Mark]]:
        """The marks of each row of the screen now."""
        del desk, fresh
        control = window.content
        found: dict[int, list[Mark]] = {}
        if not isinstance(control, CodeControl):
            return found
        now = self._seconds()
        self._flashes = [one for one in self._flashes if one[0] > now]
        for _, page, begin, end, style in self._flashes:
            if page is control.page:
                for row, left, right in cells(window, control, page.buffer, begin, end):
                    found.setdefault(row, []).append(Mark(left, right, style))
        return found
