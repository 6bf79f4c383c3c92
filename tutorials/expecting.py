"""Which lines are for the tutor, where commands and code are typed too. Pure."""

from typing import Final

from tutorials.judge import number_of
from tutorials.tutor import WORDS, Tutor
from tutorials.wording import is_thought

HEARD: Final = ("goal", "mine", "both")
PROMPTS: Final = ("hush", "help")  # whoever else takes lines does these


def expects(tutor: Tutor, line: str, is_command: bool) -> bool:
    """Is a line a word of the tutor's, or the answer to a question of the step at hand?

    Args:
        tutor: whom it may be for.
        line: what was typed.
        is_command: would it do something else, were there no tutor?
    """
    text = line.strip()
    first, _, rest = text.partition(" ")
    if first == "hear":
        return rest.strip() in HEARD
    if is_command or text in PROMPTS:
        return False
    if text in WORDS or first == "lesson":
        return True
    here = tutor.here()
    if here is None:
        return False
    if here.step.choices:
        return number_of(text, len(here.step.choices)) is not None
    return is_thought(here.step, text)
