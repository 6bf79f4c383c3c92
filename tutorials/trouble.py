"""What to say about code that cannot be read, at the learner's level. Pure.

A beginner is told where it is and one thing to try, in the words of the school; who is further,
what the language says too; an advanced learner that alone.
"""

import re
from typing import Final

from patterns.errors import KindError, LimitError, PatternError
from tutorials.catalogue import Catalogue
from tutorials.learner import Learner
from tutorials.saying import Message, message

EDGES: Final = (-0.7, 1.0)  # logits between the three levels
TRIED: Final = 3.0  # exercises; before those the lesson says at which level somebody is
# What the language says, and what the school says to it.
REASONS: Final = (
    (r"no [\"'`] closes", "quote"),
    (r"no \S+ closes", "bracket"),
    ("closes nothing", "closes_nothing"),
    ("straight quotes", "curly"),
    ("in quotes", "no_quotes"),
    ("needs something after it", "star"),
    ("is not defined|has no method", "unknown"),
)
NAMED: Final = re.compile(r"`(.+?)`")
NOTE: Final = re.compile(r"[a-g][#bs]?\d?")


def level_of(learner: Learner, lesson_level: int) -> int:
    """The learner's level, from 1 to 3.

    >>> level_of(Learner(), 2)
    2
    """
    if learner.level.attempts < TRIED:
        return lesson_level
    return 1 + sum(learner.level.mean > edge for edge in EDGES)


def told(error: PatternError, level: int, words: Catalogue) -> str:
    """What to say about code that cannot be read or played.

    >>> from patterns.errors import Place
    >>> from tutorials.catalogue import english
    >>> error = PatternError("no ] closes this group", Place('s("bd [sd")', 6), "add ]")
    >>> print(told(error, 1, english()))
      s("bd [sd")
            ^
    A bracket is open: each ( needs a ), and each [ a ].
    """
    advice = _advice(error, words)
    if advice is None or level > 2:
        return str(error)
    text = words.text(advice)
    if level == 2 or error.place is None:
        return f"{error}\n{text}"
    return f"{error.place.caret()}\n{text}"


def _advice(error: PatternError, words: Catalogue) -> Message | None:
    """What is likely to be meant; None where nothing is."""
    if isinstance(error, LimitError):
        return message("trouble.too_much")
    if isinstance(error, KindError) and "number" in error.wanted:
        return message("trouble.number")
    found = NAMED.search(error.reason)
    word = found[1] if found else ""
    if "cannot be read here" in error.reason:
        return _beside(error, word, words)
    for pattern, key in REASONS:
        if re.search(pattern, error.reason):
            if key == "unknown" and _is_musical(word, words):
                key = "no_quotes"
            return message(f"trouble.{key}", word=word)
    return None


def _beside(error: PatternError, word: str, words: Catalogue) -> Message | None:
    """About a word where none can stand."""
    if error.place is None:
        return None
    before = error.place.text[: error.place.at].rstrip()
    if before.endswith(")"):
        return message("trouble.no_dot")
    if _is_musical(word, words) or _is_musical(before.rpartition("(")[2].strip(), words):
        return message("trouble.no_quotes")
    return None


def _is_musical(word: str, words: Catalogue) -> bool:
    """Is it the name of a sound or note, which belongs between quotes?"""
    return f"sounds.{word}" in words.sentences or bool(NOTE.fullmatch(word))
