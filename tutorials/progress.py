"""A learner's progress as a small file of JSON."""

import json
from collections.abc import Callable
from pathlib import Path

from tutorials.course import Progress

FILE = "learning.json"


def load(path: Path, read: Callable[[Path], str]) -> Progress:
    """The saved progress; the start where there is none, or none that can be read.

    Args:
        path: the file.
        read: gives its text.
    """
    try:
        saved = json.loads(read(path))
        return Progress(frozenset(map(str, saved["finished"])), int(saved["step"]))
    except (OSError, ValueError, LookupError, TypeError):
        return Progress()


def text_of(progress: Progress) -> str:
    """The text of the file.

    >>> text_of(Progress(step=2)).strip()
    '{"finished": [], "step": 2}'
    """
    return json.dumps({"finished": sorted(progress.finished), "step": progress.step}) + "\n"
