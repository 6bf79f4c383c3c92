"""Listen to a learner's answer and say how it went. Pure: the time comes in as `expired`."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from patterns.errors import PatternError
from patterns.state import never
from tutorials.catalogue import Catalogue, english
from tutorials.feedback import sentence
from tutorials.goals.table import look_for
from tutorials.lesson import LessonError, Step
from tutorials.listening import Hearing, by_cycle, hear, known
from tutorials.saying import message

LETTERS: Final = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an attempt went.

    Attributes:
        reached: all goals of the step are, or the answer is the right one.
        plays: it is code that can be played.
        text: what the tutor says.
        grid: the same as lines of marks; "" where marks say no more.
        chosen: it is an answer to a question, right or wrong.
        error: why it is no code that can be played, where it is none.
    """

    reached: bool
    plays: bool
    text: str
    grid: str = ""
    chosen: bool = False
    error: PatternError | None = None


def judge(
    step: Step, answer: str, expired: Callable[[], bool] = never, words: Catalogue | None = None
) -> Verdict:
    """Judge an answer to a step: code by the events it plays, a choice by its number or letter."""
    words = words or english()
    if step.choices:
        return chosen(step, answer, words)
    try:
        heard = hear(answer, expired)
    except PatternError as error:
        return Verdict(reached=False, plays=False, text=str(error), error=error)
    try:
        findings = [look_for(goal, heard) for goal in step.goals]
    except (LessonError, PatternError) as error:  # the lesson is at fault, not the learner
        told = words.text(message("answers.damaged", why=str(error)))
        return Verdict(reached=False, plays=False, text=told)
    reached = all(finding.met for finding in findings)
    grids = (finding.grid.text(words) for finding in findings if finding.grid.lines)
    marks = next(grids, "")
    if not reached and (own := near_miss(step, heard)):
        return Verdict(reached=False, plays=True, text=own, grid=marks)
    text = sentence(step, findings, not heard.events, words)
    return Verdict(reached, plays=True, text=text, grid=marks)


def near_miss(step: Step, heard: Hearing) -> str:
    """What the lesson says to an attempt that many make, "" where this is none of those.

    It counts as one where it plays the same, with the same values of all controls.
    """
    for one in step.near_misses:
        if _all_of(heard) == _all_of(known(one.code)):
            return one.says
    return ""


def _all_of(heard: Hearing) -> tuple[float, list[list[tuple[Fraction, Fraction, str]]]]:
    """Everything that is heard, in one order."""
    cycles = [
        sorted((one.at, one.length, repr(sorted(one.controls.items()))) for one in events)
        for events in by_cycle(heard.events)
    ]
    return heard.cps, cycles


def chosen(step: Step, answer: str, words: Catalogue) -> Verdict:
    """Judge a choice."""
    number = number_of(answer, len(step.choices))
    if number is None:
        last = len(step.choices)
        asked = message("answers.choose", last=last, letter=LETTERS[last - 1])
        return Verdict(reached=False, plays=False, text=words.text(asked))
    right = number == step.answer
    text = step.praise if right else words.named("answers", "not_that")
    return Verdict(right, plays=False, text=text, chosen=True)


def number_of(answer: str, most: int) -> int | None:
    """The number of a choice, None where the answer is none.

    >>> number_of(" B ", 3), number_of("3", 3), number_of("4", 3), number_of("yes", 3)
    (2, 3, None, None)
    """
    text = answer.strip().lower()
    if text.isascii() and text.isdigit() and len(text) < 3:
        number = int(text)
    elif len(text) == 1 and text in LETTERS:
        number = LETTERS.index(text) + 1
    else:
        return None
    return number if 1 <= number <= most else None
