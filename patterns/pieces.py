"""Events in pieces: cut to a window, put together again, spans cut at cycle borders."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from patterns.errors import LimitError
from patterns.hap import Event, Hap, Sample, TimeSpan
from patterns.state import State

MAX_CYCLES = 100_000  # of one span


def clip(events: Sequence[Event], begin: Fraction, end: Fraction) -> list[Event]:
    """The events of a cycle that touch [begin, end) of it, their parts cut to it."""
    if begin == 0 and end == 1:
        return list(events)
    bn, bd, en, ed = begin.numerator, begin.denominator, end.numerator, end.denominator
    return cut(events, bn * ed, en * bd, bd * ed)


def cut(events: Sequence[Event], begin: int, end: int, ticks: int) -> list[Event]:
    """The events of a cycle that touch [begin, end) in these ticks, their parts cut to it.

    >>> from patterns.hap import EMPTY
    >>> cut([(1, 0, 1, 0, 1, "bd", EMPTY)], 1, 2, 4)[0][:5]
    (4, 0, 4, 1, 2)
    """
    out: list[Event] = []
    wide = begin != end
    for event in events:
        den = event[0]
        high, first = end * den, event[3] * ticks
        if first >= high and wide:
            continue
        low, last = begin * den, event[4] * ticks
        if last <= low and first != low:
            continue
        if first >= low and last <= high:
            out.append(event)
        elif first <= high:
            out.append(within(event, begin, end, ticks))
    return out


def within(event: Event, begin: int, end: int, ticks: int) -> Event:
    """An event that touches [begin, end) of the cycle, in these ticks, its part cut to it."""
    den, whole_begin, whole_end, first, last, value, context = event
    low, high, first, last = begin * den, end * den, first * ticks, last * ticks
    if low <= first and last <= high:
        return event
    whole_begin, whole_end = whole_begin * ticks, whole_end * ticks
    first, last = first if first > low else low, last if last < high else high
    return den * ticks, whole_begin, whole_end, first, last, value, context


def joined(haps: list[Hap]) -> list[Hap]:
    """The pieces of events that cross cycle borders put together again, in place of the first."""
    if not haps or haps[0].cycle == haps[-1].cycle:
        return haps
    open_pieces: dict[tuple[int, int], list[int]] = {}
    out: list[Hap] = []
    for hap in haps:
        den, wb, we, pb, pe, value, context = hap.event
        number = hap.cycle
        if pb == 0 and wb < 0 and open_pieces:
            for index in open_pieces.get((number, den), ()):
                first = out[index]
                shift = (number - first.cycle) * den
                fden, fwb, fwe, fpb, fpe, fvalue, fcontext = first.event
                if (fden, fwb - shift, fwe - shift, fpe - shift) != (den, wb, we, 0):
                    continue
                if (fvalue is value or fvalue == value) and fcontext == context:
                    whole = (fden, fwb, fwe, fpb, pe + shift, fvalue, fcontext)
                    out[index] = Hap(whole, first.cycle)
                    if pe == den < we:
                        open_pieces.setdefault((number + 1, den), []).append(index)
                    break
            else:
                out.append(hap)
            continue
        if pe == den < we and not isinstance(hap, Sample):
            open_pieces.setdefault((number + 1, den), []).append(len(out))
        out.append(hap)
    return out


def cycles_of(begin: Fraction, end: Fraction, state: State) -> list[tuple[Fraction, Fraction]]:
    """A span cut at cycle borders; each piece is counted as an event.

    Raises:
        LimitError: it is too long to be cut.

    >>> [(str(b), str(e)) for b, e in cycles_of(Fraction(1, 2), Fraction(2), State({}))]
    [('1/2', '1'), ('1', '2')]
    """
    if end - begin > MAX_CYCLES:
        raise LimitError("these are too many cycles at once", hint="slow it down")
    state.spend(max(math.ceil(end) - math.floor(begin), 1))
    if begin == end:
        return [(begin, end)]
    out = []
    while begin < end:
        border = min(end, Fraction(math.floor(begin) + 1))
        out.append((begin, border))
        begin = border
    return out


def in_cycles(haps: Iterable[Hap], state: State) -> list[Hap]:
    """Haps, the moments of signals in pieces that end at the borders of cycles.

    So they are where a signal meets a value that comes once a cycle: `sine.add(1)`.
    """
    out: list[Hap] = []
    for hap in haps:
        if not isinstance(hap, Sample):
            out.append(hap)
            continue
        for begin, end in cycles_of(hap.part.begin, hap.part.end, state):
            span = TimeSpan(begin, end)
            out.append(Sample.of(span, span, hap.value, hap.context))
    return out
