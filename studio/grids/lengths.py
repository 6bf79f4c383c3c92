"""Steps made longer and shorter in mini-notation, and divided; each change is verified. Pure."""

from fractions import Fraction
from typing import Final

from patterns.mini import nodes
from patterns.mini.build import RESTS
from studio.grids.errors import GridError
from studio.grids.isolating import CYCLES, Meant, isolated
from studio.grids.layout import Place, places, sounds, whole
from studio.grids.notation import OTHERWISE, REST, weight_of
from studio.grids.spans import Step
from studio.grids.writing import MOST_STEPS

HOLD: Final = "_"


def longer(text: str, cycle: int, place: Place) -> str:
    """A step held for one step more, where a rest follows it.

    Raises:
        GridError: it cannot be done, and why.

    >>> longer("bd ~ hh", 0, places("bd ~ hh", 0)[0])
    'bd _ hh'
    """
    meant = _sounding(text, cycle, place)
    step = meant.step
    at = step.siblings.index(step)
    if at + 1 == len(step.siblings):
        raise GridError("it is the last step of its group, and cannot be held beyond it")
    following = step.siblings[at + 1]
    if not isinstance(following.node, nodes.Word) or following.node.text not in RESTS:
        word = meant.text[following.begin : following.end]
        raise GridError(f"{word} follows at once; clear that first")
    left = _fewer(following)
    parts = [HOLD, *([left] if left else [])]
    new = meant.text[: following.begin] + " ".join(parts) + meant.text[following.end :]
    return _held(meant, new, 1)


def _fewer(rest: Step) -> str:
    """A rest one step shorter."""
    others = [one for one in rest.marks if not isinstance(one.what, nodes.COUNTED)]
    if others:
        raise GridError("the rest behind it has operators; edit it as text")
    repeats = rest.marked(nodes.Replicate)
    if repeats and len(rest.marks) == 1:
        amount = repeats[0].what.amount  # type: ignore[union-attr]
        left, sign = (2.0 if amount is None else amount) - 1, "!"
    else:
        left, sign = weight_of(rest) - 1.0, "@"
    if not left.is_integer() or left < 0 or (repeats and len(rest.marks) > 1):
        raise GridError("the rest behind it has operators; edit it as text")
    if not left:
        return ""
    return REST if left == 1 else f"{REST}{sign}{left:.0f}"


def shorter(text: str, cycle: int, place: Place) -> str:
    """A held step made one step shorter, with a rest behind it.

    Raises:
        GridError: it cannot be done, and why.

    >>> shorter("bd@3 hh", 0, places("bd@3 hh", 0)[0])
    'bd@2 ~ hh'
    """
    meant = _sounding(text, cycle, place)
    step = meant.step
    weight = weight_of(step)
    if weight < 2:
        raise GridError("it is one step long; divide it to make it shorter")
    mark = step.marked(nodes.Weight)[-1]
    amount = mark.what.amount  # type: ignore[union-attr]
    count = int(2 if amount is None else amount) - 1
    sign = mark.what.sign  # type: ignore[union-attr]
    begin = mark.begin
    if count <= 1 or (sign == "_" and count == 2):
        kept = ""
        begin = len(meant.text[:begin].rstrip())
        if sign == "_" and count == 2:
            kept = " _"
    else:
        kept = f"{' ' if sign == '_' else ''}{sign}{count}"
        begin = len(meant.text[:begin].rstrip()) if sign == "_" else begin
    short = f"{meant.text[:begin]}{kept}{meant.text[mark.end : step.end]}"
    new = f"{short} {REST}{meant.text[step.end :]}"
    return _held(meant, new, -1)


def repeated(text: str, cycle: int, place: Place, times: int) -> str:
    """A step played so many times in its own time.

    Raises:
        GridError: it cannot be done, and why.

    >>> repeated("bd hh", 0, places("bd hh", 0)[1], 2)
    'bd hh*2'
    """
    if not 2 <= times <= MOST_STEPS:
        raise GridError(f"a step can be divided into 2 to {MOST_STEPS}")
    meant = _sounding(text, cycle, place)
    begin, end = meant.atom
    new = f"{meant.text[:end]}*{times}{meant.text[end:]}"
    for number in range(CYCLES):
        old = [one for one in places(meant.text, number) if one.at == meant.place.at]
        parts = [
            (one.begin + at * (one.end - one.begin) / times, repr(one.value))
            for one in old
            for at in range(times)
        ]
        more = [(one.begin, repr(one.value)) for one in places(new, number) if one.at == begin]
        if sorted(parts) != sorted(more) or not _others_same(meant, new, number, begin):
            raise GridError(OTHERWISE)
    return new


def _sounding(text: str, cycle: int, place: Place) -> Meant:
    if place.rest:
        raise GridError("nothing sounds there; set a step first")
    return isolated(Meant(text, place, cycle))


def _held(meant: Meant, new: str, by: int) -> str:
    """Verify that a step alone has become longer by so many of its own steps."""
    at = meant.place.at
    for cycle in sorted({*range(CYCLES), meant.cycle}):
        before = [one for one in places(meant.text, cycle) if one.at == at]
        after = [one for one in places(new, cycle) if one.at == at]
        unit = Fraction(1, max(weight_of(meant.step), 1))
        expected = [(one.begin, one.end + by * unit * (one.end - one.begin)) for one in before]
        if [(one.begin, one.end) for one in after] != expected:
            raise GridError(OTHERWISE)
        if not _others_same(meant, new, cycle, at):
            raise GridError(OTHERWISE)
    return new


def _others_same(meant: Meant, new: str, cycle: int, at: int) -> bool:
    """Is everything the same but what one word plays?"""
    own = {(one.begin, repr(one.value)) for one in places(meant.text, cycle) if one.at == at}
    own |= {(one.begin, repr(one.value)) for one in places(new, cycle) if one.at == at}
    return _without(meant.text, cycle, own) == _without(new, cycle, own)


def _without(text: str, cycle: int, own: set[tuple[Fraction, str]]) -> list[object]:
    whole(text)
    return [one for one in sounds(text, cycle) if (one[0], one[2]) not in own]
