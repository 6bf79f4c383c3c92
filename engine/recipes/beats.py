"""Bytebeat: a formula of a counter, of which the lowest eight bits are heard. numpy only.

Numbers are those of JavaScript: floats, which the operators on bits cut to 32 bits.
"""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.recipes.reading import Tree, read
from engine.tables import Signal

_BATCH: Final = 4096  # samples at once, so that nothing keeps the interpreter for long
_LEVEL: Final = 0.2
_COUNTS_A_PERIOD: Final = 256


def samples(
    formula: str,
    hertz: float,
    first: float,
    wait_s: float,
    offset: float,
    seconds: float,
    sample_rate: int,
) -> Signal:
    """The sound of a formula.

    Args:
        formula: the formula; t goes up by 256 in a period.
        hertz: how many periods a second.
        first: the sample at which it begins, counted from cycle 0.
        wait_s: silence before that.
        offset: added to t.
        seconds: how long it is heard.
        sample_rate: Hz.
    """
    tree = read(formula)
    # Formulas that multiply t with itself tell one float from the next: browsers keep 32 bits.
    step = _COUNTS_A_PERIOD / sample_rate * float(np.float32(hertz))
    frames = round(seconds * sample_rate)
    heard = np.empty(frames)
    silent = min(round(wait_s * sample_rate), frames)
    with np.errstate(all="ignore"):
        for begin in range(0, frames, _BATCH):
            places = np.arange(begin, min(begin + _BATCH, frames)) + first - silent
            counter = step * places + offset
            value = _bits(_value(tree, counter)) & 255
            heard[begin : begin + len(places)] = (value / 127.5 - 1) * _LEVEL
    heard[:silent] = 0.0
    return heard


def _value(tree: Tree, t: Any) -> Any:
    kind, *parts = tree
    if kind == "number":
        return np.float64(parts[0])
    if kind == "t":
        return t
    if kind == "call":
        return _CALLS[parts[0]](*(_value(each, t) for each in parts[1]))
    if kind == "list":
        return np.float64(np.nan)  # a list itself is not a number
    if kind == "item":
        return _item(parts[0], _value(parts[1], t), t)
    return _OPERATORS[kind](*(_value(each, t) for each in parts))


def _item(tree: Tree, index: Signal, t: Signal) -> Signal:
    items = [_value(each, t) for each in tree[1]] if tree[0] == "list" else []
    cases = [index == place for place in range(len(items))]
    return np.select(cases, items, np.nan) if items else np.full_like(t, np.nan)


def _bits(value: Signal) -> NDArray[np.int64]:
    """Cut to a whole number of 32 bits, with its sign."""
    whole = np.fmod(np.trunc(np.where(np.isfinite(value), value, 0.0)), 2.0**32)
    cut: NDArray[np.int64] = np.asarray(whole).astype(np.int64)
    return ((cut + 2**31) & 0xFFFF_FFFF) - 2**31


def _shifted(left: Signal, right: Signal, sign: str) -> Signal:
    places = _bits(right) & 31
    if sign == ">>>":
        return ((_bits(left) & 0xFFFF_FFFF) >> places).astype(np.float64)
    if sign == ">>":
        return (_bits(left) >> places).astype(np.float64)
    return _bits((_bits(left) << places).astype(np.float64)).astype(np.float64)


def _true(value: Signal) -> Any:
    return (value != 0) & ~np.isnan(value)


_OPERATORS: Final[Mapping[str, Callable[..., Any]]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "%": np.fmod,
    "**": np.power,
    "&": lambda a, b: (_bits(a) & _bits(b)).astype(np.float64),
    "|": lambda a, b: (_bits(a) | _bits(b)).astype(np.float64),
    "^": lambda a, b: (_bits(a) ^ _bits(b)).astype(np.float64),
    "<<": lambda a, b: _shifted(a, b, "<<"),
    ">>": lambda a, b: _shifted(a, b, ">>"),
    ">>>": lambda a, b: _shifted(a, b, ">>>"),
    "<": lambda a, b: (a < b) * 1.0,
    ">": lambda a, b: (a > b) * 1.0,
    "<=": lambda a, b: (a <= b) * 1.0,
    ">=": lambda a, b: (a >= b) * 1.0,
    "==": lambda a, b: (a == b) * 1.0,
    "===": lambda a, b: (a == b) * 1.0,
    "!=": lambda a, b: (a != b) * 1.0,
    "!==": lambda a, b: (a != b) * 1.0,
    "&&": lambda a, b: np.where(_true(a), b, a),
    "||": lambda a, b: np.where(_true(a), a, b),
    "?": lambda test, then, other: np.where(_true(test), then, other),
    "unary -": np.negative,
    "unary +": lambda a: a,
    "unary !": lambda a: (~_true(a)) * 1.0,
    "unary ~": lambda a: (~_bits(a)).astype(np.float64),
}

_CALLS: Final[Mapping[str, Callable[..., Any]]] = {
    **{name: getattr(np, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "abs")},
    **{
        name: getattr(np, name) for name in ("floor", "ceil", "trunc", "sqrt", "cbrt", "exp", "log")
    },
    **{name: getattr(np, name) for name in ("log2", "log10", "sign")},
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "atan2": np.arctan2,
    "pow": np.power,
    "round": lambda a: np.floor(a + 0.5),
    "int": np.floor,
    "min": lambda *a: reduce(np.minimum, a, np.float64(np.inf)),
    "max": lambda *a: reduce(np.maximum, a, np.float64(-np.inf)),
    "random": lambda *_: np.random.default_rng(7).uniform(0, 1, _BATCH)[:1],
}
