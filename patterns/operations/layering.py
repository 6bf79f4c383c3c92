"""A pattern on top of itself, changed: in stereo, later, several times."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from patterns.alignments import combine
from patterns.changing import fmap
from patterns.constructors import stack
from patterns.errors import QueryError
from patterns.kinds import callback, change, copies, plain_number, strict_change, time
from patterns.numerals import shown
from patterns.pattern import Pattern
from patterns.registry import method, operation
from patterns.timing import late
from patterns.values import Value

Change = Callable[[Pattern], Pattern]


@operation("off", kinds=[time, change])
def off(by: Fraction, function: Change, pat: Pattern) -> Pattern:
    """The pattern, and on top of it a changed copy that comes later."""
    return stack([pat, function(late(by, pat))])


def _panned(shift: float) -> Callable[[Value], Value]:
    def panned(value: Value) -> Value:
        if not isinstance(value, dict):
            raise QueryError(f"jux needs controls, not {shown(value)}", hint='such as n("0 1")')
        return {**value, "pan": value.get("pan", 0.5) + shift}

    return panned


@operation("juxBy", "juxby", kinds=[plain_number, change])
def jux_by(width: float, function: Change, pat: Pattern) -> Pattern:
    """The pattern on the left and a changed copy on the right, `width` apart."""
    left = fmap(pat, _panned(-width / 2))
    right = function(fmap(pat, _panned(width / 2)))
    return stack([left, right])


@operation("jux", kinds=[change])
def jux(function: Change, pat: Pattern) -> Pattern:
    """The pattern on the left and a changed copy on the right."""
    return jux_by(1, function, pat)


@operation("echo", kinds=[copies, time, plain_number])
def echo(times: int, by: Fraction, feedback: float, pat: Pattern) -> Pattern:
    """Repeat the pattern later, at gain 1, `feedback`, `feedback` squared and so on."""
    return echo_with(times, by, lambda one, index: _quieter(one, feedback**index), pat)


@operation("stut", kinds=[copies, plain_number, time])
def stut(times: int, feedback: float, by: Fraction, pat: Pattern) -> Pattern:
    """As echo, with its last two arguments exchanged."""
    return echo(times, by, feedback, pat)


def _quieter(pat: Pattern, factor: float) -> Pattern:
    return combine("set", "in", pat, {"gain": factor})


def echo_with(
    times: int, by: Fraction, function: Callable[[Pattern, int], Pattern], pat: Pattern
) -> Pattern:
    """Repeat the pattern later, each time through a function that gets the index as well."""
    return stack([function(late(by * index, pat), index) for index in range(times)])


operation("echoWith", "echowith", "stutWith", "stutwith", kinds=[copies, time, callback])(echo_with)


@method("superimpose")
def superimpose(pat: Pattern, *functions: Value) -> Pattern:
    """The pattern, and on top of it what each function makes of it."""
    return stack([pat, *(change(function)(pat) for function in functions)])


@method("layer")
def layer(pat: Pattern, *functions: Value) -> Pattern:
    """What each function makes of the pattern, all together."""
    return stack([change(function)(pat) for function in functions])


@operation("apply", kinds=[strict_change])
def apply(function: Change, pat: Pattern) -> Pattern:
    """What a function makes of the pattern."""
    return function(pat)
