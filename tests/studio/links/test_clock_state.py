"""Positions by time lines, corrections towards a clock that leads, and MIDI clock out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.timeline import Timeline
from studio.links.clock.midiout import CONTINUE, START, STOP, TICK, MidiClock, song_position
from studio.links.clock.state import Lines, anchored, cycle_at, jumped
from studio.links.clock.steering import (
    CALM_S,
    JUMP_S,
    MOST_SLEW_S,
    Lead,
    Steering,
    position,
    tempo,
)

FAST = Timeline(Fraction(1), Fraction(5), Fraction(10))


def test_a_moment_goes_by_the_line_that_holds_then():
    lines = Lines(Timeline())
    lines.see(FAST, 9.99)
    assert [lines.cycle(at) for at in (9.0, 10.0, 11.0)] == [4.5, 5.0, 6.0]
    assert [lines.seconds(cycle) for cycle in (4.5, 5.0, 6.0)] == [9.0, 10.0, 11.0]


def test_a_line_that_is_far_from_its_anchor_holds_from_when_it_was_seen():
    lines = Lines(Timeline())
    lines.see(jumped(Timeline(), 7.0, Fraction(1, 2), 0.0), 100.0)
    assert (lines.cycle(99.0), lines.cycle(101.0)) == (49.5, 57.5)


@given(st.fractions(Fraction(1, 100), 16), st.floats(0, 1e5), st.floats(0, 1e5))
def test_an_anchor_at_another_second_moves_no_event(cps, at_s, later_s):
    line = Timeline(cps, Fraction(3), Fraction(7, 3))
    assert cycle_at(anchored(line, at_s), later_s) == pytest.approx(
        cycle_at(line, later_s), abs=2e-9
    )


def steered(lead: Lead, cycle: float, cps: float, looks: int) -> tuple[float, int]:
    """How far off we are in the end, in seconds, and how many jumps it took."""
    steering = Steering()
    for _ in range(looks):
        change = steering.correct(lead, cycle, cps)
        if change is None:
            continue
        cps = float(change.cps) if change.cps else cps
        cycle += change.jump - change.nudge_s * cps
    return abs(steering.error_s), steering.jumps


@given(
    st.floats(-1e4, 1e4), st.floats(0, 1e4), st.floats(0.01, 16), st.sampled_from([0.25, 1.0, 0.0])
)
def test_wherever_another_clock_stands_we_come_within_a_millisecond(theirs, ours, cps, wrap):
    error_s, jumps = steered(Lead(theirs, cps, wrap), ours, 0.5, 40)
    assert error_s < max(CALM_S, 1e-9 * 1e4 / cps)
    assert jumps <= 1


def test_a_small_difference_is_mended_without_a_jump():
    change = Steering().correct(Lead(1.005, 0.5), 1.0, 0.5)
    assert change is not None
    assert (change.jump, change.nudge_s) == (0.0, -MOST_SLEW_S)


def test_one_look_that_is_far_off_moves_nothing():
    steering = Steering()
    assert steering.correct(Lead(1.4, 0.5), 1.0, 0.5) is None
    assert steering.correct(Lead(1.0, 0.5), 1.0, 0.5) is None
    assert steering.correct(Lead(1.4, 0.5), 1.0, 0.5) is None
    assert steering.correct(Lead(1.4, 0.5), 1.0, 0.5).jump == pytest.approx(0.4)
    assert JUMP_S < 0.4 / 0.5


@given(st.floats() | st.integers() | st.text() | st.none() | st.booleans())
def test_only_numbers_in_reach_are_tempos_and_positions(value):
    assert tempo(value) is None or 0.01 <= value <= 16
    assert position(value) is None or abs(value) <= 1e7


# -- MIDI clock out ----------------------------------------------------------------------------


def played(clock: MidiClock, lines: Lines, running: bool, begin: float, end: float):
    found = []
    steps = round((end - begin) / 0.01)
    for step in range(steps):
        at = begin + step * 0.01
        found += clock.due(lines, running, at, at + 0.01)
    return found


def test_ticks_come_24_a_beat_whether_something_plays_or_not():
    ticks = played(MidiClock(), Lines(Timeline()), False, 0.0, 2.0)
    assert [data for _, data in ticks] == [TICK] * 96
    assert ticks[48][0] == pytest.approx(1.0)


def test_the_first_tick_of_the_top_comes_after_start_and_silence_after_stop():
    clock, lines = MidiClock(), Lines(Timeline())
    assert [data for _, data in played(clock, lines, True, 0.0, 0.04)] == [START, TICK, TICK]
    assert played(clock, lines, False, 0.04, 0.06)[0][1] == STOP


def test_a_run_from_the_middle_begins_on_a_sixteenth_with_its_song_position():
    clock, lines = MidiClock(), Lines(Timeline())
    played(clock, lines, False, 0.0, 1.03)
    found = played(clock, lines, True, 1.03, 1.2)
    assert found[0][1] == song_position(9)
    at = [data for _, data in found].index(CONTINUE)
    assert found[at][0] == pytest.approx(9 * 0.125)
    assert found[at + 1] == (found[at][0], TICK)


def test_a_jump_is_stop_song_position_and_continue():
    clock, lines = MidiClock(), Lines(Timeline())
    played(clock, lines, True, 0.0, 1.0)
    lines.see(jumped(Timeline(), 20.0, Fraction(1, 2), 1.0), 1.0)
    found = [data for _, data in played(clock, lines, True, 1.0, 1.2)]
    assert [found[0], found[1], found[2]] == [STOP, song_position(16 * 20 + 8), CONTINUE]
    assert found.count(TICK) in (9, 10)


@given(st.lists(st.tuples(st.floats(0.02, 0.2), st.floats(-0.003, 0.003), st.floats(0.2, 2)),
                max_size=30))  # fmt: skip
def test_no_tick_is_lost_or_doubled_however_the_line_is_bent(bends):
    clock, lines = MidiClock(), Lines(Timeline())
    found, at, line = clock.due(lines, True, 0.0, 0.01), 0.01, Timeline()
    for wait, nudge, cps in bends:
        end = at + wait
        found += clock.due(lines, True, at, end)
        at, here = end, anchored(line, end)
        line = Timeline(Fraction(round(cps * 1000), 1000), here.anchor_cycle,
                        here.anchor_s + Fraction(round(nudge * 10**6), 10**6))  # fmt: skip
        lines.see(line, end)
    found += clock.due(lines, True, at, at + 0.5)
    ticks = [when for when, data in found if data == TICK]
    assert ticks == sorted(ticks)
    assert abs(len(ticks) - lines.cycle(at + 0.5) * 96) <= 1.01 + 0.003 * 96 * 2
    assert [data for _, data in found].count(STOP) == 0


def test_song_position_has_fourteen_bits():
    assert song_position(2**14 + 1) == song_position(1)
