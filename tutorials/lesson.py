"""What a lesson is: a title and steps, each with an example that plays, a task, and its goals.

Lessons are files of data (tutorials/lessons/NN-name.toml); a new lesson is a new file. This
module reads them and refuses what no learner could finish.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LESSONS = Path(__file__).with_name("lessons")


class LessonError(ValueError):
    """A lesson file that cannot be used: its text says which and why."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that has to be heard.

    Attributes:
        kind: a row of tutorials.goals.GOALS.
        wants: what it looks for, as that row names it.
    """

    kind: str
    wants: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to learn.

    Attributes:
        say: what is new, in a sentence or two.
        example: code that plays while the learner reads.
        task: what to do.
        goals: what has to be heard then.
        hint: a nudge, for who asks.
        answer: code that reaches the goals, for who gives up.
        praise: what to say when they are reached.
    """

    say: str
    example: str
    task: str
    goals: tuple[Goal, ...]
    hint: str
    answer: str
    praise: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: the name of its file without the number, a title, and its steps."""

    name: str
    title: str
    steps: tuple[Step, ...]


def read_lesson(name: str, text: str) -> Lesson:
    """A lesson from the text of its file.

    Raises:
        LessonError: it is no TOML, something is missing, or something unknown is there.
    """
    try:
        table = tomllib.loads(text)
        steps = tuple(_step(row) for row in table.pop("steps"))
        lesson = Lesson(name, **table, steps=steps)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"lesson {name} is no TOML: {error}") from error
    except (KeyError, TypeError) as error:
        raise LessonError(f"lesson {name} is not as lesson.py describes it: {error}") from error
    if not lesson.steps:
        raise LessonError(f"lesson {name} has no steps")
    return lesson


def _step(row: dict[str, Any]) -> Step:
    goals = tuple(Goal(goal.pop("kind"), goal) for goal in row.pop("goals"))
    return Step(**row, goals=goals)


def course(folder: Path = LESSONS) -> tuple[Lesson, ...]:
    """All lessons, in the order of their numbers.

    >>> [lesson.name for lesson in course()][:2]
    ['first-beat', 'melody']
    """
    files = sorted(folder.glob("*.toml"))
    return tuple(
        read_lesson(file.stem.partition("-")[2], file.read_text(encoding="utf-8")) for file in files
    )
