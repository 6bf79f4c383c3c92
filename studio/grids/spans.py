"""Mini-notation with the place of every part: steps, groups and operators as spans of the text.

The reader of the language keeps the places of words only; here its tree is walked beside the
text once more, so that a part can be replaced and everything around it stays as written. Pure.
Offsets are characters of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from patterns.mini import nodes, tokens
from patterns.mini.parse import parse
from patterns.mini.tokens import SPACE

NUMBER: Final = re.compile(tokens.NUMBER)
GAP: Final = re.compile(rf"[{SPACE}]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """An operator: what it is, and where it stands."""

    what: nodes.Operator
    begin: int
    end: int


@dataclass(slots=True)
class Step:
    """A step, the operators behind it included.

    Attributes:
        node: its tree, without the operators.
        begin, end: its place.
        core: where its operators begin.
        marks: its operators.
        parts: where it is a group, the steps of each part.
        spans: the places of the parts.
        siblings: the steps beside it, itself included.
        inside: the group that it stands in, None at the top.
    """

    node: nodes.Node
    begin: int
    end: int
    core: int
    marks: list[Mark] = field(default_factory=list)
    parts: "list[list[Step]]" = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    siblings: "list[Step]" = field(default_factory=list)
    inside: "Step | None" = None

    def marked(self, *kinds: type) -> list[Mark]:
        """Its operators of some kinds."""
        return [mark for mark in self.marks if isinstance(mark.what, kinds)]

    def steps(self) -> "Iterator[Step]":
        """The steps in it at any depth, itself first."""
        yield self
        for part in self.parts:
            for step in part:
                yield from step.steps()


def read(text: str) -> Step:
    """The whole text as one group.

    Raises:
        MiniError, LimitError: it cannot be read.

    >>> [(one.begin, one.end) for one in read("bd*2 [hh cp]@3").parts[0]]
    [(0, 4), (5, 14)]
    """
    tree = parse(text)
    top = Step(tree, 0, len(text), len(text))
    _Walk(text).group(top, tree)
    return top


def path_to(top: Step, at: int) -> list[Step]:
    """The steps around a word, from the top inwards."""
    path, here = [top], top
    while True:
        inner = [one for part in here.parts for one in part if one.begin <= at < one.core]
        if not inner:
            return path
        here = inner[0]
        path.append(here)


class _Walk:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def gap(self) -> None:
        found = GAP.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def sign(self, size: int = 1) -> None:
        """Pass a sign."""
        self.gap()
        self.at += size

    def group(self, step: Step, node: nodes.Node) -> None:
        """The parts of a group; its opening bracket is passed."""
        parts = (node,) if isinstance(node, nodes.Sequence) else node.parts  # type: ignore[union-attr]
        for index, part in enumerate(parts):
            if index:
                self.sign()
            self.gap()
            begin = self.at
            if part.marked:
                self.sign()
            found: list[Step] = []
            for inner in part.steps:
                one = self.element(inner)
                one.inside, one.siblings = step, found
                found.append(one)
            step.parts.append(found)
            step.spans.append((begin, self.at))

    def element(self, node: nodes.Element) -> Step:
        """A step with its operators."""
        operators: tuple[nodes.Operator, ...] = ()
        if isinstance(node, nodes.Modified):
            body, operators = node.node, node.operators
        else:
            body = node
        self.gap()
        step = Step(body, self.at, 0, 0)
        self.plain(body, step)
        step.core = step.end = self.at
        for operator in operators:
            self.gap()
            begin = self.at
            self.operator(operator)
            step.marks.append(Mark(operator, begin, self.at))
            step.end = self.at
        return step

    def plain(self, node: nodes.Node, step: Step | None = None) -> None:
        """A word or a group without operators."""
        self.gap()
        if isinstance(node, nodes.Word):
            self.at = node.end
            return
        own = step or Step(node, self.at, 0, 0)
        self.sign()
        self.group(own, node)
        self.sign()
        if isinstance(node, nodes.Polymeter) and node.steps is not None:
            self.sign()
            self.plain(node.steps)

    def any(self, node: nodes.Element) -> None:
        """What stands in a rhythm."""
        self.element(node)

    def operator(self, operator: nodes.Operator) -> None:
        """One operator; the cursor stands before its sign."""
        match operator:
            case nodes.Fast(inner) | nodes.Slow(inner) | nodes.Tail(inner):
                self.sign()
                self.plain(inner)
            case nodes.Range(inner):
                self.sign(2)
                self.plain(inner)
            case nodes.Euclid(beats, steps, shift):
                self._rhythm([one for one in (beats, steps, shift) if one is not None])
            case nodes.Weight(amount) | nodes.Replicate(amount) | nodes.Degrade(amount):
                self.sign()
                found = NUMBER.match(self.text, self.at) if amount is not None else None
                self.at = found.end() if found else self.at

    def _rhythm(self, numbers: list[nodes.Element]) -> None:
        self.sign()
        for index, one in enumerate(numbers):
            if index and self.text[self.at :].lstrip().startswith(","):
                self.sign()
            self.any(one)
        self.gap()
        if self.text[self.at : self.at + 1] == ",":  # a comma without a shift behind it
            self.sign()
        self.sign()
