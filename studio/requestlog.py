"""What was asked, what was answered, and whether it was kept: a line of JSON each.

It is for those who want to teach a model of their own, and off unless the player switches it
on (ai.log_requests). A line is written when the fate of an answer is known: undone; or kept, by the
word for it, by the next request that builds on it, or by the end of the session.
"""

import json
import logging
import time
from collections.abc import Callable
from typing import Any, Final

from studio.sealing import WrongPassphraseError
from studio.vault import Vault

FILE: Final = "asked.jsonl"
MOST_CHARACTERS: Final = 4_000_000  # then the oldest lines go
FATES: Final = ("kept", "undone")

LOG = logging.getLogger(__name__)


class RequestLog:
    """The requests of one session.

    Args:
        vault: the player's data; where there is none, nothing is written.
        now: seconds since 1970.
    """

    def __init__(self, vault: Vault, now: Callable[[], float] = time.time) -> None:
        self._vault, self._now = vault, now
        self._path = None if vault.folder is None else vault.folder / FILE
        self._pending: dict[str, Any] | None = None

    def asked(self, request: str, playing: str, answer: str, maker: str) -> None:
        """A request and the answer that plays now; the one before was kept.

        Args:
            request: the player's words.
            playing: the code that played before, "" for none.
            answer: the code that plays now.
            maker: the tier or model that made it.
        """
        self.close()
        self._pending = {
            "time": round(self._now(), 3), "request": request, "playing": playing,
            "answer": answer, "by": maker,
        }  # fmt: skip

    def settle(self, code: str, fate: str) -> None:
        """What became of some code; nothing where it is not the last answer."""
        row = self._pending
        if row is not None and fate in FATES and row["answer"].strip() == code.strip():
            self._pending = None
            self._write({**row, "fate": fate})

    def close(self) -> None:
        """The last answer was not undone."""
        if self._pending is not None:
            self.settle(self._pending["answer"], "kept")

    def _write(self, row: dict[str, Any]) -> None:
        if self._path is None:
            return
        try:
            before = self._vault.read(self._path) if self._path.exists() else ""
            text = before + json.dumps(row, ensure_ascii=False) + "\n"
            if len(text) > MOST_CHARACTERS:
                text = text[-MOST_CHARACTERS // 2 :].partition("\n")[2]
            self._vault.write(self._path, text)
        except (OSError, UnicodeDecodeError, WrongPassphraseError) as error:
            LOG.warning("the request cannot be kept in %s: %s", self._path, error)
