"""What was offered last: how it differs from what played before, and keys to hear and drop it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from repl.stage.pane import BOTTOM, Line, Pane, Shown
from studio.differences import GONE, NEW, changes

NOTHING: Final = "nothing is offered yet: write a wish in the line of commands (F10)"
STYLES: Final = {NEW: "good", GONE: "bad"}
KEYS: Final = (("h", "hear"), ("j", "drop"), ("k", "keep"))
TOLD: Final = "h hears it, or the next; j drops it; k keeps it; Esc goes back to the code"


class Answer(Shown):
    """Shows the last offer.

    Args:
        desk: the stage's.
    """

    focusable = True

    def __init__(self, desk: Any) -> None:
        self._desk, self._top = desk, 0
        self._known: tuple[str, str] = ("", "")
        self._lines: list[Line] = []

    def title(self) -> str:
        """Which of how many, and who made it."""
        offers = self._desk.room.session.offers
        if not offers.all:
            return ""
        one = offers.all[max(offers.last, 0)]
        return f"{max(offers.last, 0) + 1} of {len(offers.all)} {one.how[:40]}"

    def draw(self, columns: int, rows: int) -> list[Line]:
        """The lines that go and come, marked - and +; the keys below."""
        del columns
        offers = self._desk.room.session.offers
        if not offers.all:
            return [[("quiet", NOTHING)]]
        shown = offers.before, offers.all[max(offers.last, 0)].code
        if shown != self._known:
            self._known, self._top = shown, 0
            self._lines = [[(STYLES.get(one[:2], "quiet"), one)] for one in changes(*shown)]
        self._top = min(self._top, max(len(self._lines) - rows + 1, 0))
        keys: Line = [("quiet", TOLD)]
        return [*self._lines[self._top : self._top + rows - 1], keys]

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Letters that hear, drop and keep; up and down read on."""
        found = {key: partial(self._desk.do, line) for key, line in KEYS}
        return {**found, "up": lambda: self._scroll(-1), "down": lambda: self._scroll(1)}

    def _scroll(self, by: int) -> None:
        self._top = max(self._top + by, 0)


PANE: Final = Pane("answer", "Answer", "what an answer changes", "h", Answer, BOTTOM, rows=8)
