"""The language for Python programs: every name of the vocabulary, as functions and methods.

Text is mini-notation, as in double quotes; `pure("…")` holds a plain one. Functions may be
lambdas. Names that Python keeps for itself end in an underscore: the methods and_, or_, in_,
as_, and as functions also slice_, zip_, mini_ and their kind. The operators + - * / % ** are
add, sub, mul, div, mod and pow.

>>> from patterns import note, s, stack
>>> tune = stack(s("bd*2"), note("c2 eb2").s("sawtooth").lpf(800))
>>> [hap.value for hap in tune.query(0, 1)][:2]
[{'s': 'bd'}, {'s': 'bd'}]
>>> s("bd").every(2, lambda x: x.fast(2)).query(0, 2)[0].whole.end
Fraction(1, 2)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, partial
from types import MethodType
from typing import Any, Final

from patterns.alignments import ALIGNMENTS, combine
from patterns.errors import PatternError, QueryError
from patterns.facedocs import documented, python_method, python_name
from patterns.hap import Hap, TimeSpan
from patterns.mini.build import mini
from patterns.numerals import fraction
from patterns.operators import OPERATORS
from patterns.pattern import NOTHING_LIVE, Pattern
from patterns.picture import drawn, table
from patterns.pythonerrors import told
from patterns.registry import METHODS, reify, sequence
from patterns.values import UNDEFINED, Value
from patterns.vocabulary import FUNCTIONS
from patterns.ways import NotCyclic

Reads = Callable[[str], Value]

# Functions of plain values, and a method that asks for a name: their text stays text.
PLAIN: Final = frozenset({
    "addVoicings", "bbexpr", "byteBeatExpression", "cc", "cycleToSeconds", "edo",
    "errorLogger",
    "fractionalArgs", "gamepad",
    "getAccidentalsOffset", "getControlName", "getFreq", "h", "isControlName", "isNote",
    "isNoteWithOctave", "logger", "m", "midi", "midikeys", "midin", "mini", "minify", "modulate",
    "noteToMidi", "numeralArgs", "osc", "parseFractional", "parseNumeral", "pure",
    "registerVoicings",
    "resetVoicings", "setDefaultVoicings", "setVoicingRange", "sol2note", "tokenizeNote",
    "voicingAlias", "worklet",
})  # fmt: skip

Binary = Callable[["Tune", Any], "Tune"]


def _operator(name: str) -> tuple[Binary, Binary]:
    """An operator with a tune on its left, and with one only on its right."""

    def with_(tune: Tune, other: Any) -> Tune:
        return Tune(combine(name, "in", tune.pattern, meant(other)))

    def behind(tune: Tune, other: Any) -> Tune:
        return Tune(combine(name, "out", reify(meant(other)), tune.pattern))

    return with_, behind


class Tune:
    """A pattern with the vocabulary as its methods.

    Attributes:
        pattern: the pattern of the language that it stands for.

    >>> from patterns import n
    >>> n("0 2") + n(7)
    0 → 1/2   n:7
    1/2 → 1   n:9
    """

    __slots__ = ("pattern",)

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern

    def query(
        self, begin: Any = 0, end: Any = 1, controls: Mapping[str, Any] = NOTHING_LIVE
    ) -> list[Hap]:
        """All haps that touch a span of cycles, see Pattern.query."""
        return self.pattern.query(fraction(begin), fraction(end), controls)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        plain = plain_name(name)
        if plain in OPERATORS:
            return Aligned(self, plain)
        if plain not in METHODS:
            raise AttributeError(unknown("a pattern has no method", name, METHODS))
        return MethodType(_method(plain), self)

    def __dir__(self) -> Iterable[str]:
        names = (python_method(name) for name in METHODS if not name.startswith("_"))
        return [*object.__dir__(self), *names]

    def __repr__(self) -> str:
        return table(self.pattern)

    def _repr_html_(self) -> str:
        return drawn(self.pattern)

    __add__, __radd__ = _operator("add")
    __sub__, __rsub__ = _operator("sub")
    __mul__, __rmul__ = _operator("mul")
    __truediv__, __rtruediv__ = _operator("div")
    __mod__, __rmod__ = _operator("mod")
    __pow__, __rpow__ = _operator("pow")


class Aligned:
    """An operator of a tune: called, or first told whose times stay: `.add.squeeze("0 7")`."""

    def __init__(self, tune: Tune, name: str, how: str = "in") -> None:
        self._tune, self._name, self._how = tune, name, how
        self.__doc__ = _method(name).__doc__

    def __call__(self, *values: Any) -> Tune:
        """Combine the tune with a pattern."""
        return Tune(combine(self._name, self._how, self._tune.pattern, *map(meant, values)))

    def __getattr__(self, name: str) -> Aligned:
        if (how := plain_name(name)) not in ALIGNMENTS:
            raise AttributeError(unknown(f".{self._name} has no", name, ALIGNMENTS))
        return Aligned(self._tune, self._name, how)

    def __dir__(self) -> Iterable[str]:
        return map(python_method, ALIGNMENTS)


def plain_name(name: str) -> str:
    """A name of Python's as the language has it: without the underscore at its end."""
    return name.removesuffix("_") or name


def unknown(what: str, name: str, names: Iterable[str]) -> str:
    """A sentence about a name that is not there, with one that is like it."""
    near = get_close_matches(name, names, 1)
    return f"{what} {name!r}" + (f"; did you mean {near[0]}?" if near else "")


def meant(value: Any, reads: Reads = mini) -> Value:
    """A Python value as the language takes it: text is mini-notation, None undefined.

    >>> meant(["bd", None], str)
    ('bd', undefined)
    """
    if isinstance(value, Tune):
        return value.pattern
    if isinstance(value, str):
        return reads(value)
    if isinstance(value, (list, tuple)):
        return tuple(_single(meant(one, reads)) for one in value)
    if isinstance(value, dict):
        return {key: _single(meant(one, reads)) for key, one in value.items()}
    if value is None:
        return UNDEFINED
    return _wanted(value) if callable(value) and not isinstance(value, type) else value


def _single(value: Value) -> Value:
    """A word in a list or control map is the word, not a pattern of it."""
    plain = value.pure if isinstance(value, Pattern) else UNDEFINED
    return plain if isinstance(plain, str) else value


def _wanted(function: Callable[..., Any]) -> Callable[..., Value]:
    """A player's function as the language calls it: with more than it takes, if need be.

    Text that it makes of patterns is mini-notation; what it makes of values is a value.
    """
    most = _most_arguments(function)

    def called(*args: Value) -> Value:
        of_patterns = any(isinstance(arg, Pattern) for arg in args)
        try:
            result = function(*map(shown, args[:most]))
        except (PatternError, NotCyclic, RecursionError):
            raise
        except Exception as error:  # the edge between the player's Python and the show
            raise QueryError(told(error)) from error
        return meant(result, mini if of_patterns or not args else str)

    return called


def _most_arguments(function: Callable[..., Any]) -> int | None:
    """How many arguments a function takes by place; None where there is no end."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    if any(one.kind is one.VAR_POSITIONAL for one in parameters):
        return None
    return sum(one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) for one in parameters)


def shown(value: Value, reads: Reads = mini) -> Any:
    """A value of the language as a Python program sees it."""
    if isinstance(value, Pattern):
        return Tune(value)
    if value is UNDEFINED:
        return None
    if isinstance(value, tuple) and any(isinstance(one, Pattern) for one in value):
        return [shown(one) for one in value]
    if isinstance(value, list):
        return [shown(one) for one in value]
    if isinstance(value, (dict, Hap)) or not callable(value):
        return value
    return partial(_call, value, reads)


def _call(function: Callable[..., Value], reads: Reads, *args: Any) -> Any:
    return shown(function(*(meant(arg, reads) for arg in args)), reads)


@cache
def _method(name: str) -> Callable[..., Any]:
    """A method of tunes, with its documentation."""
    found, reads = METHODS[name], reader(name)

    def called(tune: Tune, *args: Any) -> Any:
        return shown(found(tune.pattern, *(meant(arg, reads) for arg in args)))

    return documented(called, name, method=True)


@cache
def _function(name: str) -> Callable[..., Any]:
    """A function of the vocabulary, with its documentation."""
    found, reads = FUNCTIONS[name], reader(name)

    def called(*args: Any) -> Any:
        return _call(found, reads, *args)

    return documented(called, name)


def reader(name: str) -> Reads:
    """How a function takes its text: as mini-notation, or as it is."""
    return str if name in PLAIN else mini


def span(begin: Any, end: Any) -> TimeSpan:
    """A span of cycles, for compressSpan, focusSpan and zoomArc."""
    return TimeSpan(fraction(begin), fraction(end))


EXTRAS: Final[Mapping[str, Any]] = {"Hap": Hap, "TimeSpan": span, "Tune": Tune}


def named(name: str) -> Any:
    """What a name of the vocabulary stands for.

    Raises:
        AttributeError: it is no name of the vocabulary.
    """
    plain = plain_name(name)
    if plain in EXTRAS:
        return EXTRAS[plain]
    if plain not in FUNCTIONS:
        raise AttributeError(unknown("the vocabulary has no", name, FUNCTIONS))
    found = FUNCTIONS[plain]
    return Tune(found) if isinstance(found, Pattern) else _function(plain)


def exported() -> list[str]:
    """What `from patterns import *` brings: no name that Python or the package has already."""
    names = (name for name in FUNCTIONS if not name.startswith("_"))
    return sorted([*EXTRAS, *(name for name in names if name == python_name(name))])


def tune(value: Any) -> Tune:
    """Anything that can be played as a tune: a tune, mini-notation, a list.

    Raises:
        QueryError: it is nothing of the kind.

    >>> tune("c3 e3").query()[0].value
    'c3'
    """
    ready = meant(value)
    if isinstance(ready, Sequence) and not isinstance(ready, str):
        ready = sequence(ready)
    if not isinstance(ready, Pattern):
        raise QueryError(f"{type(value).__name__} is not a pattern", hint='write s("bd sd")')
    return Tune(ready)
