"""Listen to a learner's code and say how it went. Pure: the time comes in as `expired`."""

from collections.abc import Callable
from dataclasses import dataclass

from patterns.errors import PatternError
from patterns.state import never
from patterns.strudel.evaluate import evaluate
from tutorials.feedback import sentence
from tutorials.goals import look_for
from tutorials.lesson import Step
from tutorials.listening import CYCLES, listen


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an attempt went.

    Attributes:
        reached: all goals of the step are.
        plays: the code can be played.
        text: what the tutor says.
    """

    reached: bool
    plays: bool
    text: str


def judge(step: Step, code: str, expired: Callable[[], bool] = never) -> Verdict:
    """Judge an attempt at a step by the events it plays."""
    try:
        haps = evaluate(code, expired=expired).pattern.query(0, CYCLES, expired=expired)
    except PatternError as error:
        return Verdict(reached=False, plays=False, text=str(error))
    heard = listen(haps)
    findings = [look_for(goal, heard) for goal in step.goals]
    reached = all(finding.met for finding in findings)
    return Verdict(reached, plays=True, text=sentence(step, findings, silent=not heard))
