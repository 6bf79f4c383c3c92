"""Functions while they run: the player's own, the library's, and the vocabulary's.

A Function is made by the player's code. Inside the interpreter it is called by
`invoke`; the pattern world just calls it: then lists become tuples on the way out, a
fresh budget holds while a pattern plays, and nothing but a PatternError comes out.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, NoReturn

from patterns.errors import ODD, CodeError, KindError, LimitError, PatternError, Place, QueryError
from patterns.pattern import Pattern
from patterns.strudel.coerce import named_kind
from patterns.strudel.columns import UNFIT, Arithmetic
from patterns.strudel.drawing import Drawn
from patterns.strudel.limits import Budget
from patterns.strudel.matching import Match
from patterns.strudel.mistakes import shortened
from patterns.values import UNDEFINED, Value

Env = list[Any]  # [the env around, then one slot for each name]
Run = Callable[[Env], Value]
Methods = Mapping[str, Callable[..., Value]]


class Runtime:
    """What running code can count on and report to.

    Attributes:
        budget: counts steps and cells.
        chance: gives the next number for Math.random, 0 to 1.
        getters: what a pattern does as soon as its name is read, such as .d1.
        messages: what console.log said.
        drawn: the pictures that are asked for.
    """

    __slots__ = ("_methods", "_own", "budget", "chance", "drawn", "getters", "messages")

    def __init__(
        self,
        budget: Budget,
        chance: Callable[[], float],
        methods: tuple[Methods, Methods],
        own: dict[str, Callable[..., Value]],
        getters: Mapping[str, Callable[[Pattern], Value]],
    ) -> None:
        self.budget, self.chance = budget, chance
        self._methods, self._own, self.getters = (own, *methods), own, getters
        self.messages: list[str] = []
        self.drawn: list[Drawn] = []

    def method(self, name: str) -> Callable[..., Value] | None:
        """The method of a pattern: the player's own, the stage's or the vocabulary's."""
        own, stage, vocabulary = self._methods
        return own.get(name) or stage.get(name) or vocabulary.get(name)

    def method_names(self) -> list[str]:
        """The names of all methods of patterns but the plain ones, such as _fast."""
        _, *given = self._methods
        names = dict.fromkeys(name for table in given for name in table if name[0] != "_")
        return [*self._own, *names]

    def add_method(self, name: str, function: Value) -> None:
        """Give patterns another method.

        Raises:
            CodeError: it is not a function.
        """
        if not callable(function):
            raise CodeError(f"{named_kind(function)} is not a function", hint="write x => x.rev()")
        self._own[name] = function

    def say(self, message: str) -> None:
        """Keep a line for the player, the first hundred of them."""
        if len(self.messages) < 100:
            self.messages.append(message[:1000])

    def call(self, function: Value, args: Sequence[Value]) -> Value:
        """Call anything that can be called, from within the interpreter.

        Raises:
            CodeError: it is not a function.
        """
        kind = type(function)
        if kind is Function:
            return function.invoke(args)
        self.budget.step()
        if kind is Builtin:
            return function.run(self, args)
        if not callable(function):
            raise CodeError(f"{named_kind(function)} is not a function")
        return function(*fitted(function, args, 0))


class Shape(NamedTuple):
    """What is known of a function when it is compiled.

    Attributes:
        name: as the code names it, or "".
        arity: how many arguments it asks for, before the first with a default.
        copies: does it change what it is given, which then has to be a copy?
        arithmetic: its body, where it may be plain arithmetic.
    """

    name: str
    arity: int
    copies: bool
    arithmetic: Arithmetic | None


class Function:
    """A function of the player's code.

    Attributes:
        name: as the code names it, or "".
        arity: how many arguments it asks for, before the first with a default.
        properties: what code has put on it.
    """

    __slots__ = (
        "_arithmetic", "_around", "_body", "_copies", "_runtime", "_start", "arity", "name",
        "properties",
    )  # fmt: skip

    def __init__(
        self,
        runtime: Runtime,
        start: Callable[[Env, Sequence[Value], Value], Env],
        body: Run,
        around: Env,
        shape: Shape,
    ) -> None:
        self._runtime, self._start, self._body, self._around = runtime, start, body, around
        self.name, self.arity, self._copies, self._arithmetic = shape
        self.properties: dict[str, Value] | None = None

    def invoke(self, args: Sequence[Value], this: Value = UNDEFINED) -> Value:
        """Call it from within the interpreter."""
        budget = self._runtime.budget
        budget.enter()
        try:
            return self._body(self._start(self._around, args, this))
        finally:
            budget.depth -= 1

    def __call__(self, *args: Value) -> Value:
        """Call it from the pattern world.

        Raises:
            PatternError: what goes wrong in the code, or its limits.
        """
        budget = self._runtime.budget
        budget.enter_from_outside()
        given = [_own(arg) for arg in args] if self._copies else args
        try:
            result = self._body(self._start(self._around, given, UNDEFINED))
        except RecursionError:
            raise LimitError("functions call each other too deep") from None
        except PatternError:
            raise
        except ODD as error:
            raise CodeError("this function cannot work with what it is given") from error
        finally:
            budget.depth -= 1
        return handed_over(result) if type(result) in MUTABLE else result

    def each(self, values: Sequence[Value]) -> list[Value]:
        """Call it from the pattern world with one value after the other.

        Raises:
            PatternError: as when it is called.
        """
        found = None if self._arithmetic is None else self._arithmetic.each()
        if found is not None:
            self._runtime.budget.enter_often(len(values))
            try:
                return found((values,), len(values))
            except UNFIT:
                pass  # value by value it does what it does, or says what is wrong
        return [self(value) for value in values]


class Builtin:
    """A function of the library: gets the runtime and the values as they are.

    Args:
        name: as players write it.
        function: called with the runtime and at most as many arguments as it names.
    """

    __slots__ = ("_function", "_most", "arity", "is_instance", "members", "name", "runtime")

    def __init__(self, name: str, function: Callable[..., Value], runtime: Runtime | None) -> None:
        self.name, self._function, self.runtime = name, function, runtime
        self._most = most_arguments(function) - 1
        self.arity = max(self._most, 0)
        self.is_instance: Callable[[Value], bool] | None = None
        self.members: dict[str, Value] = {}

    def run(self, runtime: Runtime, args: Sequence[Value]) -> Value:
        """Call it from within the interpreter."""
        return self._function(runtime, *(args if len(args) <= self._most else args[: self._most]))

    def __call__(self, *args: Value) -> Value:
        """Call it from the pattern world."""
        assert self.runtime is not None
        return handed_over(self.run(self.runtime, args))


def most_arguments(function: Callable[..., Any]) -> int:
    """How many positional arguments a Python function can be given."""
    code = getattr(function, "__code__", None)
    if code is None or code.co_flags & 0x04:  # CO_VARARGS
        return 1_000_000
    return int(code.co_argcount)


def fitted(function: Callable[..., Any], args: Sequence[Value], taken: int) -> list[Value]:
    """Arguments for a function of the vocabulary: as many as it takes, undefined where missing.

    Args:
        function: a Python function, or anything else that can be called.
        args: what the player gives.
        taken: how many arguments go before them.

    >>> fitted(lambda a, b: 0, [1, 2, 3], 0), fitted(lambda a, b: 0, [], 1)
    ([1, 2], [undefined])
    """
    ready = [handed_over(arg) if type(arg) in MUTABLE else arg for arg in args]
    code = None if type(function) is partial else getattr(function, "__code__", None)
    if code is None:
        return ready
    most = code.co_argcount - taken
    if len(ready) > most and not code.co_flags & 0x04:  # CO_VARARGS
        return ready[:most]
    needed = most - len(function.__defaults__ or ())
    return ready + [UNDEFINED] * (needed - len(ready))


MUTABLE: Final = frozenset({list, dict, Match})


def handed_over(value: Value) -> Value:
    """A value as the pattern world wants it: lists as tuples, all the way down.

    >>> handed_over([1, [2, {"a": [3]}]])
    (1, (2, {'a': (3,)}))
    """
    if isinstance(value, list):
        return tuple(map(handed_over, value))
    if type(value) is dict:
        if any(type(item) in MUTABLE for item in value.values()):
            return {key: handed_over(item) for key, item in value.items()}
        return value
    return value


def _own(value: Value) -> Value:
    """A copy of what a pattern holds, for a function that changes things."""
    if type(value) is dict:
        return dict(value)
    return list(value) if type(value) is tuple else value


def placed(error: PatternError, place: Place) -> PatternError:
    """The same error with a place in the player's code, if it had none."""
    if error.place is not None:
        return error
    return type(error)(error.reason, place, error.hint)


def told_at(text: str, begin: int, end: int, error: Exception) -> NoReturn:
    """Raise an error again with what is called in the code, from one offset to another."""
    if isinstance(error, PatternError) and error.place is not None:
        raise error
    raise placed(told_of(error, shortened(text[begin:end])), Place(text, begin)) from None


def told_of(error: Exception, name: str) -> PatternError:
    """What goes wrong in a call, in the player's language and with the name of what is called."""
    if isinstance(error, KindError) and error.wanted:
        return error.named(name)
    if isinstance(error, QueryError) and name.isidentifier() and name not in error.reason:
        return QueryError(f"{name}: {error.reason}", hint=error.hint)
    if isinstance(error, PatternError):
        return error
    return CodeError(f"{name} cannot work with what it is given here", hint=_form(name))


def _form(name: str) -> str:
    """How a function is written, "" where nobody knows."""
    from patterns.reference import entry  # read only when something goes wrong

    found = entry(name)
    return f"it is written {found.usage}" if found else ""
