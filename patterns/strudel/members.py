"""What stands behind a dot: the only way from a value to anything that belongs to it.

Each kind of value has its table; a name that is not in it is undefined. Python
attributes are never looked at by a name that a player wrote.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

from patterns.alignments import ALIGNMENTS, aligned
from patterns.errors import CodeError
from patterns.hap import Hap, TimeSpan
from patterns.operators import OPERATORS
from patterns.pattern import Pattern
from patterns.state import Asked
from patterns.strudel import arrays, finding, haps, objects, shelves, sums, texts
from patterns.strudel.coerce import MAX_SAFE, named_kind, text
from patterns.strudel.endings import Problem
from patterns.strudel.matching import Match
from patterns.strudel.mistakes import nearest, shortened
from patterns.strudel.runtime import (
    MUTABLE,
    Builtin,
    Function,
    Runtime,
    fitted,
    handed_over,
    most_arguments,
)
from patterns.strudel.words import METHODS
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]


class Table:
    """What belongs to one kind of value.

    Args:
        methods: name to function(runtime, value, *arguments).
        values: name to function(value).
    """

    __slots__ = ("methods", "values")

    def __init__(
        self, methods: Mapping[str, Method], values: Mapping[str, Callable[[Any], Value]]
    ) -> None:
        self.methods = {name: (one, most_arguments(one) - 2) for name, one in methods.items()}
        self.values = values


class Bound:
    """A method taken from its value, such as pat.add in `pat.add.squeeze(…)`."""

    __slots__ = ("call", "name", "owner")

    def __init__(self, owner: Value, name: str, call: Callable[[Sequence[Value]], Value]) -> None:
        self.owner, self.name, self.call = owner, name, call

    def __call__(self, *args: Value) -> Value:
        """Call it, from anywhere."""
        return self.call(args)


_FUNCTIONS: Final = Table(
    {
        "call": lambda run, f, this=UNDEFINED, *args: objects.call_on(run, f, this, args),
        "apply": lambda run, f, this=UNDEFINED, args=(): objects.call_on(run, f, this, args),
        "bind": objects.bind,
        "toString": lambda _run, _f: "function",
    },
    {
        "name": lambda f: getattr(f, "name", "") if isinstance(f, (Function, Builtin)) else "",
        "length": lambda f: f.arity if isinstance(f, (Function, Builtin)) else 0,
    },
)

_TABLES: Final[tuple[tuple[type | tuple[type, ...], Table], ...]] = (
    (str, Table(texts.METHODS, texts.VALUES)),
    (Match, Table(arrays.METHODS, finding.MATCH_VALUES)),
    ((list, tuple), Table(arrays.METHODS, arrays.VALUES)),
    (bool, Table(sums.BOOLEAN_METHODS, {})),
    ((int, float), Table(sums.METHODS, {})),
    (dict, Table(objects.METHODS, {})),
    (Fraction, Table(haps.FRACTION_METHODS, haps.FRACTION_VALUES)),
    (TimeSpan, Table(haps.SPAN_METHODS, haps.SPAN_VALUES)),
    (Hap, Table(haps.METHODS, haps.VALUES)),
    (Asked, Table(haps.STATE_METHODS, haps.STATE_VALUES)),
    (shelves.JsMap, Table(shelves.MAP_METHODS, shelves.VALUES)),
    (shelves.JsSet, Table(shelves.SET_METHODS, shelves.VALUES)),
    (finding.Regex, Table(finding.METHODS, finding.VALUES)),
    (Problem, Table({}, {"message": lambda e: e.message, "name": lambda e: e.name})),
    (Pattern, Table({"toString": lambda _run, pat: text(pat)}, haps.PATTERN_VALUES)),
)
_BY_TYPE: Final[dict[type, Table]] = {}


def _table(value: Value) -> Table | None:
    kind = type(value)
    known = _BY_TYPE.get(kind)
    if known is not None:
        return known
    for kinds, table in _TABLES:
        if isinstance(value, kinds):
            _BY_TYPE[kind] = table
            return table
    if not callable(value):
        return None
    _BY_TYPE[kind] = _FUNCTIONS
    return _FUNCTIONS


def _name(key: Value) -> str:
    return key if type(key) is str else text(key)


def _index(key: Value) -> int | None:
    if type(key) is int:
        return key
    if type(key) is float:
        return int(key) if key.is_integer() and abs(key) < MAX_SAFE else None
    if type(key) is str and key.isdecimal() and (key == "0" or key[0] != "0") and len(key) < 16:
        return int(key)
    return None


def get_member(runtime: Runtime, value: Value, key: Value) -> Value:
    """value.key or value[key]; undefined where there is no such thing.

    Raises:
        CodeError: the value is null or undefined.
    """
    if type(value) is dict:
        name = _name(key)
        if name in value:
            return value[name]
    elif isinstance(value, (list, tuple, str)):
        index = _index(key)
        if index is not None:
            return value[index] if 0 <= index < len(value) else UNDEFINED
    elif isinstance(value, Pattern):
        return _pattern_member(runtime, value, _name(key))
    return _plain_member(runtime, value, _name(key))


def _plain_member(runtime: Runtime, value: Value, name: str) -> Value:
    table = _table(value)
    if table is None:  # null or undefined
        raise CodeError(
            f"{text(value)} has no `{shortened(name)}`",
            hint="is a name misspelt, or a value not there yet?",
        )
    own = _own(value, name)
    if own is not UNDEFINED:
        return own
    read = table.values.get(name)
    if read is not None:
        return read(value)
    if name in table.methods:
        return Bound(value, name, lambda args: call_member(runtime, value, name, args))
    return UNDEFINED


def _own(value: Value, name: str) -> Value:
    """What stands on a function: Math is full of it, a player's function may have some."""
    if isinstance(value, Builtin):
        return value.members.get(name, UNDEFINED)
    if isinstance(value, Function) and value.properties is not None:
        return value.properties.get(name, UNDEFINED)
    if isinstance(value, Bound) and isinstance(value.owner, Pattern):
        return _alignment(value.owner, value.name, name)
    return UNDEFINED


def _alignment(pat: Pattern, operator: str, how: str) -> Value:
    """pat.add.squeeze."""
    if operator not in OPERATORS or how not in ALIGNMENTS:
        return UNDEFINED
    call = aligned(pat, operator, how)
    return Bound(pat, f"{operator}.{how}", lambda args: call(*_handed(args)))


def _pattern_member(runtime: Runtime, pat: Pattern, name: str) -> Value:
    getter = runtime.getters.get(name)
    if getter is not None:
        return getter(pat)
    if runtime.method(name) is not None:
        return Bound(pat, name, lambda args: call_member(runtime, pat, name, args))
    return _plain_member(runtime, pat, name)


def has_member(runtime: Runtime, value: Value, key: Value) -> bool:
    """Is there something callable behind the dot?"""
    if isinstance(value, Pattern) and runtime.method(_name(key)) is not None:
        return True
    return callable(get_member(runtime, value, key))


def _handed(args: Sequence[Value]) -> Sequence[Value]:
    return [handed_over(arg) if type(arg) in MUTABLE else arg for arg in args]


def call_member(runtime: Runtime, value: Value, key: Value, args: Sequence[Value]) -> Value:
    """value.key(…args).

    Raises:
        CodeError: there is nothing of that name to call.
    """
    name = key if type(key) is str else text(key)
    if isinstance(value, Pattern):
        method = runtime.method(name)
        if method is not None:
            runtime.budget.step()
            if type(method) is partial:  # most of the vocabulary: they count for themselves
                return method(value, *_handed(args))
            if type(method) is Function:
                return method.invoke(args, value)
            return method(value, *fitted(method, args, 1))
    elif type(value) is Builtin and name in value.members and name not in _FUNCTIONS.methods:
        return runtime.call(value.members[name], args)
    elif type(value) is dict and name in value:
        function = value[name]
        if type(function) is Function:
            return function.invoke(args, value)
        return runtime.call(function, args)
    table = _table(value)
    entry = table.methods.get(name) if table is not None else None
    if entry is not None:
        runtime.budget.step()
        function, most = entry
        return function(runtime, value, *(args if len(args) <= most else args[:most]))
    found = get_member(runtime, value, key)
    if callable(found):
        return runtime.call(found, args)
    raise _no_method(runtime, value, name, table)


def _no_method(runtime: Runtime, value: Value, name: str, table: Table | None) -> CodeError:
    names: list[str] = list(table.methods) if table is not None else []
    if isinstance(value, Pattern):
        names = runtime.method_names()
    elif isinstance(value, dict):
        names += [key for key, item in value.items() if callable(item)]
    near = nearest(name, names)
    hint = f"did you mean .{near}(…)?" if near else ""
    if not isinstance(value, Pattern) and runtime.method(name) is not None:
        hint = "it belongs to patterns"
        if isinstance(value, str):
            hint = f'only "double quotes" make a pattern: "{value[:20]}".{name}(…)'
    if name == "then":
        hint = "write await before it"
    if isinstance(value, Pattern):
        hint = METHODS.get(name, hint)
    owner = f"`{value.name}`" if isinstance(value, Builtin) and value.name else named_kind(value)
    return CodeError(f"{owner} has no method `{shortened(name)}`", hint=hint)


def set_member(runtime: Runtime, value: Value, key: Value, new: Value) -> None:
    """value.key = new.

    Raises:
        CodeError: the value cannot be changed.
    """
    if type(value) is dict:
        name = _name(key)
        if name not in value:
            runtime.budget.take(1)
        value[name] = new
    elif isinstance(value, list):
        arrays.put(runtime, value, _index(key), key, new)
    elif isinstance(value, Function):
        if value.properties is None:
            value.properties = {}
        value.properties[_name(key)] = new
    elif isinstance(value, shelves.Shelf):
        value.put(_name(key), new)
    elif isinstance(value, finding.Regex):
        finding.set_begin(value, _name(key), new)
    else:
        raise CodeError(
            f"{named_kind(value)} cannot be changed", hint="make a new value: const b = …"
        )


def iterated(runtime: Runtime, value: Value) -> Sequence[Value]:
    """The values that ...value, for of and [a, b] = value go through.

    Raises:
        CodeError: it has none.
    """
    if isinstance(value, (list, tuple)):
        runtime.budget.take(len(value))
        return value
    if isinstance(value, str):
        runtime.budget.take(len(value))
        return list(value)
    if isinstance(value, (shelves.JsMap, shelves.JsSet)):
        return shelves.items(value)
    hint = "give a list, such as [1, 2, 3]"
    if isinstance(value, Pattern):
        hint = "single quotes make a plain text, [1, 2, 3] a list"
    raise CodeError(f"{named_kind(value)} is not a list", hint=hint)


def keys_of(value: Value) -> list[str]:
    """The keys that for in goes through."""
    return objects.keys(value)
