"""A word that a learner says to the tutor, and what it does. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Hears = TypeVar("Hears")


@dataclass(frozen=True, slots=True)
class Word(Generic[Hears]):
    """A word that the learner can say; what it does stands in the catalogue, in `words`.

    Attributes:
        act: does it, of whoever hears it; the argument is the rest of the line.
        takes: may something stand behind it?
    """

    act: Callable[[Hears, str], None]
    takes: bool = False
