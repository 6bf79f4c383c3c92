"""Words of strangers as they can be shown: nothing in them moves a terminal's cursor. Pure."""

import re
from typing import Final

NO_LETTERS: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
MARK: Final = "\ufffd"
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\Z")
PLAIN_COLOUR: Final = "#9ac2c9"
WORD: Final = re.compile(r"\w[\w.-]{0,31}\Z")


def code(text: str) -> str:
    r"""Code, character for character: what is none to be seen becomes a mark.

    >>> code("a\x1b[2J\tb\n") == "a\ufffd[2J\tb\n"
    True
    """
    return NO_LETTERS.sub(MARK, text)


def words(text: object, most: int) -> str:
    r"""A name, or a line: in one row, without what cannot be seen.

    >>> words("two\n rows", 64), words(3, 64)
    ('two rows', '')
    """
    if not isinstance(text, str):
        return ""
    return " ".join(NO_LETTERS.sub(" ", text[: 4 * most]).split())[:most]


def colour(value: object) -> str:
    """A colour as "#rrggbb".

    >>> colour("#30bced"), colour("url(javascript:)")
    ('#30bced', '#9ac2c9')
    """
    return value if isinstance(value, str) and COLOUR.match(value) else PLAIN_COLOUR


def is_word(name: object) -> bool:
    """Can a pane, or a language, be called this?"""
    return isinstance(name, str) and bool(WORD.match(name))
