"""Everything of the player's taken along, and taken away: seen by reading the files."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from repl.cli import main
from studio import keyrings
from studio.counting import Usage
from studio.history import History
from studio.library import Library, Record
from studio.patternfiles import record_of
from studio.profiles import Profile
from studio.relocking import relock
from studio.usage import Used
from studio.vault import Vault

Out = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("cheap_seals")
CODE = 's("bd*4").gain("0.7312")'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with something of every kind in it."""
    home = tmp_path / "home"
    monkeypatch.setenv("NOTALABEL_HOME", str(home))
    monkeypatch.setattr(keyrings, "looked_up", lambda _: "")
    home.mkdir()
    history = History(home, print)
    history.became(history.evaluated(CODE), True, 5, 0.5)
    history.commanded("save dusk")
    history.close()
    Library(home, print).save(Record("dusk", CODE, tags=("slow",), user_rating=4))
    Profile(home, print).change("artistName", "Ada")
    Profile(home, print).keep("learningProgress", {"finished": ["beat"], "step": 1})
    Vault(home).write(home / "sets" / "friday.json", json.dumps({"scenes": {"A": CODE}}))
    Vault(home).write(home / "taste.json", '{"liked": 1}')
    Usage(Vault(home)).put(Used(1, date(2026, 1, 1), features={"hush": 3}))
    (home / "config.toml").write_text("[tempo]\ncps = 0.7\n[ai]\nopenai_key = 'sk-12345678'\n")
    (home / "synths").mkdir()
    (home / "synths" / "mine.py").write_text("SYNTH = 1\n")
    (home / "recordings").mkdir()
    (home / "recordings" / "take.wav").write_bytes(b"RIFF")
    return home


def read(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def whole(files: dict[str, str]) -> None:
    """Is everything in the archive?"""
    (evaluation,) = files["history/evaluations.ndjson"].splitlines()
    assert json.loads(evaluation)["code"] == CODE
    assert json.loads(files["history/commands.ndjson"])["line"] == "save dusk"
    assert record_of(files["library/dusk.strudel"], "x").code == CODE
    assert json.loads(files["library/library.json"])[0]["user_rating"] == 4
    assert json.loads(files["usage.json"])[0]["features"] == {"hush": 3}
    assert json.loads(files["sets/friday.json"]) == {"scenes": {"A": CODE}}
    assert json.loads(files["taste.json"]) == {"liked": 1}
    assert json.loads(files["profile.json"]) == {
        "artistName": "Ada", "learningProgress": {"finished": ["beat"], "step": 1},
    }  # fmt: skip
    assert json.loads(files["settings.json"])["tempo.cps"] == 0.7
    assert files["synths/mine.py"] == "SYNTH = 1\n"
    assert "sk-1234" not in "".join(files.values())


def test_everything_is_in_one_archive_of_plain_files(home: Path, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "mine.zip")]) == 0
    whole(read(tmp_path / "mine.zip"))
    assert (tmp_path / "mine.zip").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "mine.zip"]
    assert home.exists()


def test_what_is_under_a_passphrase_is_in_it_too(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")
    relock(home, "", "open sesame")
    assert main(["export", str(tmp_path / "mine.zip")]) == 1
    assert not (tmp_path / "mine.zip").exists()
    monkeypatch.setenv("NOTALABEL_PASSPHRASE", "open sesame")
    assert main(["export", str(tmp_path / "mine.zip")]) == 0
    whole(read(tmp_path / "mine.zip"))


@pytest.mark.usefixtures("home")
def test_an_archive_that_cannot_be_written_is_told(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "file").write_text("")
    assert main(["export", str(tmp_path / "file" / "mine.zip")]) == 1
    assert main(["export", str(tmp_path / "mine.txt")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{tmp_path / 'file' / 'mine.zip'} cannot be written (")
    assert said[1] == "the archive is a .zip: notalabel export ~/mine.zip"


def test_after_erasing_only_what_the_player_made_is_left(home: Path, capsys: Out) -> None:
    assert main(["erase", "--yes"]) == 0
    left = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    assert left == ["recordings/take.wav", "synths/mine.py"]
    assert "everything is erased, but for what you made yourself" in capsys.readouterr().out


def test_erasing_needs_the_word(home: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(home.rglob("*"))
    for typed in ("", "yes\n", "y\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert main(["erase"]) == 1
    assert sorted(home.rglob("*")) == before
    said = capsys.readouterr()
    assert said.err == "nothing was erased\n" * 3
    assert f"  {home / 'history.sqlite'}\n" in said.out
    assert f"this stays, since you made it or put it there: {home / 'recordings'}\n" in said.out
    monkeypatch.setattr("sys.stdin", io.StringIO("erase\n"))
    assert main(["erase"]) == 0
    assert not (home / "history.sqlite").exists()


def test_what_is_locked_can_be_erased_without_the_passphrase(home: Path) -> None:
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")
    relock(home, "", "open sesame")
    assert main(["erase", "--yes"]) == 0
    assert not (home / "secrets.sealed").exists()
    assert main(["erase", "--yes"]) == 0
