"""Every lesson can be finished, and none is finished before the learner has done anything."""

import pytest

from tutorials.judge import judge
from tutorials.lesson import LessonError, Step, course, read_lesson

STEPS = [
    pytest.param(step, id=f"{lesson.name}-{number}")
    for lesson in course()
    for number, step in enumerate(lesson.steps, 1)
]


def test_there_are_at_least_three_lessons():
    assert [lesson.name for lesson in course()][:3] == ["first-beat", "melody", "change"]


@pytest.mark.parametrize("step", STEPS)
def test_the_answer_reaches_the_goals(step: Step):
    verdict = judge(step, step.answer)
    assert (verdict.reached, verdict.text) == (True, step.praise)


@pytest.mark.parametrize("step", STEPS)
def test_the_example_plays_and_leaves_something_to_do(step: Step):
    verdict = judge(step, step.example)
    assert (verdict.plays, verdict.reached) == (True, False)


def test_a_lesson_with_a_misspelt_key_is_refused():
    with pytest.raises(LessonError, match="lesson odd is not as"):
        read_lesson("odd", 'title = "Odd"\n[[steps]]\nsays = "?"\ngoals = []\n')


def test_a_lesson_that_is_no_toml_is_refused():
    with pytest.raises(LessonError, match="lesson odd is no TOML"):
        read_lesson("odd", "title = ")
