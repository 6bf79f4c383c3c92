"""Laws that hold for all patterns, tried on patterns that Hypothesis makes up.

Wholes that zoom leaves behind are Strudel's own (see timing.zoom), so it is not among the
building blocks here; the last test, of programs, has it. Laws of joins: test_joinlaws.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from patterns.applying import app_both, app_left, app_right
from patterns.changing import fmap
from patterns.constructors import fastcat, slowcat, stack, timecat
from patterns.encode import encode_hap
from patterns.errors import PatternError
from patterns.operations.tempo import segment
from patterns.pattern import Pattern, pure, silence
from patterns.reversing import rev
from patterns.signals import sine
from patterns.strudel.evaluate import evaluate
from patterns.timing import early, fast, late, slow
from tests.conformance.compare import events
from tests.conformance.programs import program
from tests.patterns.madeup import (
    CHANGES,
    FACTORS,
    JOINS,
    LAWS,
    PATTERNS,
    SHIFTS,
    TIMES,
    VALUES,
    heard,
)  # fmt: skip


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
    assert heard(stack([a, b])) == heard(stack([b, a]))
    assert heard(stack([a, silence])) == heard(stack([a])) == heard(a)


@LAWS
@given(PATTERNS)
def test_one_after_another_of_one_is_that_one(made):
    assert heard(slowcat([made.pattern])) == heard(fastcat([made.pattern])) == heard(made.pattern)


@LAWS
@given(PATTERNS, PATTERNS, PATTERNS)
def test_it_does_not_matter_which_two_of_three_meet_first(one, two, three):
    a, b, c = one.pattern, two.pattern, three.pattern
    for meet in (app_left, app_right, app_both):
        first = meet(meet(a, b, lambda x, y: (x, y)), c, lambda xy, z: (*xy, z))
        last = meet(a, meet(b, c, lambda y, z: (y, z)), lambda x, yz: (x, *yz))
        assert heard(first) == heard(last)


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
