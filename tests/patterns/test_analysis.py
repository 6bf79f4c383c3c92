"""What the analysis says of patterns whose character is known."""

import pytest

from patterns.analysis import (
    density,
    key,
    onsets,
    pitch_range,
    progression,
    rhythms,
    similarity,
    syncopation,
    variation,
)
from patterns.strudel.evaluate import evaluate


def found(code: str, cycles: int = 4):
    return onsets(evaluate(code).pattern, cycles)


def test_density_counts_onsets_a_cycle():
    assert density(found('s("bd*4, hh*8")'), 4) == 12


def test_rhythms_tell_the_steps_of_each_sound():
    grid = rhythms(found('s("bd(3,8), ~ cp").bank("RolandTR808")', 1))
    assert [step for step, count in enumerate(grid["RolandTR808_bd"]) if count] == [0, 6, 12]
    assert [step for step, count in enumerate(grid["RolandTR808_cp"]) if count] == [8]


def test_a_clave_is_more_syncopated_than_four_on_the_floor():
    assert syncopation([0, 4, 8, 12]) == 0 < syncopation([0, 3, 6, 10, 12])


@pytest.mark.parametrize(
    ("code", "tonic", "mode"),
    [
        ('note("c4 e4 g4 f4 a4 g4 b3 c4")', "C", "major"),
        ('note("a3 c4 e4 d4 f4 e4 g#3 a3")', "A", "minor"),
        ('note("d4 f#4 a4 g4 b4 a4 c#4 d4")', "D", "major"),
    ],
)
def test_the_key_of_a_plain_melody(code: str, tonic: str, mode: str):
    answer = key(found(code))
    assert answer is not None
    assert (answer.tonic, answer.mode) == (tonic, mode)


def test_drums_have_no_key_and_no_range():
    assert key(found('s("bd*4")')) is None
    assert pitch_range(found('s("bd*4")')) is None


def test_a_progression_is_read_from_chords():
    code = 'note("<[c3,e3,g3] [a2,c3,e3] [f3,a3,c4] [g3,b3,d4,f4]>")'
    assert progression(found(code)) == ["C", "Am", "F", "G7"]


def test_a_pattern_is_like_itself_and_unlike_another():
    one, two = found('s("bd*4")'), found('s("bd*2 sd hh")')
    assert similarity(one, one) == 1
    assert 0 < similarity(one, two) < 1


def test_a_loop_does_not_vary_and_an_alternation_does():
    assert variation(evaluate('s("bd*4")').pattern, 4) == 0
    assert variation(evaluate('s("<bd sd>*4")').pattern, 4) == 0
    assert variation(evaluate('s("<bd sd>")').pattern, 4) == 1
