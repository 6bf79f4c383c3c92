"""Misspelled words: the nearest one that the lexicon knows."""

from functools import lru_cache

from ai.brief.lexicon import Lexicon, lexicon

SHORTEST = 4  # letters; shorter words are too near to each other
LONG = 7  # from here on two mistakes are forgiven


@lru_cache(maxsize=2048)
def mended(word: str) -> str:
    """A word as the lexicon knows it, the word itself where nothing is near.

    >>> mended("tecno"), mended("basline"), mended("wiht"), mended("france")
    ('techno', 'bassline', 'with', 'france')
    >>> mended("pancakes")
    'pancakes'
    """
    known = lexicon()
    if word in known.words or word in known.common or not word.isalpha():
        return word
    if len(word) > SHORTEST and word.endswith("s") and word[:-1] in known.words:
        return word[:-1]
    if len(word) < SHORTEST or not word.isascii():
        return word
    return _nearest(word, known)


def _nearest(word: str, known: Lexicon) -> str:
    most = 1 if len(word) < LONG else 2
    best = (most + 1, 1, 1, word)
    for other in known.words | known.common:
        if abs(len(other) - len(word)) > most or len(other) < SHORTEST:
            continue
        if other[0] != word[0] and other[:2] != word[1::-1] and other[1:2] != word[1:2]:
            continue
        far = distance(word, other, most)
        if far <= most:
            best = min(best, (far, other[0] != word[0], other not in known.words, other))
    return best[3]


def distance(one: str, two: str, most: int) -> int:
    """Letters to insert, delete, replace or swap with the next, at most most + 1.

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling
    errors", Communications of the ACM 7, 1964.

    >>> distance("wiht", "with", 2), distance("tecno", "techno", 2), distance("a", "xyz", 1)
    (1, 1, 2)
    """
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, other in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != other))
            if i > 1 and j > 1 and char == two[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
