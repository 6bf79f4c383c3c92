"""Numbers in a request: tempo, meter, beats of the bar, Euclid, ratios, bars."""

import re
from itertools import pairwise

from ai.brief.intent import Bars, Tempo
from ai.brief.marks import Mark
from ai.errors import DeclinedError

SLOWEST_BPM, FASTEST_BPM = 20.0, 400.0
PLAUSIBLE = (40.0, 240.0)  # a bare number in this range is a tempo
_ON = {"on", "on the", "en", "en el", "auf", "sur", "sur le", "su", "em", "no", "at", "to", "sul",
       "à", "auf den", "am", "auf der", "sobre", "on a"}  # fmt: skip
_MINUS = re.compile(r"\b(minus|negative|menos|minus)\s+\d", re.IGNORECASE)


def tempo_of(found: list[Mark], text: str, used: frozenset[int]) -> Tempo:
    """The tempo that a request names.

    Args:
        found: its marks.
        text: the request.
        used: places of marks that already mean something else.

    Raises:
        DeclinedError: it cannot be played.

    >>> from ai.brief.marks import marks
    >>> tempo_of(marks("drum and bass, 174"), "", frozenset()).bpm
    174.0
    """
    value = _with_unit(found)
    if value is None:
        bare = [
            one.number
            for at, one in enumerate(found)
            if one.kind == "number" and one.number is not None and at not in used
            and PLAUSIBLE[0] <= one.number <= PLAUSIBLE[1] and "/" not in one.words
        ]  # fmt: skip
        return Tempo(bpm=bare[0]) if bare else Tempo()
    if _MINUS.search(text) or not SLOWEST_BPM <= value <= FASTEST_BPM:
        raise DeclinedError(
            f"a tempo of {'minus ' if _MINUS.search(text) else ''}{value:g} bpm cannot be played; "
            f"try one from {SLOWEST_BPM:g} to {FASTEST_BPM:g} bpm"
        )
    return Tempo(bpm=value)


def _with_unit(found: list[Mark]) -> float | None:
    for at, mark in enumerate(found):
        quality = mark.quality()
        names = quality is not None and quality.name == "tempo" and not quality.way
        if mark.name("unit") != "bpm" and not names:
            continue
        before = _spoken(found, at - 1)
        if before is not None:
            return before
        for other in found[at + 1 : at + 4]:
            if other.number is not None and (other.kind == "number" or other.number >= 20):
                return other.number
    return None


def _spoken(found: list[Mark], at: int) -> float | None:
    """The number that ends at a place, also in words: ninety five, one twenty."""
    values: list[float] = []
    while at >= 0 and found[at].number is not None and len(values) < 4:
        values.insert(0, float(found[at].number or 0))
        at -= 1
    if not values:
        return None
    total = values[0]
    for before, after in pairwise(values):
        if after == 100:
            total *= 100
        elif before < 10 and after >= 10 and len(values) == 2:
            total = before * 100 + after
        elif before in (20, 30, 40, 50, 60, 70, 80, 90, 100) and after < before:
            total += after
        elif before < 10 <= after:
            total = total * 100 + after
        else:
            total = after
    return total


def meter_of(found: list[Mark]) -> tuple[int, int]:
    """Beats of a bar and their kind, (0, 0) where none is said.

    >>> from ai.brief.marks import marks
    >>> meter_of(marks("a groove in 7/8")), meter_of(marks("techno in 5"))
    ((7, 8), (5, 4))
    """
    for mark in found:
        above, _, below = mark.words.partition("/")
        if mark.kind == "number" and below in ("4", "8", "16") and 2 <= int(above) <= 15:
            return int(above), int(below)
    for at, mark in enumerate(found[:-1]):
        after = found[at + 1]
        next_to = found[at + 2] if at + 2 < len(found) else None
        ends = next_to is None or next_to.kind == "stop"
        if mark.words in ("in", "en") and ends and after.number in (3, 5, 7, 9, 11, 13):
            return int(after.number), 4
        if after.words == "time" and mark.number in (3, 5, 6, 7):
            return int(mark.number), 4
    return 0, 0


def beats_at(found: list[Mark], at: int) -> tuple[tuple[float, ...], int]:
    """Beats of the bar that are named from a place on ("on 2 and 4"), and the marks they take.

    >>> from ai.brief.marks import marks
    >>> beats_at(marks("on the 2 and 4"), 0), beats_at(marks("on the and of 3"), 0)[0]
    (((1.0, 3.0), 4), (2.5,))
    """
    if found[at].words not in _ON:
        return (), 0
    out: list[float] = []
    place, half = at + 1, 0.0
    while place < len(found):
        mark = found[place]
        if mark.number is not None and mark.number.is_integer() and 1 <= mark.number <= 16:
            if mark.has("unit") or _counts_something(found, place):
                break
            out.append(mark.number - 1 + half)
            half = 0.0
        elif mark.words == "and" and place + 1 < len(found) and found[place + 1].words == "of":
            half = 0.5
        elif not (mark.name("unit") == "beats" or mark.words in _FILLERS):
            break
        place += 1
    while place > at + 1 and found[place - 1].words in _FILLERS:
        place -= 1
    return tuple(out), place - at if out else 0


_FILLERS = {"and", "the", "of", ",", "&", "y", "und", "et", "e", "plus", "beats", "beat", "と"}


def _counts_something(found: list[Mark], place: int) -> bool:
    after = found[place + 1] if place + 1 < len(found) else None
    return after is not None and after.name("unit") in ("bars", "steps", "bpm", "octave")


def euclid_of(found: list[Mark], whole: bool) -> tuple[tuple[int, int], set[int]]:
    """Hits and steps of a Euclidean rhythm, and the marks that say so.

    >>> from ai.brief.marks import marks
    >>> euclid_of(marks("5 hits spread over 16 steps"), False)[0]
    (5, 16)
    """
    places = [at for at, one in enumerate(found) if _small(one)]
    for one, two in pairwise(places):
        between = [mark.name("unit") for mark in found[one + 1 : two]]
        after = found[two + 1].name("unit") if two + 1 < len(found) else ""
        hits, steps = int(found[one].number or 0), int(found[two].number or 0)
        said = "hits" in between or (after == "steps" and "steps" not in between)
        if (said or whole) and two - one <= 6 and 0 < hits <= steps <= 32:
            return (hits, steps), set(range(one, two + 1))
    return (0, 0), set()


def _small(mark: Mark) -> bool:
    return mark.number is not None and mark.number.is_integer() and 1 <= mark.number <= 32


def ratio_of(found: list[Mark]) -> tuple[int, int]:
    """Two numbers against each other, (0, 0) where there are none.

    >>> from ai.brief.marks import marks
    >>> ratio_of(marks("three against four polyrhythm"))
    (3, 4)
    """
    values = [int(one.number or 0) for one in found if _small(one) and int(one.number or 0) >= 2]
    return (values[0], values[1]) if len(values) >= 2 else (0, 0)


def bars_of(found: list[Mark]) -> Bars:
    """Numbers of bars.

    >>> from ai.brief.marks import marks
    >>> bars_of(marks("a fill every fourth bar")).every
    4
    >>> bars_of(marks("the last two of eight bars"))
    Bars(every=0, last=2, total=8, number=0)
    """
    every = last = total = number = 0
    for at, mark in enumerate(found):
        if mark.number is not None and _small(mark):
            count = int(mark.number)
            before = found[at - 1] if at else None
            ahead = found[at + 1 : at + 3]
            near = any(one.name("unit") == "bars" for one in ahead)
            if before is not None and before.has("every") and near:
                every = count
            elif before is not None and before.has("last"):
                last = count
            elif near and _ordinal(mark):
                number = count
            elif near and mark.words != "one":
                total = count
        if mark.words == "other" and at and found[at - 1].has("every"):
            every = 2
        if mark.has("last") and at + 1 < len(found) and found[at + 1].name("unit") == "bars":
            last = 1
    return Bars(every, last, total, number)


def _ordinal(mark: Mark) -> bool:
    return mark.words.endswith(("st", "nd", "rd", "th")) or mark.words in (
        "first",
        "second",
        "third",
    )
