"""Undo and redo: pictures of what played. Pure."""

from typing import Final

from studio.slots import Picture

MOST_KEPT: Final = 64  # a picture of a tune with four layers takes 80 KB


class Past:
    """What played before each change, and what was undone.

    >>> past = Past()
    >>> one, two = Picture(), Picture()
    >>> past.push(one)
    >>> past.undo(two) is one, past.undo(one) is None, past.redo(one) is two
    (True, True, True)
    """

    def __init__(self) -> None:
        self._before: list[Picture] = []
        self._after: list[Picture] = []

    def push(self, picture: Picture) -> None:
        """Something changes what was this; what was undone is gone."""
        self._before.append(picture)
        del self._before[:-MOST_KEPT]
        self._after.clear()

    def undo(self, now: Picture) -> Picture | None:
        """What was before the last change, None where nothing was."""
        return _moved(self._before, self._after, now)

    def redo(self, now: Picture) -> Picture | None:
        """What was before the last undo, None where there was none."""
        return _moved(self._after, self._before, now)


def _moved(source: list[Picture], target: list[Picture], now: Picture) -> Picture | None:
    if not source:
        return None
    target.append(now)
    return source.pop()
