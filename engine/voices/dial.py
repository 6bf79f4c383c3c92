"""A parameter of a block that can be moved while it sounds: by a modulator, or from outside.

One that nothing moves is a plain number in its nodes, which costs nothing; one that a modulator
moves is a node of its own, to which the modulator adds. Turned from outside, a number glides there:
on a line of its own, built when it is first turned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

Setter = Callable[[Any], None]  # takes a number or a node
GLIDE_S: Final = 0.02  # as long as a turn takes: no step that is heard, no delay that is felt


@dataclass(frozen=True, slots=True)
class Law:
    """What a node takes for the value of a dial: of a number, and of a node."""

    number: Callable[[float], float]
    node: Callable[[Patch, Node], Node]

    def then(self, law: Law) -> Law:
        """What a law makes of what this one makes."""
        return Law(
            lambda value: law.number(self.number(value)),
            lambda patch, node: law.node(patch, self.node(patch, node)),
        )


def line(factor: float, more: float = 0.0) -> Law:
    """Times a factor, and something more."""
    return Law(
        lambda value: value * factor + more,
        lambda patch, node: patch.add("Sig", node, factor, more),
    )


def within(low: float, high: float) -> Law:
    """Held between two values."""
    return Law(
        lambda value: min(max(value, low), high),
        lambda patch, node: patch.add("Clip", node, low, high, 1.0, 0.0),
    )


def power(base: float) -> Law:
    """A power of a base."""
    return Law(
        lambda value: float(base**value),
        lambda patch, node: patch.add("M_Pow", base, node, 1.0, 0.0),
    )


PLAIN: Final = Law(lambda value: value, lambda _, node: node)
DECIBELS: Final = line(1 / 20).then(power(10.0))


class Dial:
    """One parameter.

    Args:
        patch: the voice.
        start: its value until it is set.
        moved: what a modulator adds to it, None for nothing.

    Attributes:
        moved: does a modulator move it?
    """

    def __init__(self, patch: Patch, start: float, moved: Node | None) -> None:
        self._patch = patch
        self.moved = moved is not None
        self._sum = None if moved is None else patch.add("Sig", start, 1.0, moved)
        self._setters: list[tuple[Setter, Law]] = []
        self._jumps: list[Callable[[float], None]] = []
        if self._sum is not None:
            self._setters.append((self._sum.setValue, PLAIN))
        self._value, self._scale = start, 1.0
        self._line: Node = None
        self._glides: dict[Law, Node] = {}  # the line as the nodes take it
        self._gliding = False

    @property
    def input(self) -> Node | float:
        """What a node takes for the parameter when it is built."""
        return self.take(PLAIN)

    def take(self, law: Law) -> Node | float:
        """The same under a law."""
        return law.number(self._value) if self._sum is None else law.node(self._patch, self._sum)

    def turns(self, *setters: Setter, law: Law = PLAIN) -> None:
        """The nodes that took it, and the law under which: how to set the parameter of each."""
        if not self.moved:
            self._setters += [(setter, law) for setter in setters]

    def jumps(self, setter: Callable[[float], None]) -> None:
        """Something that takes no node, and is set at once wherever it is turned to."""
        self._jumps.append(setter)

    def set(self, value: float, scale: float = 1.0) -> None:
        """Another value, at once.

        Args:
            value: the value.
            scale: what its nodes take for a value of 1, until it is set again.
        """
        self._value, self._scale, self._gliding = value, scale, False
        for setter, law in self._setters:
            setter(law.number(value * scale))
        for jump in self._jumps:
            jump(value * scale)

    def turn(self, value: float, scale: float | None = None, at_once: bool = False) -> None:
        """Another value within GLIDE_S, without a step; called between two blocks.

        Args:
            value: the value.
            scale: as for `set`; None: as it is.
            at_once: the note only begins: nothing is heard of the step.
        """
        scale = self._scale if scale is None else scale
        if at_once or not self._setters:
            self.set(value, scale)
            return
        now = self._value * self._scale
        if self._line is None:
            self._build()
        elif self._gliding:
            now = self._line._getStream().getValue()  # noqa: SLF001 - pyo shows it nowhere else
        self._line.setList([(0.0, now), (GLIDE_S, value * scale)])
        self._line.play()
        self._value, self._scale = value, scale
        if not self._gliding:
            self._gliding = True
            for setter, law in self._setters:
                setter(self._glides[law])

    def take_apart(self) -> None:
        """Let go of all that it set, and that may know it."""
        self._setters.clear()
        self._jumps.clear()

    def _build(self) -> None:
        """The line, to be computed before all of the voice."""
        patch = self._patch
        first, there = patch.nodes[0], len(patch.nodes)
        self._line = patch.add("Linseg", [(0.0, 0.0), (GLIDE_S, 0.0)], False, True, 1.0, 0.0)
        for law in {law for _, law in self._setters}:
            self._glides[law] = law.node(patch, self._line)
        patch.rack.move_before(patch.nodes[there:], first)
        for node in patch.nodes[there:]:
            node.play()
