"""Notices: what happened unasked is passed on, and the last of it kept for whoever looks later."""

from collections import deque
from collections.abc import Callable
from typing import Final

from studio.replies import Notice

MOST: Final = 200


class Notices:
    """Hears what happens; from any thread.

    Args:
        tell: hears it too.

    >>> hears = Notices(lambda notice: None)
    >>> hears(Notice("an engine came back"))
    >>> [notice.text for notice in last_notices(hears)]
    ['an engine came back']
    """

    def __init__(self, tell: Callable[[Notice], None]) -> None:
        self._tell = tell
        self.last: deque[Notice] = deque(maxlen=MOST)

    def __call__(self, notice: Notice) -> None:
        """Keep it, and pass it on."""
        self.last.append(notice)
        self._tell(notice)


def last_notices(hears: Callable[[Notice], None]) -> tuple[Notice, ...]:
    """What was heard last, the latest last; nothing from who keeps nothing."""
    return tuple(hears.last.copy()) if isinstance(hears, Notices) else ()
