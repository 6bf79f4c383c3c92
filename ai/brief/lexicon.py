"""The lexicon: every phrase that is understood, in seven languages, and what it can mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ai.brief.text import tokens
from ai.tables import Table, genres, table, text


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean.

    Attributes:
        kind: "genre", "mood", "drum", "instrument", "group", "quality", "rhythm",
            "structure", "operation", "unit", "interval", "mode", "number", "note", or a
            word of grammar.
        name: which one.
        way: of a quality: 1 more of it, -1 less, 0 its bare name.
    """

    kind: str
    name: str
    way: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases and words.

    Attributes:
        phrases: the words of a phrase to its meanings.
        words: every word of a phrase.
        common: words that are never taken for a misspelling.
        longest: words of the longest phrase.
        runs: phrases of characters that are written without spaces, longest first.
    """

    phrases: dict[tuple[str, ...], tuple[Meaning, ...]]
    words: frozenset[str]
    common: frozenset[str]
    longest: int
    runs: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """All that is understood.

    >>> lexicon().phrases[("kick", "drum")]
    (Meaning(kind='drum', name='kick', way=0),)
    """
    phrases: dict[tuple[str, ...], list[Meaning]] = {}
    runs = set()
    for surface, meaning in _entries():
        cut = tokens(surface)
        words = tuple(one.fold for one in cut)
        if any(one.kind == "cjk" for one in cut):
            runs.add("".join(words))
            words = ("".join(words),)
        known = phrases.setdefault(words, [])
        if meaning not in known:
            known.append(meaning)
    return Lexicon(
        {words: tuple(meanings) for words, meanings in phrases.items()},
        frozenset(word for words in phrases for word in words),
        frozenset(one.fold for one in tokens(text("words/common.txt"))),
        max(map(len, phrases)),
        tuple(sorted(runs, key=len, reverse=True)),
    )


def _entries() -> Iterator[tuple[str, Meaning]]:
    for kind, rows in _named():
        for name, row in rows.items():
            for surface in row["names"]:
                yield surface, Meaning(kind, name)
    for kind in ("rhythm", "structure", "operation"):
        for name, surfaces in table(f"words/{kind}s").items():
            for surface in surfaces:
                yield surface, Meaning(kind, name)
    for name, row in table("words/qualities").items():
        for way, part in ((0, "nouns"), (1, "up"), (-1, "down")):
            for surface in row[part]:
                yield surface, Meaning("quality", name, way)
    yield from _grammar(table("words/grammar"))


def _named() -> Iterator[tuple[str, dict[str, Table]]]:
    yield "genre", genres()
    yield "mood", table("words/moods")
    yield "drum", table("words/drums")
    yield "instrument", table("words/instruments")
    yield "group", table("words/everything")


def _grammar(words: Table) -> Iterator[tuple[str, Meaning]]:
    kinds = {"numbers": "number", "units": "unit", "intervals": "interval", "modes": "mode"}
    kinds["notes"] = "note"
    for section, row in words.items():
        if section in kinds:
            for name, surfaces in row.items():
                value = "0" if name == "zero" else name
                yield from ((surface, Meaning(kinds[section], value)) for surface in surfaces)
        else:
            yield from ((surface, Meaning(section, section)) for surface in row["words"])
