"""What belongs to lists. A list of a pattern is a tuple: it is read, never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from typing import Any, Final

from patterns.errors import CodeError
from patterns.strudel.coerce import integer, number, same, text, truthy
from patterns.strudel.runtime import Builtin, Function, Runtime
from patterns.values import UNDEFINED, Value

Items = Sequence[Value]


def put(runtime: Runtime, items: list[Value], index: int | None, key: Value, new: Value) -> None:
    """items[index] = new, or items.length = new.

    Raises:
        CodeError: there is no such place.
    """
    if index is None:
        if text(key) != "length":
            raise CodeError(f"a list has no place `{text(key)[:30]}`", hint="use a number")
        resize(runtime, items, integer(new))
    elif 0 <= index < len(items):
        items[index] = new
    elif index >= 0:
        resize(runtime, items, index + 1)
        items[index] = new
    else:
        raise CodeError("a list has no place below 0", hint="count from 0, or use .at(-1)")


def resize(runtime: Runtime, items: list[Value], length: int) -> None:
    """Cut a list, or fill it up with undefined."""
    if length < len(items):
        del items[max(length, 0) :]
    else:
        runtime.budget.take(length - len(items))
        items.extend([UNDEFINED] * (length - len(items)))


def _own(items: Items) -> list[Value]:
    if not isinstance(items, list):
        raise CodeError("this list belongs to a pattern", hint="change a copy: [...list]")
    return items


def _made(run: Runtime, items: Items) -> list[Value]:
    run.budget.take(len(items))
    return list(items)


def caller(run: Runtime, function: Value) -> Callable[..., Value]:
    """A function as the methods of lists call it.

    Raises:
        CodeError: it is not a function.
    """
    if type(function) is Function:
        invoke = function.invoke
        return lambda *args: invoke(args)
    if type(function) is not Builtin and not callable(function):
        raise CodeError("a function is missing here", hint="such as x => x + 1")
    return lambda *args: run.call(function, args)


def _span(start: Value, end: Value, length: int) -> tuple[int, int]:
    first, last = integer(start), integer(end, length)
    first = max(first + length, 0) if first < 0 else min(first, length)
    last = max(last + length, 0) if last < 0 else min(last, length)
    return first, max(last, first)


def _map(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    call = caller(run, function)
    run.budget.take(len(items))
    return [call(item, index, items) for index, item in enumerate(items)]


def _filter(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    call = caller(run, function)
    run.budget.take(len(items))
    return [item for index, item in enumerate(items) if truthy(call(item, index, items))]


def _for_each(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    call = caller(run, function)
    for index, item in enumerate(items):
        call(item, index, items)
    return UNDEFINED


def _reduce(run: Runtime, items: Items, function: Value = UNDEFINED, *start: Value) -> Value:
    return _folded(run, list(enumerate(items)), items, function, start)


def _reduce_right(run: Runtime, items: Items, function: Value = UNDEFINED, *start: Value) -> Value:
    return _folded(run, list(enumerate(items))[::-1], items, function, start)


def _folded(
    run: Runtime, pairs: list[tuple[int, Value]], items: Items, function: Value, start: Items
) -> Value:
    call = caller(run, function)
    if start:
        total = start[0]
    elif pairs:
        total, pairs = pairs[0][1], pairs[1:]
    else:
        raise CodeError("an empty list has nothing to reduce", hint="give a start: reduce(f, 0)")
    for index, item in pairs:
        total = call(total, item, index, items)
    return total


def _found(run: Runtime, items: Items, function: Value, backwards: bool) -> int:
    call = caller(run, function)
    order = range(len(items))
    return next(
        (i for i in (reversed(order) if backwards else order) if truthy(call(items[i], i, items))),
        -1,
    )


def _finder(backwards: bool, index: bool) -> Callable[..., Value]:
    def find(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
        place = _found(run, items, function, backwards)
        if index:
            return place
        return items[place] if place >= 0 else UNDEFINED

    return find


def _some(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    return _found(run, items, function, False) >= 0


def _every(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    call = caller(run, function)
    return all(truthy(call(item, index, items)) for index, item in enumerate(items))


def _index_of(run: Runtime, items: Items, value: Value = UNDEFINED, start: Value = 0) -> Value:
    run.budget.step(1 + len(items) // 100)
    first, _ = _span(start, UNDEFINED, len(items))
    return next((i for i in range(first, len(items)) if same(items[i], value)), -1)


def _last_index_of(run: Runtime, items: Items, value: Value = UNDEFINED) -> Value:
    run.budget.step(1 + len(items) // 100)
    return next((i for i in reversed(range(len(items))) if same(items[i], value)), -1)


def _includes(run: Runtime, items: Items, value: Value = UNDEFINED) -> Value:
    if value != value:
        return any(item != item for item in items)
    return _index_of(run, items, value) >= 0


def _join(run: Runtime, items: Items, between: Value = ",") -> Value:
    separator = "," if between is UNDEFINED else text(between)
    run.budget.take(len(items) * (1 + len(separator)))
    parts = ["" if item is None or item is UNDEFINED else text(item) for item in items]
    run.budget.take(sum(map(len, parts)))
    return separator.join(parts)


def _slice(run: Runtime, items: Items, start: Value = 0, end: Value = UNDEFINED) -> Value:
    first, last = _span(start, end, len(items))
    return _made(run, items[first:last])


def _concat(run: Runtime, items: Items, *others: Value) -> Value:
    made = _made(run, items)
    for other in others:
        more = other if isinstance(other, (list, tuple)) else [other]
        made += _made(run, more)
    return made


def _flat(run: Runtime, items: Items, depth: Value = 1) -> Value:
    return _flattened(run, items, min(integer(depth, 1), 100))


def _flattened(run: Runtime, items: Items, depth: int) -> list[Value]:
    made: list[Value] = []
    for item in items:
        if depth > 0 and isinstance(item, (list, tuple)):
            made += _flattened(run, item, depth - 1)
        else:
            made.append(item)
    run.budget.take(len(made))
    return made


def _flat_map(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    return _flattened(run, _map(run, items, function), 1)


def _push(run: Runtime, items: Items, *values: Value) -> Value:
    run.budget.take(len(values))
    _own(items).extend(values)
    return len(items)


def _unshift(run: Runtime, items: Items, *values: Value) -> Value:
    run.budget.take(len(values))
    run.budget.step(1 + len(items) // 100)
    _own(items)[:0] = values
    return len(items)


def _pop(_run: Runtime, items: Items) -> Value:
    return _own(items).pop() if items else UNDEFINED


def _shift(run: Runtime, items: Items) -> Value:
    run.budget.step(1 + len(items) // 100)
    return _own(items).pop(0) if items else UNDEFINED


def _splice(
    run: Runtime, items: Items, start: Value = 0, count: Value = UNDEFINED, *new: Value
) -> Value:
    first, _ = _span(start, UNDEFINED, len(items))
    last = min(first + max(integer(count, len(items)), 0), len(items))
    run.budget.take(len(new) + last - first)
    removed = list(items[first:last])
    _own(items)[first:last] = new
    return removed


def _reverse(run: Runtime, items: Items) -> Value:
    run.budget.step(1 + len(items) // 100)
    if isinstance(items, tuple):
        return list(items[::-1])
    _own(items).reverse()
    return items


def _sorted(run: Runtime, items: Items, function: Value = UNDEFINED) -> list[Value]:
    run.budget.take(len(items))
    run.budget.step(1 + len(items) // 10)
    missing = [item for item in items if item is UNDEFINED]
    rest = [item for item in items if item is not UNDEFINED]
    if function is UNDEFINED:
        return sorted(rest, key=lambda item: _utf16(text(item))) + missing
    call = caller(run, function)
    order = cmp_to_key(lambda a, b: _sign(number(call(a, b))))
    return sorted(rest, key=order) + missing


def _utf16(value: str) -> bytes:
    return value.encode("utf-16-be", "surrogatepass")


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _sort(run: Runtime, items: Items, function: Value = UNDEFINED) -> Value:
    made = _sorted(run, items, function)
    if isinstance(items, tuple):
        return made
    _own(items)[:] = made
    return items


def _fill(
    run: Runtime, items: Items, value: Value = UNDEFINED, start: Value = 0, end: Value = UNDEFINED
) -> Value:
    first, last = _span(start, end, len(items))
    run.budget.take(last - first)
    _own(items)[first:last] = [value] * (last - first)
    return items


def _copy_within(
    run: Runtime, items: Items, to: Value = 0, start: Value = 0, end: Value = UNDEFINED
) -> Value:
    first, last = _span(start, end, len(items))
    place, _ = _span(to, UNDEFINED, len(items))
    count = max(min(last - first, len(items) - place), 0)
    run.budget.take(count)
    _own(items)[place : place + count] = items[first : first + count]
    return items


def _at(_run: Runtime, items: Items, place: Value = 0) -> Value:
    index = integer(place)
    index = index + len(items) if index < 0 else index
    return items[index] if 0 <= index < len(items) else UNDEFINED


def _keys(run: Runtime, items: Items) -> Value:
    return _made(run, range(len(items)))


def _entries(run: Runtime, items: Items) -> Value:
    run.budget.take(3 * len(items))
    return [[index, item] for index, item in enumerate(items)]


def _with(run: Runtime, items: Items, place: Value = 0, value: Value = UNDEFINED) -> Value:
    made, index = _made(run, items), integer(place)
    if not -len(made) <= index < len(made):
        raise CodeError(f"this list has no place {index}")
    made[index] = value
    return made


METHODS: Final[Mapping[str, Callable[..., Value]]] = {
    "at": _at,
    "concat": _concat,
    "copyWithin": _copy_within,
    "entries": _entries,
    "every": _every,
    "fill": _fill,
    "filter": _filter,
    "find": _finder(backwards=False, index=False),
    "findIndex": _finder(backwards=False, index=True),
    "findLast": _finder(backwards=True, index=False),
    "findLastIndex": _finder(backwards=True, index=True),
    "flat": _flat,
    "flatMap": _flat_map,
    "forEach": _for_each,
    "includes": _includes,
    "indexOf": _index_of,
    "join": _join,
    "keys": _keys,
    "lastIndexOf": _last_index_of,
    "map": _map,
    "pop": _pop,
    "push": _push,
    "reduce": _reduce,
    "reduceRight": _reduce_right,
    "reverse": _reverse,
    "shift": _shift,
    "slice": _slice,
    "some": _some,
    "sort": _sort,
    "splice": _splice,
    "toReversed": lambda run, items: _made(run, items[::-1]),
    "toSorted": _sorted,
    "toString": lambda run, items: _join(run, items),
    "unshift": _unshift,
    "values": lambda run, items: _made(run, items),
    "with": _with,
}
VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {"length": len}
