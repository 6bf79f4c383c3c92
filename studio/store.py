"""Opening the player's databases: SQLite, synced at every change, brought up to date step by step.

A file that cannot be read is kept aside and a new one begins; one that a newer program has
written is left as it is.
"""

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

NO_FOLDER = "there is no folder for your data; NOTALABEL_HOME names one"
BUSY_S = 5.0
CIPHER = "sqlcipher3.dbapi2"  # the other library that has sqlite3's interface

Step: TypeAlias = Sequence[str]  # statements that belong together
Connect: TypeAlias = Callable[[Path], sqlite3.Connection]


class ClosedError(Exception):
    """A database that is not to be opened: the text says why."""


class NewerError(ClosedError):
    """The file was written by a newer version of the program."""


class Database:
    """One of the player's databases, opened anew for each use.

    Args:
        path: the file; None: there can be none.
        steps, tell, what, now_ns, connect: as in opened.
        failure: what is raised with a sentence where it cannot be used.
    """

    def __init__(
        self,
        path: Path | None,
        steps: Sequence[Step],
        tell: Callable[[str], None],
        what: str,
        failure: type[Exception],
        now_ns: Callable[[], int] = time.time_ns,
        connect: Connect | None = None,
    ) -> None:
        self._path, self._steps, self._tell, self._what = path, steps, tell, what
        self._failure, self._now_ns, self._connect = failure, now_ns, connect or plainly
        self._checked = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The database, to look at."""
        database = self._open()
        try:
            yield database
        except errors() as error:
            raise self._failure(f"your {self._what} cannot be used ({error})") from error
        finally:
            database.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The database, to change: all that is done, or nothing of it, is kept."""
        with self.reading() as database:
            database.execute("begin immediate")
            yield database
            database.execute("commit")

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            raise self._failure(f"there is no {self._what}: {NO_FOLDER}")
        try:
            database = opened(
                self._path, self._steps, self._tell, self._what, self._now_ns, self._connect,
                checks=not self._checked,
            )  # fmt: skip
        except failures() as error:
            raise self._failure(f"your {self._what} cannot be opened ({error})") from error
        self._checked = True
        return database


def plainly(path: Path) -> sqlite3.Connection:
    """A connection to a database that is not encrypted."""
    return sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)


def errors(name: str = "Error") -> tuple[type[Exception], ...]:
    """What databases raise, encrypted ones too.

    Args:
        name: of the error, as sqlite3 has it.
    """
    cipher = sys.modules.get(CIPHER)
    own: type[Exception] = getattr(sqlite3, name)
    return (own,) if cipher is None else (own, getattr(cipher, name))


def failures() -> tuple[type[Exception], ...]:
    """All that keeps a database from being opened or used."""
    return (*errors(), OSError, ClosedError)


def opened(
    path: Path,
    steps: Sequence[Step],
    tell: Callable[[str], None],
    what: str,
    now_ns: Callable[[], int] = time.time_ns,
    connect: Connect = plainly,
    checks: bool = True,
) -> sqlite3.Connection:
    """A database with all steps of its schema done.

    Args:
        path: the file; made where there is none.
        steps: the first n of them stand in a file of version n.
        tell: hears a sentence where a broken file was put aside.
        what: what the player calls it: "history".
        now_ns: nanoseconds since 1970.
        connect: opens the file; another one where it is encrypted.
        checks: look through all of it first, which takes a moment.

    Raises:
        ClosedError: a newer program has written it, or its passphrase is missing.
        failures(): it cannot be opened.
    """
    for last in (False, True):
        try:
            return _opened(path, steps, connect, checks)
        except errors("DatabaseError") as error:
            if isinstance(error, errors("OperationalError")):
                raise
            if last:
                break
            # Once more: another program may have begun the same encrypted file at that moment.
    aside = path.with_name(f"{path.name}.broken-{now_ns() // 10**9}")
    path.rename(aside)
    tell(f"your {what} could not be read; it is kept as {aside}, a new one begins")
    return _opened(path, steps, connect, checks)


def _opened(
    path: Path, steps: Sequence[Step], connect: Connect, checks: bool
) -> sqlite3.Connection:
    if not path.exists():
        path.touch(mode=0o600)
    database = connect(path)
    try:
        if checks:
            _check(database)
        _keep_a_log_ahead(database)
        database.execute("pragma synchronous = full")
        _step_up(database, steps)
    except BaseException:
        database.close()
        raise
    path.chmod(0o600)
    return database


def _check(database: sqlite3.Connection) -> None:
    """Look through all pages of a file.

    Raises:
        sqlite3.DatabaseError: a part of it is damaged.
    """
    (found,) = database.execute("pragma quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _keep_a_log_ahead(database: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, for which SQLite does not wait while another program has it."""
    end = time.monotonic() + BUSY_S
    while True:
        try:
            database.execute("pragma journal_mode = wal")
        except errors("OperationalError"):
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _step_up(database: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Do the steps that the file lacks, all of them or none."""
    database.execute("begin immediate")  # another program may be about to do the same
    (version,) = database.execute("pragma user_version").fetchone()
    if version > len(steps):
        raise NewerError(f"it is of version {version}, this program knows {len(steps)}")
    for statement in (one for step in steps[version:] for one in step):
        database.execute(statement)
    database.execute(f"pragma user_version = {len(steps)}")
    database.execute("commit")
