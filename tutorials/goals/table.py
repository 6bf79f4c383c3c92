"""The kinds of goal by their names; a file beside this one adds its own."""

from inspect import signature
from typing import Any

from tutorials.goals import change, likeness, notes, rhythm
from tutorials.goals.finding import GOALS, Finding
from tutorials.lesson import Goal, LessonError
from tutorials.listening import Hearing

__all__ = ["GOALS", "change", "likeness", "look_for", "notes", "rhythm"]


def check(goal: Goal) -> None:
    """Whether there is such a goal, and it takes what the lesson gives it.

    Raises:
        LessonError: it is not so.
    """
    look = GOALS.get(goal.kind)
    if look is None:
        raise LessonError(f"there is no goal {goal.kind}; there are {', '.join(sorted(GOALS))}")
    try:
        signature(look).bind(None, **goal.wants)
    except TypeError as error:
        raise LessonError(f"the goal {goal.kind} cannot be looked for so: {error}") from error


def look_for(goal: Goal, heard: Hearing) -> Finding:
    """How far a goal of a lesson is reached by what is heard.

    Raises:
        LessonError: there is no such goal, or it does not take what the lesson gives it.
    """
    check(goal)
    wants: dict[str, Any] = dict(goal.wants)
    try:
        return GOALS[goal.kind](heard, **wants)
    except (TypeError, ValueError) as error:
        raise LessonError(f"the goal {goal.kind} cannot be looked for so: {error}") from error
