"""What a mini-notation text says, as a tree: pure syntax, nothing played yet.

Nobody but their reader changes a node; they are not frozen because to make a frozen one takes
three times as long. A Word knows its place in the text, which is where a playing event is lit up.
Seeds number the ? | and . of one text in the order the reader finishes them, inner ones first:
each of them draws its own random numbers.
"""

from dataclasses import dataclass, field
from typing import Final, TypeAlias


@dataclass(slots=True)
class Word:
    """One step as written: a sound, a note, a number, or a rest (~ or - alone)."""

    text: str
    begin: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(slots=True)
class Sequence:
    """Steps one after another: `a b`, in brackets `[a b]`; `^a b` is marked."""

    steps: "tuple[Element, ...]"
    marked: bool = False


@dataclass(slots=True)
class Stack:
    """Parts at the same time: `a b, c d`."""

    parts: tuple[Sequence, ...]


@dataclass(slots=True)
class Choice:
    """One part a cycle, drawn by chance: `a b | c d`."""

    parts: tuple[Sequence, ...]
    seed: int


@dataclass(slots=True)
class Feet:
    """Steps grouped by dots: `a b . c d`."""

    parts: tuple[Sequence, ...]
    seed: int


@dataclass(slots=True)
class Alternation:
    """One step a cycle, each part by itself: `<a b, c d e>`."""

    parts: tuple[Sequence, ...]


@dataclass(slots=True)
class Polymeter:
    """Parts that step together: `{a b c, d e}`, with so many steps a cycle: `{a b c}%4`."""

    parts: tuple[Sequence, ...]
    steps: "Node | None" = None


@dataclass(slots=True)
class Fast:
    """`*n`."""

    factor: "Node"


@dataclass(slots=True)
class Slow:
    """`/n`."""

    factor: "Node"


@dataclass(slots=True)
class Weight:
    """`@n` or `_n`; the number is None where none is written, as in `a _`."""

    amount: float | None
    sign: str = field(default="@", compare=False)


@dataclass(slots=True)
class Replicate:
    """`!n`; the number is None where none is written."""

    amount: float | None


@dataclass(slots=True)
class Degrade:
    """`?p`: dropped by chance p; the number is None where none is written."""

    chance: float | None
    seed: int


@dataclass(slots=True)
class Euclid:
    """`(beats,steps,shift)`."""

    beats: "Element"
    steps: "Element"
    shift: "Element | None" = None


@dataclass(slots=True)
class Tail:
    """`a:b`: a list of both sides."""

    item: "Node"


@dataclass(slots=True)
class Range:
    """`a .. b`: every number from a to b."""

    stop: "Node"


@dataclass(slots=True)
class Modified:
    """A step with the operators behind it, in the order written."""

    node: "Node"
    operators: "tuple[Operator, ...]"


Node: TypeAlias = Word | Sequence | Stack | Choice | Feet | Alternation | Polymeter
Operator: TypeAlias = Fast | Slow | Weight | Replicate | Degrade | Euclid | Tail | Range
Element: TypeAlias = Node | Modified

COUNTED: Final = (Replicate, Weight)  # operators that say how a step counts among the others


def first_word(node: Element) -> Word:
    """The word with which a node begins.

    >>> first_word(Modified(Sequence((Word("bd"), Word("hh"))), ())).text
    'bd'
    """
    while not isinstance(node, Word):
        match node:
            case Modified():
                node = node.node
            case Sequence():
                node = node.steps[0]
            case _:
                node = node.parts[0]
    return node
