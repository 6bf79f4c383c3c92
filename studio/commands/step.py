"""`grid drums`, `step drums bd 5`: a pattern seen and edited as steps, in words."""

from concurrent.futures import Future

from studio.background import in_background
from studio.replies import Reply
from studio.session import Session


def grid(session: Session, argument: str) -> "Future[Reply]":
    """The steps of a slot as text, in the cycle that sounds; a number says which of its texts."""
    from studio.stepping import seen  # only who edits by hand pays for it

    return in_background(lambda: seen(session, argument))


def step(session: Session, argument: str) -> "Future[Reply]":
    """Set, clear or change one step; the code is rewritten and evaluated."""
    from studio.stepping import stepped

    return in_background(lambda: stepped(session, argument))
