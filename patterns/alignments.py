"""Operators between patterns, and whose times stay.

in           times of the left (the default)        out         times of the right
mix          what both share                        squeeze     right cycles in left events
squeezeout   left cycles in right events            reset       left cycles begin at right onsets
restart      left time begins at right onsets       poly        the left steps meet the right
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeAlias

from patterns.applying import app_both, app_left, app_right
from patterns.changing import fmap, map_events
from patterns.errors import QueryError
from patterns.joining import outer_bind, reset_bind, squeeze_bind
from patterns.operators import COMPOSED, OPERATORS, Operator
from patterns.pattern import Pattern, with_steps
from patterns.registry import METHODS, sequence
from patterns.timing import fast
from patterns.values import UNDEFINED, Value

Align: TypeAlias = Callable[[Pattern, Pattern, Operator], Pattern]


def _each(left: Pattern, operator: Operator) -> Callable[[Value], Pattern]:
    return lambda value: fmap(left, lambda mine: operator(mine, value))


def _squeeze(left: Pattern, right: Pattern, operator: Operator) -> Pattern:
    return squeeze_bind(left, lambda mine: fmap(right, lambda value: operator(mine, value)))


def _squeeze_out(left: Pattern, right: Pattern, operator: Operator) -> Pattern:
    return squeeze_bind(right, _each(left, operator))


def _reset(left: Pattern, right: Pattern, operator: Operator) -> Pattern:
    return reset_bind(right, _each(left, operator))


def _restart(left: Pattern, right: Pattern, operator: Operator) -> Pattern:
    return reset_bind(right, _each(left, operator), restart=True)


def _poly(left: Pattern, right: Pattern, operator: Operator) -> Pattern:
    """The right pattern at as many steps a cycle as the left one; as in Strudel, right first."""
    if not right.steps or left.steps is None:
        return outer_bind(left, _without_steps)
    paced = fast(left.steps / right.steps, right)
    met = outer_bind(left, lambda mine: fmap(paced, lambda value: operator(value, mine)))
    return with_steps(met, left.steps)


def _without_steps(_value: Value) -> Pattern:
    raise QueryError("poly needs patterns that know their steps", hint='such as "0 1"')


ALIGNMENTS: Final[dict[str, Align]] = {
    "in": app_left,
    "out": app_right,
    "mix": app_both,
    "squeeze": _squeeze,
    "squeezein": _squeeze,
    "squeezeout": _squeeze_out,
    "reset": _reset,
    "restart": _restart,
    "poly": _poly,
}


def combine(name: str, how: str, pat: Pattern, *args: Value) -> Pattern:
    """A pattern and the sequence of some arguments, combined by operator and alignment.

    >>> from patterns.pattern import pure
    >>> combine("add", "in", pure(1), 2).query(0, 1)[0].value
    3
    """
    align = ALIGNMENTS[how]
    other = sequence(args)
    if name == "keepif":
        return without_undefined(align(pat, other, OPERATORS[name]))
    return align(pat, other, COMPOSED[name])


def without_undefined(pat: Pattern) -> Pattern:
    """The events whose value is not undefined."""
    return map_events(pat, lambda event: None if event[5] is UNDEFINED else event)


MASKS: Final[dict[str, tuple[str, str]]] = {
    "struct": ("keepif", "out"),
    "structAll": ("keep", "out"),
    "mask": ("keepif", "in"),
    "maskAll": ("keep", "in"),
    "reset": ("keepif", "reset"),
    "resetAll": ("keep", "reset"),
    "restart": ("keepif", "restart"),
    "restartAll": ("keep", "restart"),
}


def aligned(pat: Pattern, name: str, how: str) -> Callable[..., Pattern]:
    """The method `pat.add.squeeze`, ready to be called."""
    return partial(combine, name, how, pat)


def method_of(name: str, how: str) -> Callable[..., Any]:
    """An operator as a method of a pattern."""

    def called(pat: Pattern, *args: Value) -> Pattern:
        return combine(name, how, pat, *args)

    return called


def plain_method_of(operator: Operator) -> Callable[..., Pattern]:
    """An operator as the method `_name`: with one plain value, control maps left aside."""

    def called(pat: Pattern, value: Value = UNDEFINED, *_more: Value) -> Pattern:
        return fmap(pat, lambda mine: operator(mine, value))

    return called


METHODS.update({name: method_of(name, "in") for name in OPERATORS})
METHODS.update({f"_{name}": plain_method_of(one) for name, one in OPERATORS.items()})
METHODS.update({name: method_of(*how) for name, how in MASKS.items()})
METHODS.update(
    {how: method_of("set", how) for how in ALIGNMENTS if how not in (*MASKS, "squeezein")}
)
