"""Everything that was asked for, on disk at once, with what came of it.

Three tables: each evaluation as it was typed; the commands; and the landings: at which frame
which slots began, changed and ended. From evaluations and landings a set can be played
again, event for event (studio/replaying.py). A thread of its own writes, synced at every
line, so that nobody waits for the disk, and a crash or a power cut takes nothing.
"""

import json
import logging
import queue
import random
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from studio.landings import plain_of
from studio.secrecy import without_keys, without_room_keys
from studio.slots import Change
from studio.store import BUSY_S, Connect, failures, opened, plainly

FILE = "history.sqlite"

LOG = logging.getLogger(__name__)

SCHEMA = (
    (
        """
        create table if not exists evaluations (
            id integer primary key,
            at real not null,  -- seconds since 1970
            code text not null
        )
        """,
    ),
    (
        "alter table evaluations add column run integer",  # the session, by when it began
        "alter table evaluations add column ok integer",  # 1: it could be played
        "alter table evaluations add column cycle real",  # what sounded, null in silence
        "alter table evaluations add column seed text",  # where Math.random began
        """
        create table commands (
            id integer primary key, at real not null, run integer not null, line text not null
        )
        """,
        """
        create table landings (
            id integer primary key,
            run integer not null,
            frame integer not null,
            sample_rate integer not null,
            change text not null  -- JSON; see landings.py
        )
        """,
    ),
)
MOST_UNWRITTEN = 10_000
OWN = 1024  # numbers are apart by this, and each program has its own between

_Statement: TypeAlias = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A row of the history.

    Attributes:
        number: its key: nanoseconds since 1970, or a small one in histories of long ago.
        at: seconds since 1970.
        code: what was typed.
        ok: could it be played? None: the program ended before it was known.
        cycle: the position that sounded, None in silence.
    """

    number: int
    at: float
    code: str
    ok: bool | None
    cycle: float | None


class History:
    """What was asked for, this session and before; a studio.memory.Memory.

    Args:
        folder: where the file is; None: this session only.
        tell: hears one sentence when lines cannot be kept.
        now_ns: nanoseconds since 1970.
        connect: opens the file; another one where it is encrypted.
    """

    def __init__(
        self,
        folder: Path | None,
        tell: Callable[[str], None],
        now_ns: Callable[[], int] = time.time_ns,
        connect: Connect = plainly,
    ) -> None:
        self._path = None if folder is None else folder / FILE
        self._tell, self._now_ns, self._connect = tell, now_ns, connect
        self._waiting: queue.SimpleQueue[_Statement | Callable[[], None] | None] = (
            queue.SimpleQueue()
        )
        self._thread: threading.Thread | None = None
        self._failed = False
        self._lock = threading.Lock()
        self._last, self._own = 0, random.randrange(OWN)
        self.run = self._number()

    # -- what a session tells ------------------------------------------------------------------

    def evaluated(self, code: str) -> int:
        """Keep a piece of code; returns at once."""
        number = self._number()
        self._put(
            "insert into evaluations (id, at, code, run) values (?, ?, ?, ?)",
            (number, number / 1e9, without_room_keys(code), self.run),
        )
        return number

    def commanded(self, line: str) -> None:
        """Keep a command, without what would let others into a room or a place."""
        number = self._number()
        self._put(
            "insert into commands (id, at, run, line) values (?, ?, ?, ?)",
            (number, number / 1e9, self.run, without_keys(line)),
        )

    def became(self, number: int, ok: bool, seed: int, cycle: float | None) -> None:
        """Keep what came of a piece of code."""
        self._put(
            "update evaluations set ok = ?, seed = ?, cycle = ? where id = ?",
            (ok, str(seed), cycle, number),
        )

    def landed(self, frame: int, sample_rate: int, change: Change) -> None:
        """Keep what changed, and at which frame."""
        self._put(
            "insert into landings (run, frame, sample_rate, change) values (?, ?, ?, ?)",
            (self.run, frame, sample_rate, json.dumps(plain_of(change))),
        )

    def then(self, work: Callable[[], None]) -> None:
        """Do something when all that was told before is on disk, or cannot be written."""
        if self._path is None:
            work()
        else:
            self._begin()
            self._waiting.put(work)

    # -- what can be asked ---------------------------------------------------------------------

    def recent(self, count: int) -> list[str]:
        """The last pieces of code on disk, newest first."""
        last = "select code from evaluations order by id desc limit ?"
        return [code for (code,) in self.rows(last, (count,))]

    def search(self, words: Sequence[str], count: int = 20) -> list[Evaluation]:
        """The last evaluations that hold all of some words, in any case; newest first."""
        conditions = "".join(" and code like ? escape '\\'" for _ in words)
        found = self.rows(
            "select id, at, code, ok, cycle from evaluations where 1"
            f"{conditions} order by id desc limit ?",
            (*(_like(word) for word in words), count),
        )
        return [
            Evaluation(number, at, code, None if ok is None else bool(ok), cycle)
            for number, at, code, ok, cycle in found
        ]

    def rows(self, select: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a question to the database gives; nothing where there is none."""
        if self._path is None or not self._path.exists():
            return []
        try:
            with closing(self._connect(self._path)) as database:
                return database.execute(select, values).fetchall()
        except failures() as error:
            LOG.info("no history: %s", error)
            return []

    def dicts(self, table: str) -> Iterator[dict[str, Any]]:
        """All rows of a table, the oldest first, with the names of their columns."""
        names = [row[1] for row in self.rows(f"pragma table_info({table})")]
        for row in self.rows(f"select * from {table} order by id"):
            yield dict(zip(names, row, strict=True))

    def close(self) -> None:
        """Wait until everything is on disk."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(BUSY_S)

    # -- the thread that writes ----------------------------------------------------------------

    def _number(self) -> int:
        """The moment to a microsecond, as a number that no other program gives at that moment."""
        with self._lock:
            self._last = max(self._now_ns() // OWN * OWN, self._last + OWN)
            return self._last + self._own

    def _put(self, statement: str, values: tuple[Any, ...]) -> None:
        if self._path is not None:
            self._begin()
            self._waiting.put((statement, values))

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._write, name="history", daemon=True)
                self._thread.start()

    def _write(self) -> None:
        """Write what comes; what cannot be written is tried again with what comes next."""
        database: sqlite3.Connection | None = None
        unwritten: deque[_Statement] = deque(maxlen=MOST_UNWRITTEN)
        while (entry := self._waiting.get()) is not None:
            if callable(entry):
                entry()
                continue
            unwritten.append(entry)
            try:
                database = database or self._open()
                while unwritten:
                    database.execute(*unwritten[0])
                    unwritten.popleft()
            except failures() as error:
                self._fail(error)
            else:
                self._failed = False
        if database is not None:
            database.close()

    def _open(self) -> sqlite3.Connection:
        assert self._path is not None
        return opened(self._path, SCHEMA, self._tell, "history", self._now_ns, self._connect)

    def _fail(self, error: Exception) -> None:
        LOG.warning("the history cannot be written", exc_info=error)
        if not self._failed:
            self._failed = True
            self._tell(f"your history cannot be written ({error}); the music goes on without it")


def _like(word: str) -> str:
    r"""A pattern for LIKE that finds the word anywhere.

    >>> _like("50%")
    '%50\\%%'
    """
    for special in ("\\", "%", "_"):
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"
