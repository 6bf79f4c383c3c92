"""Lessons in another language: a folder with a file a lesson, in which only the texts stand. Pure.

A file lists the steps of its lesson in order, each with the texts that it translates; what is not
there, or is "", stays as it was. Code, goals and difficulties are never translated.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from tutorials.lesson import Lesson, LessonError, Step, lines_of_steps, where_in

TEXTS: Final = ("say", "task", "praise")


def translated(lesson: Lesson, text: str) -> Lesson:
    """A lesson with the texts of a file.

    Raises:
        LessonError: the file does not fit the lesson.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(
            f"the translation of {lesson.name} is no TOML: {where_in(text, error)}"
        ) from error
    rows, lines = table.get("steps", []), lines_of_steps(text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LessonError(f"the translation of {lesson.name} has steps that are no tables")
    if len(rows) != len(lesson.steps):
        count = len(lesson.steps)
        raise LessonError(f"the translation of {lesson.name} has {len(rows)} steps, not {count}")
    steps = [
        _step(f"the translation of {lesson.name}, step {at}{lines.get(at, '')}", step, row)
        for at, (step, row) in enumerate(zip(lesson.steps, rows, strict=True), 1)
    ]
    return replace(lesson, title=str(table.get("title") or lesson.title), steps=tuple(steps))


def _step(where: str, step: Step, row: Mapping[str, Any]) -> Step:
    texts: dict[str, Any] = {name: str(row[name]) for name in TEXTS if row.get(name)}
    misses = _listed(where, "near_misses", row, [one.says for one in step.near_misses])
    unknown = row.keys() - {*TEXTS, "hints", "choices", "near_misses"}
    if unknown:
        raise LessonError(f"{where} has {min(unknown)}, which is not translated")
    return replace(
        step,
        **texts,
        hints=_listed(where, "hints", row, step.hints),
        choices=_listed(where, "choices", row, step.choices),
        near_misses=tuple(
            replace(one, says=says) for one, says in zip(step.near_misses, misses, strict=True)
        ),
    )


def _listed(
    where: str, name: str, row: Mapping[str, Any], known: tuple[str, ...] | list[str]
) -> tuple[str, ...]:
    """Texts in a row, each in place of the one that was there."""
    given = row.get(name)
    if given is None:
        return tuple(known)
    if not isinstance(given, list):
        raise LessonError(f"{where} has {name.replace('_', ' ')} that are no list")
    if len(given) != len(known):
        raise LessonError(f"{where} has {len(given)} {name.replace('_', ' ')}, not {len(known)}")
    return tuple(str(new or old) for new, old in zip(given, known, strict=True))
