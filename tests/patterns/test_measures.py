"""Each figure of the analysis against a value that was worked out by hand.

Complexity is the mean of fullness d / (d + 16), the entropy h of the gaps as h / (h + 2),
syncopation for each onset (at most 1), the entropy of the pitch classes against log2 12, and
variation. Uniqueness is against `s("bd*4, hh*8")`: 1 less the mean of four overlaps (all of an
onset, sound and phase, phase, pitch class). Weights of the steps of 4/4: 0 is 0, 8 is -1, 4 and 12
are -2, 2 6 10 14 are -3, odd ones -4. Keys: the sum of the profile over the tones is largest.
"""

from dataclasses import dataclass
from math import log2

import pytest

from patterns.analysis.measures import entropy, uniqueness
from patterns.analysis.onsets import onsets
from patterns.analysis.summary import analyse
from patterns.strudel.evaluate import evaluate

CYCLES = 4
OTHER = onsets(evaluate('s("bd*4, hh*8")').pattern, CYCLES)


def bits(*counts: int) -> float:
    """The entropy of things of which there are so many of each kind."""
    whole = sum(counts)
    return -sum(n / whole * log2(n / whole) for n in counts)


def wild(h: float) -> float:
    return h / (h + 2)


@dataclass(frozen=True)
class Hand:
    """What was worked out by hand."""

    density: float
    syncopation: float
    variation: float
    complexity: float
    uniqueness: float
    metre: str = "4/4"
    key: str = ""
    chords: tuple[str, ...] = ()
    consonance: float | None = None
    in_key: float | None = None


BY_HAND = {
    # All gaps alike, on the beat: only 4 / 20 is left. A third of each view is shared.
    's("bd*4")': Hand(4, 0, 0, (4 / 20) / 5, 1 - 1 / 3),
    # 16 onsets of bd have 15 gaps of a quarter, 32 of hh have 31 of an eighth.
    's("bd*4, hh*8")': Hand(12, 0, 0, (12 / 28 + wild(bits(15, 31))) / 5, 0),
    # sd on 8 is held over 16: 0 - (-1) = 1, for two onsets. Shared are (0, bd) of 13, then the
    # phases and "no pitch" of 2 of 12.
    's("bd ~ sd ~")': Hand(
        2, 1 / 2, 0, (2 / 18 + 1 / 2) / 5, 1 - (1 / 13 + 1 / 13 + 2 / 12 + 2 / 12) / 4
    ),
    # Steps 0 6 12: the second is held over 8: -1 - (-3) = 2, for three onsets. The gaps of
    # four cycles are aab aab aab aa, 8 and 3. Phases and "no pitch" share 3 of 12.
    's("rim(3,8)")': Hand(
        3, 2 / 3, 0, (3 / 19 + wild(bits(8, 3)) + 2 / 3) / 5, 1 - (0 + 0 + 3 / 12 + 3 / 12) / 4
    ),
    # Steps 2 6 10 14 over 4 (1), 8 (2), 12 (1) and 16 (3): 7 for 4 onsets, which counts as 1.
    's("~ hh ~ hh ~ hh ~ hh")': Hand(4, 7 / 4, 0, (4 / 20 + 1) / 5, 1 - 4 / 12),
    # C twice, E, G. C major 2 * 6.35 + 4.38 + 5.19 = 22.27, C minor 20.01, E minor 19.67.
    'note("c e g c5")': Hand(
        4, 0, 0, (4 / 20 + bits(2, 1, 1) / log2(12)) / 5, 1 - (4 / 12) / 4,
        key="C major", chords=("C",), in_key=1,
    ),
    # Three pairs: 4, 7 (5 the short way) and 3 semitones. Two of three phases in 3 + 10.
    'note("[c,e,g]")': Hand(
        3, 0, 0, (3 / 19 + log2(3) / log2(12)) / 5, 1 - (2 / 13) / 4,
        key="C major", chords=("C",), consonance=1, in_key=1,
    ),
    # c-d is a second, c-g and d-g are fifths and fourths. G major 6.35 + 4.09 + 5.19 = 15.63,
    # C major 15.02, G minor 14.61.
    'note("[c,d,g]")': Hand(
        3, 0, 0, (3 / 19 + log2(3) / log2(12)) / 5, 1 - (2 / 13) / 4,
        key="G major", chords=("C2",), consonance=2 / 3, in_key=1,
    ),
    # C to F and F to G share nothing, G to C only g of five notes: (1 + 1 + 4 / 5) / 3. C and G
    # come 3 times, E 2, F A B D once. 8 of the 12 phases in 12 + 40.
    'note("<[c,e,g] [f,a,c4] [g,b,d4] [c,e,g]>")': Hand(
        3, 0, 2.8 / 3, (3 / 19 + bits(3, 3, 2, 1, 1, 1, 1) / log2(12) + 2.8 / 3) / 5,
        1 - (8 / 52) / 4,
        key="C major", chords=("C", "F", "G", "C"), consonance=1, in_key=1,
    ),
    # Each cycle is another; 2 of (0, bd) in 4 + 48 - 2, 4 phases and "no pitch" of 48.
    's("<bd sd>")': Hand(
        1, 0, 1, (1 / 17 + 1) / 5, 1 - (2 / 50 + 2 / 50 + 4 / 48 + 4 / 48) / 4
    ),
    # A twice, C, E. A minor 2 * 6.33 + 5.38 + 4.75 = 22.79, A major 20.22, C major 18.05.
    'note("a3 c4 e4 a3")': Hand(
        4, 0, 0, (4 / 20 + bits(2, 1, 1) / log2(12)) / 5, 1 - (4 / 12) / 4,
        key="A minor", chords=("Am",), in_key=1,
    ),
    # In three. (0, hh) is shared, and a phase, of 3 + 12 - 1; "no pitch" 3 of 12.
    's("hh*3")': Hand(
        3, 0, 0, (3 / 19) / 5, 1 - (1 / 14 + 1 / 14 + 1 / 14 + 3 / 12) / 4, metre="3/4"
    ),
    # cp on 4 is held over 8 (-1 + 2 = 1), on 12 over 16 (0 + 2 = 2): 3 for 4 onsets.
    's("bd ~ bd ~, ~ cp ~ cp")': Hand(
        4, 3 / 4, 0, (4 / 20 + 3 / 4) / 5, 1 - (2 / 14 + 2 / 14 + 4 / 12 + 4 / 12) / 4
    ),
    # F# is outside C major (a quarter of the time); C 6.35 + E 4.38 + G 5.19 + F# 2.52 = 18.44,
    # E minor (C 3.98, E 6.33, G 5.38, F# 3.52) 19.21, which holds all four, and wins.
    'note("c e g f#")': Hand(
        4, 0, 0, (4 / 20 + 2 / log2(12)) / 5, 1 - (4 / 12) / 4, key="E minor", in_key=1
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", BY_HAND)
def test_each_figure_is_what_a_hand_works_out(code: str):
    pattern, hand = evaluate(code).pattern, BY_HAND[code]
    found = analyse(pattern, CYCLES)
    assert found.density == hand.density
    assert found.metre.name == hand.metre
    assert found.syncopation == pytest.approx(hand.syncopation)
    assert found.variation == pytest.approx(hand.variation)
    assert found.complexity.whole == pytest.approx(hand.complexity)
    assert str(found.key or "") == hand.key
    assert found.chords == hand.chords
    assert found.consonance == pytest.approx(hand.consonance)
    assert found.in_key == pytest.approx(hand.in_key)
    assert uniqueness(onsets(pattern, CYCLES), [OTHER]) == pytest.approx(hand.uniqueness)


def test_entropy_is_that_of_a_coin_and_of_a_die():
    assert entropy([0, 1]) == pytest.approx(1)
    assert entropy(range(6)) == pytest.approx(log2(6))
    assert entropy("aaab") == pytest.approx(-(3 / 4 * log2(3 / 4) + 1 / 4 * log2(1 / 4)))


def test_a_tone_out_of_its_key_counts_by_how_long_it_sounds():
    found = analyse(evaluate('note("c@4 e@3 g@3 f#@2")').pattern)
    assert str(found.key) == "C major"
    assert found.in_key == pytest.approx(10 / 12)


def test_chords_change_as_often_as_another_follows():
    found = analyse(evaluate('note("<[c,e,g] [f,a,c4]>")').pattern)
    assert found.chord_changes == 3 / 4
