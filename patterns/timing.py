"""Time itself bent: faster, slower, earlier, later, squeezed, zoomed.

Every function takes exact times in cycles. In whole cycles the ticks of the events are
moved by integer arithmetic; signals move the moment they are sampled at; everything
else is asked for a moved span, and its haps are moved back.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from patterns.errors import QueryError
from patterns.hap import Event, Hap, Sample, TimeSpan
from patterns.numerals import multiplied
from patterns.pattern import ALWAYS, MAX_SETTLED, ONE, Pattern, Settled, nothing, silence
from patterns.periods import FREE
from patterns.pieces import clip, cut, cycles_of
from patterns.state import State
from patterns.ways import NotCyclic, One, Repeat, SpanMaker

MAX_DENSE = 4096  # cycles squeezed into one before they are answered by window only


def moved_hap(hap: Hap, move: Callable[[Fraction], Fraction]) -> Hap:
    """A hap with every time through a function."""
    part = hap.part
    new = TimeSpan(move(part.begin), move(part.end))
    whole = hap.whole
    if whole is None:
        return Sample.of(new, new, hap.value, hap.context)
    return Hap.of(TimeSpan(move(whole.begin), move(whole.end)), new, hap.value, hap.context)


def _affine(origin: Fraction, factor: Fraction, target: Fraction) -> Callable[[Fraction], Fraction]:
    """A map of times that stretches around an origin and puts that on a target."""
    return lambda time: (time - origin) * factor + target


def fast(factor: Fraction, pat: Pattern) -> Pattern:
    """Play faster: `factor` cycles in the time of one. 0 or less is silence.

    >>> from patterns.pattern import pure
    >>> [str(hap.whole.end) for hap in fast(Fraction(2), pure("bd")).query(0, 1)]
    ['1/2', '1']
    """
    return sped(*factor.as_integer_ratio(), pat)


def sped(num: int, den: int, pat: Pattern) -> Pattern:
    """Play num/den times as fast, a ratio in its lowest terms."""
    if num <= 0:
        return nothing(pat.steps) if num else silence
    if num == den:
        return pat
    if den == 1 and pat.settled and num <= MAX_SETTLED:
        return Settled(_faster_whole(pat, num)(0, FREE), pat.steps)
    spans = _faster_spans(pat, num, den)
    sampler = pat.at
    if sampler is not None:
        return Pattern(
            spans=spans if pat.pieced else None,
            at=lambda n, d, state: sampler(n * num, d * den, state),
            steps=pat.steps,
        )
    make = _faster_whole(pat, num) if den == 1 else _faster(pat, num, den)
    # what is so fast that its whole cycles would be long is answered by windows only
    possible = pat.cyclic and num <= MAX_DENSE * den

    def repeat() -> Repeat:
        period, since = pat.period()
        period = den * period // math.gcd(num, den * period) if period else 0
        return period, (since if since == ALWAYS else -(-since * den // num))

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        return pat.one(begin * num, end * num, ticks * den, state)

    return Pattern(make if possible else None, spans, None, repeat, pat.steps, one=one)


def _faster_whole(pat: Pattern, num: int) -> Callable[[int, State], list[Event]]:
    def make(number: int, state: State) -> list[Event]:
        out: list[Event] = []
        state.spend(num)
        for index in range(num):
            for den, wb, we, pb, pe, value, context in pat.cycle(number * num + index, state):
                by = index * den
                out.append((den * num, wb + by, we + by, pb + by, pe + by, value, context))
        return out

    return make


def _faster(pat: Pattern, num: int, by: int) -> Callable[[int, State], list[Event]]:
    def make(number: int, state: State) -> list[Event]:
        out: list[Event] = []
        low = number * num  # in units of 1/by of a source cycle
        state.spend(num // by)
        for source in range(low // by, -(-(low + num) // by)):
            for den, wb, we, pb, pe, value, context in pat.cycle(source, state):
                shift, ticks = (source * by - low) * den, den * num
                begin, end = pb * by + shift, pe * by + shift
                begin, end = (begin if begin > 0 else 0), (end if end < ticks else ticks)
                if begin < end or (pb == pe and begin == end):
                    first, last = wb * by + shift, we * by + shift
                    out.append((ticks, first, last, begin, end, value, context))
        return out

    return make


def _faster_spans(pat: Pattern, num: int, by: int) -> SpanMaker:
    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        base, factor, out = math.floor(begin), Fraction(num, by), []
        for hap in pat.span(begin * factor, end * factor, state):
            den, wb, we, pb, pe, value, context = hap.event
            shift, ticks = hap.cycle * den * by - base * den * num, den * num
            whole = wb * by + shift, we * by + shift
            part = pb * by + shift, pe * by + shift
            out.append(type(hap)((ticks, *whole, *part, value, context), base))
        return out

    return spans


def slow(factor: Fraction, pat: Pattern) -> Pattern:
    """Play slower: one cycle in the time of `factor` cycles. 0 or less is silence."""
    num, den = factor.as_integer_ratio()
    return sped(den, num, pat) if num > 0 else nothing(pat.steps) if num else silence


def early(cycles: Fraction, pat: Pattern) -> Pattern:
    """Play earlier by some cycles.

    >>> from patterns.pattern import pure
    >>> str(early(Fraction(1, 4), pure("bd")).query(0, 1)[0].whole.begin)
    '-1/4'
    """
    return sooner(*cycles.as_integer_ratio(), pat)


def late(cycles: Fraction, pat: Pattern) -> Pattern:
    """Play later by some cycles."""
    num, den = cycles.as_integer_ratio()
    return sooner(-num, den, pat)


def sooner(num: int, den: int, pat: Pattern) -> Pattern:
    """Play earlier by num/den cycles."""
    if pat.settled and pat.same and num:
        return Settled(_earlier(pat, 0, num % den, den, FREE), pat.steps)
    return moved(num, den, pat)


def moved(num: int, den: int, pat: Pattern) -> Pattern:
    """Play earlier by num/den cycles, made when somebody asks."""
    if num == 0:
        return pat
    common = math.gcd(num, den)
    num, den = num // common, den // common
    whole = num // den

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        by = Fraction(num, den)
        found = pat.span(begin + by, end + by, state)
        return [type(hap)(_sooner(hap.event, num, den), hap.cycle) for hap in found]

    sampler = pat.at
    if sampler is not None:
        return Pattern(
            spans=spans if pat.pieced else None,
            at=lambda n, d, state: sampler(n * den + num * d, d * den, state),
            steps=pat.steps,
        )

    def make(number: int, state: State) -> Sequence[Event]:
        if den == 1:
            return pat.cycle(number + whole, state)
        return _earlier(pat, number + whole, num - whole * den, den, state)

    def repeat() -> Repeat:
        period, since = pat.period()
        return period, (since if since == ALWAYS else since - whole)

    def one(begin: int, end: int, ticks: int, state: State) -> One:
        shift = num * ticks
        return pat.one(begin * den + shift, end * den + shift, ticks * den, state)

    return Pattern(make if pat.cyclic else None, spans, None, repeat, pat.steps, one=one)


def _sooner(event: Event, num: int, by: int) -> Event:
    """An event num/by cycles earlier."""
    den, wb, we, pb, pe, value, context = event
    ticks = math.lcm(den, by)
    scale, shift = ticks // den, num * (ticks // by)
    times = wb * scale - shift, we * scale - shift, pb * scale - shift, pe * scale - shift
    return ticks, *times, value, context


def _earlier(pat: Pattern, number: int, num: int, by: int, state: State) -> list[Event]:
    """One cycle that begins num/by into a cycle of the pattern."""
    out: list[Event] = []
    for index in (0, 1):
        for den, wb, we, pb, pe, value, context in pat.cycle(number + index, state):
            ticks = math.lcm(den, by)
            scale = ticks // den
            shift = index * ticks - num * (ticks // by)
            begin, end = pb * scale + shift, pe * scale + shift
            if (begin < 0 and end <= 0) or begin >= ticks:
                continue
            begin, end = (begin if begin > 0 else 0), (end if end < ticks else ticks)
            first, last = wb * scale + shift, we * scale + shift
            out.append((ticks, first, last, begin, end, value, context))
    return out


def squeezed(event: Event, begin: int, end: int, ticks: int) -> Event:
    """An event of a whole cycle moved into [begin, end) of the cycle, in ticks.

    >>> from patterns.hap import EMPTY
    >>> squeezed((1, 0, 1, 0, 1, "bd", EMPTY), 1, 2, 4)[:5]
    (4, 1, 2, 1, 2)
    """
    den, wb, we, pb, pe, value, context = event
    length, shift = end - begin, begin * den
    return (
        den * ticks,
        wb * length + shift,
        we * length + shift,
        pb * length + shift,
        pe * length + shift,
        value,
        context,
    )


def compress(begin: Fraction, end: Fraction, pat: Pattern) -> Pattern:
    """Squeeze each cycle into [begin, end) of it, with rests around.

    Raises:
        QueryError: it is squeezed into no time at all.
    """
    if begin > end or begin > 1 or end > 1 or begin < 0 or end < 0:
        return silence
    if begin == end:
        raise QueryError(f"nothing fits between {begin} and {end}", hint="end later than you begin")
    return late(begin, fast_gap(1 / (end - begin), pat))


def fast_gap(factor: Fraction, pat: Pattern) -> Pattern:
    """Play each cycle faster, once, and rest until the next one; below 1, cut off its end."""
    if factor <= 0:
        return nothing(None)
    num, den = factor.numerator, factor.denominator

    def make(number: int, state: State) -> list[Event]:
        events = pat.cycle(number, state)
        if factor < 1:
            events = cut(events, 0, num, den)
        return [squeezed(event, 0, den, num) for event in events]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for b, e in cycles_of(begin, end, state):
            base = math.floor(b)
            first, last = min((b - base) * factor, ONE), min((e - base) * factor, ONE)
            if first < 1:
                back = _affine(Fraction(base), 1 / factor, Fraction(base))
                out += [moved_hap(hap, back) for hap in pat.span(base + first, base + last, state)]
        return out

    return Pattern(make if pat.cyclic else None, spans, None, pat.period)


def focus(begin: Fraction, end: Fraction, pat: Pattern) -> Pattern:
    """Speed up so that one cycle lasts from begin to end, and repeats around it.

    Raises:
        QueryError: begin and end are the same.
    """
    if begin == end:
        raise QueryError(f"nothing fits between {begin} and {end}", hint="end later than you begin")
    if begin > end:
        return silence
    return late(begin, fast(1 / (end - begin), early(Fraction(math.floor(begin)), pat)))


def window(pat: Pattern, begin: Fraction, end: Fraction, state: State) -> list[Event]:
    """The events of [begin, end) as one list, in ticks relative to cycle floor(begin)."""
    base = math.floor(begin)
    out: list[Event] = []
    for number in range(base, math.ceil(end)):
        low, high = max(begin - number, Fraction(0)), min(end - number, Fraction(1))
        for event in clip(pat.cycle(number, state), low, high):
            den, wb, we, pb, pe, value, context = event
            by = (number - base) * den
            out.append((den, wb + by, we + by, pb + by, pe + by, value, context))
    return out


def zoom(begin: Fraction, end: Fraction, pat: Pattern) -> Pattern:
    """Only [begin, end) of each cycle, stretched over the whole of it.

    As in Strudel, a whole is stretched around the cycle that it begins in: one that began
    before this cycle does not fit its part any more.

    >>> from patterns.pattern import pure
    >>> half = zoom(Fraction(0), Fraction(1, 2), fast(Fraction(2), pure("bd")))
    >>> len(half.query(0, 1))
    1
    """
    length = end - begin
    if length <= 0:
        return nothing(Fraction(0))
    steps = multiplied(pat.steps, length)

    def make(number: int, state: State) -> list[Event]:
        if pat.at is not None:
            raise NotCyclic
        first = number + begin
        found = window(pat, first, first + length, state)
        return [stretched(event, math.floor(begin), begin, length) for event in found]

    def spans(b: Fraction, e: Fraction, state: State) -> list[Hap]:
        out = []
        for low, high in cycles_of(b, e, state):
            base = math.floor(low)
            first = base + begin
            found = pat.span((low - base) * length + first, (high - base) * length + first, state)
            out += [type(hap)(stretched(hap.event, 0, begin, length), hap.cycle) for hap in found]
        return out

    def repeat() -> Repeat:
        period, since = pat.period()
        return period, (since if since == ALWAYS else since - math.floor(begin))

    inside_cycle = length == 1 or (begin >= 0 and end <= 1)
    return Pattern(make if pat.cyclic and inside_cycle else None, spans, None, repeat, steps)


def stretched(event: Event, shift: int, begin: Fraction, length: Fraction) -> Event:
    """An event moved earlier by `begin`, then made 1/length as long, around its own cycle.

    Args:
        event: in ticks relative to `shift` cycles later than the result.
        shift: whole cycles.
        begin: in cycles.
        length: in cycles.
    """
    den, wb, we, pb, pe, value, context = event
    common = math.lcm(den, begin.denominator)
    scale, away = common // den, int(begin * common)
    num, by = length.numerator, length.denominator
    in_whole, in_part = wb // den, pb // den
    whole = (in_whole + shift) * common * num - (in_whole * common + away) * by
    part = (in_part + shift) * common * num - (in_part * common + away) * by
    scale *= by
    times = wb * scale + whole, we * scale + whole, pb * scale + part, pe * scale + part
    return common * num, *times, value, context


def inside(factor: Fraction, function: Callable[[Pattern], Pattern], pat: Pattern) -> Pattern:
    """Apply a function as if the pattern were `factor` times slower."""
    return fast(factor, function(slow(factor, pat)))


def repeat_cycles(times: Fraction | int, pat: Pattern) -> Pattern:
    """Play each cycle several times before the next one; 1.5 gives 2, 1, 2, 1… times.

    Below 0 the cycles come in reverse order; 0 times is silence.
    """
    if times == 0:
        return silence

    def make(number: int, state: State) -> list[Event]:
        return list(pat.cycle(number // times, state))

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        out = []
        for b, e in cycles_of(begin, end, state):
            number = math.floor(b)
            by = number - number // times
            out += [hap.moved(by) for hap in pat.span(b - by, e - by, state)]
        return out

    def repeat() -> Repeat:
        period, since = pat.period()
        by = Fraction(times)
        if by < 0:
            return 0, ALWAYS
        return period * by.numerator, (since if since == ALWAYS else math.ceil(since * by))

    return Pattern(make if pat.cyclic else None, spans, None, repeat, pat.steps)
