"""What a lesson is: a title, where it belongs, and steps, of which some are exercises.

Lessons are files of data (tutorials/lessons/NN-name.toml); a new lesson is a new file. This module
reads them and refuses what no learner could finish.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final

from tutorials.skills import LEVELS, all_skills

HINTS: Final = 3
# The kinds of step, and what each has to have beside `say` or `task`.
KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "text": ("say",),
        "play": ("say", "example"),
        "edit": ("task", "goals", "hints", "solution", "praise", "skill", "near_misses"),
        "predict": ("task", "example", "choices", "answer", "hints", "praise", "skill"),
        "ear": ("task", "example", "choices", "answer", "hints", "praise", "skill"),
        "create": ("task", "goals", "hints", "solution", "praise", "skill"),
        "tap": ("task", "example", "solution", "hints", "praise", "skill"),
        "reflect": ("task",),
    }
)
EXERCISES: Final = ("edit", "predict", "ear", "create", "tap")


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
class NearMiss:
    """An attempt that many make, and what to say to it.

    Attributes:
        code: the attempt; whatever plays the same events counts as it.
        says: the answer, a sentence.
    """

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to hear, to do or to think about; "" or nothing where a kind has no use for it.

    Attributes:
        kind: a row of KINDS.
        say: what is new, in a sentence or two.
        example: code that plays while the learner reads; what is to be guessed or matched.
        task: what to do, or the question.
        start: code that the learner begins with.
        goals: what has to be heard then.
        choices: answers to choose from: texts, or, for the ear, code.
        answer: the number of the right one, from 1.
        hints: three nudges, each nearer to the solution.
        solution: code that reaches the goals, for who gives up; what is to be tapped.
        praise: what to say when they are reached.
        near_misses: attempts that have an answer of their own.
        skill: what it practises.
        difficulty: in logits, 0 for the middle of the school.
    """

    kind: str = "edit"
    say: str = ""
    example: str = ""
    task: str = ""
    start: str = ""
    goals: tuple[Goal, ...] = ()
    choices: tuple[str, ...] = ()
    answer: int = 0
    hints: tuple[str, ...] = ()
    solution: str = ""
    praise: str = ""
    near_misses: tuple[NearMiss, ...] = ()
    skill: str = ""
    difficulty: float = 0.0

    @property
    def is_exercise(self) -> bool:
        """Is there something to get right?"""
        return self.kind in EXERCISES


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson.

    Attributes:
        name: that of its file without the number.
        title: for the learner.
        level: 1 beginner, 2 intermediate, 3 advanced.
        topic: one of the level's.
        minutes: how long it takes, about.
        steps: in order.
    """

    name: str
    title: str
    level: int
    topic: str
    minutes: int
    steps: tuple[Step, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """What it teaches, in order."""
        return tuple(dict.fromkeys(step.skill for step in self.steps if step.skill))


def read_lesson(name: str, text: str) -> Lesson:
    """A lesson from the text of its file.

    Raises:
        LessonError: it is no TOML, something is missing, or something unknown is there.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"lesson {name} is no TOML: {where_in(text, error)}") from error
    rows = table.pop("steps", [])
    try:
        lines = lines_of_steps(text)
        steps = tuple(
            _step(f"lesson {name}, step {at}{lines.get(at, '')}", row)
            for at, row in enumerate(rows, 1)
        )
        lesson = Lesson(name, **table, steps=steps)
        known = 1 <= lesson.level <= len(LEVELS)
    except LessonError:
        raise
    except (TypeError, ValueError) as error:
        raise LessonError(f"lesson {name} is not as lesson.py describes it: {error}") from error
    if not lesson.steps:
        raise LessonError(f"lesson {name} has no steps")
    if not known:
        raise LessonError(f"lesson {name} has level {lesson.level}; there are 1 to {len(LEVELS)}")
    return lesson


def where_in(text: str, error: tomllib.TOMLDecodeError) -> str:
    """What is wrong with a file, and always in which line."""
    end = f"line {max(len(text.splitlines()), 1)}, the end"
    return str(error).replace("end of document", end)


def lines_of_steps(text: str) -> dict[int, str]:
    r"""In which line each step begins, as it is told.

    >>> lines_of_steps("title = 3\n[[steps]]\n\n[[steps]]")
    {1: ' (line 2)', 2: ' (line 4)'}
    """
    begins = [at for at, line in enumerate(text.splitlines(), 1) if line.strip() == "[[steps]]"]
    return {number: f" (line {at})" for number, at in enumerate(begins, 1)}


def _step(where: str, row: Any) -> Step:
    """A step from its table."""
    if not isinstance(row, dict):
        raise LessonError(f"{where} is no table")
    names = {field.name for field in fields(Step)}
    unknown = sorted(row.keys() - names)
    if unknown:
        raise LessonError(f"{where} has {unknown[0]}, which no step has")
    kind = row.get("kind", "edit")
    if kind not in KINDS:
        raise LessonError(f"{where} is of kind {kind}; there are {', '.join(KINDS)}")
    missing = [name for name in KINDS[kind] if name not in row]
    if missing:
        raise LessonError(f"{where}, of kind {kind}, has no {missing[0]}")
    step = Step(
        **{
            **row,
            "goals": _goals(where, row.get("goals", ())),
            "near_misses": tuple(NearMiss(**one) for one in row.get("near_misses", ())),
            "choices": tuple(row.get("choices", ())),
            "hints": tuple(row.get("hints", ())),
        }
    )
    _check(where, step)
    return step


def _goals(where: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Goal, ...]:
    goals = []
    for row in rows:
        wants = dict(row)
        if "kind" not in wants:
            raise LessonError(f"{where} has a goal without a kind")
        goals.append(Goal(wants.pop("kind"), wants))
    return tuple(goals)


def _check(where: str, step: Step) -> None:
    """Whether an exercise can be done at all."""
    if not step.is_exercise:
        return
    if step.skill not in all_skills():
        raise LessonError(f"{where} practises {step.skill or 'nothing'}, which is no skill")
    if len(step.hints) != HINTS:
        raise LessonError(f"{where} has {len(step.hints)} hints; there are {HINTS}")
    if step.choices and not 1 <= step.answer <= len(step.choices):
        raise LessonError(f"{where} has {len(step.choices)} choices, and answer {step.answer}")
