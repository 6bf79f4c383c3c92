"""Texts for who listens to a screen: plain lines, nothing that a voice cannot say. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from repl.replied import ADDED, BAD, REMOVED, told_of
from studio.replies import Notice, Reply

SAID: Final = {
    "…": "...",
    "—": "-",
    "–": "-",
    "♥": "loved",
    "→": "to",
    "×": "x",
    "±": "plus or minus",
}
DRAWN: Final = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"})
SEPARATORS: Final = re.compile(r"[ \t]{2,}|\t")


def plainly(text: str) -> str:
    r"""A text without boxes, blocks, braille, colours and other signs that are only to be seen.

    >>> plainly("♥ dusk ████  #slow\x1b[1m")
    'loved dusk, #slow'
    >>> plainly("a: 1\nb: 2")
    'a: 1\nb: 2'
    """
    return "\n".join(map(_line, re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")))


def _line(line: str) -> str:
    kept = "".join(SAID.get(char) or ("" if _is_drawn(char) else char) for char in line)
    return SEPARATORS.sub(", ", kept.rstrip()).removeprefix(", ").strip()


def _is_drawn(char: str) -> bool:
    return char != "\t" and unicodedata.category(char) in DRAWN


def spoken(reply: Reply) -> Iterator[str]:
    """What came of a line, as lines in the order in which they are to be heard.

    >>> list(spoken(Reply(False, "x is not defined")))
    ['problem: x is not defined']
    >>> list(spoken(Reply(True, "", ("by rules",), "b", ("- a", "+ b"))))
    ['removed: a', 'added: b', 'by rules']
    """
    for text, style in told_of(reply):
        yield from _styled(text, style)


def noticed(notice: Notice) -> Iterator[str]:
    """What happened unasked."""
    return _styled(notice.text, BAD if notice.bad else "")


def _styled(text: str, style: str) -> Iterator[str]:
    if style in (ADDED, REMOVED):
        yield f"{style}: {text[2:].strip()}"
        return
    lines = [line for line in plainly(text).split("\n") if line]
    head = "problem: " if style == BAD and lines else ""
    yield from (head * (not number) + line for number, line in enumerate(lines))
