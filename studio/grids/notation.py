"""Changes of single steps in mini-notation, each verified: what was asked, and nothing else. Pure.

Every change takes a text, the cycle looked at and a step, and gives another text. Before it
leaves, what both texts play is compared for many cycles; what would do anything else is refused.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final

from patterns.mini import nodes
from studio.grids.errors import GridError
from studio.grids.isolating import CYCLES, Meant, isolated
from studio.grids.layout import Place, Sounds, places, sounds, whole
from studio.grids.spans import Step
from studio.grids.writing import runs, tidy, weighted, written

REST: Final = "~"
Added = tuple[Fraction, Fraction]

SIGNS: Final = frozenset(" \t\n[]<>{},|")
OTHERWISE: Final = "this would change more than that step; edit it as text"


def put(text: str, cycle: int, place: Place, word: str) -> str:
    """Another word in the place of a step, or of a rest; "~" clears it.

    Raises:
        GridError: it cannot be done, and why.

    >>> put("bd*4, ~ cp", 0, places("bd*4", 0)[2], "~")
    'bd bd ~ bd, ~ cp'
    """
    meant = isolated(Meant(text, place, cycle))
    begin, end = meant.atom
    new = meant.text[:begin] + word + meant.text[end:]
    _hold(meant, new, (begin, begin + len(word)), lambda old: () if word == REST else (old[:2],))
    return _tidied(text, new)


def chord(text: str, cycle: int, place: Place, word: str) -> str:
    """Another sound together with one that is there.

    Raises:
        GridError: it cannot be done, and why.

    >>> chord("bd cp", 0, places("bd cp", 0)[1], "hh")
    'bd [cp,hh]'
    """
    meant = isolated(Meant(text, place, cycle))
    begin, end = meant.atom
    group = f"[{meant.text[begin:end]},{word}]"
    new = meant.text[:begin] + group + meant.text[end:]
    _hold(meant, new, (begin, begin + len(group)), lambda old: (old[:2], old[:2]))
    return _tidied(text, new)


def without(text: str, cycle: int, place: Place) -> str:
    """A step cleared: a note of a chord goes, others become a rest.

    Raises:
        GridError: it cannot be done, and why.

    >>> without("bd [cp,hh]", 0, places("bd [cp,hh]", 0)[1])
    'bd hh'
    """
    meant = isolated(Meant(text, place, cycle))
    step = meant.step
    group = step.inside
    if group is None or group.inside is None or len(group.parts) < 2 or len(step.siblings) > 1:
        return put(text, cycle, place, REST)
    if not isinstance(group.node, nodes.Stack):
        return put(text, cycle, place, REST)
    rest = [span for span in group.spans if not span[0] <= step.begin < span[1]]
    inner = ",".join(meant.text[begin:end].strip() for begin, end in rest)
    simple = len(rest) == 1 and not any(sign in inner for sign in " @!_*/?:(.")
    body = inner if simple else f"[{inner}]"
    new = meant.text[: group.begin] + body + meant.text[group.core :]
    gone = [one for one in places(meant.text, cycle) if one.at == meant.place.at]
    if len(gone) != 1 or not _differ(meant.text, new, meant, (), ()):
        return put(text, cycle, place, REST)
    return _tidied(text, new)


def divided(text: str, cycle: int, place: Place, begin: Fraction, end: Fraction, word: str) -> str:
    """A word set inside the time of a rest, or of a longer step, which ends there.

    Raises:
        GridError: it cannot be done, and why.

    >>> from fractions import Fraction as F
    >>> divided("bd ~", 0, places("bd ~", 0)[1], F(3, 4), F(1), "cp")
    'bd [~ cp]'
    """
    meant = isolated(Meant(text, place, cycle))
    own = meant.place
    step = meant.step
    first, last = meant.atom
    head = REST if own.rest else meant.text[first:last]
    times = [(head, begin - own.begin), (word, end - begin), (REST, own.end - end)]
    new_step = _in_time(meant, step, [one for one in times if one[1]], own)
    new = meant.text[: step.begin] + new_step + meant.text[step.end :]
    region = (step.begin, step.begin + len(new_step))
    kept = () if own.rest or begin == own.begin else ((own.begin, begin),)
    if not _differ(meant.text, new, meant, (*kept, (begin, end)), region):
        raise GridError(OTHERWISE)
    return _tidied(text, new)


def _in_time(meant: Meant, step: Step, times: list[tuple[str, Fraction]], own: Place) -> str:
    """Steps in the time of one: beside its neighbours where it was several steps long."""
    others = [one for one in step.marks if not isinstance(one.what, nodes.Weight | nodes.Tail)]
    if any(not isinstance(one.what, nodes.Degrade) for one in others):
        raise GridError("this step has operators behind it; edit it as text")
    weight = weight_of(step)
    if weight > 1 and not others:
        unit = (own.end - own.begin) / weight
        counts = [length / unit for _, length in times]
        if all(count.denominator == 1 for count in counts):
            pairs = zip(times, counts, strict=True)
            return runs([one for (word, _), count in pairs for one in weighted(word, int(count))])
    inner = written(times)
    if inner is None:
        raise GridError("so short a step cannot be written here")
    tail = "".join(
        (" " if isinstance(one.what, nodes.Weight) and one.what.sign == "_" else "")
        + meant.text[one.begin : one.end]
        for one in step.marks
        if not isinstance(one.what, nodes.Tail)
    )
    return f"[{inner}]{tail}"


def weight_of(step: Step) -> int:
    """How many steps long a step is; 0 where that is no whole number."""
    total = 1.0
    for mark in step.marked(nodes.Weight):
        amount = mark.what.amount  # type: ignore[union-attr]
        total += (2.0 if amount is None else amount) - 1
    return int(total) if total.is_integer() and total > 0 else 0


def beside(text: str, begin: Fraction, end: Fraction, word: str) -> str:
    """A part of its own for a word, beside all that is there.

    Args:
        text: the notation.
        begin: within a cycle, from 0 to 1.
        end: likewise.
        word: the word.

    Raises:
        GridError: it cannot be done, and why.

    >>> from fractions import Fraction as F
    >>> beside("bd*4", F(1, 4), F(1, 2), "cp")
    'bd*4, ~ cp ~ ~'
    """
    part = written([(REST, begin), (word, end - begin), (REST, 1 - end)])
    if part is None:
        raise GridError("so short a step cannot be written here")
    node = whole(text).node
    if not text.strip():
        return part
    old = f"[{text}]" if isinstance(node, nodes.Choice | nodes.Feet) else text.rstrip()
    new = f"{old}, {part}"
    for cycle in range(CYCLES):
        more = Counter(sounds(new, cycle))
        more.subtract(sounds(text, cycle))
        added = [one for one, count in more.items() if count]
        if [(a - cycle, b - cycle) for a, b, _ in added] != [(begin, end)] or more[added[0]] != 1:
            raise GridError(OTHERWISE)
    return new


# -- verifying ---------------------------------------------------------------------------------


def _hold(
    meant: Meant, new: str, region: tuple[int, int], wanted: Callable[..., Iterable[Added]]
) -> None:
    """Refuse a change that does not give what is wanted in place of a word, in every cycle."""
    for cycle in _cycles(meant):
        old_all, new_all = places(meant.text, cycle), places(new, cycle)
        before = [one for one in old_all if one.at == meant.place.at]
        after = [one for one in new_all if region[0] <= one.at < region[1] and not one.rest]
        expected = Counter(span for one in before for span in wanted((one.begin, one.end)))
        if Counter((one.begin, one.end) for one in after) != expected:
            raise GridError(OTHERWISE)
        if not _rest_is_same(meant.text, new, cycle, _said(before), _said(after)):
            raise GridError(OTHERWISE)


def _differ(
    old: str, new: str, meant: Meant, wanted: Iterable[Added], region: tuple[int, ...]
) -> bool:
    """Does what a word plays go, and does exactly what is wanted come in its region instead?

    In other cycles, the same comes where the word has the same place in its cycle.
    """
    own = meant.place
    for cycle in _cycles(meant):
        before = [one for one in places(old, cycle) if one.at == own.at]
        after = [
            one for one in places(new, cycle)
            if region and region[0] <= one.at < region[1] and not one.rest
        ]  # fmt: skip
        expected = Counter(
            (one.begin + a - own.begin, one.begin + b - own.begin)
            for one in before
            for a, b in wanted
        )
        if Counter((one.begin, one.end) for one in after) != expected:
            return False
        if not _rest_is_same(old, new, cycle, _said(before), _said(after)):
            return False
    return True


def _cycles(meant: Meant) -> list[int]:
    return sorted({*range(CYCLES), meant.cycle})


def _said(found: Iterable[Place]) -> Sounds:
    return tuple((one.begin, one.end, repr(one.value)) for one in found if not one.rest)


def _rest_is_same(old: str, new: str, cycle: int, gone: Sounds, come: Sounds) -> bool:
    """Is everything else as it was? What falls to chance (?) may be among what goes and comes."""
    before, after = Counter(sounds(old, cycle)), Counter(sounds(new, cycle))
    before.subtract({one: min(count, before[one]) for one, count in Counter(gone).items()})
    after.subtract({one: min(count, after[one]) for one, count in Counter(come).items()})
    return +before == +after


def _tidied(old: str, new: str) -> str:
    """The new text with its own long runs counted, where it plays the same so."""
    begin, end = _by_words(new, *changed(old, new))
    short = tidy(new, whole(new), begin, end)
    plays = all(sounds(short, cycle) == sounds(new, cycle) for cycle in range(CYCLES))
    return short if plays else new


def changed(old: str, new: str) -> tuple[int, int]:
    """The span of the new text in which it differs from the old one.

    >>> changed("bd*4 hh", "bd bd ~ bd hh"), changed("bd bd ~ bd hh", "bd*4 hh")
    ((2, 10), (2, 4))
    """
    most = min(len(old), len(new))
    begin = next((at for at in range(most) if old[at] != new[at]), most)
    same = 0
    while same < most - begin and old[-1 - same] == new[-1 - same]:
        same += 1
    return begin, len(new) - same


def _by_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span that begins and ends with whole words."""
    while begin > 0 and text[begin - 1] not in SIGNS:
        begin -= 1
    while end < len(text) and text[end] not in SIGNS:
        end += 1
    return begin, end
