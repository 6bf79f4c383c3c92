"""Disks that are full, files that are damaged, and programs beside each other: nothing is lost."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from studio import history, library, profiles
from studio.history import History
from studio.library import Library, LibraryError, Record
from studio.profiles import Profile, ProfileError
from studio.relocking import relock
from studio.sharing import LinkError, code_of, link_of
from studio.store import plainly
from studio.vault import Vault

pytestmark = pytest.mark.usefixtures("cheap_seals")


def full_at(pages: int) -> Callable[[Path], sqlite3.Connection]:
    """A disk on which a database has so many pages, and no more."""

    def connect(path: Path) -> sqlite3.Connection:
        database = plainly(path)
        database.execute(f"pragma max_page_count = {pages}")
        return database

    return connect


def settled(kept: History) -> None:
    done: list[None] = []
    kept.then(lambda: done.append(None))
    while not done:
        time.sleep(0.002)


def test_a_full_disk_is_told_once_and_what_was_kept_is_whole(tmp_path: Path) -> None:
    told: list[str] = []
    kept = History(tmp_path, told.append, connect=full_at(20))
    for number in range(40):
        kept.evaluated(f"// {number} {'x' * 2000}")
    settled(kept)
    assert told == [
        "your history cannot be written (database or disk is full); the music goes on without it"
    ]
    held = len(kept.recent(100))
    assert 0 < held < 40
    kept.close()
    again = History(tmp_path, told.append)
    again.evaluated("// there is room again")
    again.close()
    assert len(again.recent(100)) == held + 1
    assert len(told) == 1


def test_a_library_on_a_full_disk_says_so_and_keeps_what_it_had(tmp_path: Path) -> None:
    small = Library(tmp_path, print, connect=full_at(12))
    small.save(Record("dusk", 's("bd")'))
    with pytest.raises(LibraryError, match=r"your library cannot be used .*disk is full"):
        small.save(Record("long", "x" * 200_000))
    assert [one.name for one in small.search()] == ["dusk"]
    mine = Profile(tmp_path, print, full_at(3))
    with pytest.raises(ProfileError, match="disk is full"):
        mine.change("signaturePattern", "x" * 200_000)


OPENERS = {
    history.FILE: lambda folder, tell: settled_with(History(folder, tell)),
    library.FILE: lambda folder, tell: Library(folder, tell).search(),
    profiles.FILE: lambda folder, tell: Profile(folder, tell).all(),
}


def settled_with(kept: History) -> None:
    kept.evaluated("a line")
    kept.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with databases of several pages."""
    folder = tmp_path_factory.mktemp("whole")
    for number in range(20):
        Profile(folder, print).keep(f"f{number}", "x" * 2000)
    Library(folder, print).save_all(Record(f"t{n}", f's("bd*{n + 1}")') for n in range(400))
    kept = History(folder, print)
    for number in range(400):
        kept.evaluated(f's("bd*{number}")')
    kept.close()
    return folder


@pytest.mark.parametrize("file", OPENERS)
@pytest.mark.parametrize("damage", ["head", "middle", "half"])
def test_a_damaged_database_is_kept_aside_and_a_new_one_begins(
    tmp_path: Path, whole: Path, file: str, damage: str
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    path, told = tmp_path / file, list[str]()
    data = path.read_bytes()
    harmed = {
        "head": b"\0" * 100 + data[100:],
        "middle": data[:4096] + bytes(byte ^ 0x5A for byte in data[4096:]),
        "half": data[: len(data) // 2],
    }[damage]
    path.write_bytes(harmed)
    OPENERS[file](tmp_path, told.append)
    (aside,) = tmp_path.glob(f"{file}.broken-*")
    assert aside.read_bytes()[:4000] == harmed[:4000]
    what = file.partition(".")[0]
    assert told == [f"your {what} could not be read; it is kept as {aside}, a new one begins"]
    OPENERS[file](tmp_path, told.append)
    assert len(told) == 1


@pytest.mark.parametrize("file", [library.FILE, profiles.FILE])
def test_a_database_of_a_newer_version_is_left_as_it_is(tmp_path: Path, file: str) -> None:
    told: list[str] = []
    with closing(sqlite3.connect(tmp_path / file)) as database:
        database.execute("create table patterns (mood text)")
        database.execute("pragma user_version = 99")
    with pytest.raises((LibraryError, ProfileError), match="it is of version 99, this program"):
        OPENERS[file](tmp_path, told.append)
    assert told == []
    assert list(tmp_path.glob("*.broken-*")) == []


def test_a_damaged_database_under_a_passphrase_is_kept_aside_too(
    tmp_path: Path, whole: Path
) -> None:
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    relock(tmp_path, "", "open sesame")
    path, told = tmp_path / library.FILE, list[str]()
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    assert (
        Library(tmp_path, told.append, connect=Vault(tmp_path, "open sesame").connect).search()
        == []
    )
    assert told[0].startswith("your library could not be read; it is kept as")
    assert len(list(tmp_path.glob(f"{library.FILE}.broken-*"))) == 1


SAVER = """
import sys
from pathlib import Path
from studio.library import Library, Record
from studio.history import History
folder, mark = Path(sys.argv[1]), sys.argv[2]
library, history = Library(folder, print), History(folder, print)
for number in range(30):
    library.save(Record(f"{mark}{number}", 's("bd")'))
    library.save(Record("both", f's("{mark}*{number + 1}")'))
    history.evaluated(f"{mark} {number}")
history.close()
"""


def test_two_programs_on_one_folder_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SAVER, str(tmp_path)]
    pipe = subprocess.PIPE
    running = [subprocess.Popen([*command, mark], stdout=pipe, stderr=pipe) for mark in "ab"]
    said = [one.communicate(timeout=60) for one in running]
    assert said == [(b"", b"")] * 2
    names = {one.name for one in Library(tmp_path, print).search()}
    assert names == {"both"} | {f"{mark}{number}" for mark in "ab" for number in range(30)}
    assert len(History(tmp_path, print).recent(100)) == 60


@pytest.mark.parametrize(
    "link",
    [
        "notalabel:1." + "A" * 5_000_000,
        "https://strudel.cc/#" + "A" * 5_000_000,
        "https://strudel.cc/#" + "%" * 5_000_000,
        link_of("x" * 5_000_000),
        "notalabel:1.\0\0",
        "notalabel:2.abc",
    ],
    ids=["ours", "theirs", "percents", "swollen", "garbage", "newer"],
)
def test_a_link_of_five_megabytes_or_of_garbage_is_refused_at_once(link: str) -> None:
    began = time.process_time()
    with pytest.raises(LinkError):
        code_of(link)
    assert time.process_time() - began < 1.0


@pytest.mark.slow
def test_a_folder_of_twenty_thousand_files_is_taken_in(tmp_path: Path) -> None:
    from studio.patternfiles import import_from

    tunes = tmp_path / "tunes"
    for number in range(20_000):
        folder = tunes / str(number % 40)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"tune{number}.strudel").write_text(f's("bd*{number}")')
    (tunes / "bad.strudel").write_bytes(b"\xff\xfe\x00")
    kept = Library(tmp_path, print)
    found = list(import_from(tunes))
    assert kept.save_all(one for one in found if isinstance(one, Record)) == 20_000
    assert [one for one in found if isinstance(one, str)] == ["bad.strudel is not text in UTF-8"]
    assert kept.get("tune19999").code == 's("bd*19999")'
