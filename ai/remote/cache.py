"""Answers of models on the disk, by what was asked; what is found there is tried again first.

Who asks the same again wants something else: an answer that this run has given already is
passed over, unless the strategy is "aggressive".
"""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ai.providers.provider import Prompt

WEEK_S = 7 * 86_400
MOST_FILES = 500
MOST_BYTES = 40_000


def key_of(model: str, prompt: Prompt) -> str:
    """The key of what a model gave to a question."""
    asked = json.dumps([model, prompt.system, *prompt.turns])
    return hashlib.sha256(asked.encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers.

    Attributes:
        folder: where, None for none.
        strategy: "none" keeps nothing, "normal" for a week, "aggressive" for ever.
        now: seconds since 1970.
        given: the keys of answers that the player has had.
    """

    folder: Path | None
    strategy: str = "normal"
    now: Callable[[], float] = time.time
    given: set[str] = field(default_factory=set)

    def get(self, key: str) -> str | None:
        """The code that a model gave to a question, None where there is none to give."""
        passed = key in self.given and self.strategy != "aggressive"
        if self.folder is None or self.strategy == "none" or passed:
            return None
        path = self._path(key)
        try:
            found = path.stat()
            old = self.now() - found.st_mtime > WEEK_S and self.strategy == "normal"
            if old or found.st_size > MOST_BYTES:
                return None
            code = json.loads(path.read_text(encoding="utf-8"))["code"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return code if isinstance(code, str) else None

    def put(self, key: str, code: str) -> None:
        """Keep the code that a model gave to a question."""
        if self.folder is None or self.strategy == "none":
            return
        with suppress(OSError):  # a full disk, or a folder that is read-only
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".new")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"code": code}, file)
            Path(name).replace(self._path(key))
            self._tidy()

    def drop(self, key: str) -> None:
        """Forget what a model gave to a question."""
        if self.folder is not None:
            with suppress(OSError):
                self._path(key).unlink()

    def _path(self, key: str) -> Path:
        return (self.folder or Path()) / f"{key}.json"

    def _tidy(self) -> None:
        """Let the oldest go where there are too many."""
        files = list((self.folder or Path()).glob("*.json"))
        for old in sorted(files, key=lambda one: one.stat().st_mtime)[: -MOST_FILES or None]:
            old.unlink()
