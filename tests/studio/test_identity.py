"""A musical identity: every answer is good, what comes of it is kept, and can be forgotten."""

import random

import pytest

from studio.evaluator import Evaluator
from studio.identity import QUESTIONS, Dialogue, card, wish_of
from studio.profiles import FIELDS, Profile


def through(*answers: str) -> Dialogue:
    dialogue, dice = Dialogue(), random.Random(1)
    for answer in answers:
        dialogue = dialogue.answered(answer, dice)
    return dialogue


def test_plain_answers_become_what_they_say():
    found = through(
        "Ada", "dark techno in a cellar", "thunder", "9 cups", "a trio", "rust and glass"
    )
    assert found.question is None
    assert found.fields == {
        "artistName": "Ada",
        "musicDNA.primaryGenre": "techno",
        "musicDNA.preferredMood": "aggressive",
        "musicDNA.energyLevel": 9,
        "musicDNA.complexity": 5,
        "musicDNA.keywords": ["rust", "glass"],
    }
    assert found.guessed == ()


ODD = [
    "",
    "   ",
    "x" * 5_000,
    "🎹🥁🔥",
    "\x00\x1b[31m",
    "Je ne sais pas",
    "わからない",
    "9" * 400,
    "a\nb",
]


@pytest.mark.parametrize("answer", ODD)
def test_odd_answers_end_in_a_profile_that_can_be_kept(answer, tmp_path):
    found = through(*[answer] * len(QUESTIONS))
    assert found.question is None
    profile = Profile(tmp_path, pytest.fail)
    for name, value in found.fields.items():
        assert name in FIELDS
        profile.change(name, value)
    assert card(profile.all())
    assert wish_of(found.fields)


def test_what_is_not_understood_is_kept_as_words():
    found = through("Ada", "the neighbours washing machine", "purple", "", "", "")
    assert {"neighbours", "washing", "machine"} <= set(found.fields["musicDNA.keywords"])
    assert "musicDNA.primaryGenre" in found.guessed


def test_an_answer_behind_the_last_question_changes_nothing():
    found = through(*["a"] * len(QUESTIONS))
    assert found.answered("b", random.Random(1)) == found


@pytest.mark.slow
def test_the_dialogue_ends_in_a_card_with_a_signature_and_can_be_forgotten(said, tmp_path):
    assert "What shall the posters call you?" in said("identity").text
    for answer in ("Ada", "dub", "fog", "2", "orchestra"):
        said(f"identity {answer}")
    last = said("identity slow rust")
    assert last.ok
    assert "| Ada" in last.text
    known = Profile(tmp_path / "data", pytest.fail).all()
    assert known["musicDNA"]["primaryGenre"] == "dub"
    assert Evaluator(seed=1)(known["signaturePattern"], expired=lambda: False).pattern
    assert "| Ada" in said("identity").text
    picture = tmp_path / "me.png"
    assert said(f"identity card {picture}").ok
    assert picture.stat().st_size > 1_000
    assert said("identity forget").ok
    assert not Profile(tmp_path / "data", pytest.fail).all().keys() & {"artistName", "musicDNA"}


def test_a_dialogue_can_be_stopped_and_nothing_is_kept(said, tmp_path):
    said("identity")
    said("identity Ada")
    said("identity stop")
    assert not Profile(tmp_path / "data", pytest.fail).all()
