"""What belongs to times, spans and haps, as lambdas see them: hap.whole.begin.add(1)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from patterns.contexts import as_context, as_object
from patterns.errors import CodeError
from patterns.hap import Hap, TimeSpan
from patterns.numerals import fraction
from patterns.pattern import Pattern
from patterns.state import Asked
from patterns.strudel.coerce import fraction_text, named_kind, same, text, tidy, truthy
from patterns.strudel.objects import JSON
from patterns.strudel.runtime import Runtime, handed_over
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]
MAX_BITS: Final = 4096  # of an exact time; longer ones come from runaway arithmetic


def _kept(value: Fraction) -> Fraction:
    if value.numerator.bit_length() + value.denominator.bit_length() > MAX_BITS:
        raise CodeError("this exact time has too many digits", hint="use a simpler number")
    return value


def _with(function: Callable[[Fraction, Fraction], Value]) -> Method:
    """A method of a time that takes another one."""

    def method(_run: Runtime, this: Fraction, other: Value = 0) -> Value:
        result = function(this, fraction(other))
        return _kept(result) if isinstance(result, Fraction) else result

    return method


def _alone(function: Callable[[Fraction], Value]) -> Method:
    return lambda _run, this: function(this)


def _divided(this: Fraction, by: Fraction) -> Fraction:
    if by == 0:
        raise CodeError("a time cannot be divided by 0")
    return this / by


def _power(this: Fraction, by: Fraction) -> Value:
    if by.denominator != 1 or abs(by) > 1000 or (this == 0 and by < 0):
        raise CodeError("a time can be raised to whole powers up to 1000")
    return Fraction(this**by.numerator)


def _rest(this: Fraction, by: Fraction) -> Fraction:
    """What is left, with the sign of this."""
    if by == 0:
        raise CodeError("a time cannot be divided by 0")
    return this - by * math.trunc(this / by)


def _gcd(this: Fraction, other: Fraction) -> Fraction:
    above = math.gcd(this.numerator * other.denominator, other.numerator * this.denominator)
    return Fraction(above, this.denominator * other.denominator)


def _lcm(this: Fraction, other: Fraction) -> Fraction:
    shared = _gcd(this, other)
    return abs(this * other) / shared if shared else Fraction(0)


def _ratio(_run: Runtime, this: Fraction, mixed: Value = False) -> Value:
    if this.denominator == 1:
        return str(this.numerator)
    whole = math.trunc(this)
    if mixed is True and whole:
        rest = abs(this - whole)
        return f"{whole} {rest.numerator}/{rest.denominator}"
    return f"{this.numerator}/{this.denominator}"


def _shown(time: Fraction) -> str:
    return f"{time.numerator}/{time.denominator}"


FRACTION_METHODS: Final[Mapping[str, Method]] = {
    "abs": _alone(abs),
    "add": _with(lambda this, other: this + other),
    "ceil": _alone(lambda this: Fraction(math.ceil(this))),
    "clone": _alone(lambda this: this),
    "compare": _with(lambda this, other: (this > other) - (this < other)),
    "cyclePos": _alone(lambda this: this - math.floor(this)),
    "div": _with(_divided),
    "eq": _with(lambda this, other: this == other),
    "equals": _with(lambda this, other: this == other),
    "floor": _alone(lambda this: Fraction(math.floor(this))),
    "gcd": _with(_gcd),
    "gt": _with(lambda this, other: this > other),
    "gte": _with(lambda this, other: this >= other),
    "inverse": _alone(lambda this: _divided(Fraction(1), this)),
    "lcm": _with(_lcm),
    "lt": _with(lambda this, other: this < other),
    "lte": _with(lambda this, other: this <= other),
    "max": _with(max),
    "min": _with(min),
    "mod": _with(_rest),
    "mul": _with(lambda this, other: this * other),
    "ne": _with(lambda this, other: this != other),
    "neg": _alone(lambda this: -this),
    "nextSam": _alone(lambda this: Fraction(math.floor(this) + 1)),
    "or": lambda _run, this, _other=UNDEFINED: this,
    "pow": _with(_power),
    "round": _alone(lambda this: Fraction(math.floor(this + Fraction(1, 2)))),
    "sam": _alone(lambda this: Fraction(math.floor(this))),
    "show": _alone(_shown),
    "sub": _with(lambda this, other: this - other),
    "toFixed": lambda run, this, digits=0: _fixed(run, this, digits),
    "toFraction": _ratio,
    "toString": _alone(fraction_text),
    "valueOf": _alone(lambda this: tidy(float(this))),
    "wholeCycle": _alone(
        lambda this: TimeSpan(Fraction(math.floor(this)), Fraction(math.floor(this) + 1))
    ),
}
FRACTION_VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "d": lambda this: this.denominator,
    "n": lambda this: abs(this.numerator),
    "s": lambda this: (this > 0) - (this < 0),
}


def _fixed(run: Runtime, this: Fraction, digits: Value) -> Value:
    from patterns.strudel.sums import METHODS as NUMBER_METHODS

    return NUMBER_METHODS["toFixed"](run, float(this), digits)


def span_of(begin: Value, end: Value) -> TimeSpan:
    """New TimeSpan(begin, end)."""
    return TimeSpan(fraction(begin), fraction(end))


def _cycles(this: TimeSpan) -> list[TimeSpan]:
    spans: list[TimeSpan] = []
    begin = this.begin
    if begin == this.end:
        return [this]
    while begin < this.end and len(spans) < 10_000:
        end = min(Fraction(math.floor(begin) + 1), this.end)
        spans.append(TimeSpan(begin, end))
        begin = end
    return spans


def _time(run: Runtime, function: Value, time: Fraction) -> Fraction:
    return fraction(run.call(function, [time]))


def _with_time(run: Runtime, this: TimeSpan, function: Value = UNDEFINED) -> Value:
    return TimeSpan(_time(run, function, this.begin), _time(run, function, this.end))


def _with_end(run: Runtime, this: TimeSpan, function: Value = UNDEFINED) -> Value:
    return TimeSpan(this.begin, _time(run, function, this.end))


def _with_cycle(run: Runtime, this: TimeSpan, function: Value = UNDEFINED) -> Value:
    """Begin and end through a function of how far they are from the begin of the cycle."""
    start = math.floor(this.begin)
    begin, end = (_time(run, function, time - start) for time in (this.begin, this.end))
    return TimeSpan(start + begin, start + end)


def _cycle_arc(_run: Runtime, this: TimeSpan) -> Value:
    begin = this.begin - math.floor(this.begin)
    return TimeSpan(begin, begin + this.duration)


def _meet(_run: Runtime, this: TimeSpan, other: Value = UNDEFINED) -> Value:
    if not isinstance(other, TimeSpan):
        raise CodeError(f"{named_kind(other)} is not a span of time")
    shared = this.intersection(other)
    return UNDEFINED if shared is None else shared


def _same_span(_run: Runtime, this: TimeSpan, other: Value = UNDEFINED) -> Value:
    return this == other


def _show_span(this: TimeSpan) -> str:
    return f"{_shown(this.begin)} → {_shown(this.end)}"


SPAN_METHODS: Final[Mapping[str, Method]] = {
    "cycleArc": _cycle_arc,
    "equals": _same_span,
    "intersection": _meet,
    "intersection_e": _meet,
    "midpoint": lambda _run, this: this.begin + this.duration / 2,
    "show": lambda _run, this: _show_span(this),
    "toString": lambda _run, this: _show_span(this),
    "withCycle": _with_cycle,
    "withEnd": _with_end,
    "withTime": _with_time,
}
SPAN_VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "begin": lambda this: this.begin,
    "duration": lambda this: this.duration,
    "end": lambda this: this.end,
    "spanCycles": _cycles,
}


def _whole(hap: Hap) -> Value:
    return UNDEFINED if hap.whole is None else hap.whole


def _with_value(run: Runtime, this: Hap, function: Value = UNDEFINED) -> Value:
    value = handed_over(run.call(function, [this.value]))
    return Hap.of(this.whole, this.part, value, this.context)


def _with_span(run: Runtime, this: Hap, function: Value = UNDEFINED) -> Value:
    whole = None if this.whole is None else _spanned(run, function, this.whole)
    return Hap.of(whole, _spanned(run, function, this.part), this.value, this.context)


def _spanned(run: Runtime, function: Value, span: TimeSpan) -> TimeSpan:
    made = run.call(function, [span])
    if not isinstance(made, TimeSpan):
        raise CodeError(f"{named_kind(made)} is not a span of time")
    return made


def _duration(this: Hap) -> Fraction:
    length, value = this.whole_or_part.duration, this.value
    if isinstance(value, dict):
        own, clip = value.get("duration"), value.get("clip")
        length = fraction(own) if isinstance(own, (int, float)) else length
        return length * fraction(clip) if isinstance(clip, (int, float)) else length
    return length


def _show_hap(this: Hap, value: str) -> str:
    part, whole = this.part, this.whole
    if whole is None:
        return f"[ ~{_show_span(part)} | {value} ]"
    if whole == part:
        return f"[ {_show_span(whole)} | {value} ]"
    before = f"{_shown(whole.begin)} ⇜ " if whole.begin < part.begin else ""
    after = f" ⇝ {_shown(whole.end)}" if whole.end > part.end else ""
    return f"[ {before}({_show_span(part)}){after} | {value} ]"


def _show_value(run: Runtime, this: Hap, compact: Value) -> str:
    """The value of a hap: JSON where it is an object, without its marks where compact."""
    value = this.value
    if value is not None and not isinstance(value, (dict, list, tuple)):
        return text(value)
    shown = text(JSON["stringify"](run, value))
    return shown[1:-1].replace('"', "").replace(",", " ") if truthy(compact) else shown


def _show_whole(this: Hap, value: str) -> str:
    span = "~" if this.whole is None else _show_span(this.whole)
    return f"{span}: {value}"


def _both_contexts(this: Hap, other: Value) -> Value:
    found = other.context if isinstance(other, Hap) else as_context({})
    both = as_object(this.context.merged(found))
    return {
        **both,
        "locations": (*as_object(this.context)["locations"], *as_object(found)["locations"]),
    }


def _when(function: Callable[[Fraction, Fraction, Fraction], bool]) -> Method:
    """A question about a time and when a hap begins and ends."""

    def asked(_run: Runtime, this: Hap, time: Value = 0) -> Value:
        begin = this.whole_or_part.begin
        return function(fraction(time), begin, begin + _duration(this))

    return asked


def hap_of(whole: Value, part: Value, value: Value, context: Value) -> Hap:
    """New Hap(whole, part, value).

    Raises:
        CodeError: the part is no span.
    """
    if not isinstance(part, TimeSpan) or not (whole is UNDEFINED or isinstance(whole, TimeSpan)):
        raise CodeError("a hap has two spans and a value", hint="new Hap(whole, part, value)")
    known = as_context(handed_over(context))
    return Hap.of(None if whole is UNDEFINED else whole, part, handed_over(value), known)


METHODS: Final[Mapping[str, Method]] = {
    "hasOnset": lambda _run, this: this.has_onset(),
    "hasTag": lambda _run, this, tag=UNDEFINED: tag in this.context.tags or UNDEFINED,
    "combineContext": lambda _run, this, other=UNDEFINED: _both_contexts(this, other),
    "equals": lambda _run, this, other=UNDEFINED: (
        isinstance(other, Hap)
        and (this.whole, this.part) == (other.whole, other.part)
        and same(this.value, other.value)
    ),
    "isActive": _when(lambda time, begin, end: begin <= time <= end),
    "isInFuture": _when(lambda time, begin, _end: time < begin),
    "isInPast": _when(lambda time, _begin, end: time > end),
    "setContext": lambda _run, this, context=UNDEFINED: Hap.of(
        this.whole, this.part, this.value, as_context(handed_over(context))
    ),
    "show": lambda run, this, compact=False: _show_hap(this, _show_value(run, this, compact)),
    "showWhole": lambda run, this, compact=False: _show_whole(
        this, _show_value(run, this, compact)
    ),
    "spanEquals": lambda _run, this, other=UNDEFINED: (
        isinstance(other, Hap) and this.whole == other.whole
    ),
    "wholeOrPart": lambda _run, this: this.whole_or_part,
    "withSpan": _with_span,
    "withValue": _with_value,
}
VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "context": lambda this: as_object(this.context),
    "duration": _duration,
    "endClipped": lambda this: this.whole_or_part.begin + _duration(this),
    "part": lambda this: this.part,
    "value": lambda this: this.value,
    "whole": _whole,
}


def asked_for(span: Value, controls: Value) -> Asked:
    """New State(span, controls)."""
    return Asked(_span(span), controls if isinstance(controls, dict) else {})


def _span(value: Value) -> TimeSpan:
    if not isinstance(value, TimeSpan):
        raise CodeError(f"{named_kind(value)} is not a span of time", hint="new TimeSpan(0, 1)")
    return value


STATE_METHODS: Final[Mapping[str, Method]] = {
    "setControls": lambda _run, this, controls=UNDEFINED: asked_for(
        this.span, {**this.controls, **(controls if isinstance(controls, dict) else {})}
    ),
    "setSpan": lambda _run, this, span=UNDEFINED: asked_for(span, this.controls),
    "withSpan": lambda run, this, function=UNDEFINED: asked_for(
        run.call(function, [this.span]), this.controls
    ),
}
STATE_VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "controls": lambda this: this.controls,
    "span": lambda this: this.span,
}


def _first_values(pat: Pattern) -> Value:
    return [hap.value for hap in pat.query(0, 1)]


def _first_shown(pat: Pattern) -> Value:
    return [f"{text(hap.value)}: {_ratio_text(hap.whole_or_part)}" for hap in pat.query(0, 1)]


def _ratio_text(span: TimeSpan) -> str:
    return f"{span.begin} - {span.end}"


PATTERN_VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "_steps": lambda pat: UNDEFINED if pat.steps is None else pat.steps,
    "firstCycleValues": _first_values,
    "hasSteps": lambda pat: pat.steps is not None,
    "showFirstCycle": _first_shown,
}
