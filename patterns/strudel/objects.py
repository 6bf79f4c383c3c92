"""What belongs to objects and functions: Object, JSON, call, apply, bind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from patterns.errors import CodeError
from patterns.strudel.coerce import (
    OBJECT_TEXT,
    named_kind,
    number,
    number_text,
    same,
    text,
    tidy,
)
from patterns.strudel.runtime import Builtin, Function, Runtime
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]


def keys(value: Value) -> list[str]:
    """The keys of a value in JavaScript's order: whole numbers first.

    >>> keys({"b": 1, "2": 0, "a": 1, "1": 0})
    ['1', '2', 'b', 'a']
    """
    if isinstance(value, (list, tuple, str)):
        return [str(index) for index in range(len(value))]
    if not isinstance(value, dict):
        return []
    if not any(key[:1].isdigit() for key in value):
        return list(value)
    counted = [key for key in value if key.isascii() and key.isdigit() and str(int(key)) == key]
    return sorted(counted, key=int) + [key for key in value if key not in counted]


def _item(value: Value, key: str) -> Value:
    return value[key] if isinstance(value, dict) else value[int(key)]


def _keys(run: Runtime, value: Value = UNDEFINED) -> Value:
    if value is None or value is UNDEFINED:
        raise CodeError(f"{text(value)} has no keys")
    found = keys(value)
    run.budget.take(len(found))
    return found


def _values(run: Runtime, value: Value = UNDEFINED) -> Value:
    return [_item(value, key) for key in _keys(run, value)]


def _entries(run: Runtime, value: Value = UNDEFINED) -> Value:
    return [[key, _item(value, key)] for key in _keys(run, value)]


def _from_entries(run: Runtime, pairs: Value = ()) -> Value:
    if not isinstance(pairs, (list, tuple)):
        raise CodeError(f"{named_kind(pairs)} is not a list of [key, value] pairs")
    run.budget.take(len(pairs))
    return {text(pair[0]): pair[1] for pair in pairs}


def _assign(run: Runtime, goal: Value = UNDEFINED, *sources: Value) -> Value:
    if not isinstance(goal, dict):
        raise CodeError(f"{named_kind(goal)} cannot be changed", hint="begin with {}")
    for source in sources:
        if isinstance(source, dict):
            run.budget.take(len(source))
            goal.update(source)
    return goal


def _has_own(_run: Runtime, value: Value = UNDEFINED, key: Value = UNDEFINED) -> Value:
    return isinstance(value, dict) and text(key) in value


def _is(_run: Runtime, left: Value = UNDEFINED, right: Value = UNDEFINED) -> Value:
    return same(left, right) or (left != left and right != right)


METHODS: Final[Mapping[str, Method]] = {
    "hasOwnProperty": _has_own,
    "toString": lambda _run, _value: OBJECT_TEXT,
}
OBJECT: Final[Mapping[str, Method]] = {
    "assign": _assign,
    "entries": _entries,
    "freeze": lambda _run, value=UNDEFINED: value,
    "fromEntries": _from_entries,
    "hasOwn": _has_own,
    "is": _is,
    "keys": _keys,
    "values": _values,
}


def call_on(run: Runtime, function: Value, this: Value, args: Value) -> Value:
    """function.call(this, …args): call it as if it were a method of this."""
    given: Sequence[Value] = args if isinstance(args, (list, tuple)) else ()
    if isinstance(function, Function):
        return function.invoke(given, this)
    return run.call(function, given)


def bind(run: Runtime, function: Value, this: Value = UNDEFINED, *first: Value) -> Value:
    """function.bind(this, …first): the function with its first arguments given."""

    def bound(run_: Runtime, *rest: Value) -> Value:
        return call_on(run_, function, this, [*first, *rest])

    return Builtin("bound", bound, run)


def _parse(run: Runtime, source: Value = UNDEFINED) -> Value:
    shown = text(source)
    run.budget.take(len(shown))
    try:
        return _parsed(json.loads(shown, parse_int=number))
    except json.JSONDecodeError as error:
        raise CodeError(f"this is not JSON from its character {error.pos + 1} on") from None
    except RecursionError:
        raise CodeError("this is nested too deep for JSON") from None


def _parsed(value: Any) -> Value:
    if isinstance(value, list):
        return [_parsed(item) for item in value]
    if isinstance(value, dict):
        return {key: _parsed(item) for key, item in value.items()}
    return tidy(value) if type(value) in (int, float) else value


def _stringify(run: Runtime, value: Value = UNDEFINED, _: Value = None, indent: Value = 0) -> Value:
    pad = " " * min(indent, 10) if type(indent) is int and indent > 0 else ""
    if isinstance(indent, str):
        pad = indent[:10]
    return _written(run, value, pad, "\n" if pad else "", 0)


def _written(run: Runtime, value: Value, pad: str, line: str, depth: int) -> Value:
    if depth > 50:
        raise CodeError("this is nested too deep for JSON", hint="does it hold itself?")
    run.budget.take(2)
    if value is None or isinstance(value, bool):
        return text(value) if value is not None else "null"
    if isinstance(value, (int, float)):
        return number_text(value) if abs(value) < float("inf") else "null"
    if isinstance(value, str):
        run.budget.take(len(value))
        return json.dumps(value, ensure_ascii=False)
    if value is UNDEFINED or isinstance(value, (Function, Builtin)):
        return UNDEFINED
    line, inside = (line and line + pad), depth + 1
    if isinstance(value, (list, tuple)):
        items = [_written(run, item, pad, line, inside) for item in value]
        return _wrapped(
            "[", ["null" if item is UNDEFINED else item for item in items], "]", line, pad
        )
    if not isinstance(value, dict):
        return json.dumps(text(value), ensure_ascii=False)
    between = ": " if line else ":"
    pairs = [(key, _written(run, value[key], pad, line, inside)) for key in keys(value)]
    shown = [
        json.dumps(k, ensure_ascii=False) + between + v for k, v in pairs if v is not UNDEFINED
    ]
    return _wrapped("{", shown, "}", line, pad)


def _wrapped(begin: str, items: list[str], end: str, line: str, pad: str) -> str:
    if not items or not line:
        return begin + ",".join(items) + end
    return begin + line + ("," + line).join(items) + line[: len(line) - len(pad)] + end


def shown(value: Value, depth: int = 0) -> str:
    """A list or object as console.log writes it, cut where it is long.

    >>> shown({"n": [1, 2.0], "s": "bd"})
    '{n: [1, 2], s: bd}'
    """
    if depth > 3:
        return "…"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(shown(item, depth + 1) for item in value[:50]) + "]"
    if isinstance(value, dict):
        some = list(value.items())[:50]
        return "{" + ", ".join(f"{key}: {shown(item, depth + 1)}" for key, item in some) + "}"
    return text(value)[:200]


JSON: Final[Mapping[str, Method]] = {"parse": _parse, "stringify": _stringify}
