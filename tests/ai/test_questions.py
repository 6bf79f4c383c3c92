"""Questions about what plays: explained from its layers, and next steps that can be taken."""

import pytest

from ai.asking import Question, ask
from ai.palette import Palette
from tests.ai.test_edits import SOUNDS, TUNE


def told(request: str, code: str = TUNE, seed: int = 0) -> tuple[str, ...]:
    """The sentences that answer a question."""
    answer = ask(Question(request, code, SOUNDS, seed))
    assert (answer.code, answer.error) == (None, "")
    return answer.told


@pytest.mark.parametrize("request_", ["explain", "explain this", "what does this do?"])
def test_code_is_explained_layer_by_layer(request_):
    whole, *layers, notes = told(request_)
    assert whole.startswith("5 layers at 120 bpm (4 beats a cycle of 2 s): kick")
    assert layers[1] == "line 5, snare: sd, 2 times a cycle on beats 2 and 4"
    assert "sawtooth" in layers[3]
    assert layers[3].endswith("with a low-pass filter")
    assert "C minor" in notes


def test_an_effect_that_moves_and_a_label_are_named():
    found = told("explain", '$: s("bd")\nwind: s("white").lpf(sine.range(200,2000)).room(.5)')
    assert found[2].startswith("line 2, wind (")
    assert found[2].endswith("with a low-pass filter that moves and reverb")


def test_beats_are_counted_by_the_tempo():
    found = told("explain", 'setcpm(90/3)\ns("bd hh hh")')
    assert found[0].startswith("1 layer at 90 bpm (3 beats a cycle of 2 s)")
    assert "on beats 1, 2 and 3" in found[1]


@pytest.mark.parametrize(
    "code", [TUNE, 's("bd*4, ~ cp ~ cp, hh*8")', 'note("c4 e4 g4").s("piano")', 's("bd")']
)
def test_three_next_steps_have_reasons_and_can_be_taken(code):
    first, *steps = told("suggest", code)
    assert first.startswith("next you could ask: ")
    assert len(steps) == 3
    for step in steps:
        words, reason = step.split(": ")
        assert reason
        assert ask(Question(words, code, SOUNDS)).code not in (None, code)


@pytest.mark.parametrize("request_", ["explain", "suggest"])
def test_without_music_there_is_a_sentence(request_):
    answer = ask(Question(request_, "", Palette()))
    assert answer.told == ()
    assert answer.error.startswith("nothing plays")
