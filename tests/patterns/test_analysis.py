"""What the analysis says of patterns whose character is known."""

import math
from fractions import Fraction

import pytest
from hypothesis import given

from patterns.analysis.harmony import CHORDS, MAJOR_TONICS, chord_name, key, progression
from patterns.analysis.likeness import changes, similarity
from patterns.analysis.onsets import density, onsets, pitch_range
from patterns.analysis.rhythm import FOUR, METRES, metre_of, syncopation
from patterns.analysis.summary import analyse, in_words
from patterns.strudel.evaluate import evaluate
from tests.patterns.madeup import LAWS, PATTERNS


def pattern(code: str):
    return evaluate(code).pattern


def found(code: str, cycles: int = 4):
    return onsets(pattern(code), cycles)


def test_density_counts_onsets_a_cycle():
    assert density(found('s("bd*4, hh*8")'), 4) == 12


@pytest.mark.parametrize(
    ("steps", "strength"),
    [
        ([0, 4, 8, 12], 0),  # on each beat
        ([0, 2, 4, 6, 8, 10, 12, 14], 0),  # straight eighths
        ([0, 4], 1),  # the second beat held over the third
        ([0, 6], 2),  # the eighth before the middle of the bar held over it
        ([14], 3),  # the bar's last eighth held over the bar line
        ([15], 4),  # and its last sixteenth
        ([2, 6, 10, 14], 7),  # only off-beats
        ([], 0),
    ],
)
def test_a_note_held_over_a_heavier_place_counts_by_the_difference(steps, strength):
    assert syncopation(steps) == strength


def test_the_claves_stand_in_their_order():
    shiko, son, bossa = [0, 4, 6, 10, 12], [0, 3, 6, 10, 12], [0, 3, 6, 10, 13]
    assert syncopation(shiko) < syncopation(son) < syncopation(bossa)


@pytest.mark.parametrize(
    ("code", "metre"),
    [
        ('s("bd*4")', "4/4"), ('s("bd hh hh")', "3/4"), ('s("[bd hh hh]*4")', "12/8"),
        ('s("hh*5")', "5/4"), ('s("hh*7")', "7/4"), ('s("bd*8, hh*12")', "4/4 in triplets"),
        ('s("bd(3,8)")', "4/4"), ('s("bd!11")', "4/4"),
    ],
)  # fmt: skip
def test_the_metre_is_the_one_that_fits(code: str, metre: str):
    assert metre_of(found(code)).name == metre


def test_weights_fall_with_each_division():
    for metre in METRES:
        weights = [metre.weight(step) for step in range(metre.steps)]
        assert weights[0] == 0 > max(weights[1:])
        assert min(weights) == -len(metre.divisions)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ('note("c4 e4 g4 f4 a4 g4 b3 c4")', "C major"),
        ('note("a3 c4 e4 d4 f4 e4 g#3 a3")', "A minor"),
        ('note("d4 f#4 a4 g4 b4 a4 c#4 d4")', "D major"),
        ('note("<[c4 d4 e4 c4]!2 [e4 f4 g4@2]!2>")', "C major"),  # Frère Jacques
        ('note("[c4 c4 g4 g4 a4 a4 g4@2]")', "C major"),  # Twinkle, twinkle
        ('note("c4,eb4,g4,ab4,b3")', "C minor"),  # the first bars of a fugue of Bach's
        ('note("g#3 b3 d#4 e4 f##4 g#4")', "G# minor"),
        ('n("0 1 2 3 4 5 6 7").scale("Eb:major")', "Eb major"),
        ('freq("440 550 660 440")', "A major"),
        ('note("-12 -8 -5")', "C major"),
    ],
)
def test_the_key_of_a_plain_melody(code: str, name: str):
    assert str(key(found(code))) == name


@pytest.mark.parametrize(
    "code", ['s("bd*4")', "silence", 'n("0 1 2")', 'note("c c# d d# e f f# g g# a a# b")', "sine"]
)
def test_there_is_no_key_without_notes_or_where_all_tones_are_alike(code: str):
    assert key(found(code)) is None


@pytest.mark.parametrize(
    ("code", "cycles", "chords"),
    [
        ('note("<[c3,e3,g3] [a2,c3,e3] [f3,a3,c4] [g3,b3,d4,f4]>")', 4, ["C", "Am", "F", "G7"]),
        ('note("<[c3 e3 g3 e3] [f3 a3 c4 a3]>")', 2, ["C", "F"]),
        ('note("c3, [e3 f3], [g3 a3]")', 1, ["C", "F"]),  # a bass that is held
        ('chord("<C^7 Dm7 G7>").voicing()', 3, ["C^7", "Dm7", "G7"]),
        ('chord("<C^7 Dm7b5 G7>")', 4, ["C^7", "Dm7b5", "G7", "C^7"]),
        ('s("bd*4")', 4, []),
    ],
)
def test_a_progression_is_read_from_what_sounds_together_or_in_a_cycle(
    code: str, cycles: int, chords: list
):
    assert progression(found(code, cycles)) == chords


@pytest.mark.parametrize("name", CHORDS)
def test_a_chord_that_is_named_can_be_played(name: str):
    assert found(f"chord('C{name}').voicing()", 1)


def test_a_chord_is_known_on_every_root():
    for root, tonic in enumerate(MAJOR_TONICS):
        assert chord_name([root + 36, root + 40, root + 43]) == tonic


def test_drums_have_no_range_and_negative_notes_have():
    assert pitch_range(found('s("bd*4")')) is None
    assert pitch_range(found('note("-12 c4")')) == (-12, 60)


def test_a_pattern_is_like_itself_and_less_like_others():
    one, two = found('s("bd*4")'), found('s("bd*2 sd hh")')
    assert similarity(one, one) == 1
    assert 0 < similarity(one, two) < 1
    assert similarity(one, two) == similarity(two, one)


def test_a_loop_does_not_vary_and_an_alternation_does():
    def variation(code: str, cycles: int) -> float:
        return changes([onsets(pattern(code), 1, number) for number in range(cycles)])

    assert variation('s("bd*4")', 4) == 0
    assert variation('s("<bd sd>*4")', 4) == 0
    assert variation('s("<bd sd>")', 4) == 1
    assert variation('s("<bd sd>")', 1) == 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('s("bd*4, hh*8")', "12 onsets a cycle (hh 8, bd 4), on the beat; each cycle is the same."),
        ('s("bd")', "1 onset a cycle (bd 1), on the beat; each cycle is the same."),
        ('s("cp(5,16,3)")', "5 onsets a cycle (cp 5), syncopated; each cycle is the same."),
        ('note("<c3 c3 c3 d3>").s("sine")', "1 onset a cycle (sine 1), on the beat; it changes "
         "a little from cycle to cycle. Notes from C3 to D3 in C major."),
        ('note("c3")', "1 onset a cycle, on the beat; each cycle is the same. The note C3."),
        ("sine", "Nothing begins in 4 cycles: it is silence, or a signal without a rhythm such "
         "as .segment(8)."),
    ],
)  # fmt: skip
def test_it_is_told_in_words(code: str, words: str):
    assert in_words(analyse(pattern(code))) == words


@LAWS
@given(PATTERNS)
def test_any_pattern_can_be_analysed(made):
    answer = analyse(made.pattern, 3, -1)
    assert in_words(answer)
    assert 0 <= answer.variation <= 1
    assert answer.syncopation >= 0


@pytest.mark.parametrize(
    "code",
    [
        'note("c3").fmap(x => ({note: [1, 2]}))', "pure({note: true})", "pure(null)",
        'note("1e400 -1e400 NaN")', 'freq("-5 0")', 'chord("Cm7")', "pure(x => x)",
        "pure({s: {a: 1}})", "note('').s('bd')", "seq(true, [1, 2])",
    ],
)  # fmt: skip
def test_odd_values_are_heard_as_far_as_they_can_be(code: str):
    answer = analyse(pattern(code))
    assert in_words(answer)
    assert answer.pitches is None or all(map(math.isfinite, answer.pitches))


def test_the_nearest_step_goes_round():
    assert FOUR.nearest(Fraction(63, 64)) == 0
