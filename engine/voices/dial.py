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
    """What nodes take for the value of a dial: as a number, and as a node made of one."""

    number: Callable[[float], float]
    node: Callable[[Patch, Node], Node]


PLAIN: Final = Law(lambda value: value, lambda _, node: node)
DECIBELS: Final = Law(
    lambda value: float(10 ** (value / 20)),
    lambda patch, node: patch.add("M_Pow", 10.0, patch.add("Sig", node, 1 / 20, 0.0), 1.0, 0.0),
)


class Dial:
    """One parameter.

    Args:
        patch: the voice.
        start: its value until it is set.
        moved: what a modulator adds to it, None for nothing.
        law: what nodes take for its value.

    Attributes:
        input: what a node takes for the parameter when it is built.
        moved: does a modulator move it?
    """

    def __init__(self, patch: Patch, start: float, moved: Node | None, law: Law = PLAIN) -> None:
        self._patch, self._law = patch, law
        self.moved = moved is not None
        self._setters: tuple[Setter, ...] = ()
        self._value, self._scale = start, 1.0
        self._line: Node = None
        self._glide: Node = None  # the line as the nodes take it
        self._gliding = False
        if moved is None:
            self.input: Node | float = law.number(start)
        else:
            self._law = PLAIN  # what follows is the law's own node
            summed = patch.add("Sig", start, 1.0, moved)
            self.input = law.node(patch, summed)
            self._setters = (summed.setValue,)

    def turns(self, *setters: Setter) -> None:
        """The nodes that took `input`: how to set the parameter of each."""
        if not self.moved:
            self._setters = setters

    def set(self, value: float, scale: float = 1.0) -> None:
        """Another value, at once.

        Args:
            value: the value.
            scale: what its nodes take for a value of 1, until it is set again.
        """
        self._value, self._scale, self._gliding = value, scale, False
        number = self._law.number(value * scale)
        for setter in self._setters:
            setter(number)

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
            self._build(now)
        elif self._gliding:
            now = self._line._getStream().getValue()  # noqa: SLF001 - pyo shows it nowhere else
        self._line.setList([(0.0, now), (GLIDE_S, value * scale)])
        self._line.play()
        self._value, self._scale = value, scale
        if not self._gliding:
            self._gliding = True
            for setter in self._setters:
                setter(self._glide)

    def _build(self, now: float) -> None:
        """The line, to be computed before all of the voice."""
        patch = self._patch
        first, there = patch.nodes[0], len(patch.nodes)
        self._line = patch.add("Linseg", [(0.0, now), (GLIDE_S, now)], False, True, 1.0, 0.0)
        self._glide = self._law.node(patch, self._line)
        patch.rack.move_before(patch.nodes[there:], first)
        for node in patch.nodes[there:]:
            node.play()
