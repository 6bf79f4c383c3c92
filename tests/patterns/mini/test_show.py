"""Trees shown as text read back as the same trees."""

import pytest
from hypothesis import given, settings

from patterns.errors import PatternError
from patterns.mini.parse import parse
from patterns.mini.show import show
from tests.strategies import mini_like_texts, mini_texts


@settings(max_examples=30, deadline=None)  # drawing a text is most of the work
@given(mini_texts())
def test_a_text_shown_reads_back_as_the_same_tree(text: str) -> None:
    tree = parse(text)
    assert parse(show(tree)) == tree


@settings(deadline=None)
@given(mini_like_texts())
def test_any_text_is_read_and_shown_or_refused_with_one_sentence(text: str) -> None:
    error = refused(text)
    if error is None:
        assert parse(show(parse(text))) == parse(text)
    else:
        assert error.reason
        assert error.hint
        assert error.place is not None
        assert 0 <= error.place.at <= len(text)


def refused(text: str) -> PatternError | None:
    try:
        parse(text)
    except PatternError as error:
        return error
    return None


@pytest.mark.parametrize(
    "text",
    [
        "bd [hh hh]*2 _ <sd cp>!",
        "{0 1 2, 3 4}%<4 8> 5@1.5",
        "^a b . [c | d?0.3]",
        "0 .. 4 c(3,8,<0 2>):2",
        "[0@3..5 ..] 1",
        "[[a, b] c]/2 _3",
    ],
)
def test_a_neat_text_is_shown_as_it_is_written(text: str) -> None:
    assert show(parse(text)) == text
