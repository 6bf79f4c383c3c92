"""What travels beside a value: contexts put together say what both say."""

from hypothesis import given
from hypothesis import strategies as st

from patterns.hap import EMPTY, Context

places = st.lists(st.tuples(st.integers(0, 3), st.integers(4, 6)), max_size=3, unique=True)
contexts = st.builds(
    Context,
    places.map(tuple),
    st.sampled_from(["", "C major", "D dorian"]),
    st.lists(st.sampled_from("ab"), max_size=2).map(tuple),
)


@given(contexts, contexts)
def test_both_are_known_by_what_they_say(a: Context, b: Context):
    both = a.merged(b)
    assert both.locations == tuple(dict.fromkeys(a.locations + b.locations))
    assert both.tags == a.tags + b.tags
    assert both.scale == (b.scale or a.scale)
    assert both == Context(both.locations, both.scale, both.tags)


@given(contexts, contexts, contexts)
def test_it_is_the_same_in_any_grouping(a: Context, b: Context, c: Context):
    assert a.merged(b).merged(c) == a.merged(b.merged(c))


def test_nothing_adds_nothing():
    one = Context(((0, 1),))
    assert one.merged(EMPTY) is EMPTY.merged(one) is one.merged(one) is one


def test_a_long_line_of_them_is_worked_out_without_nesting():
    whole = Context(((0, 1),))
    for at in range(1, 1500):
        whole = whole.merged(Context(((at, at + 1),)))
    assert len(whole.locations) == 1500


def test_what_is_shared_is_worked_out_once():
    whole = Context(((0, 1),))
    for at in range(60):
        whole = whole.merged(whole.merged(Context(((at, at + 2),))))
    assert len(whole.locations) == 61
