"""Counts what a session does, beside its history: how often, how long, never what.

One file in the player's folder, sealed under a passphrase like the rest; written by the thread
that writes the history, at most every few seconds, and at the end. Off, nothing is written.
"""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from studio.history import History
from studio.sealing import WrongPassphraseError
from studio.usage import Used, plain_of, sessions_of
from studio.vault import Vault

FILE: Final = "usage.json"
OFTEN_S: Final = 10.0  # between two writes
MOST_SEEN: Final = 10_000

LOG = logging.getLogger(__name__)


class Usage:
    """The counts on disk.

    Args:
        vault: the player's folder, open.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.path: Path | None = None if vault.folder is None else vault.folder / FILE

    def all(self) -> list[Used]:
        """The sessions, oldest first; none where the file cannot be read."""
        if self.path is None or not self.path.exists():
            return []
        try:
            return sessions_of(json.loads(self._vault.read(self.path)))
        except (OSError, ValueError, WrongPassphraseError) as error:
            LOG.warning("%s cannot be read: %s", self.path, error)
            return []

    def put(self, one: Used) -> None:
        """Keep a session, in place of what was known of it."""
        if self.path is not None:
            others = [each for each in self.all() if each.run != one.run]
            self._vault.write(self.path, json.dumps(plain_of([*others, one])))

    def erase(self) -> int:
        """Take the counts away; of how many sessions.

        Raises:
            OSError: the file cannot be taken away.
        """
        count = len(self.all())
        if self.path is not None:
            self.path.unlink(missing_ok=True)
        return count


class CountedHistory(History):
    """A history that counts as well.

    Args:
        vault: the player's folder, open.
        tell: hears what goes wrong, see History.
        on: is anything counted?
        now: seconds since 1970.
        name_of: a line at the prompt to the word of its command.

    Attributes:
        on: is anything counted, from now on?
        used: what this session has done.
    """

    def __init__(
        self,
        vault: Vault,
        tell: Callable[[str], None],
        on: bool,
        name_of: Callable[[str], str],
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(vault.folder, tell, connect=vault.connect)
        self.on, self._name_of, self._now = on, name_of, now
        self.usage = Usage(vault)
        self._began, self._written = now(), 0.0
        self._counts: Counter[str] = Counter()
        self._features: Counter[str] = Counter()
        self._codes: dict[int, int] = {}
        self._good: set[int] = set()
        self._latest = self._began

    @property
    def used(self) -> Used:
        """What this session has done."""
        day: date = datetime.fromtimestamp(self._began).date()
        seconds = round(max(0.0, self._latest - self._began), 1)
        counts = self._counts
        return Used(self.run, day, seconds, counts["evaluations"], counts["errors"],
                    len(self._good), dict(self._features))  # fmt: skip

    def forget(self) -> None:
        """Begin to count anew."""
        self._counts.clear()
        self._features.clear()
        self._good.clear()
        self._began = self._latest = self._now()

    def evaluated(self, code: str) -> int:
        """Keep a piece of code, and count it."""
        number = super().evaluated(code)
        if self.on:
            self._counts["evaluations"] += 1
            if len(self._codes) < MOST_SEEN:
                self._codes[number] = hash(code.strip())
            self._act()
        return number

    def became(self, number: int, ok: bool, seed: int, cycle: float | None) -> None:
        """Keep what came of a piece of code, and count it."""
        super().became(number, ok, seed, cycle)
        code = self._codes.pop(number, None)
        if not self.on or code is None:
            return
        if ok:
            self._good.add(code)
        else:
            self._counts["errors"] += 1
        self._act()

    def commanded(self, line: str) -> None:
        """Keep a command, and count its word."""
        super().commanded(line)
        if self.on:
            self._features[self._name_of(line)] += 1
            self._act()

    def close(self) -> None:
        """Write what was counted, and wait until everything is on disk."""
        if self.on and (self._counts or self._features):
            self.then(self.write)
        super().close()

    def _act(self) -> None:
        self._latest = self._now()
        if self._latest - self._written >= OFTEN_S:
            self._written = self._latest
            self.then(self.write)

    def write(self) -> None:
        """Write what was counted so far; a full disk does not matter to the music."""
        if not self.on:
            return
        try:
            self.usage.put(self.used)
        except (OSError, WrongPassphraseError) as error:
            LOG.warning("what was counted cannot be written: %s", error)
