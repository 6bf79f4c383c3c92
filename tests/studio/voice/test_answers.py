"""The identity dialogue by voice: espeak-ng speaks, the real recogniser hears, a yes keeps it."""

import pytest

from studio.commands.identity import identity
from studio.commands.table import run
from studio.commands.voice import DIALOGUES, VOICES, Voice, ask_aloud, question_of
from studio.identity import QUESTIONS
from studio.profiles import Profile
from studio.voice.answers import SKIP, asked
from studio.voice.ears import KEEP, LISTENS, NEVER_MIND, Ears
from studio.voice.grammar import phrases
from studio.voice.utterance import BLOCK
from tests.studio.voice.test_voice import hum, real, spoken


class Hears:
    """A recogniser that is told what it hears; what it expects is kept."""

    def __init__(self, *said):
        self.said, self.expected = list(said), []

    def expect(self, said, repeated=()):
        self.expected.append({*said, *repeated})

    def hear(self, _):
        return self.said.pop(0)


class Dialogue:
    """A session that listens; what it told."""

    def __init__(self, session, recogniser):
        self.session, self.told = session, []
        self.ears = Ears(recogniser, phrases(), self.told.append, self.do,
                         asks=lambda: question_of(session))  # fmt: skip
        VOICES[session] = Voice(self.ears)

    def do(self, line):
        self.told.append(run(self.session, line).result(60).text)

    def hears(self, *sounds):
        self.ears.start()
        for sound in sounds:
            for at in range(0, len(sound), 2 * BLOCK):
                self.ears.put(sound[at : at + 2 * BLOCK])
        self.ears.stop()
        return self


@pytest.fixture
def recogniser():
    """The real one, which hears commands again afterwards."""
    yield real()
    real().expect([*phrases(), "yes", "no"])


def fields(session):
    return DIALOGUES[session].fields


@pytest.mark.slow
def test_spoken_answers_are_shown_asked_back_and_kept_by_a_yes(homely, said, recogniser):
    said("identity")
    room = Dialogue(homely, recogniser)
    room.hears(spoken("alpha delta alpha"), spoken("yes"))
    assert room.told == [LISTENS, f"heard: Ada; {KEEP}", asked(QUESTIONS[1]).aloud]
    for speech in ("deep house", "thunder", "nine"):
        room.hears(spoken(speech), spoken("yes"))
    assert fields(homely) == {
        "artistName": "Ada", "musicDNA.primaryGenre": "deep house",
        "musicDNA.preferredMood": "aggressive", "musicDNA.energyLevel": 9,
    }  # fmt: skip
    said("identity 3")  # typed in the midst of it
    room.hears(spoken("dreamy night engine"))
    assert room.told[-1] == f"heard: dreamy night engine; {KEEP}"
    assert len(fields(homely)) == 5


@pytest.mark.slow
def test_when_no_question_is_open_commands_are_heard_again(homely, said, recogniser):
    said("identity")
    room = Dialogue(homely, recogniser).hears(spoken("skip"), spoken("yes"))
    assert DIALOGUES[homely].guessed == ("artistName",)
    said("identity stop")
    assert "heard: mute drums" in room.hears(spoken("mute drums")).told


def test_a_no_asks_again_and_a_skip_leaves_it_to_dice(homely, said):
    said("identity")
    room = Dialogue(homely, Hears("alpha", "no", SKIP, "yes")).hears(*[hum()] * 4)
    assert room.told[2] == f"{NEVER_MIND}; {asked(QUESTIONS[0]).aloud}"
    assert room.ears._recogniser.expected[1] == {"yes", "no"}
    assert room.told[3] == f"heard: {SKIP}; {KEEP}"
    assert DIALOGUES[homely].guessed == ("artistName",)


def test_what_is_typed_while_it_asks_back_counts_and_a_late_yes_does_not(homely, said):
    said("identity")
    recogniser = Hears("alpha", "yes")
    ears = Dialogue(homely, recogniser).ears
    ears.hear(hum())
    said("identity Ada")
    ears.hear(hum())
    ears.stop()
    assert fields(homely) == {"artistName": "Ada"}
    assert recogniser.expected[0] >= {SKIP, "alpha", "zulu"}
    assert recogniser.expected[1] >= {SKIP, "techno"}
    assert "yes" not in recogniser.expected[0] | recogniser.expected[1]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.field)
def test_every_answer_that_can_be_spoken_is_understood_when_it_is_typed(question):
    for said in asked(question).words:
        if said != "space":
            assert question.read(asked(question).typed(said)) is not None, said


def test_questions_are_aloud_only_while_it_listens(homely, said, monkeypatch):
    aloud = []
    monkeypatch.setattr("studio.commands.voice.speak", aloud.append)
    assert said("identity").text.endswith(QUESTIONS[0].asks)
    assert ask_aloud(homely) == ""
    Dialogue(homely, Hears()).hears()
    VOICES[homely].spoken = True
    assert said("identity Ada").text == asked(QUESTIONS[1]).aloud
    assert aloud == [asked(QUESTIONS[1]).aloud]
    assert identity(homely, "stop").result(30).ok
    assert not Profile(homely.vault.folder, pytest.fail).all()
