"""The way through the lessons: where a learner stands, and what comes next. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutorials.lesson import Lesson, Step


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a learner stands.

    Attributes:
        finished: names of the lessons that are done.
        step: how many steps of the first lesson that is not are done.
    """

    finished: frozenset[str] = frozenset()
    step: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A step, and where it stands in the course; numbers count from 1."""

    lesson: Lesson
    lesson_number: int
    step: Step
    step_number: int


def place(course: Sequence[Lesson], progress: Progress) -> Place | None:
    """The step that comes next, None where everything is done.

    Lessons may have been added, renamed or shortened since the progress was saved.
    """
    for number, lesson in enumerate(course, 1):
        if lesson.name not in progress.finished:
            step = min(max(progress.step, 0), len(lesson.steps) - 1)
            return Place(lesson, number, lesson.steps[step], step + 1)
    return None


def advance(course: Sequence[Lesson], progress: Progress) -> Progress:
    """The progress once the step that comes next is done."""
    here = place(course, progress)
    if here is None:
        return progress
    if here.step_number < len(here.lesson.steps):
        return replace(progress, step=here.step_number)
    return Progress(progress.finished | {here.lesson.name})
