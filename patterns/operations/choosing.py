"""One pattern chosen among several: by chance, by weight, by a pattern of indices or names."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from patterns.applying import app_left
from patterns.chance import rand
from patterns.errors import QueryError
from patterns.joining import bind, inner_bind, outer_bind, reset_bind, squeeze_bind
from patterns.kinds import change
from patterns.numerals import js_number, numeral, shown
from patterns.operations.tempo import segment
from patterns.pattern import Pattern, fmap, pure, silence
from patterns.registry import FUNCTIONS, METHODS, Join, function, method, reify
from patterns.timing import ONE
from patterns.values import UNDEFINED, Value

Lookup: TypeAlias = Callable[[Value], Pattern]


def chosen(index: Pattern, values: Sequence[Value], join: Join) -> Pattern:
    """One of some patterns, by an index pattern from 0 to 1."""
    pats = [reify(value) for value in values]
    if not pats:
        return silence
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
def choose_with(index: Value, values: Sequence[Value]) -> Pattern:
    """One of the values, by a pattern from 0 to 1."""
    return chosen(reify(index), values, outer_bind)


@function("chooseInWith")
def choose_in_with(index: Value, values: Sequence[Value]) -> Pattern:
    """One of the values, by a pattern from 0 to 1, with its own structure."""
    return chosen(reify(index), values, inner_bind)


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


def weighted(index: Pattern, pairs: Sequence[Value], join: Join) -> Pattern:
    """One of [value, weight] pairs, by an index pattern from 0 to 1; weights may be patterns."""
    if not pairs:
        return silence
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


def lookup(table: Value, modulo: bool) -> Lookup:
    """How a value finds its pattern: by rounded index in a list, by name in an object."""
    if isinstance(table, Mapping):
        named = {key: reify(value) for key, value in table.items()}
        return lambda name: _named(named, name)
    pats = [reify(value) for value in table]

    def at(value: Value) -> Pattern:
        number = js_number(value)
        if not math.isfinite(number):
            raise QueryError(f"pick needs a number, {shown(value)} is none")
        index = math.floor(number + 0.5)
        if modulo:
            if index < 0 and math.fmod(index, len(pats)):
                raise QueryError("pickmod needs a number that is not negative")
            return pats[index % len(pats)]
        return pats[min(max(index, 0), len(pats) - 1)]

    return at


def _named(table: Mapping[str, Pattern], name: Value) -> Pattern:
    found = table.get(name if isinstance(name, str) else str(name))
    if found is None:
        raise QueryError(f"there is nothing named {shown(name)} to pick")
    return found


def picked(first: Value, second: Value, modulo: bool, join: Join) -> Pattern:
    """A pattern of indices or names, each replaced by what it finds; either order."""
    table, pat = (second, first) if isinstance(first, Pattern) else (first, second)
    if not len(table):
        return silence
    return join(reify(pat), lookup(table, modulo))


def _restart(outer: Pattern, inner: Lookup) -> Pattern:
    return reset_bind(outer, inner, restart=True)


PICKS: Final[dict[str, Join]] = {
    "": inner_bind,
    "Out": outer_bind,
    "Restart": _restart,
    "Reset": reset_bind,
    "Squeeze": squeeze_bind,
}


def _pick(name: str, modulo: bool, join: Join) -> None:
    """Enter one of the pick functions, as function and as method."""

    def pick(first: Value, second: Value = UNDEFINED) -> Value:
        """Replace indices or names by the patterns they find in a list or an object."""
        if second is UNDEFINED:
            return lambda pat: picked(first, pat, modulo, join)
        return picked(first, second, modulo, join)

    FUNCTIONS[name] = METHODS[name] = pick


for _suffix, _join in PICKS.items():
    _pick(f"pick{_suffix}", False, _join)
    _pick(f"pickmod{_suffix}", True, _join)
_pick("inhabit", False, squeeze_bind)
_pick("inhabitmod", True, squeeze_bind)


def _pick_function(name: str) -> None:
    """Enter one of the functions that pick what is done to the pattern."""

    def pick(pat: Pattern, index: Value, functions: Sequence[Value]) -> Pattern:
        """Apply the function of a list that an index pattern finds."""
        results = [change(one)(pat) for one in functions]
        return inner_bind(reify(index), lookup(results, False))

    METHODS[name] = pick


_pick_function("pickF")


@method("pickmodF")
def pickmod_function(_pat: Pattern, _index: Value, _functions: Sequence[Value]) -> Pattern:
    """Silence, as in Strudel 1.2.6, where this one finds no function; use pickF."""
    return silence


FUNCTIONS["squeeze"] = FUNCTIONS["pickmodSqueeze"]
