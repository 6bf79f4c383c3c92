"""`notalabel play`: a file plays for its time, and the report keeps the contract."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.status import EngineStatus
from repl.cli import main
from repl.play import play, report_of
from repl.room import Room
from repl.watching import Watched
from studio.news import about
from tests.repl.room import open_fake

Out = pytest.CaptureFixture[str]


@pytest.fixture
def room() -> Iterator[Room]:
    one, _ = open_fake(lambda _: None)
    yield one
    one.close()


def test_the_report_is_the_last_line_and_has_the_names_of_the_contract(
    room: Room, capsys: Out
) -> None:
    assert play(room, 's("bd")', 0.05, report=True) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(row) == [
        "late_blocks", "xruns", "max_onset_error_frames", "voices_peak", "cpu_percent", "onsets",
    ]  # fmt: skip


def test_the_report_tells_what_the_engine_counted() -> None:
    status = EngineStatus(late_blocks=1, xruns=2, voices_peak=3, cpu_mean_percent=4.567, onsets=5)
    assert report_of(status) == {
        "late_blocks": 1,
        "xruns": 2,
        "max_onset_error_frames": 0,
        "voices_peak": 3,
        "cpu_percent": 4.57,
        "onsets": 5,
    }


def test_broken_code_is_told_and_nothing_is_played(room: Room, capsys: Out) -> None:
    assert play(room, "nonsense", 60, report=True) == 1
    assert capsys.readouterr() == ("", "nonsense is not known\n")


def test_no_sound_at_all_ends_at_once(room: Room) -> None:
    room.sound.stop()
    assert play(room, 's("bd")', 60, report=True) == 1


@pytest.mark.parametrize(
    ("status", "asked", "text", "bad"),
    [
        (
            EngineStatus(state="running", backend="null", why="no device"),
            "auto",
            "sound: null (no device)",
            True,
        ),
        (
            EngineStatus(state="running", backend="null", why="as asked for"),
            "null",
            "sound: null (as asked for)",
            False,
        ),
        (
            EngineStatus(state="failed", why="no JACK server is running; start one"),
            "jack",
            "there is no sound: no JACK server is running; start one; "
            "`notalabel doctor` tells more",
            True,
        ),
        (
            EngineStatus(state="starting"),
            "auto",
            "there is no sound: it did not start in time; `notalabel doctor` tells more",
            True,
        ),
        (EngineStatus(state="stopped"), "auto", "the sound is off", False),
    ],
)
def test_the_player_is_told_where_the_sound_goes(
    status: EngineStatus, asked: str, text: str, bad: bool
) -> None:
    notice = about(status, asked)
    assert (notice.text, notice.bad) == (text, bad)


TUNE = 'from patterns import s\nprint("runs")\ntune = {"drums": s("bd"), "hats": s("hh")}\n'
WARNING = "tune.py is Python and may do all that you may: play only files you trust"


def test_a_python_file_is_run_after_a_warning_and_its_slots_play(
    room: Room, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", list(sys.path))
    monkeypatch.setattr("repl.play.open_room", lambda *_: room)
    file = tmp_path / "tune.py"
    file.write_text(TUNE, encoding="utf-8")
    playing: list[tuple[str, ...]] = []
    monkeypatch.setattr("repl.play._wait", lambda *_: playing.append(room.session.playing().slots))
    assert main(["play", str(file)]) == 0
    assert playing == [("drums", "hats")]
    assert capsys.readouterr().out == f"{WARNING}\nruns\n"


def test_a_python_file_that_fails_is_told_without_a_traceback(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "tune.py"
    file.write_text("tune = 1 / 0", encoding="utf-8")
    assert main(["play", str(file)]) == 1
    assert main(["render", str(file), "-o", str(tmp_path / "out.wav")]) == 1
    sentence = "tune.py, line 1: division by zero (ZeroDivisionError); mend this line"
    assert capsys.readouterr() == (f"{WARNING}\n" * 2, f"{sentence}\n" * 2)


def test_python_in_a_batch_is_never_run(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "tune.py"
    file.write_text(TUNE, encoding="utf-8")
    cases = tmp_path / "cases.ndjson"
    cases.write_text(json.dumps({"id": "a", "code": str(file)}), encoding="utf-8")
    assert main(["render", "--batch", str(cases), "--out", str(tmp_path)]) == 0
    assert "error" in json.loads(capsys.readouterr().out)


def test_a_watched_file_is_played_again_when_it_is_saved(
    room: Room, tmp_path: Path, capsys: Out
) -> None:
    file = tmp_path / "tune.strudel"
    stamps = iter([0, 0, 1, 1, 2, 2, 3, 3])

    class Saved(Watched):
        def saved(self) -> bool:
            texts = {1: 's("bd")', 2: "nonsense", 3: 's("bd")'}
            if (found := super().saved()) and (text := texts.get(self._known)):
                file.write_text(text)
            return found

    watched = Saved(str(file), lambda _: next(stamps, 3))
    assert play(room, "nonsense", 1.0, report=False, watched=watched) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["tune.strudel plays", "tune.strudel plays"]
    assert err.splitlines() == ["nonsense is not known", "nonsense is not known"]
    assert room.session.playing().slots == ("$",)
