"""Every line that was evaluated is on disk, whatever happens."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from studio.history import FILE, History


def test_lines_come_back_newest_first(tmp_path: Path) -> None:
    told: list[str] = []
    history = History(tmp_path, told.append)
    for line in ("one", "two", "three ♪\nand more"):
        history.append(line)
    history.close()
    assert History(tmp_path, told.append).recent(2) == ["three ♪\nand more", "two"]
    assert told == []


def test_without_a_folder_it_just_forgets() -> None:
    told: list[str] = []
    history = History(None, told.append)
    history.append("one")
    history.close()
    assert history.recent(10) == []
    assert told == []


def test_a_program_that_is_killed_has_lost_nothing(tmp_path: Path) -> None:
    program = (
        "import os, sys, time; from pathlib import Path; from studio.history import History\n"
        f"history = History(Path({str(tmp_path)!r}), print)\n"
        "for n in range(20): history.append(f'line {n}')\n"
        "while len(history.recent(100)) < 20: time.sleep(0.01)\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False, timeout=20)
    assert History(tmp_path, print).recent(3) == ["line 19", "line 18", "line 17"]


def test_two_programs_can_keep_their_lines_in_one_file(tmp_path: Path) -> None:
    told: list[str] = []
    one, two = History(tmp_path, told.append), History(tmp_path, told.append)
    for number in range(10):
        one.append(f"one {number}")
        two.append(f"two {number}")
    one.close()
    two.close()
    assert len(one.recent(100)) == 20
    assert told == []


def test_a_broken_file_is_kept_aside_and_a_new_one_begins(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / FILE).write_bytes(b"this is no database at all" * 100)
    history = History(tmp_path, told.append, now=lambda: 7.0)
    history.append("one")
    history.close()
    aside = tmp_path / f"{FILE}.broken-7"
    assert history.recent(1) == ["one"]
    assert aside.exists()
    assert told == [f"your history could not be read; it is kept as {aside}, a new one begins"]


def test_a_file_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / FILE).mkdir()
    history = History(tmp_path, told.append)
    for _ in range(3):
        history.append("one")
        history.close()
    assert len(told) == 1
    assert told[0].startswith("your history cannot be written (")


def test_the_file_is_readable_only_by_its_owner(tmp_path: Path) -> None:
    history = History(tmp_path, print)
    history.append("one")
    history.close()
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("pragma journal_mode").fetchone() == ("wal",)
