"""What the tutor says beside the lessons: steps as they are read, sentences between. Pure."""

import textwrap
from typing import Final

from tutorials.course import Place
from tutorials.judge import LETTERS

WIDTH: Final = 78
GO_ON: Final = ("text", "play", "reflect")  # Enter alone goes on; elsewhere it plays the example
NOTHING: Final = "There is nothing left to do."
FORETELL: Final = "Say first what you expect; then you hear it."
PLACING: Final = (
    "Eight exercises, as hard as tells most: one try each. Answer as well as you can; "
    "nothing is lost."
)
PLACED: Final = "That tells enough. You begin with the lesson `{}`; `lessons` lists all."
END: Final = (
    "\nYou have done all {} lessons. `next` brings back what is due; go on playing here, or type "
    "quit and then `notalabel`: the stage is yours."
)


def step_text(here: Place) -> str:
    """A step as the learner reads it."""
    step, lesson = here.step, here.lesson
    parts = [
        f"\nLesson {here.lesson_number}: {lesson.title}, "
        f"step {here.step_number} of {len(lesson.steps)}",
        wrapped(step.say),
        coded(step.example) if step.kind != "ear" else "",
        wrapped(step.task),
        coded(step.start) if step.start != step.example else "",
        *(f"  {LETTERS[at]}  {choice}" for at, choice in enumerate(step.choices)),
        "Enter goes on." if step.kind in GO_ON else "",
    ]
    return "\n".join(part for part in parts if part)


def coded(code: str) -> str:
    """Code with space around it."""
    return "\n" + textwrap.indent(code, "    ") + "\n" if code else ""


def both(goal: str, mine: str) -> str:
    """What is wanted and what the learner plays, together; "" where one of them is not there."""
    return f"stack(\n{goal},\n{mine}\n)" if goal and mine else ""


def wrapped(text: str) -> str:
    """A text in lines."""
    return textwrap.fill(" ".join(text.split()), WIDTH)
