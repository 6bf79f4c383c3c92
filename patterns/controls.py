"""Controls: the names under which values reach the sound, `s("bd")`, `.lpf(800)`.

A control makes its value a map {name: value} and sets it on a pattern. A list value
spreads over the names that belong together, "bd:3" over s and n; an alias writes its
main name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from patterns.applying import app_left
from patterns.changing import fmap
from patterns.control_table import LISTS, NAMES
from patterns.errors import QueryError
from patterns.operators import set_controls
from patterns.pattern import Pattern, Settled, pure
from patterns.registry import FUNCTIONS, METHODS, reify
from patterns.values import UNDEFINED, Value

PLAIN: Final = frozenset({str, int, float, bool})


def _entries(table: str) -> list[list[str]]:
    return [entry.replace(":", "").split() for entry in table.split(";")]


CONTROLS: Final[dict[str, str]] = {name: entry[0] for entry in _entries(NAMES) for name in entry}
SPREAD: Final[dict[str, tuple[str, ...]]] = {
    entry[0]: tuple(entry[1:]) for entry in _entries(LISTS)
}


def control_map(name: str, value: Value, spread: Sequence[str] | None = None) -> dict[str, Value]:
    """A value as the control map of a control.

    Args:
        name: the main name of the control.
        value: what the player gives it.
        spread: the names a list spreads over; those of the table by default.

    Raises:
        QueryError: the value is null.

    >>> control_map("s", ("bd", 3)), control_map("note", {"value": 60, "pan": 0})
    ({'s': 'bd', 'n': 3}, {'pan': 0, 'note': 60})
    """
    if not isinstance(value, (dict, tuple, list)):
        if value is None:
            hint = "leave it out, or write undefined"
            raise QueryError(f"null is no value for {name}", hint=hint)
        return {name: value}
    rest: dict[str, Value] = {}
    if isinstance(value, dict) and value.get("value", UNDEFINED) is not UNDEFINED:
        rest = {key: one for key, one in value.items() if key != "value"}
        value = value["value"]
    names = SPREAD.get(name) if spread is None else spread
    if isinstance(value, (tuple, list)) and names:
        return {**rest, **dict(zip(names, value, strict=False))}
    return {**rest, name: value}


def _mapper(name: str, spread: Sequence[str] | None) -> Callable[[Value], dict[str, Value]]:
    """control_map of one control, its usual values first."""

    def to_map(value: Value) -> dict[str, Value]:
        if value.__class__ in PLAIN:
            return {name: value}
        return control_map(name, value, spread)

    return to_map


def control(name: str, spread: Sequence[str] | None = None) -> Callable[..., Pattern]:
    """The function of a control: `gain(.8)`, or `gain(.8, pat)`."""
    to_map = _mapper(name, spread)
    method = control_method(name, spread)

    def made(value: Value = UNDEFINED, pat: Value = UNDEFINED, *_more: Value) -> Pattern:
        if not pat:
            return _mapped(reify(value), to_map)
        if not isinstance(pat, Pattern):
            hint = f'write {name}("0 2") for both, one after the other'
            raise QueryError(f"{name} takes a value, and then a pattern to set it on", hint=hint)
        return method(pat, value)

    return made


def control_method(name: str, spread: Sequence[str] | None = None) -> Callable[..., Pattern]:
    """The method of a control: `pat.gain(.8)`; `pat.note()` names the values of the pattern."""
    to_map = _mapper(name, spread)

    def called(pat: Pattern, value: Value = UNDEFINED, *_more: Value) -> Pattern:
        if value is UNDEFINED:
            return _mapped(pat, to_map)
        return app_left(pat, _named(value, to_map), set_controls)

    return called


def _named(value: Value, to_map: Callable[[Value], dict[str, Value]]) -> Pattern:
    """A value, or a pattern of them, as control maps; a plain one stays one that never changes."""
    if value.__class__ in PLAIN:
        return pure(to_map(value))
    pat = reify(value)
    if pat.pure.__class__ in PLAIN:
        return pure(to_map(pat.pure), pat.places)
    return _mapped(pat, to_map)


def _mapped(pat: Pattern, to_map: Callable[[Value], dict[str, Value]]) -> Pattern:
    """Every value as a control map; where plain ones never change, at once."""
    if not pat.settled or not {event[5].__class__ for event in pat.same or ()} <= PLAIN:
        return fmap(pat, to_map)
    events = [(*event[:5], to_map(event[5]), event[6]) for event in pat.same or ()]
    return Settled(events, pat.steps)


FUNCTIONS.update({name: control(main) for name, main in CONTROLS.items()})
METHODS.update({name: control_method(main) for name, main in CONTROLS.items()})
