"""Joins and applications as methods: patterns of patterns, and patterns of functions.

`.fmap(v => n(v).fast(2)).innerJoin()` is `.innerBind(v => n(v).fast(2))`; what each of the
joins keeps is told in joining.py, whose wholes an application keeps in applying.py.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from patterns.applying import app_both, app_left, app_right
from patterns.errors import QueryError
from patterns.hap import Hap, TimeSpan
from patterns.joining import bind, inner_bind, outer_bind, reset_bind, squeeze_bind
from patterns.numerals import unfit
from patterns.operations.stepwise import extend, step_join
from patterns.operations.utilities import called
from patterns.pattern import Pattern, with_steps
from patterns.registry import METHODS, method, reify
from patterns.state import State
from patterns.values import UNDEFINED, Value

Inner: TypeAlias = Callable[[Value], Pattern]
Join: TypeAlias = Callable[[Pattern, Inner], Pattern]


def inner_pattern(value: Value) -> Pattern:
    """A value that is a pattern.

    Raises:
        KindError: it is none.
    """
    if not isinstance(value, Pattern):
        raise unfit(value, "a pattern of patterns", "make them so: .fmap(v => pure(v))")
    return value


def _outer(pat: Pattern, inner: Inner) -> Pattern:
    return with_steps(outer_bind(pat, inner), pat.steps)


def _restart(pat: Pattern, inner: Inner) -> Pattern:
    return reset_bind(pat, inner, restart=True)


def _poly(pat: Pattern, inner: Inner) -> Pattern:
    """Each inner pattern at as many steps a cycle as the outer one has."""

    def fitted(value: Value) -> Pattern:
        one = inner(value)
        if not one.steps or pat.steps is None:
            raise QueryError("polyJoin needs patterns that know their steps", hint='such as "0 1"')
        return extend(pat.steps / one.steps, one)

    return _outer(pat, fitted)


# the name before Bind or Join -> how, and what it keeps
JOINS: Final[dict[str, tuple[Join, str]]] = {
    "": (bind, "Patterns inside a pattern made one; events last as long as both."),
    "inner": (inner_bind, "Patterns inside a pattern made one, with the inner events' times."),
    "outer": (_outer, "Patterns inside a pattern made one, with the outer events' times."),
    "squeeze": (squeeze_bind, "A cycle of each inner pattern squeezed into the outer event."),
    "reset": (reset_bind, "The cycle of each inner pattern begins again with the outer event."),
    "restart": (_restart, "Each inner pattern begins again, at cycle 0, with the outer event."),
    "poly": (_poly, "The steps of each inner pattern as long as those of the outer one."),
    "step": (step_join, "Inner patterns one after another, each as long as its steps."),
}


def _enter(name: str) -> None:
    join, doc = JOINS[name]

    def joined(pat: Pattern, *_more: Value) -> Pattern:
        return join(pat, inner_pattern)

    def bound(pat: Pattern, function: Value = UNDEFINED, *_more: Value) -> Pattern:
        return join(pat, lambda value: inner_pattern(called(function, value)))

    joined.__doc__ = bound.__doc__ = doc
    METHODS[f"{name}Join" if name else "join"] = joined
    METHODS[f"{name}Bind" if name else "bind"] = bound


for _name in JOINS:
    _enter(_name)
del METHODS["resetBind"], METHODS["restartBind"]  # Strudel has only their joins


@method("appLeft")
def app_left_method(pat: Pattern, values: Value = UNDEFINED, *_more: Value) -> Pattern:
    """A pattern of functions to a pattern of values; times of the functions."""
    return app_left(pat, reify(values), called)


@method("appRight")
def app_right_method(pat: Pattern, values: Value = UNDEFINED, *_more: Value) -> Pattern:
    """A pattern of functions to a pattern of values; times of the values."""
    return app_right(pat, reify(values), called)


@method("appBoth")
def app_both_method(pat: Pattern, values: Value = UNDEFINED, *_more: Value) -> Pattern:
    """A pattern of functions to a pattern of values; times that both share."""
    return app_both(pat, reify(values), called)


@method("appWhole")
def app_whole(pat: Pattern, whole: Value = UNDEFINED, values: Value = UNDEFINED) -> Pattern:
    """A pattern of functions to a pattern of values; a function says the whole of both."""
    others = reify(values)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        right = others.span(begin, end, state)
        out = []
        for one in pat.span(begin, end, state):
            for two in right:
                part = one.part.intersection(two.part)
                if part is not None:
                    context = two.context.merged(one.context)
                    value = called(one.value, two.value)
                    out.append(Hap.of(chosen(whole, one, two), part, value, context))
        return out

    return Pattern(spans=spans)


@method("bindWhole")
def bind_whole(pat: Pattern, whole: Value = UNDEFINED, function: Value = UNDEFINED) -> Pattern:
    """Join in which a function says the whole of an event from the outer and inner one's."""

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for one in pat.span(begin, end, state):
            inner = inner_pattern(called(function, one.value))
            for two in inner.span(one.part.begin, one.part.end, state):
                context = one.context.merged(two.context)
                out.append(Hap.of(chosen(whole, one, two), two.part, two.value, context))
        return out

    return Pattern(spans=spans)


def chosen(whole: Value, one: Hap, two: Hap) -> TimeSpan | None:
    """The whole that a player's function makes of two others.

    Raises:
        QueryError: it gives something else than a span or undefined.
    """
    wholes = [UNDEFINED if hap.whole is None else hap.whole for hap in (one, two)]
    found = called(whole, *wholes)
    if found is UNDEFINED or found is None:
        return None
    if not isinstance(found, TimeSpan):
        raise unfit(found, "a span of time", "such as (a, b) => a")
    return found
