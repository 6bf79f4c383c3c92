"""What the tutor says to an attempt: one sentence, what is right before what is missing. Pure."""

from collections.abc import Sequence

from tutorials.goals.finding import Finding
from tutorials.lesson import Step


def sentence(step: Step, findings: Sequence[Finding], silent: bool) -> str:
    """The answer to an attempt at a step.

    Args:
        step: what was attempted.
        findings: one for each of its goals.
        silent: the attempt plays nothing at all.

    >>> step = Step(praise="Four on the floor.")
    >>> sentence(step, [Finding(True)], silent=False)
    'Four on the floor.'
    >>> sentence(step, [Finding(False, "I hear one note", "the task asks for two")], silent=False)
    'I hear one note: good; now the task asks for two.'
    """
    missed = [finding for finding in findings if not finding.met]
    if not missed:
        return step.praise
    if silent:
        return "That works, and plays silence: put the name of a sound or a note into it."
    first = missed[0]
    if first.there:
        return _capital(f"{first.there}: good; now {first.missing}.")
    reached = len(findings) - len(missed)
    start = "Half way there: " if reached else "Not yet: "
    return _capital(f"{start}{first.missing}.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
