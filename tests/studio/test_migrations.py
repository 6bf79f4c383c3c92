"""Files as every earlier version wrote them open in this one.

tests/studio/old holds what the program itself wrote at each version of a schema, dumped as
text. A new version adds a file there, written by the code before it changes.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio import history, library, profiles, store
from studio.history import History
from studio.library import Library
from studio.profiles import Profile
from tests.studio.test_sets import Stage

OLD = Path(__file__).with_name("old")
SCHEMAS = {
    "history": (history.FILE, history.SCHEMA),
    "library": (library.FILE, library.SCHEMA),
    "profile": (profiles.FILE, profiles.SCHEMA),
}
NAMES = sorted(path.stem for path in OLD.glob("*.sql"))


def revived(folder: Path, name: str) -> Path:
    """The database of then."""
    file, _ = SCHEMAS[name.partition("-")[0]]
    with closing(sqlite3.connect(folder / file)) as database:
        database.executescript((OLD / f"{name}.sql").read_text(encoding="utf-8"))
        database.execute("pragma journal_mode = wal")
    return folder


def test_every_version_of_every_schema_is_there() -> None:
    wanted = {
        f"{name}-{number + 1}"
        for name, (_, steps) in SCHEMAS.items()
        for number in range(len(steps))
    }
    assert set(NAMES) == wanted


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("history")])
def test_a_history_of_then_is_read_and_goes_on(tmp_path: Path, name: str) -> None:
    kept = History(revived(tmp_path, name), print)
    kept.became(kept.evaluated("now"), True, 3, None)
    kept.close()
    assert kept.recent(9) == ["now", "broken: s(", 's("bd*4") // of then']
    assert [row.ok for row in kept.search(["now"])] == [True]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("library")])
def test_a_library_of_then_is_read_and_goes_on(tmp_path: Path, name: str) -> None:
    kept = Library(revived(tmp_path, name), print)
    (dusk,) = kept.search()
    assert (dusk.name, dusk.tags, dusk.user_rating, dusk.mood) == ("dusk", ("slow",), 4, "dark")
    kept.adopt("/sync", [])
    assert len(kept.synced("/sync")) == 2
    assert [gone for record, gone in kept.copies() if record.name == "gone"] == [True]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("profile")])
def test_a_profile_of_then_is_read_and_goes_on(tmp_path: Path, name: str) -> None:
    kept = Profile(revived(tmp_path, name), print)
    kept.change("musicDNA.complexity", 3)
    assert kept.all() == {"artistName": "Ada", "musicDNA": {"complexity": 3}}


@pytest.mark.parametrize("name", NAMES)
def test_after_its_steps_a_schema_of_then_is_that_of_now(tmp_path: Path, name: str) -> None:
    kind = name.partition("-")[0]
    (tmp_path / "then").mkdir()
    (tmp_path / "now").mkdir()
    openers = {"history": History, "library": Library, "profile": Profile}
    shapes = []
    for folder in (revived(tmp_path / "then", name), tmp_path / "now"):
        kept = openers[kind](folder, print)
        if isinstance(kept, History):
            kept.evaluated("now")
            kept.close()
        else:
            (kept.search if isinstance(kept, Library) else kept.all)()
        with closing(sqlite3.connect(folder / SCHEMAS[kind][0])) as database:
            rows = database.execute("select type, name, sql from sqlite_master order by name")
            shapes.append([(*row[:2], re.sub(r"\s+", " ", row[2] or "")) for row in rows])
    assert shapes[0] == shapes[1]


def test_a_set_of_the_first_version_opens_exactly(tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "friday.json").write_bytes((OLD / "set-1.json").read_bytes())
    stage = Stage(tmp_path)
    assert stage.open("friday").ok
    playing = stage.session.playing()
    assert (playing.cps, set(playing.slots)) == (0.7, {"drums", "bass"})
    assert playing.silent == {"drums"}
    assert set(stage.session.scenes) == {"A"}
    assert stage.session.launch.quantum == 2


class Busy:
    """A database that another program has, so many times."""

    def __init__(self, times: int) -> None:
        self.times = times

    def execute(self, _statement: str) -> None:
        self.times -= 1
        if self.times >= 0:
            raise sqlite3.OperationalError("database is locked")


def test_a_file_that_another_program_has_is_waited_for_and_not_for_ever(monkeypatch) -> None:
    busy = Busy(3)
    store._keep_a_log_ahead(busy)  # type: ignore[arg-type] # as far as it is used
    assert busy.times == -1
    monkeypatch.setattr(store, "BUSY_S", -1.0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        store._keep_a_log_ahead(Busy(1))  # type: ignore[arg-type] # as above
