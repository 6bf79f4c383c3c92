"""Other rhythms for the layers that are: where their notes begin, on sixteen steps, and elsewhere.

A layer of one sound in a plain text gets another text; any other keeps its text and gets a
mask, or is played faster or twice.
"""

import re

from ai.edits.work import Aim
from ai.hearing.measures import steps
from ai.song.mini import drum
from patterns.analysis.rhythm import FOUR, syncopation

_PLAIN = re.compile(r'^(s|sound)\("([^"<>]*)"\)')


def sound_word(aim: Aim) -> str:
    """The word that names the one sound of a layer whose text is plain, else ""."""
    found = _PLAIN.match(aim.voice.text)
    if found is None:
        return ""
    words = set(re.findall(r"[A-Za-z_]\w*(?::\d+)?", found[2]))
    return words.pop() if len(words) == 1 else ""


def with_steps(aim: Aim, places: list[int]) -> str | None:
    """The layer's expression with hits on other steps, None where its text is not plain."""
    word = sound_word(aim)
    if not word or not places:
        return None
    bar = "".join("x" if at in places else "." for at in range(16))
    return _PLAIN.sub(lambda found: f'{found[1]}("{drum(bar, word)}")', aim.voice.text, count=1)


def with_mini(aim: Aim, text: str) -> str | None:
    """The layer's expression with other notation, WORD for its sound."""
    word = sound_word(aim)
    if not word:
        return None
    return _PLAIN.sub(
        lambda found: f'{found[1]}("{text.replace("WORD", word)}")', aim.voice.text, count=1
    )


def busier(places: list[int], degree: float) -> list[int]:
    """More hits: first the offbeats between those that are, then what is left.

    >>> busier([0, 4, 8, 12], 1.0)
    [0, 2, 4, 6, 8, 10, 12, 14]
    """
    wanted = max(len(places) + 1, round(len(places) * 2 ** min(degree, 2.0)))
    free = sorted(
        (at for at in range(16) if at not in places), key=lambda at: (-FOUR.weight(at), at)
    )
    return sorted([*places, *free[: max(0, min(16, wanted) - len(places))]])


def sparser(places: list[int], degree: float) -> list[int]:
    """Fewer hits: the weakest go first.

    >>> sparser([0, 2, 4, 6, 8, 10, 12, 14], 1.0)
    [0, 4, 8, 12]
    """
    keep = max(1, min(len(places) - 1, round(len(places) * 0.5 ** min(degree, 2.0))))
    return sorted(sorted(places, key=lambda at: (-FOUR.weight(at), at))[:keep])


def offbeat(places: list[int], more: bool) -> list[int]:
    """The hits with one moved so that the rhythm is more, or less, syncopated.

    >>> syncopation(offbeat([0, 4, 8, 12], True)) > 0
    True
    """
    now = syncopation(places)
    found = []
    for at in places:
        for to in (at - 1, at - 2, at + 2, at + 1, at + 3):
            if at and 0 < to < 16 and to not in places:
                new = sorted([*(one for one in places if one != at), to])
                found.append((syncopation(new), new))
    if not more:
        return min(found, default=(now, places))[1]
    better = sorted(one for one in found if one[0] > now)
    middle = [one for one in better if one[0] >= now + 2]
    return (middle or better or [(now, places)])[0][1]


def mask(places: list[int]) -> str:
    """A mask that lets through what begins on some steps.

    >>> mask([0, 4, 8, 12])
    '[1 0]*4'
    """
    unit = 1 if any(at % 2 for at in places) else 2
    cells = ["1" if at in places else "0" for at in range(0, 16, unit)]
    size = next(n for n in (2, 4, 8, 16) if cells == cells[:n] * (len(cells) // n))
    text = " ".join(cells[:size])
    return text if size == len(cells) else f"[{text}]*{len(cells) // size}"


def here(aim: Aim) -> list[int]:
    """The steps on which the meant notes begin."""
    return steps(aim.notes)
