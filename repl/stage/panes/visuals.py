"""Panes that show visuals: what a visual draws of what plays around now, while the pane is shown.

All of them share the desk's viewer, so that patterns are asked once. The wheel of the mouse
shows more or fewer cycles, where there are some to be shown.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from repl.stage.pane import BOTTOM, SIDE, Click, Line, Pane, Shown
from studio.visuals.drawer import Drawer
from studio.visuals.kit import Visual
from studio.visuals.scrolling import LONGEST, window
from studio.visuals.table import VISUALS

CLOSEST: Final = 0.5  # cycles
COLUMNS: Final = 38  # of panes at the side


class Watched(Shown):
    """Shows a visual.

    Args:
        desk: the stage's.
        visual: which.
    """

    def __init__(self, desk: Any, visual: Visual) -> None:
        self._desk = desk
        self._visual, self._drawer = visual, Drawer(visual)
        self._cycles = visual.before + visual.after

    @property
    def _scrolls(self) -> bool:
        return self._visual.before > 0

    def draw(self, columns: int, rows: int) -> list[Line]:
        """What plays now, drawn."""
        visual = self._visual
        options = {"cycles": self._cycles} if self._scrolls else {}
        before, after = window(visual.before, visual.after, options)
        view = self._desk.viewer.look(before, after, visual.needs)
        return self._drawer.lines(replace(view, unicode=not self._desk.plain), columns, rows)

    def title(self) -> str:
        """How many cycles are shown, where that can be chosen."""
        return f"{self._cycles:g} cycles" if self._scrolls else ""

    def click(self, click: Click) -> None:
        """The wheel shows more cycles, or fewer."""
        factor = {"scroll up": 0.5, "scroll down": 2.0}.get(click.kind)
        if factor is not None and self._scrolls:
            self._cycles = min(max(self._cycles * factor, CLOSEST), LONGEST)


def watching(name: str) -> Callable[[Any], Shown]:
    """What opens the pane of a visual."""
    return lambda desk: Watched(desk, VISUALS[name])


def pane_of(name: str, title: str, key: str, place: str = SIDE, rows: int = 0) -> Pane:
    """The pane of a visual, as high as it has use for unless told otherwise."""
    visual = VISUALS[name]
    wide = COLUMNS if place == SIDE else 0
    return Pane(
        name, title, visual.about, key, watching(name), place, rows or visual.lines[1], wide,
        least=visual.lines[0],
    )  # fmt: skip


PANES: Final = (
    pane_of("clock", "Clock", "k", rows=1),
    pane_of("pianoroll", "Pianoroll", "p", BOTTOM, 8),
    pane_of("punchcard", "Punchcard", "q", BOTTOM, 6),
    pane_of("spiral", "Spiral", "j", rows=12),
    pane_of("pitchwheel", "Pitchwheel", "i", rows=9),
    pane_of("scope", "Scope", "w", rows=5),
    pane_of("spectrum", "Spectrum", "s", rows=7),
    pane_of("meters", "Meters", "d", rows=5),
    pane_of("engine", "Engine", "e", rows=8),
    pane_of("peers", "Peers", "a", rows=4),
)
