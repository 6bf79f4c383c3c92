"""The tutor at work: what it says and plays, line by line, without sound, clock or terminal."""

from dataclasses import replace

import pytest

from tutorials.course import Progress
from tutorials.desk import Desk
from tutorials.learner import DAY_S
from tutorials.school import school
from tutorials.tutor import WORDS, Tutor

LESSONS = school().lessons
RIGHT = 's("bd hh sd hh")'


class Scene:
    """A tutor whose words, sounds and saves are kept; the clock is set by hand."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.said: list[str] = []
        self.played: list[str] = []
        self.kept: list[Progress] = []
        self.hushed, self.at = 0, 0.0
        desk = Desk(
            self.said.append,
            self.played.append,
            self.played.append,
            self._hush,
            self.kept.append,
            lambda: self.at,
            lambda: lambda: False,
        )
        self.tutor = Tutor(LESSONS, progress or Progress(), desk)

    def _hush(self) -> None:
        self.hushed += 1

    def hear(self, *lines: str) -> None:
        for line in lines:
            assert self.tutor.hear(line)


def at_step(lesson: str, step: int) -> Scene:
    return Scene(Progress(lesson=lesson, step=step - 1))


def test_the_first_example_plays_at_once():
    scene = Scene()
    scene.tutor.begin()
    assert scene.played == ['s("bd sd")']
    assert "Lesson 1: A first beat, step 1 of 9" in scene.said[-1]
    assert "Enter goes on." in scene.said[-1]


def test_enter_goes_on_where_nothing_is_asked_and_plays_again_elsewhere():
    scene = Scene()
    scene.hear("")
    assert "step 2 of 9" in scene.said[-1]
    assert scene.played == ['s("bd sd")']
    scene.hear("")
    assert scene.played == ['s("bd sd")'] * 2
    assert "step 2 of 9" in scene.said[-1]


def test_a_right_line_plays_is_praised_counts_and_leads_on():
    scene = at_step("first-beat", 2)
    scene.hear(RIGHT)
    assert scene.played[0] == RIGHT
    assert scene.said[0] == "That is a beat: four words, a quarter of a cycle each."
    assert scene.said[1:3] == [
        "* First sound: an exercise solved.",
        "* Four on the floor: a steady beat.",
    ]
    assert "step 3 of 9" in scene.said[3]
    assert scene.tutor.progress.learner.skills["pulse"].attempts == 1
    assert scene.kept[-1].step == 2


def test_a_line_that_is_not_there_yet_plays_too_and_counts_once():
    scene = at_step("first-beat", 2)
    scene.hear('s("bd*2 sd")', 's("bd*3 sd")')
    assert scene.played == ['s("bd*2 sd")', 's("bd*3 sd")']
    assert (
        scene.said
        == ["I hear the bass drum and the snare: good; now the closed hi-hat (hh) is missing."] * 2
    )
    learner = scene.tutor.progress.learner
    assert (learner.skills["pulse"].attempts, learner.skills["pulse"].mean < 0) == (1, True)


def test_a_teacher_can_see_where_the_learner_is_and_since_when_it_fails():
    scene = at_step("first-beat", 2)
    here = scene.tutor.whereabouts()
    assert (here.lesson, here.title, here.step, here.steps, here.tries) == (
        "first-beat", "A first beat", 2, 9, 0,
    )  # fmt: skip
    scene.hear('s("bd*2 sd")')
    scene.at = 40.0
    scene.hear('s("bd*3 sd")')
    scene.at = 60.0
    here = scene.tutor.whereabouts()
    assert (here.tries, here.failing_s) == (2, 60.0)
    scene.hear(RIGHT)
    here = scene.tutor.whereabouts()
    assert (here.step, here.tries, here.failing_s) == (3, 0, 0.0)


def test_broken_code_is_shown_and_neither_played_nor_counted():
    scene = at_step("first-beat", 2)
    scene.hear('s("bd [sd")')
    assert scene.played == []
    assert "^" in scene.said[0]
    assert not scene.tutor.progress.learner.skills


def test_steps_are_marked_where_the_task_is_to_play_the_same():
    scene = at_step("first-beat", 5)
    scene.hear('s("sd ~ ~ sd")')
    assert scene.said[0] == "sd |!+.x|\n   + missing   ! not in the task"
    assert scene.said[1] == (
        "The snare on beat 4 is right: good; now move the snare (sd) from beat 1 to beat 2."
    )


def test_a_choice_is_answered_by_letter_or_number():
    scene = at_step("first-beat", 4)
    scene.hear("maybe", "c")
    assert scene.said[0] == "Answer with a number from 1 to 3, or a letter from a to c."
    assert scene.said[1] == "Not that one. Listen again, and think aloud."
    scene.hear("2")
    assert scene.said[2] == "Right: the third word is the third beat."


def test_three_hints_come_one_after_the_other_and_weigh():
    plain, helped = at_step("first-beat", 2), at_step("first-beat", 2)
    helped.hear("hint", "hint", "hint", "hint")
    assert len(set(helped.said)) == 3
    assert helped.said[3] == helped.said[2]
    for scene in (plain, helped):
        scene.hear(RIGHT)
    means = [scene.tutor.progress.learner.skills["pulse"].mean for scene in (plain, helped)]
    assert means[0] > means[1] > 0


def test_goal_mine_and_both_can_be_heard():
    scene = at_step("first-beat", 2)
    scene.hear("hear mine")
    assert scene.said == ["hear goal, hear mine or hear both; each once there is one."]
    scene.hear('s("bd")', "hear goal", "hear mine", "hear both")
    assert scene.played[1:] == [RIGHT, 's("bd")', f'stack(\n{RIGHT},\ns("bd")\n)']


def test_the_words_help():
    scene = at_step("first-beat", 2)
    scene.hear("answer", "hush", "help", "back")
    assert scene.said[0] == f"This does it: {RIGHT}\nType it, or something like it."
    assert scene.hushed == 1
    assert all(word in scene.said[1] for word in WORDS)
    assert "step 1 of 9" in scene.said[2]


def test_a_lesson_is_gone_to_by_number_or_name():
    scene = Scene()
    scene.hear("lesson 3", "lesson melody", "lesson 99", "lessons")
    assert "Lesson 3: Patterns that change, step 1" in scene.said[0]
    assert "Lesson 2: A melody, step 1" in scene.said[1]
    assert scene.said[2] == "There is no such lesson; `lessons` lists them."
    assert scene.said[3].count("[ ]") == len(LESSONS)


def test_skipping_leads_to_the_end_and_playing_goes_on_there():
    scene = Scene()
    scene.hear(*["skip"] * sum(len(lesson.steps) for lesson in LESSONS))
    assert f"You have done all {len(LESSONS)} lessons" in scene.said[-1]
    scene.hear('s("bd")')
    assert scene.played[-1] == 's("bd")'
    scene.hear("restart")
    assert (scene.kept[-1].finished, scene.kept[-1].step) == (frozenset(), 0)
    assert scene.kept[-1].learner.skills["pulse"].attempts == pytest.approx(0.3)


def test_what_was_learnt_is_shown():
    scene = at_step("first-beat", 2)
    scene.hear("progress", RIGHT, "progress")
    assert scene.said[0] == "Nothing yet: solve an exercise, and it stands here."
    assert "a steady beat" in scene.said[-1]
    assert "Streak: 1 day." in scene.said[-1]


def test_next_brings_back_what_is_due():
    scene = at_step("first-beat", 2)
    scene.hear(RIGHT)
    scene.at = 30 * DAY_S
    scene.hear("next")
    assert any(text == "To keep a steady beat." for text in scene.said)
    assert "Lesson 1: A first beat" in scene.said[-1]


def test_next_offers_what_is_new_to_who_begins():
    scene = Scene()
    scene.hear("next")
    assert scene.said[0].startswith("New: ")


@pytest.mark.parametrize("word", ["quit", "exit", " quit \n"])
def test_the_learner_can_leave(word):
    assert not Scene().tutor.hear(word)


@pytest.mark.parametrize(
    "line", ["", " ", "hear", "lesson", "hear \x00", "lesson 🎵", "x" * 9000, "(" * 500]
)
def test_odd_lines_never_end_the_lesson(line):
    for number in range(1, 10):
        at_step("first-beat", number).hear(line)


def test_nothing_ends_where_there_are_no_lessons():
    scene = Scene()
    scene.tutor = Tutor((), replace(Progress(), step=3), scene.tutor._desk)
    scene.tutor.begin()
    scene.hear(*[word for word in WORDS if word != "restart"], 's("bd")')


def placed(solves: bool) -> Scene:
    """Somebody who answers all of the eight exercises rightly, or none."""
    scene = Scene()
    scene.hear("place")
    for _ in range(8):
        name, _, number = scene.tutor._placing.at_hand.name.partition("/")
        step = next(one for one in LESSONS if one.name == name).steps[int(number) - 1]
        wrong = str(1 + step.answer % len(step.choices)) if step.choices else 's("~ ~ cb")'
        scene.hear((str(step.answer) if step.choices else step.solution) if solves else wrong)
    return scene


def test_who_knows_much_begins_later_than_who_knows_nothing():
    able, new = placed(solves=True), placed(solves=False)
    assert able.tutor.progress.learner.level.mean > 1 > -1 > new.tutor.progress.learner.level.mean
    assert new.tutor.progress.lesson == "first-beat"
    assert next(one for one in LESSONS if one.name == able.tutor.progress.lesson).level >= 2
    assert any("That tells enough" in text for text in new.said)
    assert not any("praise" in text for text in new.said)


def test_what_cannot_be_read_is_no_answer_of_a_placement():
    scene = Scene()
    scene.hear("place")
    first = scene.tutor._placing.at_hand
    scene.hear("((((")
    assert scene.tutor._placing.at_hand == first


def test_what_is_to_be_foretold_is_heard_after_the_answer():
    scene = at_step("first-beat", 4)
    scene.hear("", "c")
    assert scene.played == []
    assert scene.said[0] == "Say first what you expect; then you hear it."
    scene.hear("b")
    assert scene.played[0] == 's("bd bd hh bd")'
