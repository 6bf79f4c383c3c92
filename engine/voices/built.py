"""What the builders of sources and effects give back. Free of pyo and numpy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

# pyo has no types: a node is one of its base objects.
Node: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Built:
    """A block that is built: its outputs, and how to set it for a note."""

    outputs: tuple[Node, ...]
    tune: Callable[..., None]
