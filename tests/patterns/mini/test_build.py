"""Mini-notation as music: laws that hold for every text, places, chance and step counts."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from patterns.errors import LimitError, PatternError
from patterns.hap import Hap
from patterns.mini.build import mini
from tests.strategies import mini_texts

SMALL = 500  # events; texts that play more are left to the other tests


def asked(text: str, begin: Fraction | int, end: Fraction | int) -> list[Hap]:
    """The haps of a span, none where the text asks for more than the budget or fails."""
    try:
        return mini(text).query(begin, end, max_events=SMALL)
    except PatternError:
        return []


def pieces(haps: list[Hap]) -> set[tuple[object, ...]]:
    """Haps as (whole, value, moment) at the moments of a fine grid, so that cuts do not count."""
    out: set[tuple[object, ...]] = set()
    for hap in haps:
        assert hap.whole is not None
        key = (hap.whole.begin, hap.whole.end, repr(hap.value))
        grid = (Fraction(step, 12) for step in range(24))
        out |= {(*key, time) for time in grid if hap.part.begin <= time < hap.part.end}
    return out


@settings(max_examples=30, deadline=None)
@given(mini_texts())
def test_a_query_split_in_two_gives_what_the_whole_gives(text: str) -> None:
    half = Fraction(5, 6)
    if whole := asked(text, 0, 2):
        assert pieces(whole) == pieces(asked(text, 0, half)) | pieces(asked(text, half, 2))


@settings(max_examples=30, deadline=None)
@given(mini_texts())
def test_every_part_lies_inside_its_whole_and_in_the_query(text: str) -> None:
    for hap in asked(text, 0, 1):
        assert hap.whole is not None
        assert hap.whole.begin <= hap.part.begin < hap.part.end <= hap.whole.end
        assert 0 <= hap.part.begin < hap.part.end <= 1


@settings(max_examples=30, deadline=None)
@given(mini_texts())
def test_places_lead_to_the_words_that_made_an_event(text: str) -> None:
    for hap in asked(text, 0, 1):
        assert hap.locations
        for begin, end in hap.locations:
            assert text[begin:end]
            assert not set(text[begin:end]) & set(" []<>{}()*/@!?,|:")


def test_places_count_from_where_the_text_stands_in_the_code() -> None:
    (hap,) = mini("  bd:[3]", offset=10).query(0, 1)
    assert hap.locations == ((12, 14), (16, 17))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("a b c", 3),
        ("[a b] c", 2),
        ("a@3 b", 4),
        ("<a b c>", 1),
        ("a*4", 1),
        ("a b, c d e", 6),
        ("[^a b c] d", 6),
        ("a . b c", 2),
        ("{a b c}%4", 1),
    ],
)
def test_the_steps_of_a_text_are_its_top_elements(text: str, steps: int) -> None:
    assert mini(text).steps == steps


def test_steps_of_a_choice_are_unknown() -> None:
    assert mini("a | b c").steps is None


def test_each_question_mark_throws_its_own_dice() -> None:
    kept = {hap.value for cycle in range(8) for hap in mini("a? b?").query(cycle, cycle + 1)}
    apart = [{hap.value for hap in mini("a? b?").query(n, n + 1)} for n in range(8)]
    assert kept == {"a", "b"}
    assert {"a"} in apart
    assert {"b"} in apart


def test_a_choice_draws_one_part_a_cycle() -> None:
    drawn = [{hap.value for hap in mini("a | b | c").query(n, n + 1)} for n in range(20)]
    assert all(len(values) == 1 for values in drawn)
    assert set.union(*drawn) == {"a", "b", "c"}


def test_chance_is_the_same_each_time() -> None:
    text = "hh*8? [bd|sd]*4"
    assert mini(text).query(0, 4) == mini(text).query(0, 4)


def test_a_range_longer_than_anyone_plays_is_refused_while_playing() -> None:
    with pytest.raises(LimitError, match="too many numbers"):
        mini("0 .. 100000").query(0, 1)


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_factor_of_more_digits_than_any_number_is_told_as_what_it_is(digits: int) -> None:
    with pytest.raises(PatternError, match="needs a number as its factor, not Infinity"):
        mini(f"bd*{'9' * digits}")
