"""A drawer: draws a visual again and again, and only where something has changed."""

from collections.abc import Hashable

from studio.visuals import table  # its names are looked up late: the table imports this file
from studio.visuals.kit import Line, View, Visual


class Drawer:
    """Remembers the last drawing of a visual.

    Args:
        visual: which.
    """

    def __init__(self, visual: Visual) -> None:
        self.visual = visual
        self._view: View | None = None
        self._stamp: Hashable = None
        self._lines: list[Line] = []

    def lines(self, view: View, columns: int, lines: int) -> list[Line]:
        """The drawing, no larger than so: the same list as long as it is the same drawing."""
        stamp = self._stamped(view, columns, lines)
        if stamp is not None and stamp == self._stamp and self._is_of(view):
            return self._lines
        self._view, self._stamp = view, stamp
        made = table.drawn(self.visual, view, columns, lines)
        if made != self._lines:
            self._lines = made
        return self._lines

    def _is_of(self, view: View) -> bool:
        last = self._view
        return last is not None and last.events is view.events and last.options == view.options

    def _stamped(self, view: View, columns: int, lines: int) -> Hashable:
        if self.visual.stamp is None or columns < 1 or lines < 1:
            return None
        try:
            return columns, lines, self.visual.stamp(view, columns, lines)
        except Exception:  # noqa: BLE001 # then it is drawn, and drawing says what is wrong
            return None
