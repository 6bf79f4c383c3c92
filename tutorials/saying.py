"""What is to be said, before it is known in which language: the name of a sentence, and its values.

Goals, honours and the tutor give these; tutorials/catalogue.py makes text of them. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence or clause.

    Attributes:
        key: its name in the catalogue, such as "goals.add".
        values: what stands at its places: texts, numbers, or what is to be said itself.
    """

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound by its short name; "" is what has none, the melody.

    Attributes:
        name: its short name.
        both: with the short name behind it.
    """

    name: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a MIDI number; None is a sound without one."""

    number: float | None


@dataclass(frozen=True, slots=True)
class Count:
    """So many things: `thing` is a row of the catalogue's counts."""

    number: int
    thing: str


@dataclass(frozen=True, slots=True)
class Beats:
    """Places in a cycle, from 0 to 1."""

    times: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """A control as a lesson calls it: a word of code, or a row of the catalogue's controls."""

    called: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Some things in a row."""

    things: tuple[Any, ...]


Saying: TypeAlias = str | Message | Sound | Note | Count | Beats | Control | Listed


def message(key: str, /, **values: Any) -> Message:
    """A sentence by its name.

    >>> message("goals.sound", name="x").values["name"]
    'x'
    """
    return Message(key, values)


def beats(times: Sequence[Fraction]) -> Beats:
    """Places in a cycle."""
    return Beats(tuple(times))


def sounds(names: Iterable[str]) -> Listed:
    """Some sounds in a row."""
    return Listed(tuple(Sound(name) for name in names))
