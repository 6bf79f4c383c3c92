"""Functions that make patterns from values and patterns: stack, cat, sequence and kin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from patterns import constructors
from patterns.changing import fmap
from patterns.hap import EMPTY, Event
from patterns.joining import inner_bind
from patterns.kinds import count, time
from patterns.numerals import numeral
from patterns.operations.tempo import segment
from patterns.operations.utilities import pair_of
from patterns.pattern import Pattern, nothing, silence
from patterns.pattern import pure as one_value
from patterns.registry import FUNCTIONS, METHODS, function, method, reify, sequence
from patterns.signals import saw
from patterns.state import State
from patterns.timing import fast, slow
from patterns.values import UNDEFINED, Value

ARRANGED: Final = 'such as arrange([4, s("bd*4")], [2, s("hh*8")])'


def patterns_of(values: Sequence[Value]) -> list[Pattern]:
    """Arguments as patterns; a list among them is a sequence."""
    return [sequence(one) if isinstance(one, (tuple, list)) else reify(one) for one in values]


@function("pure")
def pure(value: Value = UNDEFINED) -> Pattern:
    """One value, once a cycle."""
    return one_value(value)


@function("stack", "polyrhythm", "pr")
def stack(*values: Value) -> Pattern:
    """All at the same time."""
    return constructors.stack(patterns_of(values))


@function("slowcat", "cat")
def slowcat(*values: Value) -> Pattern:
    """One after another, one a cycle."""
    return constructors.slowcat(patterns_of(values))


@function("slowcatPrime")
def slowcat_prime(*values: Value) -> Pattern:
    """One a cycle, in turn; what is not played is skipped."""
    return constructors.slowcat_prime([reify(value) for value in values])


@function("fastcat", "sequence", "seq")
def fastcat(*values: Value) -> Pattern:
    """One after another, all in one cycle."""
    return constructors.fastcat(patterns_of(values))


@function("timecat", "timeCat", "stepcat", "s_cat")
def timecat(*values: Value) -> Pattern:
    """One after another in one cycle, [weight, pattern] pairs or patterns by their steps."""
    parts: list[tuple[Fraction, Pattern]] = []
    for value in values:
        if isinstance(value, (tuple, list)) and len(value) == 2:
            parts.append((time(value[0]), reify(value[1])))
        else:
            pat = reify(value)
            parts.append((Fraction(1) if pat.steps is None else pat.steps, pat))
    return constructors.timecat(parts)


@function("arrange")
def arrange(*sections: Value) -> Pattern:
    """Sections [cycles, pattern] one after another."""
    pairs = [pair_of(one, "sections [cycles, pattern]", ARRANGED) for one in sections]
    parts = [(time(cycles), reify(pat)) for cycles, pat in pairs]
    total = sum((cycles for cycles, _ in parts), Fraction(0))
    return slow(total, constructors.timecat([(n, fast(n, pat)) for n, pat in parts]))


@function("polymeter", "pm", "s_polymeter")
def polymeter(*values: Value) -> Pattern:
    """Together, each with its own steps at the same pace; lists at the pace of the first."""
    if values and isinstance(values[0], (tuple, list)):
        return _list_meter(values)
    return constructors.polymeter([pat for pat in values if isinstance(pat, Pattern)])


def _list_meter(lists: Sequence[Value]) -> Pattern:
    counted = [_counted(one) for one in lists]
    pace = counted[0][1]
    pats = [fast(Fraction(pace, steps), pat) for pat, steps in counted if steps]
    return constructors.stack(pats)


def _counted(value: Value) -> tuple[Pattern, int]:
    """A list as a sequence, and how many steps it counts."""
    if not isinstance(value, (tuple, list)):
        return reify(value), 1
    if len(value) == 1:
        return _counted(value[0])
    return constructors.fastcat([_counted(one)[0] for one in value]), len(value)


@function("run")
def run(length: Value) -> Pattern:
    """The numbers from 0 up to one below the length, in one cycle."""
    lengths = reify(length)
    if isinstance(lengths.pure, (int, float)):
        return _run(lengths.pure)
    return inner_bind(lengths, _run)


def _run(length: Value) -> Pattern:
    """A run; before cycle 0 it counts from below, since Strudel's saw does."""
    size = count(length)
    if size != numeral(length):
        ramp = fmap(saw, lambda value: math.floor(value * numeral(length) + 0.5))
        return segment(time(length), ramp)
    ahead: list[Event] = [(size, i, i + 1, i, i + 1, i, EMPTY) for i in range(size)]
    behind = [(*event[:5], event[5] - size if event[5] else 0, EMPTY) for event in ahead]

    def make(number: int, _state: State) -> Sequence[Event]:
        return ahead if number >= 0 else behind

    return Pattern(make, repeat=(1, 0), steps=Fraction(size))


@function("gap")
def gap(steps: Value) -> Pattern:
    """A rest of some steps."""
    return nothing(time(steps))


FUNCTIONS.update(silence=silence, nothing=nothing(Fraction(0)))
for _name in ("stack", "slowcat", "cat", "fastcat", "sequence", "seq"):
    METHODS[_name] = FUNCTIONS[_name]


@method("hush")
def hush(_pat: Pattern) -> Pattern:
    """Silence."""
    return silence
