"""Functions that count in steps: take some, drop some, shrink, grow, meet pace for pace."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from patterns.applying import lcm_of_steps
from patterns.changing import located
from patterns.constructors import fastcat, slowcat, stack, timecat
from patterns.errors import QueryError
from patterns.hap import EMPTY, Hap, TimeSpan
from patterns.joining import remembered
from patterns.kinds import anything, copies, time
from patterns.numerals import fraction, multiplied, unfit
from patterns.pattern import Pattern, nothing, silence, with_steps
from patterns.registry import function, method, operation, reify
from patterns.state import State
from patterns.timing import fast, repeat_cycles, slow, zoom
from patterns.values import Value

NONE = nothing(Fraction(0))


def step_join(outer: Pattern, inner: Callable[[Value], Pattern]) -> Pattern:
    """Join that gives each inner pattern room for its own steps.

    A cycle of the outer pattern is cut where it changes; what plays between two cuts becomes
    one part of a concatenation, weighted by the steps it has. As in Strudel, what is asked
    in one go is played by the outer cycle in which it begins.
    """
    known = remembered(inner)
    kept: dict[int, Pattern] = {}

    def of_cycle(number: int, state: State) -> Pattern:
        period, since = outer.period()
        looped = period > 0 and number >= since
        found = kept.get(number % period) if looped else None
        if found is None:
            haps = outer.span(Fraction(number), Fraction(number + 1), state)
            found = _joined(_slices([hap.moved(-number) for hap in haps], known))
            if looped:
                kept[number % period] = found
        return found

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return of_cycle(math.floor(begin), state).span(begin, end, state)

    return Pattern(None, spans, steps=of_cycle(0, State({})).steps)


def _slices(
    haps: Sequence[Hap], inner: Callable[[Value], Pattern]
) -> list[tuple[Fraction, Pattern]]:
    """How long, and what plays, between each two places where something begins or ends."""
    marks = {Fraction(0), Fraction(1)}
    for hap in haps:
        marks |= {hap.part.begin, hap.part.end}
    places = sorted(marks)
    out = []
    for begin, end in pairwise(places):
        span = TimeSpan(begin, end)
        fits = [hap for hap in haps if hap.part.begin <= begin and hap.part.end >= end]
        out.append((span.duration, stack([_placed(inner(hap.value), hap) for hap in fits])))
    return out


def _placed(pat: Pattern, outer: Hap) -> Pattern:
    """The pattern, its events also where the outer one stands in the code."""
    places = outer.context
    return pat if places is EMPTY else located(pat, places, pat.steps)


def _joined(parts: Sequence[tuple[Fraction, Pattern]]) -> Pattern:
    """Parts by their steps; a part that does not know them gets the average of the others."""
    known = [pat.steps for _, pat in parts if pat.steps is not None]
    if not known:
        return fastcat([pat for _, pat in parts])
    average = sum(known, Fraction(0)) / len(known)
    return timecat([(average if pat.steps is None else pat.steps, pat) for _, pat in parts])


@operation("pace", "steps", kinds=[time])
def pace(steps: Fraction, pat: Pattern) -> Pattern:
    """Speed up or slow down so that so many steps fit in a cycle."""
    if pat.steps is None:
        return pat
    if pat.steps == 0:
        return NONE
    if steps == 0:
        raise QueryError("a pattern cannot go at 0 steps a cycle", hint="write .pace(4)")
    return with_steps(fast(steps / pat.steps, pat), steps)


@operation("expand", "s_expand", kinds=[time], join=step_join)
def expand(factor: Fraction, pat: Pattern) -> Pattern:
    """Count as so many times more steps."""
    return with_steps(pat, multiplied(pat.steps, factor))


@operation("contract", "s_contract", kinds=[time], join=step_join)
def contract(factor: Fraction, pat: Pattern) -> Pattern:
    """Count as so many times fewer steps."""
    if not factor:
        raise unfit(0, "a number other than 0")
    return with_steps(pat, None if pat.steps is None else pat.steps / factor)


@operation("extend", "s_extend", kinds=[time], join=step_join)
def extend(factor: Fraction, pat: Pattern) -> Pattern:
    """Faster, with as many more steps."""
    return expand(factor, fast(factor, pat))


@operation("replicate", kinds=[time], join=step_join)
def replicate(times: Fraction, pat: Pattern) -> Pattern:
    """Each cycle so many times, with as many more steps."""
    return expand(times, fast(times, repeat_cycles(times, pat)))


@operation("take", "s_add", kinds=[time], join=step_join)
def take(steps: Fraction, pat: Pattern) -> Pattern:
    """Only so many steps from the begin; negative: from the end."""
    if not pat.steps or steps == 0:
        return NONE
    part = abs(steps) / pat.steps
    if part >= 1:
        return pat
    one = Fraction(1)
    return zoom(one - part, one, pat) if steps < 0 else zoom(Fraction(0), part, pat)


@operation("drop", "s_sub", kinds=[time], join=step_join)
def drop(steps: Fraction, pat: Pattern) -> Pattern:
    """Without so many steps from the begin; negative: from the end."""
    if not pat.steps:
        return NONE
    return take(pat.steps + steps, pat) if steps < 0 else take(steps - pat.steps, pat)


def shrunk(amount: Value, pat: Pattern) -> list[Pattern]:
    """The pattern, then again and again with some more steps taken away."""
    if not pat.steps:
        return [pat]
    times: Value = pat.steps
    if isinstance(amount, (tuple, list)):
        amount, times = amount[0], fraction(amount[1])
    by = fraction(amount) / pat.steps
    if times == 0:
        return [pat]
    out = []
    most = math.ceil(times) if not by else min(math.ceil(times), math.floor(1 / abs(by)) + 1)
    for index in range(copies(most)):
        left = 1 - abs(by) * index
        zero, one = Fraction(0), Fraction(1)
        out.append(zoom(one - left, one, pat) if by > 0 else zoom(zero, left, pat))
    return out


def _in_turn(pats: Sequence[Pattern]) -> Pattern:
    """Patterns one after another, each for its own steps."""
    parts = [(pat.steps, pat) for pat in pats if pat.steps]
    return timecat(parts) if parts else NONE


@operation("shrink", "s_taper", kinds=[anything], join=step_join)
def shrink(amount: Value, pat: Pattern) -> Pattern:
    """The pattern again and again, with more steps gone each time."""
    return _in_turn(shrunk(amount, pat)) if pat.steps else NONE


@operation("grow", kinds=[anything], join=step_join)
def grow(amount: Value, pat: Pattern) -> Pattern:
    """The pattern again and again, with more steps there each time."""
    if not pat.steps:
        return NONE
    return _in_turn(shrunk(-fraction(amount), pat)[::-1])


@method("shrinklist", "s_taperlist")
def shrink_list(pat: Pattern, *amount: Value) -> list[Pattern]:
    """The patterns that shrink plays in turn."""
    return shrunk(amount[0] if len(amount) == 1 else amount, pat)


@function("shrinklist", "s_taperlist")
def shrink_list_of(amount: Value, pat: Value) -> list[Pattern]:
    """The patterns that shrink plays in turn."""
    return shrunk(amount, reify(pat))


@method("tour", "s_tour")
@function("tour", "s_tour")
def tour(pat: Pattern, *others: Value) -> Pattern:
    """The pattern among others, moved one place earlier each time round."""
    pat, pats = reify(pat), [reify(other) for other in others]
    rounds: list[Pattern] = []
    for index in range(len(pats)):
        place = len(pats) - index
        rounds += [*pats[:place], pat, *pats[place:]]
    return _stepcat([*rounds, pat, *pats])


def _stepcat(pats: Sequence[Pattern]) -> Pattern:
    one = Fraction(1)
    return timecat([(one if pat.steps is None else pat.steps, pat) for pat in pats])


@function("zip", "s_zip")
def zip_(*values: Value) -> Pattern:
    """A step of each pattern in turn."""
    pats = [pat for pat in values if isinstance(pat, Pattern) and pat.steps]
    steps = lcm_of_steps([pat.steps for pat in pats if pat.steps])
    if not steps:
        return nothing(None)
    slowed = slowcat([slow(pat.steps or Fraction(1), pat) for pat in pats])
    return with_steps(fast(steps, slowed), steps)


@function("stepalt", "s_alt")
def stepalt(*groups: Value) -> Pattern:
    """One of each group in turn, each for its own steps."""
    lists = [
        [reify(one) for one in group] if isinstance(group, (tuple, list)) else [reify(group)]
        for group in groups
    ]
    rounds = math.lcm(*(len(one) for one in lists if one))
    pats = [one[turn % len(one)] if one else silence for turn in range(rounds) for one in lists]
    return _in_turn([pat for pat in pats if pat.steps])


@method("setSteps")
def set_steps(pat: Pattern, steps: Value) -> Pattern:
    """The same pattern that says it has another number of steps."""
    return with_steps(pat, fraction(steps))
