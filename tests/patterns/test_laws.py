"""Laws that hold for all patterns, tried on patterns that Hypothesis makes up.

Wholes that zoom leaves behind are Strudel's own (see timing.zoom), so it is not among the
building blocks here; the last test, of programs, has it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from patterns.applying import app_both, app_left, app_right
from patterns.constructors import fastcat, slowcat, stack, timecat
from patterns.encode import encode_hap
from patterns.errors import PatternError
from patterns.joining import inner_bind, outer_bind, reset_bind, squeeze_bind
from patterns.operations.order import brak, iter_, press
from patterns.operations.probability import degrade_by
from patterns.operations.structure import euclid
from patterns.operations.tempo import segment
from patterns.pattern import Pattern, fmap, pure, silence
from patterns.reversing import rev
from patterns.signals import saw, sine
from patterns.strudel.evaluate import evaluate
from patterns.timing import compress, early, fast, fast_gap, late, ply, repeat_cycles, slow
from tests.conformance.compare import events
from tests.conformance.programs import program

settings.register_profile("laws", max_examples=30, deadline=None, derandomize=True)
LAWS = settings.get_profile("laws")


class Made(NamedTuple):
    """A pattern and how it was made, so that a failure can be read."""

    text: str
    pattern: Pattern

    def __repr__(self) -> str:
        return self.text


FACTORS = st.sampled_from([Fraction(f) for f in ("1/2", "2", "3", "3/4", "5/3", "1")])
SHIFTS = st.sampled_from([Fraction(f) for f in ("0", "1/4", "1/3", "-1/8", "1", "-5/4")])
TIMES = st.fractions(min_value=-2, max_value=3, max_denominator=12)
VALUES = st.integers(min_value=0, max_value=9)

CHANGES: dict[str, Callable[[Fraction, Fraction, Pattern], Pattern]] = {
    "fast": lambda factor, _shift, pat: fast(factor, pat),
    "slow": lambda factor, _shift, pat: slow(factor, pat),
    "early": lambda _factor, shift, pat: early(shift, pat),
    "rev": lambda _factor, _shift, pat: rev(pat),
    "fast_gap": lambda factor, _shift, pat: fast_gap(factor, pat),
    "compress": lambda _factor, _shift, pat: compress(Fraction(1, 4), Fraction(5, 6), pat),
    "ply": lambda _factor, _shift, pat: ply(3, pat),
    "iter": lambda _factor, _shift, pat: iter_(3, pat),
    "brak": lambda _factor, _shift, pat: brak(pat),
    "press": lambda _factor, _shift, pat: press(pat),
    "euclid": lambda _factor, _shift, pat: euclid(3, 8, pat),
    "segment": lambda _factor, _shift, pat: segment(Fraction(3), pat),
    "degrade": lambda _factor, _shift, pat: degrade_by(0.4, pat),
    "repeat": lambda _factor, _shift, pat: repeat_cycles(2, pat),
}
JOINS: dict[str, Callable[[Pattern, Pattern], Pattern]] = {
    "stack": lambda one, two: stack([one, two]),
    "slowcat": lambda one, two: slowcat([one, two]),
    "fastcat": lambda one, two: fastcat([one, two]),
    "timecat": lambda one, two: timecat([(Fraction(2), one), (Fraction(1), two)]),
    "left": lambda one, two: app_left(one, two, lambda a, b: a * 10 + b),
    "right": lambda one, two: app_right(one, two, lambda a, b: a * 10 + b),
    "both": lambda one, two: app_both(one, two, lambda a, b: a * 10 + b),
    "inner": lambda one, two: inner_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "outer": lambda one, two: outer_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "squeeze": lambda one, two: squeeze_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "reset": lambda one, two: reset_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
}


def changed(made: Made, name: str, factor: Fraction, shift: Fraction) -> Made:
    return Made(f"{name}({factor},{shift},{made})", CHANGES[name](factor, shift, made.pattern))


def met(one: Made, two: Made, name: str) -> Made:
    return Made(f"{name}({one},{two})", JOINS[name](one.pattern, two.pattern))


LEAVES = st.one_of(
    VALUES.map(lambda value: Made(f"pure({value})", pure(value))),
    st.lists(VALUES, min_size=2, max_size=4).map(
        lambda some: Made(f"fastcat({some})", fastcat([pure(one) for one in some]))
    ),
    st.lists(VALUES, min_size=2, max_size=3).map(
        lambda some: Made(f"slowcat({some})", slowcat([pure(one) for one in some]))
    ),
    st.just(Made("silence", silence)),
    st.just(Made("saw.segment(4)", segment(Fraction(4), saw))),
)
PATTERNS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(changed, inner, st.sampled_from(sorted(CHANGES)), FACTORS, SHIFTS),
        st.builds(met, inner, inner, st.sampled_from(sorted(JOINS))),
    ),
    max_leaves=4,
)


def heard(pat: Pattern, begin: Fraction = Fraction(-1), end: Fraction = Fraction(3)) -> object:
    """All events of a span, pieces put together, in an order of no meaning."""
    found = events(encode_hap(hap) for hap in pat.query(begin, end))
    return {times: sorted(map(repr, values)) for times, values in found.items()}


@LAWS
@given(PATTERNS)
def test_a_change_of_values_that_changes_nothing_changes_nothing(made):
    assert heard(fmap(made.pattern, lambda value: value)) == heard(made.pattern)


@LAWS
@given(PATTERNS)
def test_two_changes_of_values_are_one(made):
    twice = fmap(fmap(made.pattern, lambda value: value + 1), lambda value: value * 2)
    assert heard(twice) == heard(fmap(made.pattern, lambda value: (value + 1) * 2))


@LAWS
@given(PATTERNS)
def test_what_is_the_same_all_the_time_only_lends_its_value(made):
    left = app_left(made.pattern, pure(7), lambda a, b: (a, b))
    right = app_right(pure(7), made.pattern, lambda a, b: (b, a))
    assert heard(left) == heard(right) == heard(fmap(made.pattern, lambda value: (value, 7)))


@LAWS
@given(VALUES, VALUES)
def test_two_plain_values_meet_as_one(one, two):
    for meet in (app_left, app_right, app_both):
        assert heard(meet(pure(one), pure(two), lambda a, b: a - b)) == heard(pure(one - two))


@LAWS
@given(PATTERNS, PATTERNS)
def test_left_and_right_are_mirrors(one, two):
    left = app_left(one.pattern, two.pattern, lambda a, b: (a, b))
    right = app_right(two.pattern, one.pattern, lambda a, b: (b, a))
    assert heard(left) == heard(right)


@LAWS
@given(PATTERNS)
def test_a_join_of_plain_values_with_outer_wholes_is_the_pattern(made):
    assert heard(outer_bind(made.pattern, pure)) == heard(made.pattern)
    assert heard(squeeze_bind(made.pattern, pure)) == heard(made.pattern)


@LAWS
@given(PATTERNS)
def test_a_join_over_one_value_is_what_it_gives(made):
    assert heard(inner_bind(pure(1), lambda _one: made.pattern)) == heard(made.pattern)


@LAWS
@given(PATTERNS, st.lists(TIMES, min_size=3, max_size=4, unique=True))
def test_a_span_says_what_its_pieces_say(made, times):
    begin, *middle, end = sorted(times)
    pieces = [
        hap
        for low, high in zip([begin, *middle], [*middle, end], strict=True)
        for hap in made.pattern.query(low, high)
    ]
    together = events(encode_hap(hap) for hap in pieces)
    found = {at: sorted(map(repr, values)) for at, values in together.items()}
    assert found == heard(made.pattern, begin, end)


@LAWS
@given(PATTERNS, FACTORS, FACTORS)
def test_slow_undoes_fast_and_two_tempos_are_one(made, one, two):
    assert heard(slow(one, fast(one, made.pattern))) == heard(made.pattern)
    assert heard(fast(one, fast(two, made.pattern))) == heard(fast(one * two, made.pattern))


@LAWS
@given(PATTERNS, SHIFTS, SHIFTS)
def test_late_undoes_early_and_two_shifts_are_one(made, one, two):
    assert heard(late(one, early(one, made.pattern))) == heard(made.pattern)
    assert heard(early(one, early(two, made.pattern))) == heard(early(one + two, made.pattern))


@LAWS
@given(PATTERNS)
def test_backwards_twice_is_forwards(made):
    assert heard(rev(rev(made.pattern))) == heard(made.pattern)


@LAWS
@given(PATTERNS)
def test_parts_lie_inside_their_wholes(made):
    for hap in made.pattern.query(-1, 3):
        assert hap.whole.begin <= hap.part.begin <= hap.part.end <= hap.whole.end


@LAWS
@given(PATTERNS, PATTERNS, PATTERNS)
def test_it_does_not_matter_what_is_stacked_first(one, two, three):
    a, b, c = one.pattern, two.pattern, three.pattern
    assert heard(stack([a, stack([b, c])])) == heard(stack([stack([a, b]), c]))
    assert heard(stack([a, silence])) == heard(a)


@LAWS
@given(st.lists(PATTERNS, min_size=1, max_size=3))
def test_equal_weights_are_a_plain_sequence(some):
    pats = [made.pattern for made in some]
    assert heard(timecat([(Fraction(2), pat) for pat in pats])) == heard(fastcat(pats))


@LAWS
@given(PATTERNS, st.sampled_from(sorted(CHANGES)), FACTORS, SHIFTS)
def test_whole_cycles_say_what_spans_say(made, name, factor, shift):
    first = heard(CHANGES[name](factor, shift, made.pattern))
    with by_spans():
        again = heard(CHANGES[name](factor, shift, spanned(made.pattern)))
    assert first == again


@LAWS
@given(PATTERNS, PATTERNS, st.sampled_from(sorted(JOINS)))
def test_whole_cycles_meet_as_spans_do(one, two, name):
    first = heard(JOINS[name](one.pattern, two.pattern))
    with by_spans():
        again = heard(JOINS[name](spanned(one.pattern), spanned(two.pattern)))
    assert first == again


@settings(LAWS, max_examples=12)
@given(st.integers(min_value=0, max_value=10**6).map(program))
def test_programs_play_the_same_by_cycles_and_by_spans(code):
    assume("1.5)" not in code)  # a zoom over the cycle's end depends on where events are cut
    assert played(code) == played(code, spans=True), code


def test_a_wave_is_sampled_where_an_event_begins():
    assert [hap.value for hap in segment(Fraction(2), sine).query(0, 1)] == pytest.approx(
        [0.5, 0.5]
    )


def played(code: str, spans: bool = False) -> object:
    """What a program gives, or that it fails, with whole cycles or without."""
    try:
        if spans:
            with by_spans():
                return heard(evaluate(code).pattern, Fraction(0), Fraction(2))
        return heard(evaluate(code).pattern, Fraction(0), Fraction(2))
    except PatternError:
        return "fails"


def spanned(pat: Pattern) -> Pattern:
    """The same pattern, answered by spans alone."""
    return Pattern(None, pat.span if pat.at is None else None, pat.at, pat.period, pat.steps)


@contextmanager
def by_spans() -> Iterator[None]:
    """While this holds, new patterns that know spans are never asked for whole cycles."""
    usual = Pattern.__init__

    def only_spans(self, make=None, spans=None, *rest, **named):
        usual(self, make if spans is None else None, spans, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pattern, "__init__", only_spans)
        yield
