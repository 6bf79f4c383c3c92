"""A saved set looked at: its code evaluated apart from the session, so nothing of it is played."""

from collections.abc import Callable, Mapping

from patterns.errors import PatternError
from patterns.pattern import Pattern
from studio.deadline import Deadline
from studio.evaluator import Evaluator
from studio.replies import Reply
from studio.reviving import revive
from studio.sets import Saved, SetError

LIMIT_S = 5.0  # for looking at all of it, once it is evaluated


def look(saved: Saved, tell: Callable[[Mapping[str, Pattern], float], tuple[str, ...]]) -> Reply:
    """Say something about what a set would play.

    Args:
        saved: the set.
        tell: what is to be said about its slots, at its tempo in cycles a second.
    """
    deadline = Deadline()
    revived = revive(saved.pieces, Evaluator(), deadline)
    try:
        picture = saved.revived(revived, range(len(saved.pieces))).picture
        found = {name: part.pattern for name, part in picture.parts.items()}
        if not found:
            return Reply(False, "this set plays nothing", tuple(revived.problems))
        with deadline.within(LIMIT_S):
            lines = tell(found, float(picture.cps))
    except (PatternError, SetError) as error:
        return Reply(False, str(error))
    return Reply(True, "", (*revived.problems, *lines))
