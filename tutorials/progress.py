"""A learner's progress on disk: one small file of JSON, replaced in one go."""

import json
import os
from pathlib import Path

from tutorials.course import Progress


def load(path: Path) -> Progress:
    """The saved progress; the start where there is none, or none that can be read."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return Progress(frozenset(map(str, saved["finished"])), int(saved["step"]))
    except (OSError, ValueError, LookupError, TypeError):
        return Progress()


def save(path: Path, progress: Progress) -> None:
    """Write the progress: after a crash or a full disk the old one is still whole.

    Raises:
        OSError: it cannot be written.
    """
    text = json.dumps({"finished": sorted(progress.finished), "step": progress.step})
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
