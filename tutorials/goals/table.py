"""The kinds of goal by their names; a file beside this one adds its own."""

from typing import Any

from tutorials.goals import change, likeness, notes, rhythm
from tutorials.goals.finding import GOALS, Finding
from tutorials.lesson import Goal, LessonError
from tutorials.listening import Hearing

__all__ = ["GOALS", "change", "likeness", "look_for", "notes", "rhythm"]


def look_for(goal: Goal, heard: Hearing) -> Finding:
    """How far a goal of a lesson is reached by what is heard.

    Raises:
        LessonError: there is no such goal, or it does not take what the lesson gives it.
    """
    look = GOALS.get(goal.kind)
    if look is None:
        raise LessonError(f"there is no goal {goal.kind}; there are {', '.join(sorted(GOALS))}")
    wants: dict[str, Any] = dict(goal.wants)
    try:
        return look(heard, **wants)
    except TypeError as error:
        raise LessonError(f"the goal {goal.kind} cannot be looked for so: {error}") from error
