"""Colours for the pages of the stage: only the lines that are looked at are coloured, and kept.

What goes over lines (comments, text in backticks) is followed by a state at the beginning of each
line; where nothing of that kind is on the page, no line but the visible ones is looked at.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

from repl.lexer import coloured

OVER_LINES: Final = ("/*", "`")
LONGEST: Final = 2_000  # characters of a line that is coloured


@lru_cache(maxsize=8192)
def line_colours(line: str, state: str) -> tuple[StyleAndTextTuples, str]:
    """A line as pairs of style and text, and the state behind it.

    Args:
        line: the line.
        state: what goes on from the line before: "/*", "`" or "".

    >>> line_colours("loud */ 1", "/*")
    ([('class:code.comment', 'loud */'), ('', ' '), ('class:code.number', '1')], '')
    >>> line_colours("a /* b", "")[1]
    '/*'
    """
    if len(line) > LONGEST:
        return [("", line)], state
    parts = [(part[0], part[1]) for part in coloured(state + line)[0]]
    after = ""
    for _, text in parts:
        if text.startswith("/*") and not (text.endswith("*/") and len(text) > len("/*/")):
            after = "/*"
        elif text[:1] == "`" and (len(text) == 1 or text[-1] != "`"):
            after = "`"
    if state:
        parts[0] = parts[0][0], parts[0][1][len(state) :]
    return [(style, text) for style, text in parts if text], after


class PageLexer(Lexer):
    """Colours a page."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._states: list[str] = [""]  # at the beginning of each line, as far as it was asked for

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """A function that gives the coloured line of a number."""
        lines = document.lines
        text = document.text
        if not any(mark in text for mark in OVER_LINES):
            return lambda number: line_colours(lines[number], "")[0] if number < len(lines) else []
        self._states = self._states[: _same(self._lines, lines) + 1]
        self._lines = lines

        def get_line(number: int) -> StyleAndTextTuples:
            if number >= len(lines):
                return []
            states = self._states
            while len(states) <= number:
                states.append(line_colours(lines[len(states) - 1], states[-1])[1])
            return line_colours(lines[number], states[number])[0]

        return get_line


def _same(old: list[str], new: list[str]) -> int:
    """How many lines two texts begin with in common.

    >>> _same(["a", "b", "c"], ["a", "b", "x", "c"])
    2
    """
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
