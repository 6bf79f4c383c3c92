"""Texts for a terminal of some width and some characters, broken between words. Pure."""

import textwrap
from typing import Final

PLAIN: Final = str.maketrans({
    "…": "...", "—": "-", "–": "-", "♥": "*", "→": "->", "×": "x", "’": "'", "·": ".", "█": "#",
})  # fmt: skip


def broken(text: str, columns: int) -> str:
    r"""A text whose long lines go on below, indented; code and tables that fit stay as they are.

    >>> broken("a word and another", 12)
    'a word and\n  another'
    >>> broken("  ^ here", 12)
    '  ^ here'
    """
    return "\n".join(_line(line, columns) for line in text.split("\n"))


def _line(line: str, columns: int) -> str:
    if len(line) <= columns:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(
        line, max(columns, 10), subsequent_indent=indent, break_on_hyphens=False,
        break_long_words=False, drop_whitespace=True, replace_whitespace=False,
    )  # fmt: skip


def shown(text: str, encoding: str) -> str:
    """A text as a terminal can show it.

    >>> shown("const x = …", "ascii"), shown("const x = …", "utf-8")
    ('const x = ...', 'const x = …')
    """
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return text.translate(PLAIN)
    return text
