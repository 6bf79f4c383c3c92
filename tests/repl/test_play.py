"""`notalabel play`: a file plays for its time, and the report keeps the contract."""

import json
from collections.abc import Iterator

import pytest

from engine.status import EngineStatus
from repl.play import play, report_of
from repl.room import Room, about
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
