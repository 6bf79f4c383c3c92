"""The log of requests: off by default, one line of JSON for each answer whose fate is known."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.asker import Asked
from studio.commands import ask as command
from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.requestlog import FILE, RequestLog
from studio.sealing import is_sealed
from studio.session import Session
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock

ANSWERS = ('s("bd*4")', 's("bd*8")', 's("bd*16")')


class Answers:
    """Gives one answer after the other."""

    def __init__(self) -> None:
        self.left = list(ANSWERS)

    def ask(self, *_: Any) -> Asked:
        return Asked(self.left.pop(0), "remote", model="ollama r1")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    answers = Answers()
    monkeypatch.setattr(command, "asker", lambda: answers)
    one = Session(FakeSound(ManualClock()), Evaluator(), print, vault=Vault(tmp_path))
    one.tasting.switch(False)
    one.start()
    return one


def rows(folder: Path) -> list[dict[str, Any]]:
    """The lines that were written."""
    path = folder / FILE
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def say(session: Session, *lines: str) -> None:
    for line in lines:
        reply = run(session, line)
        assert reply is not None
        assert reply.result(timeout=30).ok


def until(holds: Callable[[], bool]) -> None:
    """Wait for what a thread does."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_nothing_is_written_unless_the_player_wants_it(session, tmp_path):
    say(session, "ask techno", "ask faster")
    session.close()
    assert not (tmp_path / FILE).exists()


def test_each_answer_is_a_line_with_what_became_of_it(session, tmp_path):
    (tmp_path / "config.toml").write_text('[ai]\nlog_requests = "on"\n')
    say(session, "ask techno", "ask faster", "undo")
    until(lambda: len(rows(tmp_path)) == 2)
    say(session, "ask techno again")
    session.close()
    found = rows(tmp_path)
    assert [(one["request"], one["answer"], one["fate"]) for one in found] == [
        ("techno", ANSWERS[0], "kept"),
        ("faster", ANSWERS[1], "undone"),
        ("techno again", ANSWERS[2], "kept"),
    ]
    assert [one["playing"] for one in found] == ["", ANSWERS[0], ANSWERS[0]]
    assert {one["by"] for one in found} == {"ollama r1"}


def test_under_a_passphrase_it_is_sealed(tmp_path, monkeypatch):
    pytest.importorskip("sqlcipher3")
    vault = Vault(tmp_path, "open sesame")
    monkeypatch.setattr(vault, "_salt", b"s" * 16)
    log = RequestLog(vault, now=lambda: 1.0)
    log.asked("techno", "", ANSWERS[0], "ensemble")
    log.close()
    assert is_sealed((tmp_path / FILE).read_bytes())
    assert json.loads(vault.read(tmp_path / FILE))["fate"] == "kept"


def test_a_full_disk_or_no_folder_stops_nothing(tmp_path, monkeypatch):
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    vault = Vault(tmp_path)
    monkeypatch.setattr(vault, "write", full)
    for log in (RequestLog(vault), RequestLog(Vault(None))):
        log.asked("techno", "", ANSWERS[0], "ensemble")
        log.close()


def test_the_oldest_lines_go_where_it_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr("studio.requestlog.MOST_CHARACTERS", 1000)
    log = RequestLog(Vault(tmp_path), now=lambda: 1.0)
    for number in range(40):
        log.asked(f"request {number}", "", ANSWERS[0], "ensemble")
    log.close()
    found = [one["request"] for one in rows(tmp_path)]
    assert found[-1] == "request 39"
    assert 1 < len(found) < 12
