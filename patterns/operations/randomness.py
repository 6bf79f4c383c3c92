"""Patterns of random numbers, and cycles put in random order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from patterns.applying import app_left
from patterns.chance import rand, rands_at
from patterns.changing import fmap
from patterns.continuous import signal
from patterns.errors import QueryError
from patterns.hap import Event, Hap
from patterns.joining import inner_bind
from patterns.kinds import anything, callback, count, plain_number, whole
from patterns.live import with_values
from patterns.numerals import js_number, tidy
from patterns.operations.tempo import segment
from patterns.pattern import ALWAYS, Pattern, nothing, silence
from patterns.registry import FUNCTIONS, function, operation, reify
from patterns.state import State
from patterns.timing import fast, repeat_cycles, zoom
from patterns.values import UNDEFINED, Value
from patterns.ways import One


@function("irand")
def irand(length: Value) -> Pattern:
    """Random whole numbers from 0 up to one below the length."""
    return inner_bind(reify(length), _irand)


def _irand(length: Value) -> Pattern:
    size = plain_number(length)
    if not math.isfinite(size):
        return fmap(rand, lambda x: x * size)
    return fmap(rand, lambda x: tidy(math.trunc(x * size)))


@function("brandBy")
def brand_by(chance: Value) -> Pattern:
    """True with a chance from 0 to 1, else false."""
    return inner_bind(reify(chance), lambda x: fmap(rand, lambda r: r < plain_number(x)))


def several(length: Value) -> int:
    """A number of random numbers; as in Strudel, there is no list of one.

    Raises:
        QueryError: it is one, or no number.
    """
    wanted = count(length)
    if wanted == 1:
        raise QueryError("1 random number is no list", hint="write 2 or more")
    return wanted


@function("randL")
def rand_list(length: Value) -> Pattern:
    """Lists of random numbers from 0 to 1."""

    def lists(num: int, den: int, state: State) -> Value:
        def of_length(size: Value) -> Value:
            found = rands_at(num / den, several(size), state.controls)
            return tuple(abs(number) for number in found)

        return of_length

    return app_left(signal(lists), reify(length), lambda make, size: make(size))


@function("randrun")
def randrun(length: Value) -> Pattern:
    """The numbers from 0 up to one below the length, in a random order each cycle."""
    return _randrun(count(length))


def _randrun(length: int) -> Pattern:
    kept: list[tuple[object, list[int]]] = [(None, [])]  # of the cycle that was asked for last

    def of_cycle(number: int, controls: Mapping[str, Value]) -> list[int]:
        asked = number, controls.get("_seed"), controls.get("_rng")
        last, order = kept[0]
        if last != asked:
            order = _order(rands_at(number + 0.5, length, controls))
            kept[0] = asked, order
        return order

    def at(num: int, den: int, state: State) -> int:
        several(length)
        number = num // den
        order = of_cycle(number, state.controls)
        place = (num - number * den) * length // den
        return order[place % length]

    return segment(Fraction(length), signal(at)) if length > 0 else silence


def _order(numbers: list[float]) -> list[int]:
    """Which of the numbers is smallest, second smallest, and so on."""
    return sorted(range(len(numbers)), key=numbers.__getitem__)


def rearranged(order: Pattern, slices: int, pat: Pattern) -> Pattern:
    """The slices of each cycle, in the order that a pattern of their indices says."""
    if not slices:
        return nothing(None)
    size = Fraction(1, slices)

    @cache
    def played(index: int) -> Pattern:
        part = zoom(size * index, size * (index + 1), pat)
        return fast(Fraction(slices), repeat_cycles(slices, part))

    return inner_bind(order, played)


@operation("shuffle", kinds=[whole])
def shuffle(slices: int, pat: Pattern) -> Pattern:
    """The slices of each cycle in a random order, each of them once."""
    return rearranged(_randrun(slices), slices, pat)


@operation("scramble", kinds=[whole])
def scramble(slices: int, pat: Pattern) -> Pattern:
    """Random slices of each cycle; some may come twice."""
    order = segment(Fraction(slices), _irand(slices))
    return rearranged(order, slices, pat)


@function("withSeed")
def with_seed(function: Callable[[Value], Value], pat: Value) -> Pattern:
    """Other random numbers, by a function of the seed so far."""
    callback(function)
    return with_changed_controls(
        reify(pat), lambda old: {"_seed": function(old.get("_seed", UNDEFINED))}
    )


@operation("seed", kinds=[anything])
def seed(number: Value, pat: Pattern) -> Pattern:
    """Other random numbers, the same for the same seed."""
    return with_controls(pat, "_seed", js_number(number))


def with_controls(pat: Pattern, name: str, value: Value) -> Pattern:
    """The pattern with a live value of its queries set."""
    return with_changed_controls(pat, lambda _old: {name: value})


def with_changed_controls(
    pat: Pattern, change: Callable[[Mapping[str, Value]], Mapping[str, Value]]
) -> Pattern:
    """The pattern with some live values of its queries changed."""

    def changed(state: State) -> State:
        return state.with_controls(with_values(state.controls, change(state.controls)))

    def make(number: int, state: State) -> list[Event]:
        return list(pat.cycle(number, changed(state)))

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return pat.span(begin, end, changed(state))

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        return pat.one(begin, end, ticks, changed(state))

    sample = pat.at
    if sample is not None:
        return Pattern(
            spans=spans if pat.pieced else None,
            at=lambda num, den, state: sample(num, den, changed(state)),
        )
    repeat = 0, ALWAYS
    return Pattern(make if pat.cyclic else None, spans, None, repeat, pat.steps, one=one)


brand = brand_by(0.5)
FUNCTIONS["brand"] = brand
