"""What is printed while the stage fills the terminal: it becomes messages, line by line."""

import io
from collections.abc import Callable
from typing import Final

MOST: Final = 10_000  # characters of a line


class Printed(io.TextIOBase):
    r"""A stream whose lines are told.

    >>> told = []
    >>> Printed(told.append).write("half a\nline")
    11
    >>> told
    ['half a']
    """

    encoding = "utf-8"

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell, self._held = tell, ""

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, text: str) -> int:
        """Tell the lines that are complete."""
        *lines, self._held = (self._held + text).split("\n")
        self._held = self._held[-MOST:]
        for line in lines:
            if line.strip():
                self._tell(line[:MOST])
        return len(text)
