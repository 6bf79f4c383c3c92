"""Patterns made from patterns: one after another, and together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from operator import attrgetter

from patterns.applying import lcm_of_steps
from patterns.hap import Event, Hap
from patterns.numerals import exact
from patterns.pattern import ALWAYS, Pattern, Settled, nothing, silence, with_steps
from patterns.periods import FREE, together
from patterns.pieces import cycles_of
from patterns.state import State
from patterns.timing import compress, fast, squeezed
from patterns.values import UNDEFINED
from patterns.ways import One, Repeat

SETTLED, CYCLIC = attrgetter("settled"), attrgetter("cyclic")  # asked often: quicker than a loop


def stack(pats: Sequence[Pattern]) -> Pattern:
    """All patterns at the same time.

    >>> from patterns.pattern import pure
    >>> [hap.value for hap in stack([pure("bd"), pure("hh")]).query(0, 1)]
    ['bd', 'hh']
    """
    if not pats:
        return nothing(None)
    if len(pats) == 1 and pats[0].pure is UNDEFINED:  # as in Strudel, a stack is no plain value
        return pats[0]
    steps = lcm_of_steps([pat.steps for pat in pats if pat.steps is not None])

    def make(number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for pat in pats:
            out += pat.cycle(number, state)
        return out

    if all(map(SETTLED, pats)):
        return Settled(make(0, FREE), steps)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [hap for pat in pats for hap in pat.span(begin, end, state)]

    possible = all(map(CYCLIC, pats))
    return Pattern(make if possible else None, spans, None, together(*pats), steps)


def slowcat(pats: Sequence[Pattern]) -> Pattern:
    """One pattern a cycle, in turn; no cycle of a pattern is skipped.

    >>> from patterns.pattern import pure
    >>> [hap.value for hap in slowcat([pure("a"), pure("b")]).query(0, 3)]
    ['a', 'b', 'a']
    """
    count = len(pats)
    if count == 0:
        return nothing(None)
    if count == 1:
        return pats[0]
    steps = lcm_of_steps([pat.steps for pat in pats if pat.steps is not None])

    def make(number: int, state: State) -> Sequence[Event]:
        return pats[number % count].cycle(number // count, state)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for b, e in cycles_of(begin, end, state):
            number = math.floor(b)
            by = number - number // count
            out += [hap.moved(by) for hap in pats[number % count].span(b - by, e - by, state)]
        return out

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        number = begin // ticks
        if end > (number + 1) * ticks:
            return None
        by = (number - number // count) * ticks
        return pats[number % count].one(begin - by, end - by, ticks, state)

    def repeat() -> Repeat:
        period, since = together(*pats)()
        return period * count, (since if since == ALWAYS else since * count)

    possible = all(map(CYCLIC, pats))
    return Pattern(make if possible else None, spans, None, repeat, steps, one=one)


def slowcat_prime(pats: Sequence[Pattern]) -> Pattern:
    """One pattern a cycle, in turn, all in the same time: cycles not played are skipped.

    Before cycle 0 there is only silence, as in Strudel.
    """
    count = len(pats)
    if count == 0:
        return silence

    def make(number: int, state: State) -> Sequence[Event]:
        index = math.fmod(number, count)
        return pats[int(index)].cycle(number, state) if index >= 0 else ()

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for b, e in cycles_of(begin, end, state):
            index = math.fmod(math.floor(b), count)
            if index >= 0:
                out += pats[int(index)].span(b, e, state)
        return out

    def repeat() -> Repeat:
        period, since = together(*pats)()
        return math.lcm(period, count) if period else 0, max(since, 0)

    possible = all(map(CYCLIC, pats))
    return Pattern(make if possible else None, spans, None, repeat)


def fastcat(pats: Sequence[Pattern]) -> Pattern:
    """All patterns one after another in one cycle.

    >>> from patterns.pattern import pure
    >>> [str(hap.whole.begin) for hap in fastcat([pure("a"), pure("b")]).query(0, 1)]
    ['0', '1/2']
    """
    count = len(pats)
    if count <= 1:
        return pats[0] if count else nothing(None)

    def make(number: int, state: State) -> list[Event]:
        out: list[Event] = []
        for index, pat in enumerate(pats):
            for den, wb, we, pb, pe, value, context in pat.cycle(number, state):
                by = index * den
                out.append((den * count, wb + by, we + by, pb + by, pe + by, value, context))
        return out

    if all(map(SETTLED, pats)):
        return Settled(make(0, FREE), exact(count))

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return fast(Fraction(count), slowcat(pats)).span(begin, end, state)

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        return slowcat(pats).one(begin * count, end * count, ticks, state)

    possible = all(map(CYCLIC, pats))
    repeat = together(*pats)
    return Pattern(make if possible else None, spans, None, repeat, exact(count), one=one)


def timecat(parts: Sequence[tuple[Fraction, Pattern]]) -> Pattern:
    """Patterns one after another in one cycle, each as long as its weight.

    >>> from patterns.pattern import pure
    >>> parts = [(Fraction(3), pure("a")), (Fraction(1), pure("b"))]
    >>> [str(hap.whole.end) for hap in timecat(parts).query(0, 1)]
    ['3/4', '1']
    """
    parts = [(weight, pat) for weight, pat in parts if weight > 0]
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not parts:
        return nothing(Fraction(0))
    if len(parts) == 1:
        return with_steps(parts[0][1], total)
    common = math.lcm(*(weight.denominator for weight, _ in parts))
    slots: list[tuple[int, int, Pattern]] = []
    begin = 0
    for weight, pat in parts:
        end = begin + int(weight * common)
        slots.append((begin, end, pat))
        begin = end
    ticks, pats = begin, [pat for _, pat in parts]

    def make(number: int, state: State) -> list[Event]:
        return [
            squeezed(event, low, high, ticks)
            for low, high, pat in slots
            for event in pat.cycle(number, state)
        ]

    if all(map(SETTLED, pats)):
        return Settled(make(0, FREE), total)

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        pieces = (compress(Fraction(b, ticks), Fraction(e, ticks), pat) for b, e, pat in slots)
        return [hap for piece in pieces for hap in piece.span(begin, end, state)]

    possible = all(map(CYCLIC, pats))
    return Pattern(make if possible else None, spans, None, together(*pats), total)


def polymeter(pats: Sequence[Pattern], steps: Fraction | None = None) -> Pattern:
    """Patterns together, each at the same number of steps a cycle.

    Args:
        pats: patterns that know their steps; others are left out.
        steps: how many steps fit in a cycle; the least common multiple where not given.
    """
    known = [(pat.steps, pat) for pat in pats if pat.steps is not None]
    if not known:
        return silence
    if steps is None:
        steps = lcm_of_steps([count for count, _ in known])
    if not steps:
        return nothing(Fraction(0))
    return with_steps(stack([fast(steps / count, pat) for count, pat in known if count]), steps)
