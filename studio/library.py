"""The player's library: patterns by name, with what is known of each.

One SQLite file, synced at every change. What is removed leaves a mark behind, so that a copy
elsewhere learns of it when both are merged.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from studio.store import Connect, Database, plainly

FILE: Final = "library.sqlite"
MOST_CODE: Final = 256_000
MOST_NAME: Final = 80
STARS: Final = range(6)

SCHEMA: Final = (
    (
        """
        create table patterns (
            uid text primary key,
            name text not null,
            code text not null,
            description text not null,
            genre text not null,
            mood text not null,
            complexity real,
            creativity real,
            uniqueness real,
            timestamp real not null,  -- seconds since 1970
            source text not null,
            play_count integer not null,
            user_rating integer not null,
            favourite integer not null,
            tags text not null,  -- JSON
            modified integer not null,  -- nanoseconds since 1970
            gone integer not null default 0
        )
        """,
        "create unique index pattern_names on patterns (lower(name)) where not gone",
    ),
    (
        """
        create table synced (
            place text not null,
            uid text not null,
            modified integer not null,  -- as both sides had it
            primary key (place, uid)
        )
        """,
    ),
    ("alter table patterns add column parents text not null default '[]'",),  # JSON
)


class LibraryError(Exception):
    """What was asked of the library cannot be done: its text is the sentence."""


@dataclass(frozen=True, slots=True)
class Record:
    """A pattern of the library.

    Attributes:
        name: what the player calls it; no two alike, in whatever case.
        code: Strudel code.
        description, genre, mood: words.
        complexity, creativity, uniqueness: 0 to 1, None where nobody has judged.
        timestamp: when it was first saved, seconds since 1970.
        source: where it came from: "player", "link", "file", or the name of an AI tier.
        play_count: how often it was loaded.
        user_rating: stars, 0 to 5; 0 is none.
        favourite: the player's heart.
        tags: words.
        parents: names of the patterns that it was bred from.
        uid: the same in every copy of the library.
        modified: when it was last changed, in nanoseconds since 1970.
    """

    name: str
    code: str
    description: str = ""
    genre: str = ""
    mood: str = ""
    complexity: float | None = None
    creativity: float | None = None
    uniqueness: float | None = None
    timestamp: float = 0.0
    source: str = "player"
    play_count: int = 0
    user_rating: int = 0
    favourite: bool = False
    tags: tuple[str, ...] = field(default=())
    parents: tuple[str, ...] = ()
    uid: str = ""
    modified: int = 0


_COLUMNS: Final = tuple(one.name for one in fields(Record))
LISTS: Final = ("tags", "parents")  # kept as JSON
_INSERT: Final = (
    f"insert or replace into patterns ({', '.join(_COLUMNS)}, gone) "
    f"values ({', '.join('?' for _ in _COLUMNS)}, ?)"
)
_SELECT: Final = f"select {', '.join(_COLUMNS)} from patterns"


class Library:
    """The patterns in a folder.

    Args:
        folder: where the file is; None: there can be none.
        tell: hears a sentence where a broken file was put aside.
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
        path = None if folder is None else folder / FILE
        self._now_ns = now_ns
        self._database = Database(path, SCHEMA, tell, "library", LibraryError, now_ns, connect)

    def save(self, record: Record) -> Record:
        """Keep a pattern; one of the same name gets its code and what is said of it anew.

        Raises:
            LibraryError: its name or code will not do, or it cannot be written.
        """
        checked(record)
        with self._database.writing() as database:
            now = self._now_ns()
            old = _named(database, record.name)
            if old is None:
                fresh = replace(record, uid=secrets.token_hex(8), timestamp=now / 1e9)
            else:
                fresh = replace(
                    record, uid=old.uid, timestamp=old.timestamp, play_count=old.play_count,
                    user_rating=record.user_rating or old.user_rating,
                    favourite=record.favourite or old.favourite, tags=record.tags or old.tags,
                )  # fmt: skip
            fresh = replace(fresh, modified=now)
            _put(database, [fresh])
            return fresh

    def save_all(self, records: Iterable[Record]) -> int:
        """Keep many at once, all or none; gives how many."""
        with self._database.writing() as database:
            now, known = self._now_ns(), {one.name.lower(): one for one in _all(database)}
            fresh = {}
            for record in records:
                checked(record)
                old = known.get(record.name.lower())
                uid = old.uid if old else secrets.token_hex(8)
                began = old.timestamp if old else record.timestamp or now / 1e9
                fresh[record.name.lower()] = replace(record, uid=uid, timestamp=began, modified=now)
            _put(database, fresh.values())
            return len(fresh)

    def get(self, name: str) -> Record:
        """The pattern of a name.

        Raises:
            LibraryError: there is none.
        """
        with self._database.reading() as database:
            found = _named(database, name)
        if found is None:
            raise LibraryError(f"there is no {name[:MOST_NAME]} in your library; try library")
        return found

    def change(self, name: str, how: Callable[[Record], Record]) -> Record:
        """Change what is known of a pattern.

        Raises:
            LibraryError: there is none of that name, or it cannot be written.
        """
        changed = replace(how(self.get(name)), modified=self._now_ns())
        with self._database.writing() as database:
            _put(database, [checked(changed)])
        return changed

    def remove(self, name: str) -> None:
        """Take a pattern out.

        Raises:
            LibraryError: there is none of that name, or it cannot be written.
        """
        gone = replace(self.get(name), modified=self._now_ns())
        with self._database.writing() as database:
            database.execute(_INSERT, (*_row(gone), 1))

    def search(self, words: Iterable[str] = (), favourites: bool = False) -> list[Record]:
        """Patterns that hold all of some words in their name, tags, description or code.

        `#word` is a tag. Favourites first, then by rating, plays and name.
        """
        wanted = [word.lower() for word in words]
        with self._database.reading() as database:
            found = [one for one in _all(database) if all(_holds(one, word) for word in wanted)]
        found = [one for one in found if one.favourite or not favourites]
        return sorted(
            found,
            key=lambda one: (not one.favourite, -one.user_rating, -one.play_count, one.name),
        )

    def copies(self) -> list[tuple[Record, bool]]:
        """All patterns, those that were removed too, with whether they are gone."""
        with self._database.reading() as database:
            rows = database.execute(f"select {', '.join(_COLUMNS)}, gone from patterns").fetchall()
        return [(_record(row[:-1]), bool(row[-1])) for row in rows]

    def synced(self, place: str) -> dict[str, int]:
        """When each pattern was last changed, as the library and a place both had it."""
        with self._database.reading() as database:
            return dict(
                database.execute("select uid, modified from synced where place = ?", (place,))
            )

    def adopt(self, place: str, copies: Iterable[tuple[Record, bool]]) -> None:
        """Take patterns in as they are elsewhere; afterwards both sides are alike.

        A pattern whose name another one has gets a mark behind its name.
        """
        with self._database.writing() as database:
            names = {one.name.lower(): one.uid for one in _all(database)}
            for record, gone in copies:
                name = record.name
                if not gone and names.get(name.lower(), record.uid) != record.uid:
                    name = f"{name[: MOST_NAME - 9]} {record.uid[:8]}"
                names[name.lower()] = record.uid
                database.execute(_INSERT, (*_row(replace(record, name=name)), gone))
            database.execute("delete from synced where place = ?", (place,))
            database.execute("insert into synced select ?, uid, modified from patterns", (place,))


def checked(record: Record) -> Record:
    """A record that may be kept.

    Raises:
        LibraryError: its name or code will not do.
    """
    name = record.name
    if not name.strip() or len(name) > MOST_NAME or not name.isprintable() or "/" in name:
        raise LibraryError(f"a name has 1 to {MOST_NAME} characters on one line, without /")
    if not record.code.strip():
        raise LibraryError("there is no code to keep")
    if len(record.code) > MOST_CODE:
        raise LibraryError(f"this code is longer than {MOST_CODE} characters; that is no pattern")
    return record


def _holds(record: Record, word: str) -> bool:
    if word.startswith("#"):
        return word[1:] in (tag.lower() for tag in record.tags)
    texts = (record.name, record.description, record.genre, record.mood, record.code, *record.tags)
    return any(word in text.lower() for text in texts)


def _row(record: Record) -> tuple[Any, ...]:
    values: dict[str, Any] = {name: getattr(record, name) for name in _COLUMNS}
    for name in LISTS:
        values[name] = json.dumps(values[name], ensure_ascii=False)
    return tuple(values.values())


def _record(row: tuple[Any, ...]) -> Record:
    values: Mapping[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    return Record(
        **{
            **values,
            **{name: tuple(json.loads(values[name])) for name in LISTS},
            "favourite": bool(values["favourite"]),
        }
    )


def _put(database: sqlite3.Connection, records: Iterable[Record]) -> None:
    database.executemany(_INSERT, ((*_row(one), 0) for one in records))


def _all(database: sqlite3.Connection) -> list[Record]:
    return [_record(row) for row in database.execute(f"{_SELECT} where not gone")]


def _named(database: sqlite3.Connection, name: str) -> Record | None:
    found = database.execute(
        f"{_SELECT} where lower(name) = lower(?) and not gone", (name,)
    ).fetchone()
    return None if found is None else _record(found)
