"""Notes, intervals and scales: the laws of spelling, and what players read when they go wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from patterns.tonal.notes import Interval, Note, interval_of, parse_interval, parse_note, transpose
from patterns.tonal.scales import find_scale, scale_types

notes = st.builds(Note, st.integers(0, 6), st.integers(-2, 2), st.integers(-1, 9))
semitones = st.integers(-40, 40)
scales = st.sampled_from(sorted(scale_types())).map(lambda name: find_scale(f"Eb {name}"))


def heard(code: str) -> list[object]:
    """The values of one cycle."""
    return [hap.value for hap in evaluate(code).pattern.query(0, 1)]


@given(notes)
def test_a_note_is_read_back_from_its_name(note):
    assert parse_note(note.name) == note


@given(notes, semitones)
def test_what_goes_up_comes_down(note, count):
    by = interval_of(count)
    there = transpose(note, by)
    assert there.midi == note.midi + count
    assert transpose(there, Interval(-by.letters, -by.semitones)) == note


@given(scales, st.integers(-30, 30))
def test_a_degree_is_its_own_nearest_note(scale, number):
    degree = scale.degree(number)
    assert scale.nearest(degree).midi == degree.midi


@given(scales, notes)
def test_the_nearest_note_of_a_scale_is_less_than_an_octave_away(scale, note):
    assert abs(scale.nearest(note).midi - note.midi) < 12


@given(scales, st.integers(-20, 20))
def test_an_octave_of_degrees_is_an_octave(scale, number):
    size = len(scale.intervals)
    assert scale.degree(number + size).midi == scale.degree(number).midi + 12


@given(st.text(max_size=12))
def test_any_name_is_an_interval_a_note_or_nothing(text):
    parse_interval(text)
    parse_note(text)
    find_scale(text)


def test_a_number_far_out_of_hearing_is_left_out():
    assert heard('n("0 9999 -1e9").scale("C:minor")') == [{"note": "C3"}]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            'note("c3").scaleTranspose(1)',
            'scaleTranspose needs a scale; put .scale("C:minor") before it',
        ),
        (
            'n("0").scale("C:minor").scaleTranspose("x")',
            "nan is no number of scale steps; write a whole number",
        ),
        (
            'n("0").scale("C:minor").add(note(1)).scaleTranspose(1)',
            "49 is not in the scale C minor; move it after .scale",
        ),
    ],
)
def test_a_step_that_cannot_be_taken_is_told(code, said):
    with pytest.raises(PatternError) as caught:
        heard(code)
    assert str(caught.value) == said
