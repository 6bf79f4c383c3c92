"""Mistakes in mini-notation as the player reads them: the whole message, see mistakes.txt."""

from ast import literal_eval
from pathlib import Path

import pytest

from patterns.errors import LimitError, MiniError, PatternError
from patterns.mini.build import mini
from patterns.mini.parse import MAX_OPERATORS, parse
from patterns.mini.tokens import MAX_DEPTH

BLOCKS = Path(__file__).with_name("mistakes.txt").read_text("utf-8").rstrip("\n").split("\n\n")
MESSAGES = {literal_eval(text): message for text, message in (b.split("\n", 1) for b in BLOCKS)}


@pytest.mark.parametrize("text", MESSAGES)
def test_a_mistake_is_told_with_its_place_and_what_to_try(text: str) -> None:
    with pytest.raises(PatternError) as caught:
        mini(text)
    assert str(caught.value) == MESSAGES[text]


def test_an_unclosed_group_points_at_its_bracket() -> None:
    with pytest.raises(MiniError) as caught:
        parse("bd [hh hh")
    assert caught.value.place is not None
    assert caught.value.place.at == 3


@pytest.mark.parametrize("opener", ["[", "<", "{", "a("])
def test_ten_thousand_brackets_are_too_deep(opener: str) -> None:
    with pytest.raises(LimitError, match="nested too deep"):
        parse(opener * 10_000 + "a")


def test_brackets_may_be_nested_as_deep_as_the_limit() -> None:
    text = "[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH
    assert len(mini(text).query(0, 1)) == 1


def test_ten_thousand_operators_on_one_step_are_too_many() -> None:
    with pytest.raises(LimitError, match=f"at most {MAX_OPERATORS}"):
        parse("a" + "*2" * 10_000)


@pytest.mark.parametrize("text", ["bd*1000000", "bd*1e9", "bd!1e9", "0 .. 1000000", "{a b}%1e9"])
def test_a_giant_repeat_ends_in_a_sentence(text: str) -> None:
    with pytest.raises(LimitError):
        mini(text).query(0, 1)
