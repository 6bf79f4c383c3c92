"""A request as tokens: folded words, numbers and marks of punctuation, with their places.

Words lose case and accents; hyphens and apostrophes separate; Chinese characters and kana
stay in runs, which the lexicon cuts.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_CHARS = 2000  # of a request; what comes after is not read

_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\w.)])-)?\d+(?:\.\d+|/\d+)?)"
    r"|(?P<cjk>[\u3040-\u30ff\u3400-\u9fff\u3005ー々]+)"
    r"|(?P<word>[^\W\d_]+[#♯♭]?|[&%])"
    r"|(?P<stop>[,;:.!?\n()/→>+、。]+)"
)
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a request.

    Attributes:
        fold: the word as the lexicon knows it.
        raw: as it was written.
        begin: offset of its first character in the text.
        kind: "word", "number", "cjk" or "stop".
    """

    fold: str
    raw: str
    begin: int
    kind: str

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.begin + len(self.raw)


def normal(request: str) -> str:
    """A request in the composed form, cut to what is read."""
    return unicodedata.normalize("NFKC", request[:MOST_CHARS])


def fold(word: str) -> str:
    """A word without case and accents; kana keep their marks.

    >>> fold("Müde"), fold("reggaetón"), fold("ドラム")
    ('mude', 'reggaeton', 'ドラム')
    """
    word = word.translate(_SPECIAL).lower()
    return "".join(_plain(char) for char in word)


def _plain(char: str) -> str:
    if ord(char) < 0x80 or ord(char) > 0x24F:
        return char
    return "".join(one for one in unicodedata.normalize("NFKD", char) if ord(one) < 0x80)


def tokens(text: str) -> list[Token]:
    """The tokens of a text.

    >>> [one.fold for one in tokens("Hi-hats at 85bpm, in F#!")]
    ['hi', 'hats', 'at', '85', 'bpm', ',', 'in', 'f#', '!']
    """
    out = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "word"
        out.append(Token(fold(found.group()), found.group(), found.start(), kind))
    return out
