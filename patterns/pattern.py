"""Pattern: whole cycles of events, exact and kept.

A pattern answers in up to four ways:

cycle(c)       all events of one cycle, as tuples of integer ticks relative to that cycle.
               Kept by the pattern's period, so a loop is worked out once.
at(num, den)   the value of a continuous signal at the time num/den; sampled() those at the
               onsets of many events.
span(b, e)     haps of any span, the way that is always right: signals have no cycles of
               events, and a pattern that mixes both is answered this way.
one(b, e)      the one value that the pattern has all through a span, if that is how it is:
               so an event that meets it needs no haps.

A transformation gives the ways it can; where a cycle turns out to hold a signal, the
pattern says NotCyclic once and is asked by spans from then on.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from patterns.errors import ODD, TOLD, LimitError, QueryError, Teller, failed, plainly, unless_limit
from patterns.hap import EMPTY, Context, Event, Hap, Sample, TimeSpan
from patterns.numerals import exact, exactly
from patterns.pieces import cut, joined
from patterns.state import MAX_EVENTS, State, never
from patterns.values import UNDEFINED, Value
from patterns.ways import CycleMaker, NotCyclic, One, OneMaker, Onsets, Repeat, Sampler, SpanMaker
from patterns.windows import Shelf

MAX_PERIOD = 64  # cycles; a longer loop is worked out anew
RECENT = 4  # cycles that a pattern without a period remembers
MAX_KEPT = 16_384  # events of all kept cycles of a pattern; what is beyond is not kept
MAX_SETTLED = 64  # events
FEW = 4  # events that are as quickly looked at one by one as looked up in order
ONE = exact(1)  # the same object everywhere, so that equal steps are most often one object
OTHERS = -1  # the place of the last cycle in order that is none of the period
ALWAYS = -(10**310)  # the period holds from this cycle on: for ever, beyond any double

# Shared by all patterns until they have something to remember; never written to.
NONE_YET: dict[int, Sequence[Event]] = {}
NOTHING_LIVE: Mapping[str, Any] = {}
NO_SHELVES: dict[int, Shelf] = {}


class Pattern:
    """A function of time that can be asked for its events.

    Args:
        make: gives all events of a cycle; None where there are no whole cycles.
        spans: gives the haps of a span; needed unless make answers for all.
        at: gives the value of a continuous signal.
        repeat: the period and the cycle from which it holds, or a function that finds out
            when first needed.
        steps: how many steps a cycle has, for stepwise functions.
        onsets: gives the values of a signal at the onsets of many events at once; by `at`
            where not given.
        one: gives the value of a span, in ticks, that has but one, with its context.

    Attributes:
        same: the events of every cycle, where they never change; Settled() makes such a pattern.
        settled: they are few too: what is made of it by functions that cannot fail is best made
            once, and now.
        pure: the value, where the pattern is that one value each cycle.
    """

    __slots__ = (
        "_controls", "_kept", "_make", "_one", "_onsets", "_period", "_recent", "_repeat", "_room",
        "_shelves", "_since", "_spans", "at", "cyclic", "pieced", "steps", "tell",
    )  # fmt: skip

    same: Sequence[Event] | None = None
    settled = False
    pure: Value = UNDEFINED

    def __init__(
        self,
        make: CycleMaker | None = None,
        spans: SpanMaker | None = None,
        at: Sampler | None = None,
        repeat: Repeat | Callable[[], Repeat] = (0, ALWAYS),
        steps: Fraction | None = None,
        onsets: Onsets | None = None,
        one: OneMaker | None = None,
    ) -> None:
        self._make, self._spans, self.at, self._onsets, self._one = make, spans, at, onsets, one
        self._repeat, self.steps = repeat, steps
        self.pieced = at is not None and spans is not None  # a signal whose spans come in pieces
        self.tell: Teller | None = None  # who knows the call that made it
        self.cyclic, self._period = make is not None, -1
        self._kept = self._recent = NONE_YET
        self._shelves = NO_SHELVES

    @property
    def places(self) -> Context:
        """The places in the code that say the one value of the pattern, where it has but one."""
        return self.same[0][6] if self.same else EMPTY

    def query(
        self,
        begin: Fraction | int,
        end: Fraction | int,
        controls: Mapping[str, Any] = NOTHING_LIVE,
        max_events: int = MAX_EVENTS,
        expired: Callable[[], bool] = never,
    ) -> list[Hap]:
        """All haps that touch [begin, end) in cycles, an event cut by a cycle border in one piece.

        Args:
            begin: first cycle position, included.
            end: last cycle position, excluded.
            controls: live values; {"_cps": cps} where a tempo is known.
            max_events: how much may be made, see State.
            expired: says whether the time is over.

        Raises:
            PatternError: the pattern fails, or asks for more than the limits allow.

        >>> [str(hap.part.begin) for hap in pure("bd").query(0, 3)]
        ['0', '1', '2']
        """
        (bn, bd), (en, ed) = begin.as_integer_ratio(), end.as_integer_ratio()
        number, ticks = bn // bd, bd
        if bd != ed:
            bn, en, ticks = bn * ed, en * bd, bd * ed
        base = number * ticks
        if bn < en <= base + ticks:
            if self._period > 0 and number >= self._since:
                shelf = self._shelves.get(number % self._period)
            else:
                shelf = self._latest(number, controls)
            if shelf is not None:
                found = shelf.window(bn - base, en - base, ticks)
                if len(found) > 1:
                    return [Hap(event, number) for event in found]
                return [Hap(found[0], number)] if found else []
        state = State(controls, max_events, expired)
        try:
            return joined(self.span(exactly(begin), exactly(end), state))
        except RecursionError:
            raise LimitError("this pattern is nested too deep", hint="make it simpler") from None
        except ODD as error:
            raise QueryError(f"this pattern fails while playing: {plainly(error)}") from error

    def stepped(self, steps: Fraction | None) -> Pattern:
        """The same pattern that says it has another number of steps; it remembers for itself."""
        if self.same is not None:
            return Settled(self.same, steps)
        make = self._make if self.cyclic else None
        ways = make, self._spans, self.at
        return Pattern(*ways, self._repeat, steps, onsets=self._onsets, one=self._one)

    def period(self) -> Repeat:
        """The period in cycles (0 where there is none) and the cycle from which it holds."""
        if self._period < 0:
            period, since = self._repeat if isinstance(self._repeat, tuple) else self._repeat()
            self._period = period if period <= MAX_PERIOD else 0
            self._since = since
        return self._period, self._since

    def cycle(self, number: int, state: State) -> Sequence[Event]:
        """All events of one cycle, in ticks relative to it.

        Raises:
            NotCyclic: ask for spans instead.
        """
        if self.same is not None:
            return self.same
        period = self._period
        if period < 0:
            if self._recent is NONE_YET:
                made = self._made(number, state)
                self._recent, self._controls = {number: made}, state.controls
                return made
            if number not in self._recent:
                period = self._settle()
        if period <= 0 or number < self._since:
            return self._recently(number, state)
        kept = self._kept.get(number % period)
        if kept is None:
            kept = self._made(number, state)
            self._keep(number % period, kept)
        return kept

    def _settle(self) -> int:
        """Find out the period, when a second cycle is asked for; the first one is kept by it."""
        period, since = self.period()
        if period:
            recent, self._recent = self._recent, NONE_YET
            for number, events in recent.items():
                if number >= since:
                    self._keep(number % period, events)
        return period

    def _keep(self, place: int, events: Sequence[Event]) -> None:
        if self._kept is NONE_YET:
            self._kept, self._room = {}, MAX_KEPT
        if len(events) <= self._room:
            self._room -= len(events)
            self._kept[place] = events

    def _recently(self, number: int, state: State) -> Sequence[Event]:
        """A cycle that is none of the period; the last few are remembered."""
        recent = self._recent
        if recent is NONE_YET:
            self._recent = recent = {}
            self._controls = state.controls
        elif self._controls is not state.controls and self._controls != state.controls:
            recent.clear()
        elif number in recent:
            return recent[number]
        made = self._made(number, state)
        self._controls = state.controls
        if len(made) > MAX_KEPT:
            recent.clear()
        elif len(recent) >= RECENT:
            del recent[next(iter(recent))]
        recent[number] = made
        return made

    def _made(self, number: int, state: State) -> Sequence[Event]:
        if not self.cyclic or self._make is None:
            raise NotCyclic
        try:
            events = self._make(number, state)
        except NotCyclic:
            self.cyclic = False
            raise
        except TOLD as error:
            failed(error, self.tell)
        state.spend(len(events) + 1)
        return events

    def events(self, number: int, state: State) -> Sequence[Event] | None:
        """All events of one cycle, None where the pattern must be asked by spans."""
        try:
            return self.cycle(number, state) if self.cyclic else None
        except NotCyclic:
            return None
        except TOLD as error:
            unless_limit(error)
            return None

    def sampled(self, number: int, events: Sequence[Event], state: State) -> list[Value]:
        """The values of a signal at the onsets of events of a cycle."""
        if self._onsets is not None:
            return self._onsets(number, events, state)
        assert self.at is not None
        at = self.at
        return [at(number * event[0] + event[1], event[0], state) for event in events]

    def one(self, begin: int, end: int, ticks: int, state: State) -> One:
        """The value that the pattern has all through [begin, end), in ticks from cycle 0.

        None where it has several or none there, or does not know: then ask for the span.
        """
        number = begin // ticks
        if self.at is not None:
            if self.pieced and end > (number + 1) * ticks:
                return None
            return self.at(begin, ticks, state), EMPTY, True
        if self.cyclic and begin < end <= (number + 1) * ticks:
            low, high = begin - number * ticks, end - number * ticks
            try:
                events = self.piece(number, low, high, ticks, state)
            except NotCyclic:
                return None if self._one is None else self._one(begin, end, ticks, state)
            except TOLD as error:
                unless_limit(error)
                return None
            if len(events) == 1:
                den, _, _, first, last, value, context = events[0]
                if first * ticks == low * den and last * ticks == high * den:
                    return value, context, False
            return None
        return None if self._one is None else self._one(begin, end, ticks, state)

    def span(self, begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        """The haps of a span; an event that crosses a cycle border may come in pieces."""
        if self.cyclic:
            try:
                return self._from_cycles(begin, end, state)
            except NotCyclic:
                pass
            except TOLD as error:
                unless_limit(error)
                if self._spans is None:
                    raise
                state.spend(1)
        try:
            if self.at is not None and self._spans is None:
                span, value = TimeSpan(begin, end), self.at(*begin.as_integer_ratio(), state)
                return [Sample.of(span, span, value)]
            if self._spans is None:
                raise QueryError("this pattern has no events to give")
            haps = self._spans(begin, end, state)
        except TOLD as error:
            failed(error, self.tell)
        state.spend(len(haps) + 1)
        return haps

    def _from_cycles(self, begin: Fraction | int, end: Fraction | int, state: State) -> list[Hap]:
        (bn, bd), (en, ed) = begin.as_integer_ratio(), end.as_integer_ratio()
        ticks = bd
        if bd != ed:
            ticks = math.lcm(bd, ed)
            bn, en = bn * (ticks // bd), en * (ticks // ed)
        if en < bn:
            return []
        first, last = bn // ticks, -(-en // ticks)
        if last - first > 1:
            state.spend(last - first)
        haps: list[Hap] = []
        for number in range(first, max(last, first + 1)):
            base = number * ticks
            if bn <= base and base + ticks <= en:
                events = self.cycle(number, state)
            else:
                low, high = max(bn - base, 0), min(en - base, ticks)
                events = self.piece(number, low, high, ticks, state)
            haps += [Hap(event, number) for event in events]
        return haps

    def piece(self, number: int, begin: int, end: int, ticks: int, state: State) -> Sequence[Event]:
        """The events of a cycle that touch [begin, end) of it, in these ticks, cut to it."""
        events = self.cycle(number, state)
        if begin == 0 and end == ticks:
            return events
        if begin >= end or (self._period == 0 and len(events) <= FEW):
            return cut(events, begin, end, ticks)
        return self._shelf(number, events).window(begin, end, ticks)

    def _shelf(self, number: int, events: Sequence[Event]) -> Shelf:
        """The events of a cycle in order, remembered as long as the events are."""
        key = number % self._period if self._period > 0 and number >= self._since else OTHERS
        found = self._shelves.get(key)
        if found is None or found.events is not events:
            found = Shelf(events)
            if self._shelves is NO_SHELVES:
                self._shelves = {}
            if key == OTHERS or events is self.same or self._kept.get(key) is events:
                self._shelves[key] = found
        return found

    def _latest(self, number: int, controls: Mapping[str, Any]) -> Shelf | None:
        """What _shelf gave for a cycle that is none of the period, where it is still remembered."""
        shelf = self._shelves.get(OTHERS)
        if shelf is None or shelf.events is not self._recent.get(number):
            return None
        return shelf if self._controls is controls or self._controls == controls else None


class Settled(Pattern):
    """A pattern whose events never change; with its value, where it is that one each cycle.

    >>> Settled([(2, 1, 2, 1, 2, "sd", EMPTY)]).query(3, 4)[0].value
    'sd'
    """

    __slots__ = ("pure", "same", "settled")

    _make = _spans = at = _onsets = _one = tell = None  # type: ignore[mutable-override] # and stay so
    cyclic, pieced = True, False
    _period, _since = 1, ALWAYS
    _kept = _recent = NONE_YET

    def __init__(
        self, events: Sequence[Event], steps: Fraction | None = None, value: Value = UNDEFINED
    ) -> None:
        self.same, self.steps, self.pure = events, steps, value
        self.settled = len(events) <= MAX_SETTLED
        self._shelves = NO_SHELVES


def pure(value: Value, places: Context = EMPTY) -> Pattern:
    """One value, once a cycle; with the places in the code that say it.

    >>> pure("bd").query(0, 1)[0].value
    'bd'
    """
    return Settled(((1, 0, 1, 0, 1, value, places),), ONE, value)


def nothing(steps: Fraction | None = ONE) -> Pattern:
    """A pattern without events that lasts some steps."""
    return Settled((), steps)


silence = nothing()


def with_steps(pat: Pattern, steps: Fraction | None) -> Pattern:
    """The same pattern that says it has another number of steps."""
    known = pat.steps
    if known is steps or (known is not None and steps is not None and known == steps):
        return pat
    return pat.stepped(steps)
