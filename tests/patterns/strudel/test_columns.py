"""What a player's arithmetic gives for many values at once is what it gives for each of them."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.errors import LimitError, PatternError
from patterns.strudel.evaluate import evaluate, standard_vocabulary
from patterns.strudel.runtime import Function
from patterns.values import UNDEFINED

NUMBERS = st.one_of(
    st.integers(-(2**53), 2**53),
    st.integers(-3, 3),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.5, -0.5, -0.0, 1e300]),
)
ODD = st.sampled_from([True, None, UNDEFINED, "3", "c4", {"note": 3}, (1, 2)])
SUMS = ("+", "-", "*", "/", "%")
TESTS = ("<", ">", "<=", ">=", "==", "!=", "===", "!==")
LEAVES = st.sampled_from(["x", "x", "2", ".5", "24", "0", "1e3", "9007199254740993"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    test = st.builds(lambda a, sign, b: f"{a} {sign} {b}", inner, st.sampled_from(TESTS), inner)
    return st.one_of(
        st.builds(lambda a, sign, b: f"({a} {sign} {b})", inner, st.sampled_from(SUMS), inner),
        st.builds(
            lambda name, a: f"Math.{name}({a})",
            st.sampled_from(["floor", "ceil", "abs", "trunc"]),
            inner,
        ),
        st.builds(lambda t, a, b: f"({t} ? {a} : {b})", test, inner, inner),
    )


BODIES = st.recursive(LEAVES, _grown, max_leaves=8)


def function(code: str) -> Function:
    """The function that code writes."""
    held: list[Function] = []
    words = standard_vocabulary()
    words = replace(words, functions={**words.functions, "show_it": held.append})
    evaluate(f'show_it({code})\ns("bd")', vocabulary=words)
    return held[0]


def outcome(call: Callable[..., object], *args: object) -> object:
    """What a call gives, or its error; a whole number is one, however it is held."""
    try:
        found = call(*args)
    except PatternError as error:
        return str(error)
    return [_shown(one) for one in (found if isinstance(found, list) else [found])]


def _shown(value: object) -> str:
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return repr(float(value) + 0.0) if plain else repr(value)  # zeros lose their sign


@given(BODIES, st.lists(st.one_of(NUMBERS, NUMBERS, ODD), min_size=1, max_size=5))
def test_a_column_gives_what_each_of_its_values_gives(body: str, values: list[object]):
    one = function(f"x => {body}")
    singly = [outcome(one, value) for value in values]
    errors = [found for found in singly if isinstance(found, str)]
    together = outcome(one.each, values)
    assert together == (errors[0] if errors else [found[0] for found in singly])


@pytest.mark.parametrize(
    ("code", "values", "found"),
    [
        ("v => v.note % 2 == 0", [{"note": 2}, {"note": 3.0}], [True, False]),
        ("v => v.note + 1", [{"note": 2}, {"note": "2"}], [3, "21"]),
        ("(a, b) => a + 1", [1, 2], [2, 3]),
        ("(a, b) => a + b", [1], [math.nan]),
        ("({n}) => n + 1", [{"n": 1}], [2]),
        ("(x = 3) => x * 2", [1, UNDEFINED], [2, 6]),
        ("x => x * Math.PI", [2], [2 * math.pi]),
        ("x => Math.max(x, 2)", [1, 3], [2, 3]),
        ("x => -x", [2], [-2]),
        ("x => 3", [1, 2], [3, 3]),
        ("x => 1 < 2", [1, 2], [True, True]),
        ("x => x", ["a"], ["a"]),
        ("x => (x > 1) + 1", [0, 2], [1, 2]),
        ("v => v?.note * 2", [{"note": 2}, UNDEFINED], [4, math.nan]),
        ("x => x + 0x10", [1], [17]),
        ("x => x ? 1 : 2", [0, 3], [2, 1]),
        ("x => Math.hypot(x)", [-3], [3]),
        ("x => (x /* once */) + 1", [1], [2]),
    ],
)
def test_functions_of_any_kind_take_many_values(code: str, values: list, found: list):
    assert repr(function(code).each(values)) == repr(found)


def test_a_name_of_the_players_own_is_not_the_librarys():
    program = evaluate('const Math = {floor: x => 7}\n"1.5 2.5".fmap(x => Math.floor(x))')
    assert [hap.value for hap in program.pattern.query(0, 1)] == [7, 7]


def test_many_short_calls_let_the_clock_be_looked_at():
    program = evaluate("rand.segment(64).fmap(x => x * 2)")
    program.budget.expired = lambda: True
    with pytest.raises(LimitError, match="too much time"):
        program.pattern.query(0, 8)
