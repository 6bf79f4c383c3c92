"""The log: what was told, the last line last."""

from typing import Any, Final

from repl.stage.pane import BOTTOM, Line, Pane, Shown


class Log(Shown):
    """Shows the messages of the stage.

    Args:
        desk: the stage's.
    """

    focusable = True

    def __init__(self, desk: Any) -> None:
        self._messages, self._back = desk.stage.screen.messages, 0

    def draw(self, columns: int, rows: int) -> list[Line]:
        """The last lines, or earlier ones."""
        del columns
        lines: list[Line] = []
        for text, bad in reversed(self._messages.past):
            lines[:0] = [[("bad" if bad else "plain", one)] for one in text.splitlines()]
            if len(lines) >= rows + self._back:
                break
        end = max(len(lines) - self._back, 0)
        return lines[max(end - rows, 0) : end]

    def keys(self) -> dict[str, Any]:
        """Up and down read on."""
        return {
            "up": lambda: self._scroll(1),
            "down": lambda: self._scroll(-1),
            "pageup": lambda: self._scroll(8),
            "pagedown": lambda: self._scroll(-8),
        }

    def _scroll(self, by: int) -> None:
        self._back = min(max(self._back + by, 0), 2000)


PANE: Final = Pane("log", "Log", "what was told", "l", Log, BOTTOM, rows=6)
