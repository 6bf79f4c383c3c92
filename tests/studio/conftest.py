"""A session with a folder of its own, for words at the prompt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.replies import Reply
from studio.session import Session
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock

MOST_S = 100.0


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine nobody is given up that only takes long."""
    monkeypatch.setattr("studio.asker.LIMIT_S", MOST_S)


@pytest.fixture
def homely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """The session; its folder is tmp_path / "data"."""
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    (tmp_path / "data").mkdir()
    sound, vault = FakeSound(ManualClock()), Vault(tmp_path / "data")
    session = Session(sound, Evaluator(seed=1), lambda _: None, vault=vault)
    session.start()
    yield session
    session.close()


@pytest.fixture
def said(homely: Session) -> Callable[[str], Reply]:
    """What comes of a line at the prompt."""

    def answer(line: str) -> Reply:
        reply = run(homely, line)
        assert reply is not None
        return reply.result(MOST_S)

    return answer
