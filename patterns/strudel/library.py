"""Every name that code can reach without declaring it, and nothing else.

In this order: the stage (setcps, all, register …), JavaScript's own (Math, Object …),
the vocabulary of patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from patterns.errors import CodeError
from patterns.hap import Hap, TimeSpan
from patterns.numerals import fraction
from patterns.pattern import Pattern
from patterns.state import Asked, State
from patterns.strudel import arrays, finding, haps, objects, shelves, sums
from patterns.strudel.coerce import NAN, integer, number, text, truthy
from patterns.strudel.endings import Problem
from patterns.strudel.members import iterated
from patterns.strudel.runtime import Builtin, Runtime
from patterns.values import UNDEFINED, Value


class _Missing:
    """There is no such name."""

    __slots__ = ()


MISSING: Final = _Missing()
Maker = Callable[..., Value]


class Library:
    """Names to values.

    Args:
        runtime: what the functions count and report to.
        stage: the functions of this evaluation, which win over all others.
        vocabulary: the names of the pattern language.
        helpers: more functions, which any other name wins over.

    The functions of stage and helpers get the runtime, and the values as they are.
    """

    __slots__ = ("_helpers", "_made", "_runtime", "_stage", "_vocabulary")

    def __init__(
        self,
        runtime: Runtime,
        stage: Mapping[str, Maker],
        vocabulary: Mapping[str, Value],
        helpers: Mapping[str, Maker],
    ) -> None:
        self._helpers = helpers
        self._runtime, self._stage, self._vocabulary = runtime, stage, vocabulary
        self._made: dict[str, Value] = {}

    def get(self, name: str) -> Value:
        """What a name stands for, or MISSING."""
        if name in self._made:
            return self._made[name]
        maker = None if name in self._stage else GLOBALS.get(name)
        if maker is not None:
            self._made[name] = value = maker(name, self._runtime)
            return value
        function = self._stage.get(name)
        if function is None:
            known = self._vocabulary.get(name, MISSING)
            function = self._helpers.get(name) if known is MISSING else None
            if function is None:
                return known
        self._made[name] = made = Builtin(name, function, self._runtime)
        return made

    def names(self) -> Iterator[str]:
        """All names there are."""
        yield from self._stage
        yield from GLOBALS
        yield from self._vocabulary
        yield from self._helpers


def plain(function: Maker) -> Maker:
    """A function of the library."""
    return lambda name, runtime: Builtin(name, function, runtime)


def _space(
    methods: Mapping[str, Callable[..., Value]], values: Mapping[str, Value]
) -> Callable[[str, Runtime], Value]:
    """A name that is only there for what is behind its dot, such as Math."""

    def make(name: str, runtime: Runtime) -> Value:
        return _filled(Builtin(name, _not_a_function(name), runtime), methods, values, runtime)

    return make


def _filled(
    made: Builtin,
    methods: Mapping[str, Callable[..., Value]],
    values: Mapping[str, Value],
    runtime: Runtime,
) -> Builtin:
    made.members = {
        **{name: Builtin(name, one, runtime) for name, one in methods.items()},
        **values,
    }
    return made


def _not_a_function(name: str) -> Maker:
    def fail(_run: Runtime) -> Value:
        raise CodeError(f"{name} is not a function", hint=f"take what is in it: {name}.…")

    return fail


def _kind(
    function: Maker,
    test: Callable[[Value], bool],
    methods: Mapping[str, Callable[..., Value]] | None = None,
    values: Mapping[str, Value] | None = None,
) -> Callable[[str, Runtime], Value]:
    """A function that makes values of a kind, with and without `new`."""

    def make(name: str, runtime: Runtime) -> Value:
        made = _filled(Builtin(name, function, runtime), methods or {}, values or {}, runtime)
        made.is_instance = test
        return made

    return make


def _array(run: Runtime, *values: Value) -> Value:
    if len(values) == 1 and isinstance(values[0], (int, float)):
        return _blank(run, integer(values[0]))
    return list(values)


def _blank(run: Runtime, length: int) -> list[Value]:
    if length < 0:
        raise CodeError("a list cannot have fewer than 0 places")
    run.budget.take(length)
    return [UNDEFINED] * length


def _array_from(run: Runtime, source: Value = UNDEFINED, function: Value = UNDEFINED) -> Value:
    if isinstance(source, dict):
        items: list[Value] = _blank(run, integer(source.get("length", 0)))
        for index in range(len(items)):
            items[index] = source.get(str(index), UNDEFINED)
    else:
        items = list(iterated(run, source))
    if function is UNDEFINED:
        return items
    call = arrays.caller(run, function)
    return [call(item, index) for index, item in enumerate(items)]


def _log(run: Runtime, *values: Value) -> Value:
    run.say(" ".join(_shown(value) for value in values))
    return UNDEFINED


def _shown(value: Value) -> str:
    if isinstance(value, (dict, list, tuple)):
        return objects.shown(value)
    return "a pattern" if isinstance(value, Pattern) else text(value)


def _problem(name: str) -> Callable[[str, Runtime], Value]:
    def make(run: Runtime, message: Value = "") -> Value:
        run.budget.step()
        return Problem(name, text(message))

    return _kind(make, lambda value: isinstance(value, Problem))


def _is_list(_run: Runtime, value: Value = UNDEFINED) -> Value:
    return isinstance(value, (list, tuple))


def _not_finite(_run: Runtime, value: Value = UNDEFINED) -> Value:
    found = number(value)
    return found == found and abs(found) != float("inf")


def _text(_run: Runtime, value: Value = "") -> Value:
    return text(value)


def _number(_run: Runtime, value: Value = 0) -> Value:
    return number(value)


def _is(*kinds: type) -> Callable[[Value], bool]:
    return lambda value: isinstance(value, kinds)


def _make_pattern(run: Runtime, function: Value = UNDEFINED, steps: Value = UNDEFINED) -> Value:
    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        found = run.call(function, [Asked(TimeSpan(begin, end), state.controls)])
        if not isinstance(found, (list, tuple)) or not all(isinstance(one, Hap) for one in found):
            raise CodeError("this pattern gives something else than a list of haps")
        return list(found)

    return Pattern(spans=spans, steps=None if steps is UNDEFINED else fraction(steps))


def _pattern_kind(name: str, runtime: Runtime) -> Value:
    made = Builtin(name, _make_pattern, runtime)
    made.is_instance = _is(Pattern)
    made.members = {"prototype": shelves.Shelf(runtime.add_method)}
    return made


def _never(_value: Value) -> bool:
    return False


_CONSOLE: Final = dict.fromkeys(("log", "info", "warn", "error", "debug"), _log)
_FROM_CODES: Final[Mapping[str, Maker]] = {
    "fromCharCode": lambda _run, *codes: "".join(chr(integer(code) & 0xFFFF) for code in codes),
    "fromCodePoint": lambda _run, *codes: "".join(chr(integer(code) % 0x110000) for code in codes),
}

PROMISES: Final[Mapping[str, Maker]] = {
    "all": lambda run, values=UNDEFINED: list(iterated(run, values)),
    "resolve": lambda _run, value=UNDEFINED: value,
}

GLOBALS: Final[Mapping[str, Callable[[str, Runtime], Any]]] = {
    "Array": _kind(
        _array,
        _is(list, tuple),
        {"from": _array_from, "isArray": _is_list, "of": lambda _run, *values: list(values)},
    ),
    "Boolean": _kind(lambda _run, value=UNDEFINED: truthy(value), _is(bool)),
    "Error": _problem("Error"),
    "Fraction": _kind(lambda _run, value=0: fraction(value), _never),
    "Hap": _kind(
        lambda _run, whole=UNDEFINED, part=UNDEFINED, value=UNDEFINED, context=UNDEFINED: (
            haps.hap_of(whole, part, value, context)
        ),
        _is(Hap),
    ),
    "Infinity": lambda _name, _runtime: float("inf"),
    "JSON": _space(objects.JSON, {}),
    "Map": _kind(shelves.make_map, _is(shelves.JsMap)),
    "Math": _space(sums.MATH, sums.MATH_VALUES),
    "NaN": lambda _name, _runtime: NAN,
    "Number": _kind(_number, _never, sums.NUMBER, sums.NUMBER_VALUES),
    "Object": _kind(lambda _run, value=UNDEFINED: value, _is(dict, list, Pattern), objects.OBJECT),
    "Pattern": _pattern_kind,
    "Promise": _space(PROMISES, {}),
    "RangeError": _problem("RangeError"),
    "RegExp": _kind(finding.make, _is(finding.Regex)),
    "Set": _kind(shelves.make_set, _is(shelves.JsSet)),
    "State": _kind(
        lambda _run, span=UNDEFINED, controls=UNDEFINED: haps.asked_for(span, controls), _is(Asked)
    ),
    "String": _kind(_text, _never, _FROM_CODES),
    "TimeSpan": _kind(
        lambda _run, begin=UNDEFINED, end=UNDEFINED: haps.span_of(begin, end), _is(TimeSpan)
    ),
    "TypeError": _problem("TypeError"),
    # `await (…)` is read as a call; nothing here has to be waited for.
    "await": plain(lambda _run, value=UNDEFINED: value),
    "console": _space(_CONSOLE, {}),
    "isFinite": plain(_not_finite),
    "isNaN": plain(lambda _run, value=UNDEFINED: number(value) != number(value)),
    "parseFloat": plain(sums.parse_float),
    "parseInt": plain(sums.parse_int),
    "undefined": lambda _name, _runtime: UNDEFINED,
}
