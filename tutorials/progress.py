"""A learner's progress as plain data that JSON can hold. Pure."""

from collections.abc import Mapping
from typing import Any

from tutorials.course import Progress


def plain_of(progress: Progress) -> dict[str, Any]:
    """A progress as it is kept.

    >>> plain_of(Progress(frozenset({"beat"}), 1))
    {'finished': ['beat'], 'step': 1}
    """
    return {"finished": sorted(progress.finished), "step": progress.step}


def progress_of(plain: Mapping[str, Any]) -> Progress:
    """The progress back; the start where this is none.

    >>> progress_of({"finished": ["beat"], "step": 1}).step, progress_of({"step": 1}) == Progress()
    (1, True)
    """
    try:
        return Progress(frozenset(map(str, plain["finished"])), int(plain["step"]))
    except (ValueError, LookupError, TypeError):
        return Progress()
