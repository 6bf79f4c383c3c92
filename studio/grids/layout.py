"""When each word of a mini-notation text plays, rests among them. Pure.

The language itself is asked: the tree is changed so that rests are heard too (the silent steps of
a rhythm among them) and nothing is dropped by chance, and each event tells the word that it is of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from patterns.errors import PatternError
from patterns.mini import nodes
from patterns.mini.build import RESTS, mini, of_tree
from patterns.mini.parse import parse
from patterns.values import Value
from studio.grids.errors import GridError
from studio.grids.spans import Step, read

REST: Final = "~~"  # what a rest says where rests are heard
MOST_EVENTS: Final = 2_000  # in a cycle
MOST_CHARS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Place:
    """A word that plays, or a rest, at a time.

    Attributes:
        begin, end: cycles.
        at: where its word begins in the text.
        rest: is it silent?
        value: what it says.
    """

    begin: Fraction
    end: Fraction
    at: int
    rest: bool
    value: Value


Sounds = tuple[tuple[Fraction, Fraction, str], ...]


@lru_cache(maxsize=512)
def places(text: str, cycle: int) -> tuple[Place, ...]:
    """All words and rests of a text that begin in a cycle, in the order of time.

    Raises:
        GridError: it cannot be read, or plays too much.

    >>> [(str(one.begin), one.at, one.rest) for one in places("bd [~ hh]", 0)]
    [('0', 0, False), ('1/2', 4, True), ('3/4', 6, False)]
    """
    known = {step.begin for step in whole(text).steps() if isinstance(step.node, nodes.Word)}
    try:
        haps = of_tree(_heard(parse(text)), text).query(cycle, cycle + 1)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None
    if len(haps) > MOST_EVENTS:
        raise GridError("these are too many steps to edit them by hand")
    found = []
    for hap in haps:
        own = [begin for begin, _ in hap.locations if begin in known]
        if hap.has_onset() and own:
            span, rest = hap.whole_or_part, _says_rest(hap.value)
            found.append(Place(span.begin, span.end, own[0], rest, hap.value))
    return tuple(sorted(found, key=lambda one: (one.begin, one.at, one.rest)))


@lru_cache(maxsize=512)
def sounds(text: str, cycle: int) -> Sounds:
    """What a text plays in a cycle as the language plays it: begin, end and value of each event.

    Raises:
        GridError: it cannot be read.
    """
    try:
        haps = mini(text).query(cycle, cycle + 1)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None
    spans = [(hap.whole_or_part, hap.value) for hap in haps if hap.has_onset()]
    return tuple(sorted((span.begin, span.end, repr(value)) for span, value in spans))


@lru_cache(maxsize=512)
def whole(text: str) -> Step:
    """The steps of a text with their places; kept, so nobody changes them.

    Raises:
        GridError: it cannot be read.
    """
    if len(text) > MOST_CHARS:
        raise GridError("this notation is too long to edit it by hand")
    try:
        return read(text)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None


def same(one: str, other: str, cycles: Iterable[int]) -> bool:
    """Do two texts play the same?"""
    return all(sounds(one, cycle) == sounds(other, cycle) for cycle in cycles)


def _says_rest(value: Value) -> bool:
    return value == REST or (isinstance(value, tuple) and value[:1] == (REST,))


def _heard(node: nodes.Element) -> nodes.Element:
    """A tree whose rests are heard."""
    match node:
        case nodes.Word():
            return replace(node, text=REST) if node.text in RESTS else node
        case nodes.Sequence():
            return replace(node, steps=tuple(map(_heard, node.steps)))
        case nodes.Modified():
            return _operated(node)
        case _:
            return replace(node, parts=tuple(map(_heard, node.parts)))  # type: ignore[arg-type]


def _operated(node: nodes.Modified) -> nodes.Element:
    inner, kept = _heard(node.node), list[nodes.Operator]()
    for operator in node.operators:
        if isinstance(operator, nodes.Degrade):
            continue
        silent = _silent(node.node, operator) if isinstance(operator, nodes.Euclid) else None
        if silent is None:
            kept.append(operator)
            continue
        counted = tuple(one for one in kept if isinstance(one, nodes.COUNTED))
        others = tuple(one for one in kept if not isinstance(one, nodes.COUNTED))
        struck = nodes.Modified(inner, (*others, operator))  # type: ignore[arg-type]
        inner = nodes.Stack((nodes.Sequence((struck,)), nodes.Sequence((silent,))))
        kept = list(counted)
    return nodes.Modified(inner, tuple(kept)) if kept else inner  # type: ignore[arg-type]


def _silent(node: nodes.Node, euclid: nodes.Euclid) -> nodes.Element | None:
    """The steps of a rhythm that are not struck, where its beats are a plain number."""
    beats = euclid.beats
    if not isinstance(beats, nodes.Word) or not beats.text.isdecimal() or int(beats.text) == 0:
        return None
    word = nodes.first_word(node)
    rest = nodes.Word(REST, word.begin, word.end)
    turned = nodes.Euclid(replace(beats, text=f"-{beats.text}"), euclid.steps, euclid.shift)
    return nodes.Modified(rest, (turned,))
