"""A window of a cycle is found by order, and is what a look at every event finds."""

from hypothesis import given
from hypothesis import strategies as st

from patterns.hap import EMPTY, Event
from patterns.pieces import cut
from patterns.windows import Shelf

TICKS = st.sampled_from((1, 2, 3, 4, 8, 12))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event of a cycle, perhaps a point, perhaps cut at the borders."""
    ticks = draw(TICKS)
    begin = draw(st.integers(0, ticks - 1))
    end = draw(st.integers(begin, ticks))
    return ticks, begin - draw(st.integers(0, 1)), end, begin, end, "bd", EMPTY


@given(st.lists(events(), max_size=12), TICKS, st.data())
def test_a_window_holds_the_events_that_touch_it_in_their_order(
    cycle: list[Event], ticks: int, data: st.DataObject
):
    begin = data.draw(st.integers(0, ticks - 1))
    end = data.draw(st.integers(begin + 1, ticks))
    whole = begin == 0 and end == ticks
    expected = cycle if whole else cut(cycle, begin, end, ticks)
    assert list(Shelf(cycle).window(begin, end, ticks)) == expected


def test_a_window_cuts_every_note_of_a_chord():
    chord = [(1, 0, 1, 0, 1, name, EMPTY) for name in "abc"]
    assert [event[:5] for event in Shelf(chord).window(1, 2, 4)] == [(4, 0, 4, 1, 2)] * 3
