"""Map and Set, and Pattern.prototype, where players put methods of their own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from patterns.errors import CodeError
from patterns.strudel.coerce import Thing, named_kind
from patterns.strudel.runtime import Runtime
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]


def _key(value: Value) -> Any:
    """Equal keys for equal values: numbers by size, texts by letters, all else by identity."""
    if isinstance(value, bool) or value is None:
        return (bool, value)
    if isinstance(value, (int, float)):
        return (float, "nan" if value != value else value)
    return (str, value) if isinstance(value, str) else (object, id(value))


class JsMap(Thing):
    """A Map: keys of any kind, in the order they came."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: dict[Any, tuple[Value, Value]] = {}

    def __str__(self) -> str:
        return "[object Map]"


class JsSet(Thing):
    """A Set: each value once, in the order they came."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: dict[Any, Value] = {}

    def __str__(self) -> str:
        return "[object Set]"


class Shelf(Thing):
    """An object that takes what is put on it, and does something with it."""

    __slots__ = ("_put",)

    def __init__(self, put: Callable[[str, Value], None]) -> None:
        self._put = put

    def put(self, name: str, value: Value) -> None:
        """Put something on it."""
        self._put(name, value)


def items(value: JsMap | JsSet) -> Sequence[Value]:
    """What for of goes through."""
    if isinstance(value, JsMap):
        return [list(pair) for pair in value.entries.values()]
    return list(value.entries.values())


def make_map(run: Runtime, pairs: Value = UNDEFINED) -> Value:
    """New Map([[key, value], …])."""
    made = JsMap()
    if isinstance(pairs, JsMap):
        pairs = items(pairs)
    for pair in pairs if isinstance(pairs, (list, tuple)) else ():
        if not isinstance(pair, (list, tuple)) or len(pair) < 2:
            raise CodeError(f"{named_kind(pair)} is not a [key, value] pair")
        _map_set(run, made, pair[0], pair[1])
    return made


def make_set(run: Runtime, values: Value = UNDEFINED) -> Value:
    """New Set([value, …])."""
    made = JsSet()
    if isinstance(values, (JsMap, JsSet)):
        values = items(values)
    for value in values if isinstance(values, (list, tuple, str)) else ():
        _set_add(run, made, value)
    return made


def _map_set(run: Runtime, this: JsMap, key: Value = UNDEFINED, value: Value = UNDEFINED) -> Value:
    run.budget.take(2)
    this.entries[_key(key)] = (key, value)
    return this


def _map_get(_run: Runtime, this: JsMap, key: Value = UNDEFINED) -> Value:
    return this.entries.get(_key(key), (UNDEFINED, UNDEFINED))[1]


def _set_add(run: Runtime, this: JsSet, value: Value = UNDEFINED) -> Value:
    run.budget.take(2)
    this.entries.setdefault(_key(value), value)
    return this


def _has(_run: Runtime, this: JsMap | JsSet, key: Value = UNDEFINED) -> Value:
    return _key(key) in this.entries


def _delete(_run: Runtime, this: JsMap | JsSet, key: Value = UNDEFINED) -> Value:
    there = _key(key) in this.entries
    this.entries.pop(_key(key), None)
    return there


def _clear(_run: Runtime, this: JsMap | JsSet) -> Value:
    this.entries.clear()
    return UNDEFINED


def _for_each(run: Runtime, this: JsMap | JsSet, function: Value = UNDEFINED) -> Value:
    for item in list(this.entries.values()):
        key, value = item if isinstance(this, JsMap) else (item, item)
        run.call(function, [value, key, this])
    return UNDEFINED


_BOTH: Final[Mapping[str, Method]] = {
    "clear": _clear,
    "delete": _delete,
    "forEach": _for_each,
    "has": _has,
}
MAP_METHODS: Final[Mapping[str, Method]] = {
    **_BOTH,
    "entries": lambda _run, this: items(this),
    "get": _map_get,
    "keys": lambda _run, this: [key for key, _ in this.entries.values()],
    "set": _map_set,
    "values": lambda _run, this: [value for _, value in this.entries.values()],
}
SET_METHODS: Final[Mapping[str, Method]] = {
    **_BOTH,
    "add": _set_add,
    "values": lambda _run, this: items(this),
}
VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {"size": lambda this: len(this.entries)}
