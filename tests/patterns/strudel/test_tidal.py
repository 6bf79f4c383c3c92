"""What is written as for TidalCycles is answered with the line that does it here."""

import pytest

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from patterns.strudel.tidal import translated
from patterns.strudel.words import METHODS

SAME = {
    'd1 $ sound "bd*4"': 'd1: sound("bd*4")',
    "d1 silence": "d1: silence",
    'once $ sound "bd"': 'sound("bd")',
    'd1\n  $ sound "bd*4"\n  # speed 2': 'd1: sound("bd*4").speed(2)',
    'd1 $ s "bd"\nd2 $ s "hh*8"': 'd1: s("bd")\nd2: s("hh*8")',
    'p "hats" $ s "hh*8" # gain 0.8': 'hats: s("hh*8").gain(0.8)',
    'drums: every 4 (fast 2) (s "bd sd")': 'drums: s("bd sd").every(4, fast(2))',
    'd1 $ off 0.25 (# crush 4) $ n "0 .. 3"': 'd1: n("0 .. 3").off(0.25, x => x.crush(4))',
    'd1 $ jux (hurry 2 . rev) $ s "bd sn"': 'd1: s("bd sn").jux(x => x.rev().hurry(2))',
    'd1 $ (1/8) ~> s "bd*4" # pan sine': 'd1: s("bd*4").late(1/8).pan(sine)',
    'd1 $ s "bd*2" # speed (range 1 5 sine)': 'd1: s("bd*2").speed(sine.range(1, 5))',
    'd1 $ n ("0 3" + "<0 5>")': 'd1: n("0 3".add("<0 5>"))',
    'd1 $ stack [s "bd*2", s "hh*8"]': 'd1: stack(s("bd*2"), s("hh*8"))',
    'd1 $ fast 2 . rev $ s "bd sd"': 'd1: s("bd sd").rev().fast(2)',
    'd1 $ n "0" |+ n (-1)': 'd1: n("0").add(n(-1))',
    'd1 $ s "bd" # (rev $ n "1 2")': 'd1: s("bd").set(n("1 2").rev())',
    'd1 $ off (0.25 + 1) (# n 1) $ s "bd"': 'd1: s("bd").off(0.25+1, x => x.n(1))',
    'd1 $ s "bd" )': "",
    "d1 $ (fast 2) 3": "",
    "d1 $ rev . fast 2": "",
    'd1 $ every 2 ([rev] . fast 2) $ s "bd"': "",
    'd1 $ slow 2 $ (# pan "0 1") $ s "bd*2"': "",
    'd1 $ within (0, 0.5) (fast 2) $ s "bd"': "",
}


def refused(code: str) -> PatternError:
    with pytest.raises(PatternError) as caught:
        evaluate(code)
    return caught.value


@pytest.mark.parametrize(("theirs", "ours"), SAME.items())
def test_a_line_of_tidals_is_answered_with_ours(theirs: str, ours: str) -> None:
    error = refused(theirs)
    assert error.reason == "this is TidalCycles' way to write it"
    if ours:
        assert error.hint == f"here it is {ours}"
        assert evaluate(ours).slots
    else:
        assert error.hint.startswith("functions are called with brackets and dots")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ('d1 $ within [0,1] rev $ s "bd"', 'd1: s("bd").within([0, 1], rev)'),
        ('d1 $ every (x "1" "2") rev $ s "bd"', 'd1: s("bd").every("2".x("1"), rev)'),
    ],
)
def test_lists_and_patterns_may_be_arguments(theirs: str, ours: str) -> None:
    assert translated(theirs) == ours


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("unsoloAll", "`solo` with the same name"),
        ("unsolo 1", "`solo` with the same name"),
        ("resetCycles", "after `hush`"),
        (":set -XOverloadedStrings", "all words are here already"),
        ('s("bd") # speed("2")', "a dot does here"),
        ('s("bd") |+| speed("2")', "methods do that here"),
        ("bd*4", 's("bd")'),
        ("bd hh*2 ~ [hh sd]", 's("bd hh*2 ~ [hh sd]")'),
        *((f's("bd").{name}(1)', hint) for name, hint in METHODS.items()),
    ],
)
def test_words_of_tidal_and_bare_sounds_are_told_what_does_it_here(typed: str, hint: str) -> None:
    assert hint in refused(typed).hint


@pytest.mark.parametrize("code", ["d1 $ " * 3000, f"d1 $ {'(' * 900}", 'd1 $ s "bd', "d1 $"])
def test_what_is_too_much_or_damaged_is_refused_as_ever(code: str) -> None:
    assert refused(code).reason


def test_what_is_proposed_for_functions_of_tidal_can_be_played() -> None:
    for hint in METHODS.values():
        method = hint.removeprefix("write ").partition(": ")[0]
        assert evaluate(f's("bd*4"){method}').slots
