"""Windows of time into sound events: every onset once, at its one frame."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scheduler import NO_VALUES, Slot, events_of_cycles, exact_cps
from patterns.errors import PatternError, QueryError
from patterns.hap import Hap, TimeSpan
from patterns.timeline import Timeline

F = Fraction
RATE = 48_000


class Steps:
    """So many equal events a cycle; values by number, the last for ever."""

    def __init__(self, count, *values):
        self.count, self.values = count, values or ({"s": "bd"},)

    def query(self, begin, end, controls):
        del controls
        haps = []
        number = (begin * self.count).__floor__()
        while F(number, self.count) < end:
            whole = TimeSpan(F(number, self.count), F(number + 1, self.count))
            part = TimeSpan(max(whole.begin, begin), min(whole.end, end))
            value = self.values[min(max(number, 0), len(self.values) - 1)]
            haps.append(Hap.of(whole, part, value))
            number += 1
        return haps


class Broken:
    """A pattern that fails from a cycle on."""

    def __init__(self, cycle):
        self.cycle = cycle

    def query(self, begin, end, controls):
        if end > self.cycle:
            raise QueryError("broken")
        return Steps(1).query(begin, end, controls)


def scheduled(slots, line, begin, end, values=NO_VALUES):
    """The window of what rounds to frames from one to another, by the tempo at its begin."""
    cycles = (line.cycle_at(F(2 * frame - 1, 2 * RATE)) for frame in (begin, end))
    return events_of_cycles(slots, line, *cycles, RATE, values=values)


def played(pattern, line, begin, end, values=NO_VALUES):
    """The window of one pattern; what goes wrong in it is raised."""
    window = scheduled([Slot("drums", 7, pattern)], line, begin, end, values)
    for error in window.failed.values():
        raise error
    return window


def frames(events):
    return [event.frame for event in events]


def test_events_carry_frame_slot_tempo_and_length():
    window = played(Steps(2), Timeline(F(1)), 0, RATE)
    first, second = window.events
    assert (first.frame, second.frame) == (0, 24_000)
    assert (first.slot, first.generation) == ("drums", 7)
    assert (second.cycle, second.cps, second.duration_s) == (0.5, 1.0, 0.5)
    assert second.controls == {"s": "bd"}


@given(
    st.lists(st.integers(1, 5000), min_size=1, max_size=12),
    st.integers(1, 13),
    st.fractions(F(1, 10), F(4), max_denominator=997),
)
def test_windows_that_follow_each_other_give_each_onset_once(lengths, count, cps):
    line, at, found = Timeline(cps), 1, []
    for length in lengths:
        found += frames(played(Steps(count), line, at, at + length).events)
        at += length
    assert found == frames(played(Steps(count), line, 1, at).events)
    assert all(begin < end for begin, end in pairwise(found))


@given(st.integers(1, 64), st.fractions(F(1, 10), F(4), max_denominator=997))
def test_each_frame_is_rounded_once(count, cps):
    window = played(Steps(count), Timeline(cps), 0, 2 * RATE)
    for number, event in enumerate(window.events):
        assert abs(event.frame - F(number, count) / cps * RATE) <= F(1, 2)


def test_a_tempo_change_between_windows_is_exact():
    before = Timeline(F(1))
    after = before.with_cps(F(3), at_cycle=F(1, 2))
    first = played(Steps(8), before, 0, 24_000)
    second = played(Steps(8), after, 24_000, 40_000)
    expected = [0, 6000, 12_000, 18_000, *(24_000 + 2000 * n for n in range(8))]
    assert frames(first.events + second.events) == expected


def test_a_cps_control_sets_the_tempo_from_its_onset_on():
    pattern = Steps(4, {"s": "bd"}, {"s": "bd"}, {"s": "bd", "cps": 2})
    window = played(pattern, Timeline(F(1)), 0, 2 * RATE)
    assert frames(window.events)[:5] == [0, 12_000, 24_000, 30_000, 36_000]
    assert window.timeline == Timeline(F(2), F(1, 2), F(1, 2))
    assert [event.cps for event in window.events[:4]] == [1.0, 1.0, 1.0, 2.0]


def test_a_cps_control_moves_the_other_slots_too():
    slots = [
        Slot("a", 1, Steps(4)),
        Slot("b", 1, Steps(2, {"s": "hh"}, {"s": "hh", "cps": F(1, 2)})),
    ]
    window = scheduled(slots, Timeline(F(1)), 0, 2 * RATE)
    drums = [event.frame for event in window.events if event.slot == "a"]
    assert drums == [0, 12_000, 24_000, 48_000, 72_000, 96_000, 120_000, 144_000]


@pytest.mark.parametrize("cps", ["fast", None, float("nan"), float("inf"), 0, -1, True])
def test_an_absurd_cps_control_changes_nothing(cps):
    window = played(Steps(2, {"s": "bd", "cps": cps}), Timeline(F(1)), 0, RATE)
    assert window.timeline == Timeline(F(1))
    assert frames(window.events) == [0, 24_000]


def test_a_tempo_that_goes_up_with_every_event_ends():
    values = [{"s": "bd", "cps": 1 + number} for number in range(500)]
    window = played(Steps(500, *values), Timeline(F(1)), 0, 4800)
    assert window.events


def test_tempo_is_held_in_bounds():
    assert exact_cps(1e9) == 100
    assert exact_cps(1e-9) == F(1, 1000)


def test_a_slot_that_fails_leaves_the_others_alone():
    slots = [Slot("bad", 1, Broken(0)), Slot("good", 1, Steps(1))]
    window = scheduled(slots, Timeline(F(1)), 0, RATE)
    assert [event.slot for event in window.events] == ["good"]
    assert str(window.failed["bad"]) == "broken"


def test_one_pattern_that_fails_raises():
    with pytest.raises(PatternError):
        played(Broken(0), Timeline(), 0, RATE)


def test_a_value_that_is_no_sound_is_one_sentence():
    window = played(Steps(8, "bd"), Timeline(F(1)), 0, RATE)
    assert window.events == []
    assert window.problems == ('"bd" alone is no sound; put it into s(…) or note(…)',)


def test_clip_and_duration_set_the_length():
    lengths = [
        played(Steps(2, value), Timeline(F(1)), 0, 10).events[0].duration_s
        for value in (
            {"clip": 0.5},
            {"duration": 2},
            {"duration": 2, "clip": 0.25},
            {"clip": float("nan")},
            {"duration": "long"},
        )
    ]
    assert lengths == [0.25, 2.0, 0.5, 0.5, 0.5]


def test_fragments_without_onset_are_not_played():
    assert played(Steps(1), Timeline(F(1)), 1, RATE).events == []


def test_patterns_are_told_the_tempo():
    seen = []

    class Curious(Steps):
        def query(self, begin, end, controls):
            seen.append(dict(controls))
            return super().query(begin, end, controls)

    played(Curious(1), Timeline(F(3, 4)), 0, 10, values={"cc": 1})
    assert seen == [{"cc": 1, "_cps": 0.75}]


def test_cycles_are_cut_by_cycle_not_by_frame():
    window = events_of_cycles([Slot("a", 1, Steps(3))], Timeline(F(7)), F(0), F(1), RATE)
    assert frames(window.events) == [0, 2286, 4571]


def test_a_render_may_keep_its_tempo():
    slots = [Slot("a", 1, Steps(2, {"s": "bd", "cps": 4}))]
    window = events_of_cycles(slots, Timeline(F(1)), F(0), F(1), RATE, follow_tempo=False)
    assert frames(window.events) == [0, 24_000]
