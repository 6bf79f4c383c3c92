"""Patterns laid over each other by their steps, and faded into each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from patterns import constructors
from patterns.alignments import combine
from patterns.changing import fmap
from patterns.constructors import timecat
from patterns.errors import QueryError
from patterns.joining import bind, inner_bind
from patterns.kinds import MAX_COPIES, time
from patterns.numerals import numeral, unfit
from patterns.operations.construction import patterns_of
from patterns.operations.stepwise import pace
from patterns.operations.utilities import list_of, pair_of
from patterns.pattern import Pattern, nothing, pure, silence, with_steps
from patterns.registry import function, method, reify
from patterns.timing import compress, slow
from patterns.values import Value

Placing: TypeAlias = Callable[[Fraction, Pattern], Sequence[tuple[Fraction, Pattern]]]


def steps_of(pat: Pattern) -> Fraction:
    """How many steps a pattern has.

    Raises:
        QueryError: it does not know.
    """
    if pat.steps is None:
        raise QueryError(
            "one of these patterns does not know how many steps it has",
            hint="say it with .setSteps(4)",
        )
    return pat.steps


def _gap(steps: Fraction) -> tuple[Fraction, Pattern]:
    return steps, nothing(steps)


PLACES: Final[dict[str, Placing]] = {
    "left": lambda rest, pat: [(steps_of(pat), pat), _gap(rest)],
    "right": lambda rest, pat: [_gap(rest), (steps_of(pat), pat)],
    "centre": lambda rest, pat: [_gap(rest / 2), (steps_of(pat), pat), _gap(rest / 2)],
}


def placed(pats: Sequence[Pattern], place: Placing) -> Pattern:
    """Patterns together at one step length, the shorter ones with rests beside them.

    >>> from patterns.constructors import fastcat
    >>> two, one = fastcat([pure("a"), pure("b")]), pure("c")
    >>> [str(hap.whole.end) for hap in placed([two, one], PLACES["left"]).query(0, 1)]
    ['1/2', '1', '1/2']
    """
    if len(pats) < 2:
        return pats[0] if pats else silence
    longest = max(steps_of(pat) for pat in pats)
    filled = [
        pat if steps_of(pat) == longest else timecat(place(longest - steps_of(pat), pat))
        for pat in pats
    ]
    return constructors.stack(filled)


@function("stackLeft")
def stack_left(*values: Value) -> Pattern:
    """Together at one step length, the shorter ones at the begin of the cycle."""
    return placed(patterns_of(values), PLACES["left"])


@function("stackRight")
def stack_right(*values: Value) -> Pattern:
    """Together at one step length, the shorter ones at the end of the cycle."""
    return placed(patterns_of(values), PLACES["right"])


@function("stackCentre")
def stack_centre(*values: Value) -> Pattern:
    """Together at one step length, the shorter ones in the middle of the cycle."""
    return placed(patterns_of(values), PLACES["centre"])


@function("stackBy")
def stack_by(by: Value, *values: Value) -> Pattern:
    """Together as a pattern says: left, right, centre, expand or repeat."""
    pats = patterns_of(values)
    steps = max((steps_of(pat) for pat in pats), default=Fraction(1))

    def stacked(name: Value) -> Pattern:
        if name == "expand":
            return constructors.stack(pats)
        if name == "repeat":
            return pace(steps, constructors.polymeter(pats))
        if not isinstance(name, str) or name not in PLACES:
            raise unfit(name, "a way to stack", "left, right, centre, expand or repeat")
        return placed(pats, PLACES[name])

    return with_steps(inner_bind(reify(by), stacked), steps)


@function("sequenceP")
def sequence_p(pats: Value) -> Pattern:
    """A list of patterns as one pattern of lists."""
    pats = list_of(pats)
    if len(pats) > MAX_COPIES:
        raise QueryError(f"{len(pats)} patterns are too many to play", hint="use a shorter list")
    result = pure(())
    for value in pats:
        result = bind(result, _longer(reify(value)))
    return result


def _longer(pat: Pattern) -> Callable[[Value], Pattern]:
    return lambda values: fmap(pat, lambda value: (*values, value))


@function("seqPLoop")
def seq_p_loop(*parts: Value) -> Pattern:
    """Parts [begin, end, pattern] in cycles, played in a loop that ends with the last part."""
    total = Fraction(0)
    timed: list[tuple[Fraction, Fraction, Pattern]] = []
    for part in parts:
        pair_of(part, "parts [begin, end, pattern]", 'such as [0, 2, s("bd*4")]')
        begin = total if len(part) == 2 else time(part[0])
        total = time(part[-2])
        timed.append((begin, total, reify(part[-1])))
    if total <= 0:
        return silence
    places = [compress(begin / total, end / total, pure(pat)) for begin, end, pat in timed]
    return inner_bind(slow(total, constructors.stack(places)), lambda pat: pat)


@function("xfade")
@method("xfade")
def xfade(first: Value, position: Value, second: Value) -> Pattern:
    """From the first pattern (0) to the second (1); both at full gain in the middle."""
    place = reify(position)
    fading_out = fmap(place, lambda value: {"gain": _fade(numeral(value))})
    fading_in = fmap(place, lambda value: {"gain": _fade(1 - numeral(value))})
    return constructors.stack(
        [
            combine("mul", "in", reify(first), fading_out),
            combine("mul", "in", reify(second), fading_in),
        ]
    )


def _fade(position: float) -> float:
    return 1 if position < 0.5 else 1 - (position - 0.5) / 0.5
