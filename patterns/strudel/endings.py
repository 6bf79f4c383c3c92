"""How running code ends early: return, break, continue, and what it throws."""

from typing import Final

from patterns.errors import CodeError
from patterns.strudel.coerce import Thing
from patterns.values import UNDEFINED, Value


class Return:
    """A function ends with a value."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value


class Early:
    """A loop ends, or its next turn begins."""

    __slots__ = ()


BREAK: Final = Early()
CONTINUE: Final = Early()


class Problem(Thing):
    """An Error that code makes, throws or catches."""

    __slots__ = ("message", "name")

    def __init__(self, name: str, message: str) -> None:
        self.name, self.message = name, message

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class ThrownError(CodeError):
    """What `throw` in the player's code raises; catch in that code gets the value back."""

    value: Value = UNDEFINED
