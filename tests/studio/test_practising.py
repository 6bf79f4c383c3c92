"""Practice at the prompt: the tutor hears what plays, and keeps its place."""

import pytest

from studio.commands.learn import PRACTICES
from studio.doing import do
from studio.evaluator import Evaluator
from studio.practising import Practice
from studio.replies import Notice
from studio.schooling import keep, kept
from studio.session import Session
from studio.tapping import forget, listen, tapped
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock
from tutorials.ability import Attempt
from tutorials.course import Progress
from tutorials.learner import Learner, attempted
from tutorials.school import school


class Room:
    """A session whose threads are stepped by hand, with somebody who practises."""

    def __init__(self, folder) -> None:
        self.notices: list[Notice] = []
        self.session = Session(
            FakeSound(ManualClock()), Evaluator(seed=1), self.notices.append, vault=Vault(folder)
        )
        self.session.start()

    def said(self) -> str:
        return "\n".join(notice.text for notice in self.notices)


@pytest.fixture
def room(tmp_path):
    keep(Vault(tmp_path), Progress(lesson="first-beat", step=1), pytest.fail)
    room = Room(tmp_path)
    yield room
    room.session.close()


def test_what_is_evaluated_at_the_prompt_is_an_answer(room):
    practice = Practice(room.session)
    practice.begin()
    practice.end()
    assert "Type a line like it, with a hi-hat" in room.said()
    room.session.evaluate('s("bd hh")')
    practice.look()
    assert room.notices[-1].text.startswith("The hi-hat is there; the snare (sd) went away")
    practice.look()
    assert room.said().count("went away") == 1
    room.session.evaluate('s("bd hh sd hh")')
    practice.look()
    assert "That is a beat: four words" in room.said()
    assert kept(room.session.vault, pytest.fail).step == 2


def test_a_word_is_answered(room):
    practice = Practice(room.session)
    practice.hear("hint")
    assert room.notices[-1].text.startswith("How many words stand between the quotes")


def practises(room) -> Practice:
    assert do(room.session, "learn").result(5.0).ok
    return PRACTICES[room.session]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hint", "How many words stand between the quotes"),
        ("hear goal", ""),
        ("lesson 2", "Lesson 2: A melody, step 1"),
        ("lessons", "[ ]  1  A first beat"),
    ],
)
def test_while_one_practises_the_tutors_words_need_no_learn_before_them(room, line, says):
    practises(room)
    assert do(room.session, line).result(5.0).ok
    assert says in room.said()
    assert do(room.session, "learn stop").result(5.0).ok
    assert not do(room.session, "hint").result(5.0).ok


def test_an_empty_line_goes_on_a_number_answers_and_a_thought_is_no_request(room):
    keep(room.session.vault, Progress(), pytest.fail)
    practises(room)
    do(room.session, "").result(5.0)
    assert "step 2 of 9" in room.said()
    for _ in range(2):
        do(room.session, "skip").result(5.0)
    assert do(room.session, "2").result(5.0).ok
    assert "Right: the third word is the third beat." in room.said()
    for _ in range(4):
        do(room.session, "skip").result(5.0)
    assert do(room.session, "I would change bd").result(5.0).ok
    assert room.notices[-1].text.startswith("Keep that in mind")


def test_what_played_before_a_lesson_rests_and_an_example_plays_alone(room):
    room.session.evaluate('drums: s("cp*4")')
    practises(room)
    assert "What played before rests" in room.said()
    assert set(room.session.playing().slots) == {"$"}


def test_the_example_typed_again_is_an_answer_too(room):
    practice = practises(room)
    do(room.session, 's("bd sd")').result(5.0)
    practice.look()
    assert "the closed hi-hat (hh) is missing" in room.said()


def test_progress_comes_back_from_the_disk(tmp_path):
    learner = attempted(Learner(), "pulse", Attempt(-2.0, right=True, hints=1), at=1e9)
    progress = Progress(frozenset({"melody"}), 2, "first-beat", learner)
    keep(Vault(tmp_path), progress, pytest.fail)
    assert kept(Vault(tmp_path), pytest.fail) == progress


def test_a_disk_that_cannot_be_written_is_told_and_the_lesson_goes_on(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    said: list[str] = []
    keep(Vault(tmp_path / "file"), Progress(), said.append)
    assert said[-1].startswith("your progress could not be saved: your profile cannot")


@pytest.mark.parametrize("name", ["me.html", "me.png"])
def test_progress_is_written_as_a_page_or_a_picture(room, tmp_path, name):
    practice = Practice(room.session)
    practice.hear('s("bd hh sd hh")')
    reply = practice.page(tmp_path / name)
    assert (reply.ok, reply.text) == (True, f"your progress is in {tmp_path / name}")
    assert (tmp_path / name).stat().st_size > 1000


def test_a_page_that_cannot_be_written_says_so(room, tmp_path):
    practice = Practice(room.session)
    assert practice.page(tmp_path / "me.doc").text.startswith("name a file that ends in .html")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in practice.page(tmp_path / "file" / "me.html").text


def test_taps_go_to_the_tutor_while_a_rhythm_is_to_be_tapped_and_to_the_tempo_else(room):
    number = next(
        number
        for lesson in school().lessons
        if lesson.name == "syncopation"
        for number, step in enumerate(lesson.steps)
        if step.kind == "tap"
    )
    keep(room.session.vault, Progress(lesson="syncopation", step=number), room.session.tell_bad)
    practice = Practice(room.session)
    assert not tapped(room.session)
    listen(room.session, practice._tapped)
    assert tapped(room.session)
    practice.hear("skip")
    assert not tapped(room.session)
    forget(room.session)
    assert not tapped(room.session)
