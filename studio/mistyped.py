"""Is a line a command with a slip of the finger in its word? Pure."""

from collections.abc import Iterable
from typing import Final

SHORTEST: Final = 4  # letters; shorter words are too near to each other
LONG: Final = 7  # from here on two slips are forgiven
MOST_WORDS: Final = 4


def mistyped(line: str, commands: Iterable[str]) -> str:
    """The line with the command that was probably meant, "" where none was.

    Words that mean something to `ask` are never taken for slips.

    >>> mistyped("exmaples dusk", ["examples", "tap"]), mistyped("tape hiss", ["tap"])
    ('examples dusk', '')
    >>> mistyped("a dark tune", ["dark"]), mistyped("examples", ["examples"])
    ('', '')
    """
    first, *rest = line.split()
    word = first.lower()
    if len(word) < SHORTEST or len(rest) >= MOST_WORDS or not word.isalpha():
        return ""
    near = _near(word, commands)
    return " ".join((near, *rest)) if near and not _means(word) else ""


def _near(word: str, commands: Iterable[str]) -> str:
    from ai.brief.spelling import distance  # reads no tables

    most = 1 if len(word) < LONG else 2
    found = [(distance(word, one, most), one) for one in commands if len(one) >= SHORTEST]
    far, best = min(found, default=(most + 1, ""))
    return best if 0 < far <= most else ""


def _means(word: str) -> bool:
    from ai.brief.lexicon import lexicon

    return word in lexicon().words or word in lexicon().common
