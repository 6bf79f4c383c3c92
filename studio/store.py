"""Opening the player's databases: SQLite, synced at every change, brought up to date step by step.

A file that cannot be read is kept aside and a new one begins; one that a newer program has
written is left as it is.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

BUSY_S = 5.0

Step: TypeAlias = Sequence[str]  # statements that belong together


class NewerError(Exception):
    """The file was written by a newer version of the program."""


def opened(
    path: Path,
    steps: Sequence[Step],
    tell: Callable[[str], None],
    what: str,
    now: Callable[[], float] = time.time,
) -> sqlite3.Connection:
    """A database with all steps of its schema done.

    Args:
        path: the file; made where there is none.
        steps: the first n of them stand in a file of version n.
        tell: hears a sentence where a broken file was put aside.
        what: what the player calls it: "history".
        now: seconds since 1970.

    Raises:
        NewerError: a newer program has written it.
        sqlite3.Error, OSError: it cannot be opened.
    """
    try:
        return _opened(path, steps)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        aside = path.with_name(f"{path.name}.broken-{int(now())}")
        path.rename(aside)
        tell(f"your {what} could not be read; it is kept as {aside}, a new one begins")
        return _opened(path, steps)


def _opened(path: Path, steps: Sequence[Step]) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        _keep_a_log_ahead(database)
        database.execute("pragma synchronous = full")
        _step_up(database, steps)
    except (sqlite3.Error, NewerError):
        database.close()
        raise
    path.chmod(0o600)
    return database


def _keep_a_log_ahead(database: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, for which SQLite does not wait while another program has it."""
    end = time.monotonic() + BUSY_S
    while True:
        try:
            database.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError:
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
