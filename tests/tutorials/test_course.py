"""The way through the course, and the progress on disk."""

from hypothesis import given
from hypothesis import strategies as st

from tutorials.course import Progress, advance, place
from tutorials.lesson import Lesson, Step
from tutorials.progress import plain_of, progress_of

STEP = Step("text", say="hello")
COURSE = (
    Lesson("one", "One", 1, "rhythm", 1, (STEP, STEP)),
    Lesson("two", "Two", 1, "rhythm", 1, (STEP,)),
)


def where(progress: Progress) -> tuple[int, int] | None:
    """Lesson and step, None at the end."""
    here = place(COURSE, progress)
    return None if here is None else (here.lesson_number, here.step_number)


def test_the_course_goes_step_by_step_and_lesson_by_lesson():
    progress, seen = Progress(), []
    while (here := where(progress)) is not None:
        seen.append(here)
        progress = advance(COURSE, progress)
    assert seen == [(1, 1), (1, 2), (2, 1)]
    assert advance(COURSE, progress) == progress


def test_a_lesson_added_before_others_comes_next():
    assert where(Progress(frozenset({"two"}))) == (1, 1)


def test_a_step_that_is_no_longer_there_is_the_last_one():
    assert where(Progress(step=7)) == (1, 2)


@given(st.frozensets(st.text()), st.integers())
def test_any_progress_leads_on(finished, step):
    here = place(COURSE, Progress(finished, step))
    assert here is None or here.step in here.lesson.steps


def test_progress_comes_back():
    progress = Progress(frozenset({"one"}), 1)
    assert progress_of(plain_of(progress)) == progress


def test_what_is_damaged_is_a_new_beginning():
    for plain in ({}, [], None, {"finished": 3, "step": 1}, {"finished": [], "step": "x"}):
        assert progress_of(plain) == Progress()
