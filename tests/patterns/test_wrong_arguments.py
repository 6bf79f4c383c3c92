"""Every function of the language, given what it does not want.

It plays, as Strudel does with much that is odd, or says one sentence with its own name.
"""

import re

import pytest

from patterns.errors import LimitError, MiniError, PatternError
from patterns.reference import Entry, entries
from patterns.strudel.evaluate import evaluate
from patterns.vocabulary import OPERATIONS

WRONG = (
    "7", "'zz'", "undefined", "null", "NaN", "Infinity", "-Infinity", "-3", "1e12", "1e300", "true",
    "{ a: 1 }", "[]", "[1, [2, 'q']]", "x => x", "() => undefined", "n('0')", '"x ~"',
)  # fmt: skip
PYTHON = re.compile(r"\b(None|NoneType|inf|nan|True|False|dict|tuple|lambda|0x[0-9a-f]+)\b|<\w+ ")
CALLED = [one for one in entries() if one.sort != "signal"]


def calls(one: Entry, wrong: str) -> list[str]:
    """Calls of a function with something wrong in the place of each of its arguments."""
    good = [argument.sample for argument in one.arguments] or ["1"]
    places = range(len(good))
    given = [", ".join([*good[:at], f"({wrong})", *good[at + 1 :]]) for at in places]
    return [called(one, arguments) for arguments in given]


def called(one: Entry, arguments: str) -> str:
    before = "" if one.sort == "function" else 'note("c e").'
    return f"{before}{one.name}({arguments})"


def complaint(code: str, one: Entry) -> str | None:
    """What is wrong with what a player is told of some code, None where all is well."""
    try:
        evaluate(code).pattern.query(0, 2)
    except (LimitError, MiniError):
        return None
    except PatternError as error:
        named = any(name in error.reason for name in (one.name, *one.aliases))
        plain = error.reason.strip() and not PYTHON.search(f"{error.reason} {error.hint}")
        return None if named and plain else f"{code} -> {error.reason}; {error.hint}"
    return None


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_argument_plays_or_is_told_with_the_name_of_the_function(wrong: str) -> None:
    told = [complaint(code, one) for one in CALLED for code in calls(one, wrong)]
    assert [one for one in told if one] == []


def test_too_few_and_too_many_arguments_are_told_with_the_name_of_the_function() -> None:
    told = []
    for one in CALLED:
        surplus = ", ".join([*(argument.sample for argument in one.arguments), "5", "6"])
        told += [complaint(called(one, arguments), one) for arguments in ("", surplus)]
    assert [one for one in told if one] == []


@pytest.mark.parametrize("wrong", WRONG)
def test_a_function_that_gets_its_pattern_later_is_named_itself(wrong: str) -> None:
    told = [
        complaint(code.replace('note("c e").', 'note("c e").apply(') + ")", one)
        for one in CALLED
        if one.name in OPERATIONS and OPERATIONS[one.name].kinds
        for code in calls(one, wrong)
    ]
    assert [one for one in told if one] == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ('s("bd").fast(x => x)', "fast needs a number as its factor, not a function"),
        ('s("bd").fast("2 x")', 'fast needs a number as its factor, not "x"'),
        ('s("bd").echo(3, {}, .5)', "echo needs a number as its by, not an object"),
        ('s("bd").every(2)', ".every(cycles, function) takes 2 arguments, this one has 1"),
        ('"0".fmap(x => [x, 1]).add(1)', "add needs a number or a note, not a list"),
        ("run(1e9)", "run needs at most 100000, not 1000000000"),
        ('arrange(s("bd"))', "arrange needs sections [cycles, pattern], not a pattern"),
    ],
)
def test_the_sentence_says_which_argument_and_what_was_wanted(code: str, sentence: str) -> None:
    with pytest.raises(PatternError) as caught:
        evaluate(code).pattern.query(0, 2)
    assert caught.value.reason == sentence


def test_what_fails_while_it_plays_is_shown_where_it_was_called() -> None:
    code = 's("bd*2")\n  .late("0 x")\n  .room(.5)'
    with pytest.raises(PatternError) as caught:
        evaluate(code).pattern.query(0, 1)
    assert caught.value.place is not None
    assert caught.value.place.line_and_column() == (2, 4)
