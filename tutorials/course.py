"""The way through the lessons: where a learner stands, and what comes next. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tutorials.learner import Learner
from tutorials.lesson import Lesson, Step
from tutorials.placement import Item
from tutorials.records import Done


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a learner stands.

    Attributes:
        finished: names of the lessons that are done.
        step: how many steps of the lesson at hand are done.
        lesson: its name; "": the first that is not finished.
        learner: what the school knows of who learns.
        records: what was done, the last of it.
        tap_late_s: how late the learner's taps reach us, None where that is not known.
        genres: how often something that sounded like each genre was played freely.
    """

    finished: frozenset[str] = frozenset()
    step: int = 0
    lesson: str = ""
    learner: Learner = field(default_factory=Learner)
    records: tuple[Done, ...] = ()
    tap_late_s: float | None = None
    genres: Mapping[str, int] = field(default_factory=dict)


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
    left = [lesson for lesson in course if lesson.name not in progress.finished]
    chosen = [lesson for lesson in course if lesson.name == progress.lesson] or left
    if not chosen:
        return None
    lesson = chosen[0]
    step = min(max(progress.step, 0), len(lesson.steps) - 1)
    return Place(lesson, course.index(lesson) + 1, lesson.steps[step], step + 1)


def advance(course: Sequence[Lesson], progress: Progress) -> Progress:
    """The progress once the step that comes next is done."""
    here = place(course, progress)
    if here is None:
        return progress
    if here.step_number < len(here.lesson.steps):
        return replace(progress, step=here.step_number)
    finished = progress.finished | {here.lesson.name}
    return replace(progress, finished=finished, step=0, lesson="")


def items(course: Sequence[Lesson]) -> dict[str, Item]:
    """The exercises of all lessons: lesson and number of the step to item."""
    return {
        (name := f"{lesson.name}/{number}"): Item(name, step.skill, lesson.topic, step.difficulty)
        for lesson in course
        for number, step in enumerate(lesson.steps, 1)
        if step.is_exercise
    }


def of_kind(course: Sequence[Lesson], kind: str) -> frozenset[str]:
    """The names of the exercises of a kind."""
    return frozenset(
        f"{lesson.name}/{number}"
        for lesson in course
        for number, step in enumerate(lesson.steps, 1)
        if step.kind == kind
    )


def easiest(items: Iterable[Item]) -> dict[str, float]:
    """How hard the easiest exercise of each skill is."""
    found: dict[str, float] = {}
    for item in items:
        found[item.skill] = min(item.difficulty, found.get(item.skill, item.difficulty))
    return found


def at_item(progress: Progress, item: str) -> Progress:
    """The progress at an exercise, wherever it stands."""
    name, _, number = item.partition("/")
    return replace(progress, lesson=name, step=int(number) - 1)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a learner is.

    Attributes:
        lesson, title: the lesson, by its name and as it is shown.
        step, steps: which step, from 1 on, of how many.
        tries: attempts at it that did not reach its goals.
        failing_s: seconds since the first of these.
    """

    lesson: str
    title: str
    step: int
    steps: int
    tries: int = 0
    failing_s: float = 0.0


def whereabouts(here: Place, tries: int, failing_s: float) -> Whereabouts:
    """Where a learner is at a place of the course."""
    lesson, number = here.lesson, here.step_number
    return Whereabouts(lesson.name, lesson.title, number, len(lesson.steps), tries, failing_s)
