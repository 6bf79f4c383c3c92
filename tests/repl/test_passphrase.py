"""The words around the passphrase: set, change, off; and what a session does without it."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from repl.cli import main
from studio import keyrings
from studio.history import History
from studio.vault import Vault, is_locked

pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")

Out = pytest.CaptureFixture[str]
OPEN = "open sesame"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    monkeypatch.setattr(keyrings, "looked_up", lambda _: "")
    monkeypatch.setattr(keyrings, "kept", lambda *_: False)
    return tmp_path


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> type[io.StringIO]:
    """Lets lines be typed."""

    class Typed(io.StringIO):
        def __init__(self, *lines: str) -> None:
            super().__init__("".join(f"{line}\n" for line in lines))
            monkeypatch.setattr("sys.stdin", self)

    return Typed


def test_a_passphrase_is_set_changed_and_taken_off(
    home: Path, types: type[io.StringIO], capsys: Out
) -> None:
    types(OPEN, OPEN)
    assert main(["passphrase", "set"]) == 0
    assert is_locked(home)
    assert "write it down" in capsys.readouterr().out
    types(OPEN, "another one", "another one")
    assert main(["passphrase", "change"]) == 0
    assert Vault(home, "another one").secrets() == {}
    types("another one")
    assert main(["passphrase", "off"]) == 0
    assert not is_locked(home)


@pytest.mark.parametrize(
    ("lines", "word", "sentence"),
    [
        (["short"], "set", "a passphrase has 8 characters or more; nothing is changed"),
        ([OPEN, "open sesamy"], "set", "these two are not the same; nothing is changed"),
        ([], "change", "is not under a passphrase; `notalabel passphrase set` gives it one"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    home: Path, types: type[io.StringIO], capsys: Out, lines: list[str], word: str, sentence: str
) -> None:
    types(*lines)
    assert main(["passphrase", word]) == 1
    assert sentence in capsys.readouterr().err
    assert not is_locked(home)


def test_a_wrong_passphrase_changes_nothing(
    home: Path, types: type[io.StringIO], capsys: Out
) -> None:
    types(OPEN, OPEN)
    main(["passphrase", "set"])
    types("open sesamy", "another one", "another one")
    assert main(["passphrase", "change"]) == 1
    assert capsys.readouterr().err == "this passphrase does not open your data\n"
    assert Vault(home, OPEN).secrets() == {}


def test_a_secret_is_typed_and_never_shown(
    home: Path, types: type[io.StringIO], capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    types("sk-12345678")
    assert main(["config", "set", "ai.openai_key"]) == 1
    assert "no safe place" in capsys.readouterr().err
    types(OPEN, OPEN)
    main(["passphrase", "set"])
    monkeypatch.setenv("NOTALABEL_PASSPHRASE", OPEN)
    types("sk-12345678")
    assert main(["config", "set", "ai.openai_key"]) == 0
    assert Vault(home, OPEN).secrets() == {"ai.openai_key": "sk-12345678"}
    main(["passphrase", "off"])
    main(["config"])
    said = capsys.readouterr()
    assert "it also keeps ai.openai_key" in said.err
    words = [" ".join(line.split()) for line in said.out.splitlines()]
    assert any("ai.openai_key is not set, or in your locked data" in line for line in words)
    assert "sk-1234" not in said.out + said.err
    assert main(["config", "unset", "ai.openai_key"]) == 0
    assert Vault(home, OPEN).secrets() == {}


@pytest.mark.slow
def test_a_session_without_the_passphrase_plays_and_keeps_nothing_with_it_all_is_kept(
    home: Path, types: type[io.StringIO]
) -> None:
    types(OPEN, OPEN)
    main(["passphrase", "set"])
    command = [sys.executable, "-m", "repl.cli", "--backend", "null"]
    told = subprocess.run(command, input=b"hush\n", capture_output=True, timeout=60, check=False)
    assert told.returncode == 0
    assert "your data is locked and stays so; this session keeps nothing" in told.stderr.decode()
    environ = {**os.environ, "NOTALABEL_PASSPHRASE": OPEN}
    line = b"silence // 0.7312\n"
    subprocess.run(command, input=line, capture_output=True, timeout=60, check=True, env=environ)
    history = History(home, print, connect=Vault(home, OPEN).connect)
    assert history.recent(9) == ["silence // 0.7312"]
    listed = [*command[:-2], "replay"]
    locked = subprocess.run(listed, capture_output=True, timeout=60, check=False)
    assert (locked.returncode, locked.stdout) == (1, b"")
    opened = subprocess.run(listed, capture_output=True, timeout=60, check=True, env=environ)
    assert b"1 evaluations" in opened.stdout
    files = [path for path in home.rglob("*") if path.is_file()]
    assert [one.name for one in files if b"0.7312" in one.read_bytes()] == []
    assert [one.name for one in files if OPEN.encode() in one.read_bytes()] == []
