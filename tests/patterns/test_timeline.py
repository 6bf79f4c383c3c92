"""The time line: cycles become seconds and frames, and back, without loss and without a jump."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from patterns.timeline import Timeline

POSITIVE = st.fractions(min_value=Fraction(1, 100), max_value=10, max_denominator=1000)
TIMES = st.fractions(min_value=-1000, max_value=1000, max_denominator=10_000)
LINES = st.builds(Timeline, POSITIVE, TIMES, TIMES)
RATES = st.sampled_from([8_000, 44_100, 48_000, 96_000])


@given(LINES, TIMES)
def test_cycles_to_seconds_and_back_is_exact(line, cycle):
    assert line.cycle_at(line.seconds_at(cycle)) == cycle
    assert line.seconds_at(line.cycle_at(cycle)) == cycle


@given(LINES, TIMES, TIMES)
def test_what_comes_later_in_cycles_comes_later_in_seconds_and_never_earlier_in_frames(
    line, one, two
):
    first, last = sorted((one, two))
    assert (line.seconds_at(first) < line.seconds_at(last)) == (first < last)
    assert line.frame_at(first, 48_000) <= line.frame_at(last, 48_000)


@given(LINES, TIMES, RATES)
def test_a_frame_is_the_nearest_one(line, cycle, rate):
    assert abs(line.frame_at(cycle, rate) - line.seconds_at(cycle) * rate) <= Fraction(1, 2)


@given(LINES, POSITIVE, TIMES, TIMES)
def test_another_tempo_turns_the_line_at_one_point_and_goes_on_at_its_pace(line, cps, at, later):
    turned = line.with_cps(cps, at)
    assert turned.seconds_at(at) == line.seconds_at(at)
    assert turned.seconds_at(at + later) - turned.seconds_at(at) == later / cps
    assert turned.with_cps(line.cps, at).seconds_at(later) == line.seconds_at(later)
