"""Operators and a few methods by name, the pattern last: add(3, "1 2"), mask("1 0", "a b")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from patterns.operations import joins, structure
from patterns.operators import OPERATORS
from patterns.registry import FUNCTIONS, METHODS, reify
from patterns.values import Value

BY_NAME: Final = (
    *(name for name in OPERATORS if name != "log2"),
    *("mask", "struct", "withValue", "bind", "innerBind", "outerBind", "squeezeBind"),
    *("stepBind", "polyBind"),
)
NEEDED: Final = (joins, structure)  # what the names above are methods of


def by_name(name: str) -> Callable[..., Any]:
    """A method as a function: the argument, then the pattern, which may come later."""
    one = METHODS[name]

    def called(value: Value, *pats: Value) -> Any:
        if not pats:
            return lambda pat, *_more: one(reify(pat), value)
        return one(reify(pats[0]), value)

    called.__doc__ = one.__doc__
    return called


def superimpose(functions: Value, *pats: Value) -> Any:
    """The pattern, and on top of it what each function of a list makes of it."""
    listed = functions if isinstance(functions, (tuple, list)) else (functions,)
    if not pats:
        return lambda pat, *_more: METHODS["superimpose"](reify(pat), *listed)
    return METHODS["superimpose"](reify(pats[0]), *listed)


FUNCTIONS.update({name: by_name(name) for name in BY_NAME})
FUNCTIONS["superimpose"] = superimpose
