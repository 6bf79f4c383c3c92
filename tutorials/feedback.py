"""What the tutor says to an attempt: one sentence, what is right before what is missing. Pure."""

from collections.abc import Sequence

from tutorials.catalogue import Catalogue, english
from tutorials.goals.finding import Finding
from tutorials.lesson import Step
from tutorials.saying import message


def sentence(
    step: Step, findings: Sequence[Finding], silent: bool, words: Catalogue | None = None
) -> str:
    """The answer to an attempt at a step.

    Args:
        step: what was attempted.
        findings: one for each of its goals.
        silent: the attempt plays nothing at all.
        words: in which language; None: English.

    >>> step = Step(praise="Four on the floor.")
    >>> sentence(step, [Finding(True)], silent=False)
    'Four on the floor.'
    >>> sentence(step, [Finding(False, "I hear one note", "the task asks for two")], silent=False)
    'I hear one note: good; now the task asks for two.'
    """
    words = words or english()
    missed = [finding for finding in findings if not finding.met]
    if not missed:
        return step.praise
    if silent:
        return words.named("answers", "silent")
    first = missed[0]
    if first.there:
        text = words.text(message("answers.held", there=first.there, missing=first.missing))
    else:
        reached = len(findings) > len(missed)
        key = "answers.half" if reached else "answers.not_yet"
        text = words.text(message(key, missing=first.missing))
    return text[:1].upper() + text[1:]
