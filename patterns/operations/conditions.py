"""Functions applied now and then: every so many cycles, where a pattern is true, by chance."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from patterns.chance import rand
from patterns.changing import split_cycles
from patterns.constructors import slowcat_prime, stack
from patterns.kinds import anything, change, plain_number, strict_change, turns
from patterns.operations.probability import (
    degrade_by,
    degrade_with,
    inverted_rand,
    undegrade_by,
)
from patterns.operations.tempo import segment
from patterns.operators import truthy
from patterns.pattern import Pattern, with_steps
from patterns.registry import operation
from patterns.values import Value

Change = Callable[[Pattern], Pattern]


@operation("every", "firstOf", kinds=[turns, change])
def every(cycles: int, function: Change, pat: Pattern) -> Pattern:
    """The function on the first of so many cycles."""
    return slowcat_prime([function(pat), *[pat] * (cycles - 1)])


@operation("lastOf", kinds=[turns, change])
def last_of(cycles: int, function: Change, pat: Pattern) -> Pattern:
    """The function on the last of so many cycles."""
    return slowcat_prime([*[pat] * (cycles - 1), function(pat)])


@operation("when", kinds=[truthy, strict_change])
def when_true(test: bool, function: Change, pat: Pattern) -> Pattern:
    """The function where the test pattern is true."""
    return function(pat) if test else pat


@operation("sometimesBy", kinds=[plain_number, change])
def sometimes_by(amount: float, function: Change, pat: Pattern) -> Pattern:
    """The function on a random part of the events."""
    both = stack([degrade_by(amount, pat), function(undegrade_by(1 - amount, pat))])
    return with_steps(split_cycles(both), None)


@operation("someCyclesBy", kinds=[plain_number, change])
def some_cycles_by(amount: float, function: Change, pat: Pattern) -> Pattern:
    """The function on a random part of the cycles."""
    once = Fraction(1)
    left = degrade_with(segment(once, rand), amount, pat)
    right = degrade_with(segment(once, inverted_rand), 1 - amount, pat)
    return with_steps(split_cycles(stack([left, function(right)])), None)


@operation("someCycles", kinds=[change])
def some_cycles(function: Change, pat: Pattern) -> Pattern:
    """The function on half of the cycles, by chance."""
    return some_cycles_by(0.5, function, pat)


@operation("always", kinds=[strict_change])
def always(function: Change, pat: Pattern) -> Pattern:
    """The function, always."""
    return function(pat)


@operation("never", kinds=[anything])
def never(_function: Value, pat: Pattern) -> Pattern:
    """The pattern as it is."""
    return pat


AMOUNTS: Final = {
    "almostAlways": 0.9,
    "often": 0.75,
    "sometimes": 0.5,
    "rarely": 0.25,
    "almostNever": 0.1,
}


def _sometimes(name: str, amount: float) -> None:
    """Enter a function that is applied to a fixed part of the events."""

    def applied(function: Change, pat: Pattern) -> Pattern:
        return sometimes_by(amount, function, pat)

    applied.__doc__ = f"The function on {amount:.0%} of the events, by chance."
    operation(name, kinds=[change])(applied)


for _name, _amount in AMOUNTS.items():
    _sometimes(_name, _amount)
