"""The tutor at work: what it says and plays, line by line, without sound or terminal."""

import io
import sys

import pytest

from repl.learn import Desk, Tutor, keep, lines
from studio.vault import Vault
from tutorials.course import Progress
from tutorials.lesson import course


class Scene:
    """A tutor whose words, sounds and saves are kept."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.said: list[str] = []
        self.played: list[str] = []
        self.kept: list[Progress] = []
        self.hushed = 0
        desk = Desk(self.said.append, self.played.append, self._hush, self.kept.append)
        self.tutor = Tutor(course(), progress or Progress(), desk)

    def _hush(self) -> None:
        self.hushed += 1


def test_the_first_example_plays_at_once():
    scene = Scene()
    scene.tutor.begin()
    assert scene.played == ['s("bd sd")']
    assert "Lesson 1: A first beat, step 1 of 4" in scene.said[-1]


def test_a_right_line_plays_is_praised_and_leads_on():
    scene = Scene()
    scene.tutor.hear('s("bd hh sd hh")\n')
    assert scene.played == ['s("bd hh sd hh")']
    assert scene.said[0] == "That is a beat: four words, a quarter of a cycle each."
    assert "step 2 of 4" in scene.said[1]
    assert scene.kept == [Progress(step=1)]


def test_a_line_that_is_not_there_yet_plays_too():
    scene = Scene()
    scene.tutor.hear('s("bd*2 sd")')
    assert scene.played == ['s("bd*2 sd")']
    assert scene.said == [
        "I hear the bass drum and the snare: good; now the closed hi-hat (hh) is missing."
    ]
    assert scene.kept == []


def test_broken_code_is_shown_and_not_played():
    scene = Scene()
    scene.tutor.hear('s("bd [sd")')
    assert scene.played == []
    assert "^" in scene.said[0]


def test_the_words_help():
    scene = Scene()
    for word in ("hint", "answer", "hush", "help", ""):
        assert scene.tutor.hear(word)
    assert "little shorter" in scene.said[0]
    assert 's("bd hh sd hh")' in scene.said[1]
    assert scene.hushed == 1
    assert scene.played == ['s("bd sd")']


def test_skipping_leads_to_the_end_and_playing_goes_on_there():
    scene = Scene()
    for _ in range(sum(len(lesson.steps) for lesson in course())):
        scene.tutor.hear("skip")
    assert "You have done all 3 lessons" in scene.said[-1]
    scene.tutor.hear('s("bd")')
    assert scene.played == ['s("bd")']
    scene.tutor.hear("restart")
    assert scene.kept[-1] == Progress()


@pytest.mark.parametrize("word", ["quit", "exit", " quit \n"])
def test_the_learner_can_leave(word):
    assert not Scene().tutor.hear(word)


def test_a_disk_that_cannot_be_written_is_told_and_the_lesson_goes_on(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(Vault(tmp_path / "file"), Progress())
    assert capsys.readouterr().err.startswith(
        "your progress could not be saved: your profile cannot"
    )


def test_lines_of_a_pipe_need_not_be_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b's("bd")\n\xff\n')))
    assert list(lines()) == ['s("bd")\n', "\ufffd\n"]
