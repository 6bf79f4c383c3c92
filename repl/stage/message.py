"""What was told last, in the lines above the status: one, or as many as an answer needs. Pure."""

import textwrap
from collections import deque
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

MOST_KEPT: Final = 500
LONGEST: Final = 20_000  # characters of a message


class Messages:
    """Messages.

    Attributes:
        past: all of them, the last one last, and whether each is bad news.
        most: how many lines there may be.
        width: columns that they are wrapped to.
        many: how many lines the last message has.
        hint: what is shown in place of a short message that was seen.
        fresh: the message was not seen yet: nothing was typed since.
    """

    def __init__(self) -> None:
        self.past: deque[tuple[str, bool]] = deque(maxlen=MOST_KEPT)
        self.most, self.width, self.many, self._top = 1, 80, 0, 0
        self._lines: list[str] = []
        self._bad = False
        self.hint: StyleAndTextTuples = []
        self.fresh = False

    def say(self, text: str, bad: bool = False) -> None:
        """Show a message; short ones one after the other, a long one until it is put away."""
        text = text[:LONGEST]
        self.past.append((text, bad))
        self._bad, self._top, self.fresh = bad, 0, True
        self._lines = [
            piece
            for line in text.expandtabs(2).splitlines()
            for piece in textwrap.wrap(line, max(self.width - 1, 10), drop_whitespace=False) or [""]
        ]
        self.many = len(self._lines)

    def mended(self) -> None:
        """What went wrong before is right now: bad news need not stand there any longer."""
        if self._bad:
            self._lines, self.many, self._top = [], 0, 0

    def clear(self) -> bool:
        """Put a long message away; was there one?"""
        was = self.many > 1
        self._lines, self.many, self._top = self._lines[:1] if not was else [], 0, 0
        return was

    @property
    def height(self) -> int:
        """How many lines are shown."""
        return max(min(self.many, self.most), 1)

    def scroll(self, by: int) -> None:
        """Show later lines of a long message, or earlier ones."""
        self._top = min(max(self._top + by, 0), max(self.many - self.height, 0))

    def lines(self) -> StyleAndTextTuples:
        """The lines that are shown.

        >>> messages = Messages()
        >>> messages.say("silence")
        >>> messages.lines()
        [('class:message', 'silence')]
        """
        if self.hint and not self.fresh and self.many <= 1:
            return self.hint
        shown = self._lines[self._top : self._top + self.height]
        if self.many > self.most and shown:
            shown[-1] = f"… {self.many - self._top - self.height + 1} lines more: PageDown, Esc"
        return [("class:bad" if self._bad else "class:message", "\n".join(shown))]
