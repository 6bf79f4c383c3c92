"""Every line that was evaluated is on disk, whatever happens."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from studio.history import FILE, SCHEMA, History


def test_lines_come_back_newest_first(tmp_path: Path) -> None:
    told: list[str] = []
    history = History(tmp_path, told.append)
    for line in ("one", "two", "three ♪\nand more"):
        history.evaluated(line)
    history.close()
    assert History(tmp_path, told.append).recent(2) == ["three ♪\nand more", "two"]
    assert told == []


def test_without_a_folder_it_just_forgets() -> None:
    told: list[str] = []
    history = History(None, told.append)
    history.evaluated("one")
    history.close()
    assert history.recent(10) == []
    assert told == []


def test_a_program_that_is_killed_has_lost_nothing(tmp_path: Path) -> None:
    program = (
        "import os, sys, time; from pathlib import Path; from studio.history import History\n"
        f"history = History(Path({str(tmp_path)!r}), print)\n"
        "for n in range(20): history.evaluated(f'line {n}')\n"
        "while len(history.recent(100)) < 20: time.sleep(0.01)\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False, timeout=20)
    assert History(tmp_path, print).recent(3) == ["line 19", "line 18", "line 17"]


def test_two_programs_can_keep_their_lines_in_one_file(tmp_path: Path) -> None:
    told: list[str] = []
    one, two = History(tmp_path, told.append), History(tmp_path, told.append)
    for number in range(10):
        one.evaluated(f"one {number}")
        two.evaluated(f"two {number}")
    one.close()
    two.close()
    assert len(one.recent(100)) == 20
    assert told == []


def test_a_broken_file_is_kept_aside_and_a_new_one_begins(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / FILE).write_bytes(b"this is no database at all" * 100)
    history = History(tmp_path, told.append, now_ns=lambda: 7 * 10**9)
    history.evaluated("one")
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
        history.evaluated("one")
        history.close()
    assert len(told) == 1
    assert told[0].startswith("your history cannot be written (")


def test_what_could_not_be_written_is_written_when_it_can_be(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / FILE).mkdir()
    history = History(tmp_path, told.append)
    history.evaluated("one")
    while not told:
        time.sleep(0.001)
    (tmp_path / FILE).rmdir()
    history.evaluated("two")
    history.close()
    assert history.recent(5) == ["two", "one"]


def test_what_came_of_a_line_is_kept_with_it(tmp_path: Path) -> None:
    history = History(tmp_path, print)
    good, bad = history.evaluated('s("bd")'), history.evaluated("s(")
    history.became(good, True, 2**64 - 1, 3.5)
    history.became(bad, False, 0, None)
    history.evaluated("cut short")
    history.close()
    found = [(row.code, row.ok, row.cycle) for row in history.search([])]
    assert found == [("cut short", None, None), ("s(", False, None), ('s("bd")', True, 3.5)]


def test_words_are_found_in_any_case_and_order_and_as_they_are_written(tmp_path: Path) -> None:
    history = History(tmp_path, print)
    for line in ('s("BD*4").lpf(800)', 'note("c_3")', 's("hh").gain("50%")'):
        history.evaluated(line)
    history.close()
    assert [row.code for row in history.search(["lpf", "bd"])] == ['s("BD*4").lpf(800)']
    assert [row.code for row in history.search(["c_3"])] == ['note("c_3")']
    assert [row.code for row in history.search(["0%"])] == ['s("hh").gain("50%")']
    assert history.search(["nowhere"]) == []


def test_a_history_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute(SCHEMA[0][0])
        database.execute("insert into evaluations (at, code) values (1.5, 'old')")
        database.execute("pragma user_version = 1")
    history = History(tmp_path, print)
    history.evaluated("young")
    history.close()
    assert [row.code for row in history.search([])] == ["young", "old"]


def test_a_history_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    told: list[str] = []
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("create table evaluations (id, at, code, ok, cycle, mood)")
        database.execute("pragma user_version = 99")
    history = History(tmp_path, told.append)
    history.evaluated("one")
    history.close()
    assert told == [
        "your history cannot be written (it is of version 99, this program knows 2); "
        "the music goes on without it"
    ]
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("select count(*) from evaluations").fetchone() == (0,)


def test_the_file_is_readable_only_by_its_owner(tmp_path: Path) -> None:
    history = History(tmp_path, print)
    history.evaluated("one")
    history.close()
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("pragma journal_mode").fetchone() == ("wal",)
