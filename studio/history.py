"""Every line that was evaluated, on disk at once, in the order of evaluation.

SQLite with a write-ahead log, synced at every line: what was evaluated survives a crash
and a power cut. A thread of its own writes, so that nobody waits for the disk.
"""

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

VERSION = 1
FILE = "history.sqlite"
BUSY_S = 5.0

LOG = logging.getLogger(__name__)

_SCHEMA = """
create table if not exists evaluations (
    id integer primary key,
    at real not null,  -- seconds since 1970
    code text not null
)
"""


class History:
    """What was evaluated, this session and before.

    Args:
        folder: where the file is; None: this session only.
        tell: hears one sentence when lines cannot be kept.
        now: seconds since 1970.
    """

    def __init__(
        self,
        folder: Path | None,
        tell: Callable[[str], None],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._path = None if folder is None else folder / FILE
        self._tell, self._now = tell, now
        self._waiting: queue.SimpleQueue[tuple[float, str] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._failed = folder is None

    def append(self, code: str) -> None:
        """Keep a piece of code; returns at once."""
        if self._failed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="history", daemon=True)
            self._thread.start()
        self._waiting.put((self._now(), code))

    def recent(self, count: int) -> list[str]:
        """The last pieces of code on disk, newest first."""
        if self._path is None or not self._path.exists():
            return []
        last = "select code from evaluations order by id desc limit ?"
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_S)) as database:
                return [code for (code,) in database.execute(last, (count,))]
        except sqlite3.Error as error:
            LOG.info("no history: %s", error)
            return []

    def close(self) -> None:
        """Wait until everything is on disk."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(BUSY_S)

    def _write(self) -> None:
        try:
            database = self._open()
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
            return
        while (entry := self._waiting.get()) is not None:
            try:
                with database:
                    database.execute("insert into evaluations (at, code) values (?, ?)", entry)
            except sqlite3.Error as error:
                self._fail(error)
        database.close()

    def _open(self) -> sqlite3.Connection:
        assert self._path is not None
        try:
            return _opened(self._path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            aside = self._path.with_name(f"{FILE}.broken-{int(self._now())}")
            self._path.rename(aside)
            self._tell(f"your history could not be read; it is kept as {aside}, a new one begins")
            return _opened(self._path)

    def _fail(self, error: Exception) -> None:
        LOG.warning("the history cannot be written", exc_info=error)
        if not self._failed:
            self._failed = True
            self._tell(f"your history cannot be written ({error}); the music goes on without it")


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=BUSY_S)
    try:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = full")
        database.execute(_SCHEMA)
        database.execute(f"pragma user_version = {VERSION}")
    except sqlite3.Error:
        database.close()
        raise
    path.chmod(0o600)
    return database
