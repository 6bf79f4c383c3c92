"""Code that cannot be read is told of at the learner's level."""

import pytest

from patterns.errors import PatternError
from tutorials.ability import Ability
from tutorials.catalogue import catalogue, english
from tutorials.learner import Learner
from tutorials.listening import hear
from tutorials.trouble import level_of, told


def error_of(code: str) -> PatternError:
    with pytest.raises(PatternError) as caught:
        hear(code)
    return caught.value


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ('s("bd sd', "quote"),
        ('s("bd [sd")', "bracket"),
        ('s("bd".fast(2)', "bracket"),
        ('s("bd]")', "closes_nothing"),
        ("s(bd sd)", "no_quotes"),
        ("bd sd", "no_quotes"),
        ('s("bd") s("hh")', "no_dot"),
        ('s("bd")fast(2)', "no_dot"),
        ("s(“bd”)", "curly"),
        ('s("bd*")', "star"),
    ],
)
def test_a_beginner_is_told_one_thing_to_try(code, key):
    for words in (english(), catalogue("de")[0]):
        text = told(error_of(code), 1, words)
        assert text.endswith(words.named("trouble", key))
        assert "^" in text


def test_an_unknown_word_is_named():
    assert "the word fats" in told(error_of('s("bd").fats(2)'), 1, english())


def test_who_is_further_is_told_what_the_language_says():
    error = error_of('s("bd [sd")')
    assert told(error, 3, english()) == str(error)
    assert told(error, 2, english()).startswith(f"{error}\n")


def test_the_level_is_the_lessons_until_enough_was_tried():
    able = Learner(level=Ability(2.0, 0.3, attempts=9.0))
    new = Learner(level=Ability(-2.0, 0.3, attempts=9.0))
    assert (level_of(able, 1), level_of(new, 3), level_of(Learner(), 2)) == (3, 1, 2)
