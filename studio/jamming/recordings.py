"""Recordings of jams on the player's disk, line by line while they go on, in the player's vault.

A thread of its own writes, so that the jam never waits for the disk; a crash takes nothing but the
last moments. A recording can be written to a file for others, a line of JSON for each happening.
"""

import json
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from jam.room import Said
from studio.jamming.chronicle import (
    MOST,
    Chronicle,
    ChronicleError,
    Kept,
    chronicle_of,
    lines_of,
    row_of,
)
from studio.store import Database
from studio.vault import Vault

FILE: Final = "jams.sqlite"
MOST_BYTES: Final = 64_000_000  # of a file that comes from others
MOST_UNWRITTEN: Final = 10_000  # lines that wait for a disk that refuses them
SCHEMA: Final = (
    (
        """
        create table jams (
            id integer primary key,
            at real not null,  -- seconds since 1970
            room text not null
        )
        """,
        "create table lines (id integer primary key, jam integer not null, line text not null)",
        "create index lines_of_jams on lines (jam)",
    ),
)

LOG = logging.getLogger(__name__)


class RecordingError(Exception):
    """What cannot be recorded or read: the text is the sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A recording in the list.

    Attributes:
        number: its key.
        at: when it began, in seconds since 1970.
        room: the room's name.
        happenings: how many there are.
    """

    number: int
    at: float
    room: str
    happenings: int


class Recordings:
    """The recordings of a player.

    Args:
        vault: the player's data, open.
        tell: hears what goes wrong.
        now: seconds since 1970.
    """

    def __init__(
        self, vault: Vault, tell: Callable[[str], None], now: Callable[[], float] = time.time
    ) -> None:
        path = None if vault.folder is None else vault.folder / FILE
        self._database = Database(
            path, SCHEMA, tell, "recordings of jams", RecordingError, connect=vault.connect
        )
        self._tell, self._now = tell, now

    def begin(self, chronicle: Chronicle) -> "Recorder":
        """Record from now on, what plays already included.

        Raises:
            RecordingError: there is no place for it.
        """
        with self._database.writing() as database:
            row = database.execute(
                "insert into jams (at, room) values (?, ?)", (self._now(), chronicle.room)
            )
            number = int(row.lastrowid or 0)
            self._insert(database, number, lines_of(chronicle))
        return Recorder(lambda lines: self.add(number, lines), self._tell, chronicle)

    def add(self, number: int, lines: list[Any]) -> None:
        """More lines of a recording.

        Raises:
            RecordingError: they cannot be written.
        """
        with self._database.writing() as database:
            self._insert(database, number, lines)

    @staticmethod
    def _insert(database: Any, number: int, lines: list[Any]) -> None:
        rows = [(number, json.dumps(line)) for line in lines]
        database.executemany("insert into lines (jam, line) values (?, ?)", rows)

    def listed(self) -> list[Listed]:
        """All recordings, the latest first.

        Raises:
            RecordingError: they cannot be read.
        """
        with self._database.reading() as database:
            rows = database.execute(
                "select id, at, room, (select count(*) from lines where jam = jams.id) "
                "from jams order by id desc"
            ).fetchall()
        return [Listed(*row) for row in rows]

    def read(self, number: int) -> Chronicle:
        """A recording.

        Raises:
            RecordingError: there is none of this number, or it is damaged.
        """
        with self._database.reading() as database:
            rows = database.execute(
                "select line from lines where jam = ? order by id", (number,)
            ).fetchall()
        if not rows:
            raise RecordingError("there is no such recording of a jam")
        try:
            return chronicle_of(json.loads(line) for (line,) in rows)
        except (ChronicleError, ValueError) as error:
            raise RecordingError(str(error)) from error


class Recorder:
    """A recording that goes on; its methods return at once.

    Args:
        write: writes lines; raises RecordingError.
        tell: hears once that they cannot be written.
        begun: what stands there already.
    """

    def __init__(
        self,
        write: Callable[[list[Any]], None],
        tell: Callable[[str], None],
        begun: Chronicle,
    ) -> None:
        self._write, self._tell = write, tell
        self._lines: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        self._names = dict(begun.names)
        self._known = {one.id for one in begun.kept if hasattr(one, "id")}
        self._count = 0
        self._thread = threading.Thread(target=self._run, name="jam-recorder", daemon=True)
        self._thread.start()

    def take(self, one: object, names: Mapping[str, str] | None = None) -> None:
        """Something happened in the room; what no recording keeps is left out.

        Args:
            one: a happening.
            names: of the players, by id.
        """
        for key, name in (names or {}).items():
            if self._names.get(key) != name:
                self._names[key] = name
                self._lines.put(["name", key, name])
        if not isinstance(one, Kept) or self._count >= MOST:
            return
        row = row_of(one)
        if row[0] == "evaluate":
            if row[1] in self._known:
                return
            self._known.add(row[1])
        self._count += 1
        self._lines.put(row)

    def end(self, cycle: Fraction) -> None:
        """The recording ends at a cycle; waits until it is on disk."""
        self._lines.put(["until", str(cycle)])
        self._lines.put(None)
        self._thread.join(5.0)

    def _run(self) -> None:
        told, lines, over = False, list[Any](), False
        while not over:
            lines.append(self._lines.get())
            with suppress(queue.Empty):
                while lines[-1] is not None:
                    lines.append(self._lines.get_nowait())
            over = lines[-1] is None
            lines = (lines[:-1] if over else lines)[-MOST_UNWRITTEN:]
            try:
                self._write(lines)
                lines = []
            except RecordingError as error:
                LOG.warning("a jam cannot be recorded: %s", error)
                if not told:
                    self._tell(f"the jam cannot be recorded ({error}); it plays on")
                told = True


# -- files for others ------------------------------------------------------------------------------


def text_of(chronicle: Chronicle) -> str:
    """A recording as the text of a file."""
    return "".join(json.dumps(line) + "\n" for line in lines_of(chronicle))


def read_file(path: Path) -> Chronicle:
    """A recording from a file.

    Raises:
        RecordingError: it cannot be read, or is none.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RecordingError(f"{path} is too large for the recording of a jam")
        lines = path.read_text(encoding="utf-8").splitlines()
        return chronicle_of(json.loads(line) for line in lines if line.strip())
    except OSError as error:
        raise RecordingError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{path} is no recording of a jam ({error})") from error


def without_chat(chronicle: Chronicle) -> Chronicle:
    """A recording as it may be given away: what was said stays at home."""
    return replace(chronicle, kept=tuple(one for one in chronicle.kept if not _is_said(one)))


def _is_said(one: Kept) -> bool:
    return isinstance(one, Said)
