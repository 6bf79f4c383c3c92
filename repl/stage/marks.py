"""Marks over the code: the flash of what was just evaluated, and what sounds now."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from prompt_toolkit.layout import Window

from repl.stage.editor import CodeControl, cells
from repl.stage.pages import Page
from repl.stage.painter import Mark
from studio.visuals.kit import View

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

FLASH_S: Final = 0.25
SHORTEST_S: Final = 0.07  # so long a sound that is shorter lights up: else no frame would show it
FOUND: Final = "class:sounds"
Spans = frozenset[tuple[str, int, int]]  # source, and characters of it


class Marker:
    """Says which cells of the screen are marked, and how.

    Args:
        seconds: a clock that never goes back.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._flashes: list[tuple[float, Page, int, int, str]] = []
        self._kept: tuple[Spans, dict[int, list[Mark]]] = (frozenset(), {})

    def flash(self, page: Page, begin: int, end: int, bad: bool = False) -> None:
        """Let a piece of a page light up for a moment."""
        style = "class:flashbad" if bad else "class:flash"
        self._flashes = [*self._flashes[-8:], (self._seconds() + FLASH_S, page, begin, end, style)]

    def marks(self, desk: "StageDesk", window: Window, fresh: bool) -> dict[int, list[Mark]]:
        """The marks of each row of the screen now.

        Args:
            desk: knows what plays.
            window: the code's.
            fresh: it was drawn anew.
        """
        control = window.content
        if not isinstance(control, CodeControl):
            return {}
        spans = sounding(desk.viewer.look(0.0, 0.0))
        if fresh or spans != self._kept[0]:
            self._kept = spans, _lit(spans, window, control)
        others = _cursors(desk, window, control)
        now = self._seconds()
        self._flashes = [one for one in self._flashes if one[0] > now]
        if not self._flashes and not others:
            return self._kept[1]
        found: dict[int, list[Mark]] = {}
        for _, page, begin, end, style in self._flashes:
            if page is control.page:
                _add(found, cells(window, control, page.buffer, begin, end), style)
        for row, marks in self._kept[1].items():
            found.setdefault(row, []).extend(marks)
        for row, marks in others.items():
            found.setdefault(row, []).extend(marks)
        return found


def _cursors(desk: "StageDesk", window: Window, control: CodeControl) -> dict[int, list[Mark]]:
    """Where others type, each in their colour."""
    found: dict[int, list[Mark]] = {}
    buffer = control.page.buffer
    for member, at in desk.shared.cursors(control.page):
        begin = min(at, max(len(buffer.text) - 1, 0))
        style = f"bg:{member.colour} #000000"
        _add(found, cells(window, control, buffer, begin, begin + 1), style)
    return found


def sounding(view: View) -> Spans:
    """The pieces of code that sound now, by the source that they stand in."""
    now = view.now
    if now is None:
        return frozenset()
    shortest = SHORTEST_S * view.cps
    found: set[tuple[str, int, int]] = set()
    for event in view.events:
        if event.begin > now:
            break  # they are in order
        if now < max(event.end, event.begin + shortest) and event.slot not in view.silent:
            source = view.sources.get(event.slot, "")
            found.update((source, begin, end) for begin, end in event.locations)
    return frozenset(found)


def _lit(spans: Spans, window: Window, control: CodeControl) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    page = control.page
    for source, begin, end in spans:
        place = page.places(source, [(begin, end)])[0]
        if place is not None:
            _add(found, cells(window, control, page.buffer, place.begin, place.end), FOUND)
    return found


def _add(found: dict[int, list[Mark]], where: Iterable[tuple[int, int, int]], style: str) -> None:
    for row, left, right in where:
        found.setdefault(row, []).append(Mark(left, right, style))
