"""Pages and steps as the learner reads them, from a catalogue's sentences. Pure."""

import textwrap
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from tutorials.catalogue import Catalogue
from tutorials.course import Place
from tutorials.judge import LETTERS
from tutorials.lesson import Step
from tutorials.saying import message

WIDTH: Final = 78
GO_ON: Final = ("text", "play", "reflect")  # Enter alone goes on; elsewhere it plays the example


def step_text(here: Place, words: Catalogue) -> str:
    """A step as the learner reads it."""
    step, lesson = here.step, here.lesson
    head = message(
        "steps.head",
        number=here.lesson_number,
        title=lesson.title,
        step=here.step_number,
        steps=len(lesson.steps),
    )
    parts = [
        f"\n{words.text(head)}",
        wrapped(step.say),
        coded(step.example) if step.kind != "ear" else "",
        wrapped(step.task),
        coded(step.start) if step.start != step.example else "",
        *(f"  {LETTERS[at]}  {choice}" for at, choice in enumerate(step.choices)),
        words.named("steps", "go_on") if step.kind in GO_ON else "",
        wrapped(words.named("taps", "how")) if step.kind == "tap" else "",
    ]
    return "\n".join(part for part in parts if part)


def is_thought(step: Step, answer: str) -> bool:
    """Is this an answer in words, where there is something to think about, and no code?"""
    return step.kind == "reflect" and "(" not in answer


def help_text(names: Iterable[str], words: Catalogue) -> str:
    """The words that the learner can say, two in a row."""
    shown = [f"{name}: {words.named('words', name)}" for name in (*filter(None, names), "quit")]
    shown.insert(0, words.named("words", "enter"))
    rows = [
        f"{left:42}  {right}".rstrip()
        for left, right in zip_longest(shown[::2], shown[1::2], fillvalue="")
    ]
    return words.named("words", "head") + "\n" + "\n".join(rows)


def coded(code: str) -> str:
    """Code with space around it."""
    return "\n" + textwrap.indent(code, "    ") + "\n" if code else ""


def both(goal: str, mine: str) -> str:
    """What is wanted and what the learner plays, together; "" where one of them is not there."""
    return f"stack(\n{goal},\n{mine}\n)" if goal and mine else ""


def wrapped(text: str) -> str:
    """A text in lines."""
    return textwrap.fill(" ".join(text.split()), WIDTH)
