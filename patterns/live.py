"""Values that depend on the moment: on an event's own time, and on live values of the query.

Live values come with a query (see state.py): the tempo "_cps", "mouseX", "mouseY", the
pressed "_keys", and what controllers say, by name. A pattern that reads them has no period; what
it made is remembered only as long as what was read stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final, TypeAlias

from patterns.hap import Event, Hap
from patterns.pattern import Pattern
from patterns.state import State
from patterns.values import Value

Reader: TypeAlias = Callable[[Hap, State], Value]
MOST_READ: Final = 256  # names that are noted of one slot


class Live(dict[str, Any]):
    """The live values of a query, as far as they were read; what is read is noted.

    Args:
        everything: all live values there are now, which do not change.
        read: the names that were read so far, by whoever shares them; they are here from the start.

    >>> read = set()
    >>> live = Live({"/fader1": 0.5, "/fader2": 1}, read)
    >>> live.get("/fader1"), live, read
    (0.5, {'/fader1': 0.5}, {'/fader1'})
    """

    __slots__ = ("everything", "read")

    def __init__(self, everything: Mapping[str, Any], read: set[str]) -> None:
        super().__init__({name: everything[name] for name in read if name in everything})
        self.everything, self.read = everything, read

    def get(self, name: str, default: Any = None) -> Any:
        """A value by its name, taken from all that there are where it was not read before."""
        if name in self or name.startswith("_"):
            return super().get(name, default)
        if len(self.read) < MOST_READ:
            self.read.add(name)
        if name not in self.everything:
            return default
        self[name] = self.everything[name]
        return self[name]

    def changed(self, change: Mapping[str, Any]) -> Live:
        """The same with some values changed."""
        other = Live(self.everything, self.read)
        other.update(self)
        other.update(change)
        return other


def with_values(controls: Mapping[str, Any], change: Mapping[str, Any]) -> Mapping[str, Any]:
    """Live values with some of them changed."""
    if isinstance(controls, Live):
        return controls.changed(change)
    return {**controls, **change}


def with_moment(pat: Pattern, function: Reader) -> Pattern:
    """Every value through a function that sees the whole hap and the live values.

    >>> from patterns.pattern import pure
    >>> heard = with_moment(pure("bd"), lambda hap, state: state.controls.get("_cps"))
    >>> heard.query(0, 1, {"_cps": 0.5})[0].value
    0.5
    """

    def make(number: int, state: State) -> list[Event]:
        return [
            (*event[:5], function(Hap(event, number), state), event[6])
            for event in pat.cycle(number, state)
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap.with_value(function(hap, state)) for hap in pat.span(begin, end, state)]

    return Pattern(make if pat.cyclic else None, spans, None, steps=pat.steps)


def tempo_of(state: State, default: float) -> float:
    """Cycles per second, as far as the query knows it."""
    return float(state.controls.get("_cps") or default)
