"""`notalabel replay` on recordings of jams: listed, told, and written as files."""

import json
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from jam.room import Evaluation, Said
from repl.cli import main
from studio.jamming.chronicle import Chronicle
from studio.jamming.recordings import Recordings, text_of
from studio.vault import Vault

KEPT = (
    Evaluation("1", "drums", "samples('github:x/y')\ns('bd').fast(4)", Fraction(0), "a"),
    Evaluation("2", "bass", "note('c2').s('sine')", Fraction(1), "b"),
    Said("a", "a secret", 1.0),
)
NIGHT = Chronicle("night", 7, Fraction(2), {"a": "Ada", "b": "Bob"}, KEPT, Fraction(2))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def file(home: Path) -> str:
    path = home / "night.jam"
    path.write_text(text_of(NIGHT), encoding="utf-8")
    return str(path)


def test_a_jam_from_a_file_is_told_event_by_event(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", file]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["slot"], row["cycle"]) for row in rows if row["slot"] == "bass"] == [("bass", 1)]
    assert sum(row["slot"] == "drums" for row in rows) == 8


def test_who_reads_the_events_may_go_without_a_word(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: str) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stdout, "write", gone)
    monkeypatch.setattr("repl.cli._silence_stdout", lambda: None)
    assert main(["replay", file]) == 1
    assert capsys.readouterr().err == ""


def test_a_jam_of_mine_is_listed_and_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recorder = Recordings(Vault(home), lambda _: None).begin(NIGHT)
    recorder.end(Fraction(2))
    assert main(["replay", "jam"]) == 0
    assert "night" in capsys.readouterr().out
    assert main(["replay", "jam:1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 9
    assert main(["replay", "jam:2"]) == 1
    assert "there is no jam 2" in capsys.readouterr().err


def test_a_tune_and_a_file_for_others_are_written(file: str, home: Path) -> None:
    tune, others = home / "night.strudel", home / "given.jam"
    assert main(["replay", file, "--tune", str(tune), "--save", str(others)]) == 0
    assert "drums: arrange(" in tune.read_text(encoding="utf-8")
    assert main(["replay", file, "--tune", str(tune), "--at", "0"]) == 0
    assert "drums: s('bd').fast(4)" in tune.read_text(encoding="utf-8")
    assert "secret" not in others.read_text(encoding="utf-8")


def test_a_jam_sounds_with_a_stem_for_each_player_and_loads_nothing_unasked(
    file: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import soundfile

    assert main(["replay", file, "-o", str(home / "night.wav"), "--stems"]) == 0
    names = ("night.wav", "night - Ada.wav", "night - Bob.wav")
    found = [soundfile.read(home / name)[0] for name in names]
    assert len({len(sound) for sound in found}) == 1
    half = len(found[0]) // 6
    assert abs(found[2][:half]).max() == 0 < abs(found[1][:half]).max()
    assert abs(found[0] - found[1] - found[2]).max() < 0.02
    assert "samples that were not loaded: github:x/y" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "no", '{"jam":1}', '{"jam":9,"room":"","seed":1,"cps":"1"}'])
def test_what_is_no_recording_is_refused(
    home: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "x.jam"
    path.write_text(text, encoding="utf-8")
    assert main(["replay", str(path)]) == 1
    assert "recording" in capsys.readouterr().err
