"""One pattern chosen among several: by chance, by weight, by a pattern of indices or names."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from patterns.applying import app_left
from patterns.chance import rand
from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.joining import bind, inner_bind, outer_bind, reset_bind, squeeze_bind
from patterns.kinds import anything, strict_change
from patterns.numerals import js_number, numeral, shown
from patterns.operations.tempo import segment
from patterns.operations.utilities import list_of, pair_of
from patterns.pattern import ONE, Pattern, nothing, pure, silence, with_steps
from patterns.registry import (
    OPERATIONS,
    Join,
    apply_function,
    function,
    method,
    operation,
    reify,
)
from patterns.values import UNDEFINED, Value

Lookup: TypeAlias = Callable[[Value], Pattern]


def chosen(index: Pattern, values: Sequence[Value], join: Join) -> Pattern:
    """One of some patterns, by an index pattern from 0 to 1."""
    pats = [reify(value) for value in values]
    if not pats:
        return nothing(None)
    last = len(pats) - 1
    places = fmap(index, lambda x: min(max(math.floor(numeral(x) * len(pats)), 0), last))
    return join(places, lambda place: pats[place])


@function("choose", "chooseOut")
def choose(*values: Value) -> Pattern:
    """One of the values at each moment, by chance; a continuous pattern."""
    return chosen(rand, values, outer_bind)


@function("chooseIn")
def choose_in(*values: Value) -> Pattern:
    """One of the values at each moment, by chance, with its own structure."""
    return chosen(rand, values, inner_bind)


@function("chooseWith")
def choose_with(index: Value, values: Value) -> Pattern:
    """One of the values, by a pattern from 0 to 1."""
    return chosen(reify(index), list_of(values), outer_bind)


@function("chooseInWith")
def choose_in_with(index: Value, values: Value) -> Pattern:
    """One of the values, by a pattern from 0 to 1, with its own structure."""
    return chosen(reify(index), list_of(values), inner_bind)


@function("chooseCycles", "randcat")
def choose_cycles(*values: Value) -> Pattern:
    """One of the values a cycle, by chance."""
    return chosen(segment(ONE, rand), values, inner_bind)


@method("choose")
def choose_by(pat: Pattern, *values: Value) -> Pattern:
    """One of the values, where this pattern goes from 0 to 1."""
    return chosen(pat, values, outer_bind)


@method("choose2")
def choose_by2(pat: Pattern, *values: Value) -> Pattern:
    """One of the values, where this pattern goes from -1 to 1."""
    return chosen(fmap(pat, lambda x: (numeral(x) + 1) / 2), values, outer_bind)


def weighted(index: Pattern, given: Sequence[Value], join: Join) -> Pattern:
    """One of [value, weight] pairs, by an index pattern from 0 to 1; weights may be patterns."""
    if not given:
        return silence
    pairs = [pair_of(one, "pairs [value, weight]", 'such as ["bd", 3], ["sd", 1]') for one in given]
    pats = [reify(pair[0]) for pair in pairs]
    weights = pure(())
    for _, weight in pairs:
        weights = app_left(weights, reify(weight), lambda all_, one: (*all_, numeral(one)))

    def found(place: float) -> Pattern:
        def heaviest(values: tuple[float, ...]) -> Pattern:
            wanted = numeral(place) * sum(values)
            sums = accumulate(values)
            return next(pat for pat, so_far in zip(pats, sums, strict=True) if so_far > wanted)

        return fmap(weights, heaviest)

    return join(bind(index, found), lambda pat: pat)


@function("wchoose")
def wchoose(*pairs: Value) -> Pattern:
    """One of [value, weight] pairs at each moment, by chance."""
    return weighted(rand, pairs, outer_bind)


@function("wchooseCycles", "wrandcat")
def wchoose_cycles(*pairs: Value) -> Pattern:
    """One of [pattern, weight] pairs a cycle, by chance."""
    return weighted(segment(ONE, rand), pairs, inner_bind)


def lookup(table: Value, modulo: bool) -> Lookup | None:
    """How a value finds its pattern: by rounded index in a list, by name in an object.

    None where there is nothing to find, and so nothing plays: what is neither list nor
    object has no entries, but for the letters of a text.

    Raises:
        QueryError: the table is null or undefined.
    """
    if table is UNDEFINED or table is None:
        raise QueryError("pick needs something to pick from", hint='such as ["0 1", "2"]')
    if isinstance(table, str):
        table = {str(index): letter for index, letter in enumerate(table)}
    if not isinstance(table, Mapping | tuple | list) or not table:
        return None
    if isinstance(table, Mapping):
        named = {key: reify(value) for key, value in table.items()}
        return lambda name: _named(named, name)
    pats = [reify(value) for value in table]

    def at(value: Value) -> Pattern:
        index = _index(value)
        if modulo:
            if index < 0 and math.fmod(index, len(pats)):
                raise QueryError("pickmod needs a number that is not negative")
            return pats[index % len(pats)]
        return pats[min(max(index, 0), len(pats) - 1)]

    return at


def _index(value: Value) -> int:
    number = js_number(value)
    if not math.isfinite(number):
        raise QueryError(f"pick needs a number, {shown(value)} is none")
    return math.floor(number + 0.5)


def _named(table: Mapping[str, Pattern], name: Value) -> Pattern:
    found = table.get(name if isinstance(name, str) else str(name))
    if found is None:
        raise QueryError(f"there is nothing called {shown(name)} to pick")
    return found


def _restart(outer: Pattern, inner: Lookup) -> Pattern:
    return reset_bind(outer, inner, restart=True)


def _outer(outer: Pattern, inner: Lookup) -> Pattern:
    return with_steps(outer_bind(outer, inner), outer.steps)


PICKS: Final[dict[str, tuple[tuple[str, str], Join]]] = {
    "pick": (("pick", "pickmod"), inner_bind),
    "out": (("pickOut", "pickmodOut"), _outer),
    "restart": (("pickRestart", "pickmodRestart"), _restart),
    "reset": (("pickReset", "pickmodReset"), reset_bind),
    "squeeze": (("inhabit", "inhabitmod"), squeeze_bind),
}
SAME: Final = {"inhabit": "pickSqueeze", "inhabitmod": "pickmodSqueeze"}


def _pick(name: str, modulo: bool, join: Join) -> None:
    """Enter one of the pick functions."""

    def pick(table: Value, pat: Pattern) -> Pattern:
        """Replace indices or names by the patterns they find in a list or an object."""
        found = lookup(table, modulo)
        return join(pat, found) if found else nothing(ONE if join is _outer else None)

    names = (name, SAME[name]) if name in SAME else (name,)
    operation(*names, kinds=[anything])(pick)


for _names, _join in PICKS.values():
    _pick(_names[0], False, _join)
    _pick(_names[1], True, _join)


@function("pick")
def pick(first: Value, second: Value = UNDEFINED, *_more: Value) -> Value:
    """Replace indices or names by the patterns they find; a list may come first or last."""
    if isinstance(second, tuple | list):
        first, second = second, first
    one = OPERATIONS["pick"]
    return apply_function(one, first) if second is UNDEFINED else apply_function(one, first, second)


@operation("pickF", kinds=[anything, anything])
def pick_function(index: Value, functions: Value, pat: Pattern) -> Pattern:
    """Apply the function of a list that an index pattern finds."""
    found = lookup(functions, False) if isinstance(functions, tuple | list) else None
    if found is None:
        return silence
    return inner_bind(found(index), lambda one: strict_change(one)(pat))


@operation("pickmodF", kinds=[anything, anything])
def pickmod_function(_index: Value, _functions: Value, _pat: Pattern) -> Pattern:
    """Silence, as in Strudel 1.2.6, where this one finds no function; use pickF."""
    return silence


@function("squeeze")
def squeeze(pat: Value, values: Value, *_more: Value) -> Pattern:
    """Squeeze a cycle of the pattern that an index finds into each event; indices go round."""
    pats = [reify(value) for value in list_of(values)]
    if not pats:
        return silence
    return squeeze_bind(reify(pat), lambda value: pats[_index(value) % len(pats)])
