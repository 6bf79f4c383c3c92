"""A parameter of a block that can be moved while it sounds: by a modulator, or from outside.

One that nothing moves is a plain number in its nodes, which costs nothing; one that a modulator
moves is a node of its own, to which the modulator adds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.voices.built import Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

Setter = Callable[[float], None]


class Dial:
    """One parameter.

    Args:
        patch: the voice.
        start: its value until it is set.
        moved: what a modulator adds to it, None for nothing.

    Attributes:
        input: what a node takes for the parameter when it is built.
        moved: does a modulator move it?
    """

    def __init__(self, patch: Patch, start: float, moved: Node | None) -> None:
        self.moved = moved is not None
        self.input: Node | float = start
        self._setters: tuple[Setter, ...] = ()
        if moved is not None:
            self.input = patch.add("Sig", start, 1.0, moved)
            self._setters = (self.input.setValue,)

    def turns(self, *setters: Setter) -> None:
        """The nodes that took `input`: how to set the parameter of each."""
        if not self.moved:
            self._setters = setters

    def set(self, value: float) -> None:
        """Another value, at once."""
        for setter in self._setters:
            setter(value)
