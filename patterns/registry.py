"""The one table of pattern functions, and how a player's arguments reach them.

An operation is a plain function of ready arguments and, last, the pattern. Entered with
@operation it can be called as a method, `pat.fast("<1 2>")`, or by name with the pattern
last, `fast("<1 2>", pat)`; an argument may itself be a pattern: then the operation is
applied to each of its values, and the results are joined.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from patterns.applying import app_left
from patterns.changing import located
from patterns.constructors import fastcat
from patterns.errors import KindError, QueryError
from patterns.hap import EMPTY, Context
from patterns.joining import inner_bind
from patterns.kinds import Kind, anything
from patterns.numerals import shown
from patterns.pattern import Pattern, pure, with_steps
from patterns.values import UNDEFINED, Value

Join: TypeAlias = Callable[[Pattern, Callable[[Value], Pattern]], Pattern]
F = TypeVar("F", bound=Callable[..., Any])

MAX_VALUES = 100_000  # of one sequence


@dataclass(frozen=True, slots=True)
class Operation:
    """A pattern function as players know it.

    Attributes:
        name: the name it stands in the reference under.
        function: takes the arguments, made ready by `kinds`, and the pattern last.
        kinds: how each argument is made ready, see kinds.py.
        patterned: may arguments be patterns? False hands them over as they are.
        keeps_steps: does the result have the step count of the pattern?
        join: how results of patterned arguments are joined.
    """

    name: str
    function: Callable[..., Pattern]
    kinds: tuple[Kind, ...]
    patterned: bool = True
    keeps_steps: bool = False
    join: Join = inner_bind


class Spoken(NamedTuple):
    """A plain value as an argument, with its place in the code."""

    pure: Value
    places: Context


OPERATIONS: Final[dict[str, Operation]] = {}
METHODS: Final[dict[str, Callable[..., Any]]] = {}
FUNCTIONS: Final[dict[str, Any]] = {}


def operation(
    *names: str,
    kinds: Sequence[Kind] = (),
    patterned: bool = True,
    keeps_steps: bool = False,
    join: Join = inner_bind,
) -> Callable[[F], F]:
    """Enter a pattern function under its names, as method and as function."""

    def enter(function: F) -> F:
        one = Operation(names[0], function, tuple(kinds), patterned, keeps_steps, join)
        for name in names:
            OPERATIONS[name] = one
            METHODS[name] = partial(apply_method, one)
            FUNCTIONS[name] = partial(apply_function, one)
            if one.kinds:
                METHODS[f"_{name}"] = partial(apply_plainly, one)
        return function

    return enter


def method(*names: str) -> Callable[[F], F]:
    """Enter a function of a pattern and the player's arguments as they are, as a method."""

    def enter(function: F) -> F:
        METHODS.update(dict.fromkeys(names, function))
        return function

    return enter


def function(*names: str) -> Callable[[F], F]:
    """Enter a function of the player's arguments as they are, under its names."""

    def enter(one: F) -> F:
        FUNCTIONS.update(dict.fromkeys(names, one))
        return one

    return enter


def reify(value: Value) -> Pattern:
    """A value as a pattern: itself if it is one, else the value once a cycle."""
    return value if isinstance(value, Pattern) else pure(value)


def sequence(values: Sequence[Value]) -> Pattern:
    """Values as one pattern, one after another in a cycle; a list among them is a sequence.

    Raises:
        QueryError: the one value is null or undefined, or there are too many.
    """
    if len(values) > MAX_VALUES:
        raise QueryError(f"{len(values)} values are too many to play", hint="use a shorter list")
    if len(values) == 1 and (values[0] is UNDEFINED or values[0] is None):
        raise QueryError(f"{shown(values[0])} is no pattern", hint='write one, such as "0 1"')
    return fastcat([_step(value) for value in values])


def _step(value: Value) -> Pattern:
    return sequence(value) if isinstance(value, (tuple, list)) else reify(value)


def apply_method(one: Operation, pat: Pattern, *args: Value) -> Pattern:
    """Call an operation as a method: several arguments for one are a sequence.

    Raises:
        QueryError: the wrong number of arguments.
    """
    wanted = len(one.kinds)
    if wanted == 1 and len(args) != 1:
        args = (sequence(args),)
    if len(args) != wanted:
        raise _miscounted(one, wanted, len(args), ".")
    return apply(one, args, pat)


def apply_function(one: Operation, *args: Value) -> Any:
    """Call an operation by name: the pattern is the last argument, and may come later."""
    wanted = len(one.kinds) + 1
    if len(args) < wanted:
        return partial(apply_function, one, *args)
    if len(args) > wanted > 1:
        raise _miscounted(one, wanted, len(args))
    return apply(one, args[: wanted - 1], reify(args[-1]))


def apply(one: Operation, args: Sequence[Value], pat: Pattern) -> Pattern:
    """Apply an operation to arguments that may be patterns."""
    result = _patterned(one, args, pat) if one.patterned else _with_plain(one, args, pat)
    return with_steps(result, pat.steps) if one.keeps_steps else result


def apply_plainly(one: Operation, pat: Pattern, *args: Value) -> Pattern:
    """Call an operation as the method `_name`: the arguments are plain values, not patterns.

    Raises:
        QueryError: the wrong number of arguments.
    """
    if len(args) != len(one.kinds):
        raise _miscounted(one, len(one.kinds), len(args), "._")
    result = _with_plain(one, args, pat)
    return with_steps(result, pat.steps) if one.keeps_steps else result


def _with_plain(one: Operation, values: Sequence[Value], pat: Pattern) -> Pattern:
    """An operation with arguments that are no patterns."""
    ready: list[Any] = []
    try:
        for kind, value in zip(one.kinds, values, strict=True):
            ready.append(kind(value))
    except KindError as error:
        raise error.named(one.name, _names(one)[len(ready)]) from None
    return one.function(*ready, pat)


def _names(one: Operation) -> list[str]:
    """What the arguments are called, and the pattern."""
    return [name.strip("_") for name in inspect.signature(one.function).parameters]


def _miscounted(one: Operation, wanted: int, given: int, dot: str = "") -> QueryError:
    known = [*_names(one)[:-1], "pattern"]
    names = ", ".join(known[:wanted] if len(known) > len(one.kinds) else "")
    takes = f"{wanted} argument{'' if wanted == 1 else 's'}" if wanted else "no argument"
    return QueryError(f"{dot}{one.name}({names}) takes {takes}, this one has {given}")


def _patterned(one: Operation, args: Sequence[Value], pat: Pattern) -> Pattern:
    """An operation with arguments that may be patterns; those of one plain value are that value."""
    values: list[Value] = []
    places = EMPTY
    for arg in args:
        value = arg
        if isinstance(arg, (Pattern, Spoken)):
            value = arg.pure
            # As in Strudel, a 0 in an argument leaves no place.
            if value and value is not UNDEFINED:
                places = places.merged(arg.places)
        if value is UNDEFINED or value is None:
            ready = [pure(*arg) if isinstance(arg, Spoken) else reify(arg) for arg in args]
            return _by_events(one, ready, pat)
        values.append(value)
    result = _with_plain(one, values, pat)
    if places is EMPTY:
        return result
    # As in Strudel, what comes from mini-notation counts as a pattern: joined, without steps.
    joined_steps = None if one.join is inner_bind else result.steps
    return located(result, places, pat.steps if one.keeps_steps else joined_steps)


def _by_events(one: Operation, args: Sequence[Pattern], pat: Pattern) -> Pattern:
    """An operation for each value of its arguments, and the results joined."""
    if len(args) == 1:
        return one.join(args[0], lambda value: _with_plain(one, (value,), pat))
    first = app_left(args[0], args[1], lambda *values: values)
    tuples = reduce(lambda all_, arg: app_left(all_, arg, _appended), args[2:], first)
    return one.join(tuples, lambda values: _with_plain(one, values, pat))


def _appended(values: tuple[Value, ...], value: Value) -> tuple[Value, ...]:
    return (*values, value)


def patterned(
    name: str, function: Callable[..., Value], arguments: int, join: Join = inner_bind
) -> Operation:
    """An operation from a player's own function of some arguments and, last, the pattern."""
    return Operation(name, lambda *args: reify(function(*args)), (anything,) * arguments, join=join)
