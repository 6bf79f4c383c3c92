"""`notalabel config`: list, get, set, edit, where."""

import os
import sys
from pathlib import Path

import pytest

from repl.cli import main

Out = pytest.CaptureFixture[str]


@pytest.fixture
def file() -> Path:
    return Path(os.environ["NOTALABEL_HOME"], "config.toml")


def test_where_names_the_file_whether_it_is_there_or_not(file: Path, capsys: Out) -> None:
    assert main(["config", "where"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert not file.exists()


def test_what_is_set_is_got_again(file: Path, capsys: Out) -> None:
    assert main(["config", "set", "sound.frames", "128"]) == 0
    assert main(["config", "get", "sound.frames"]) == 0
    assert capsys.readouterr().out == f"sound.frames = 128 in {file}\n128\n"
    assert "# Where sound goes. It can be auto, jack, portaudio or null.\n" in file.read_text()


def test_the_list_tells_values_origins_and_no_secret(
    capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("PORT", "8080")
    main(["config", "set", "sound.backend", "null"])
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert '"null"  (config.toml; where sound goes)' in lines["sound.backend"]
    assert "8080  (PORT;" in lines["web.port"]
    assert "is set  (OPENAI_API_KEY;" in lines["ai.openai_key"]
    assert "is not set  (the default;" in lines["ai.runpod_key"]
    assert "very-secret" not in out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["get", "sound.frame"], 1, "there is no setting sound.frame; did you mean sound.frames?"),
        (["set", "sound.frames", "100"], 1, "sound.frames cannot be '100'; it can be 64, 128 or "
         "256"),
        (["set", "ai.openai_key", "sk-a"], 1, "ai.openai_key is a secret, which is not kept in a "
         "file; `notalabel config set ai.openai_key` asks for it, or set the variable "
         "OPENAI_API_KEY"),
        (["set", "sound.frames"], 2, "notalabel config set: it needs KEY VALUE, such as "
         "sound.frames 128"),
        (["get"], 2, "notalabel config get: it needs KEY, such as sound.frames 128"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    words: list[str], code: int, sentence: str, file: Path, capsys: Out
) -> None:
    assert main(["config", *words]) == code
    assert capsys.readouterr().err == f"{sentence}\n"
    assert not file.exists()


def test_a_variable_that_wins_over_what_was_set_is_named(
    capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "8080")
    assert main(["config", "set", "web.port", "9000"]) == 0
    assert capsys.readouterr().err == "the variable PORT is set, and wins over the file\n"


def test_edit_opens_the_editor_and_tells_what_is_wrong_afterwards(
    file: Path, capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text().replace('# frames = 256', 'frames = 1'))\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    assert main(["config", "edit"]) == 1
    line = file.read_text().splitlines().index("frames = 1") + 1
    assert capsys.readouterr().err == (
        f"config.toml, line {line}: sound.frames cannot be 1; it can be 64, 128 or 256; 256 holds\n"
    )


def test_an_editor_that_is_not_there_is_told(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    assert main(["config", "edit"]) == 1
    assert "no-such-editor cannot be started" in capsys.readouterr().err
