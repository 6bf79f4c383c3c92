"""A request as marks: each the longest phrase of the lexicon, or a word that nobody knows."""

from dataclasses import dataclass

from ai.brief.lexicon import Lexicon, Meaning, lexicon
from ai.brief.spelling import mended
from ai.brief.text import Token, tokens

TARGETS = ("drum", "instrument", "group")


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of a request and what it can mean.

    Attributes:
        words: the phrase, folded.
        raw: as it was written.
        meanings: what it can mean; none for a number, a stop or an unknown word.
        begin: offset of its first character.
        kind: "phrase", "number", "stop" or "unknown".
        number: its value, of a number or a number word.
    """

    words: str
    raw: str
    meanings: tuple[Meaning, ...]
    begin: int
    kind: str
    number: float | None = None

    def name(self, *kinds: str) -> str:
        """The name of its meaning of one of these kinds, "" where it has none."""
        return next((one.name for one in self.meanings if one.kind in kinds), "")

    def has(self, *kinds: str) -> bool:
        """Can it mean something of these kinds?"""
        return any(one.kind in kinds for one in self.meanings)

    def quality(self) -> Meaning | None:
        """Its meaning as a quality."""
        return next((one for one in self.meanings if one.kind == "quality"), None)

    def target(self) -> Meaning | None:
        """Its meaning as something that plays."""
        return next((one for one in self.meanings if one.kind in TARGETS), None)


def marks(text: str) -> list[Mark]:
    """The marks of a normalised text.

    >>> [(one.words, one.kind) for one in marks("a tecno beat, 132 bpm")][:3]
    [('a', 'phrase'), ('techno', 'phrase'), ('beat', 'phrase')]
    """
    known = lexicon()
    found = [piece for token in tokens(text) for piece in _pieces(token, known)]
    folds = [mended(one.fold) if one.kind == "word" else one.fold for one in found]
    out, at = [], 0
    while at < len(found):
        size = _longest(folds, at, known)
        out.append(_mark(found[at : at + max(size, 1)], folds[at : at + max(size, 1)], known))
        at += max(size, 1)
    return out


def _longest(folds: list[str], at: int, known: Lexicon) -> int:
    for size in range(min(known.longest, len(folds) - at), 0, -1):
        if tuple(folds[at : at + size]) in known.phrases:
            return size
    return 0


def _mark(found: list[Token], folds: list[str], known: Lexicon) -> Mark:
    meanings = known.phrases.get(tuple(folds), ())
    first, raw = found[0], " ".join(one.raw for one in found)
    if len(found) == 1 and first.kind == "stop":
        return Mark(first.fold, raw, (), first.begin, "stop")
    if len(found) == 1 and first.kind == "number" and not meanings:
        return Mark(first.fold, raw, (), first.begin, "number", value(first.fold))
    spoken = next((float(one.name) for one in meanings if one.kind == "number"), None)
    kind = "phrase" if meanings or folds[0] in known.common else "unknown"
    return Mark(" ".join(folds), raw, meanings, first.begin, kind, spoken)


def value(text: str) -> float:
    """A number as written; a fraction by its parts.

    >>> value("7/8"), value("95")
    (0.875, 95.0)
    """
    above, _, below = text.partition("/")
    return float(above) / (float(below) or 1.0) if below else float(above)


def _pieces(token: Token, known: Lexicon) -> list[Token]:
    """A run of characters without spaces, cut at the longest words that are known."""
    if token.kind != "cjk":
        return [token]
    out, at, rest = [], 0, token.fold
    while at < len(rest):
        word = next((run for run in known.runs if rest.startswith(run, at)), rest[at])
        out.append(Token(word, token.raw[at : at + len(word)], token.begin + at, "cjk"))
        at += len(word)
    return out
