"""Changes of what plays: in the player's own text, and nothing else changes."""

import pytest

from ai.asking import Question, ask
from ai.edits.attempt import unchanged
from ai.lift.layers import scene
from ai.palette import Palette

TUNE = """\
// my tune
setcpm(120/4)
stack(
  s("bd*4").gain(.9), // the heart
  s("~ sd ~ sd"),
  s("hh*8").gain(.4),
  note("c2 eb2 g2 eb2").s("sawtooth").lpf(600),
  n("0 2 4 7").scale("C4:minor").s("triangle")
)"""
SOUNDS = Palette(frozenset({"bd", "sd", "hh", "cp", "rim", "sh", "oh", "sine", "triangle", "square",
                            "sawtooth", "piano", "white"}))  # fmt: skip


def change(request: str, code: str = TUNE) -> str:
    """The code after a request."""
    answer = ask(Question(request, code, SOUNDS, seed=1))
    assert answer.error == ""
    assert answer.code is not None
    return answer.code


def test_only_the_place_that_is_meant_changes():
    assert change("louder kick") == TUNE.replace("gain(.9)", "gain(1.29)")
    assert change("open the filter on the bass") == TUNE.replace("lpf(600)", "lpf(1427)")
    assert change("set the tempo to 100 bpm") == TUNE.replace("120/4", "100/4")


def test_comments_stay():
    assert "// the heart" in change("remove the snare")


@pytest.mark.parametrize(
    ("request_", "role"),
    [
        ("make the hats busier", "hat"),
        ("bass an octave lower", "bass"),
        ("more reverb on the melody", "lead"),
        ("mute the snare", "snare"),
        ("reverse the melody", "lead"),
        ("more syncopation in the kick", "kick"),
        ("double time the hats", "hat"),
    ],
)
def test_the_other_layers_sound_exactly_as_before(request_, role):
    after = scene(change(request_))
    before = scene(TUNE)
    assert after.notes != before.notes
    assert unchanged(before, after, lambda note: note.role == role)


def test_one_drum_of_a_shared_text_can_be_meant():
    code = change("more reverb on the snare", 's("bd sd bd sd, hh*8")')
    rooms = {note.role: note.number("room") for note in scene(code).notes}
    assert rooms["snare"] > 0
    assert rooms["kick"] == rooms["hat"] == 0


def test_dropping_what_does_not_play_adds_it():
    roles = {note.role for note in scene(change("drop the bass", 's("bd sd")')).notes}
    assert "bass" in roles


def test_a_layer_that_does_not_play_is_named():
    answer = ask(Question("mute the violin", TUNE, SOUNDS))
    assert answer.code is None
    assert answer.error.startswith("there is no violin in what is playing; I hear kick, hat")


@pytest.mark.parametrize("name", ["snare", "clap", "melody", "arpeggio", "chords", "cymbals"])
def test_layers_that_could_be_meant_for_each_other_are_looked_for_once(name):
    answer = ask(Question(f"mute the {name}", 's("bd*4")', SOUNDS))
    assert answer.error.endswith("I hear kick")


@pytest.mark.parametrize(
    "request_", ["mute the violin and make the hats busier", "louder kick and mute the violin"]
)
def test_one_of_several_changes_that_cannot_be_made_is_told(request_):
    answer = ask(Question(request_, TUNE, SOUNDS))
    assert answer.code not in (None, TUNE)
    assert [one.split(";")[0] for one in answer.notes] == [
        "left out: there is no violin in what is playing"
    ]


def test_undoing_nothing_says_so():
    assert "no change to undo" in ask(Question("undo that", TUNE, SOUNDS)).error
