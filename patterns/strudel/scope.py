"""Names to slots, worked out once when code is compiled.

While code runs, a scope is a Python list: the list of the scope around it, then one
slot for each name. A name is so many lists outward and one slot in there.
"""

from __future__ import annotations

from collections.abc import Callable

from patterns.errors import CodeError, Place
from patterns.strudel.runtime import Env, Run
from patterns.values import Value


class _Unset:
    """What stands in the slot of a `let` or `const` before its line has run."""

    __slots__ = ()


UNSET = _Unset()


class Name:
    """A name that code has declared.

    Attributes:
        slot: where its value stands in the list of its scope.
        kind: let, const, var, function or parameter.
        sure: it has a value from the begin of its scope on.
    """

    __slots__ = ("kind", "slot", "sure")

    def __init__(self, slot: int, kind: str) -> None:
        self.slot, self.kind = slot, kind
        self.sure = kind not in ("let", "const")


class Scope:
    """The names between two brackets.

    Attributes:
        around: the scope that this one stands in.
        function: is it the outermost scope of a function, or of the program?
        names: what is declared here.
        start: values of a fresh list, copied each time the scope is entered.
    """

    __slots__ = ("around", "arrow", "function", "names", "start")

    def __init__(self, around: Scope | None, function: bool = False, arrow: bool = False) -> None:
        self.around, self.function, self.arrow = around, function, arrow
        self.names: dict[str, Name] = {}
        self.start: Env = [None]

    def declare(self, name: str, kind: str, place: Place, value: Value = UNSET) -> Name:
        """Make a slot for a name.

        Raises:
            CodeError: the name is taken by a let or const of this scope.
        """
        known = self.names.get(name)
        if known is not None:
            if {kind, known.kind} & {"let", "const"}:
                shown = name if len(name) < 40 else name[:37] + "..."
                raise CodeError(f"`{shown}` is declared twice", place, "give one another name")
            return known
        self.names[name] = made = Name(len(self.start), kind)
        self.start.append(value)
        return made

    def find(self, name: str) -> tuple[int, Name] | None:
        """How many scopes outward a name stands, and what it is."""
        hops, scope = 0, self
        while True:
            found = scope.names.get(name)
            if found is not None:
                return hops, found
            if scope.around is None:
                return None
            hops, scope = hops + 1, scope.around

    def all_names(self) -> list[str]:
        """Every name that can be seen from here."""
        names: list[str] = []
        scope: Scope | None = self
        while scope is not None:
            names += scope.names
            scope = scope.around
        return names

    def entered(self, env: Env) -> Env:
        """A fresh list for this scope within another one."""
        made = self.start.copy()
        made[0] = env
        return made


def reader(hops: int, name: Name, text: str, place: Callable[[], Place]) -> Run:
    """A closure that gives the value of a name."""
    slot = name.slot
    if name.sure:
        if hops == 0:
            return lambda env: env[slot]
        if hops == 1:
            return lambda env: env[0][slot]

    def read(env: Env) -> Value:
        for _ in range(hops):
            env = env[0]
        value = env[slot]
        if value is UNSET:
            raise CodeError(
                f"`{text}` is used before its own line", place(), "move that line further up"
            )
        return value

    return read


def writer(hops: int, name: Name) -> Callable[[Env, Value], None]:
    """A closure that gives a name its value."""
    slot = name.slot

    def write(env: Env, value: Value) -> None:
        for _ in range(hops):
            env = env[0]
        env[slot] = value

    return write
