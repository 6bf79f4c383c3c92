"""The laws of joins, tried on made-up patterns: how far each of them is a monad.

A function of a value gives a pattern; joins differ in whose times stay. A join over one plain
value is what the function gives where the inner times stay; a join of plain values is the
pattern where the outer times stay. Which of two joins is made first never matters.
"""

from hypothesis import given
from hypothesis import strategies as st

from patterns.constructors import fastcat, slowcat
from patterns.joining import bind, inner_bind, outer_bind, squeeze_bind
from patterns.pattern import Pattern, pure
from tests.patterns.madeup import LAWS, PATTERNS, heard

JOINS = {"inner": inner_bind, "outer": outer_bind, "both": bind}


def bars(value: int) -> Pattern:
    return slowcat([pure(value), fastcat([pure(value + 10), pure(value + 20)])])


def halves(value: int) -> Pattern:
    return fastcat([pure(value * 2), pure(value * 3), pure(value * 5)])


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
@given(PATTERNS, st.sampled_from(sorted(JOINS)))
def test_it_does_not_matter_which_join_is_made_first(made, name):
    join = JOINS[name]
    first = join(join(made.pattern, bars), halves)
    last = join(made.pattern, lambda value: join(bars(value), halves))
    assert heard(first) == heard(last)


def test_whose_times_stay_is_what_tells_joins_apart():
    halves_of_a_cycle = fastcat([pure(1), pure(2)])
    wholes = {
        name: [str(hap.whole.duration) for hap in join(halves_of_a_cycle, pure).query(0, 1)]
        for name, join in JOINS.items()
    }
    assert wholes == {"inner": ["1", "1"], "outer": ["1/2", "1/2"], "both": ["1/2", "1/2"]}
