"""Pictures as files: what is drawn stands in them as text, and what cannot be drawn says so."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from patterns.pattern import silence
from patterns.strudel.evaluate import evaluate
from studio.commands.plot import plot, read
from studio.history import History
from studio.plotting.asking import draw_beside
from studio.plotting.child import drawn
from studio.plotting.gathering import pianoroll, segments, set_history, tempi
from studio.plotting.soundwave import BANDS, LOWEST_HZ
from studio.plotting.soundwave import read as read_sound
from studio.slots import Change, Part
from tests.studio.fakes import steps
from tests.studio.rooms import Room

TUNE = """
bass: note("<c2 f2>(3,8)").s("sawtooth").gain(.5)
drums: s("bd*4, hh*8")
"""
SET = {
    "title": "set of a friday, Ada",
    "seconds": 240.0,
    "segments": [
        ["bass", 0.0, 120.0, 'note("c2 g2").s("sawtooth")', 1],
        ["drums", 20.0, 235.0, 's("bd*4")', 2],
    ],
    "evaluations": [[0.0, True, "Ada"], [18.0, False, "Ada"], [20.0, True, "Ada"]],
    "commands": [[90.0, "tap"]],
    "tempi": [[0.0, 0.5], [90.0, 0.6]],
}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def roll(code: str = TUNE, cycles: int = 4) -> dict[str, Any]:
    return pianoroll(evaluate(code).slots, 0, cycles, "a tune")


def test_a_pianoroll_names_pitches_sounds_and_slots(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert drawn("pianoroll", roll(), path) == ""
    assert all(f">{word}<" in text_of(path) for word in ("c2", "f2", "bd", "hh", "bass", "a tune"))


def test_the_same_events_are_the_same_picture(tmp_path: Path) -> None:
    one, other = tmp_path / "a.svg", tmp_path / "b.svg"
    for path in (one, other):
        drawn("pianoroll", roll(), path)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("code", ["silence", 's("~")', "note(1e9)", 'note("c3").gain("x")'])
def test_whatever_plays_can_be_drawn(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.png"
    assert drawn("pianoroll", roll(f"a: {code}"), path) == ""
    assert path.read_bytes()[:4] == b"\x89PNG"


def test_a_history_shows_slots_code_commands_tempo_and_who(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert drawn("history", SET, path) == ""
    words = ("bass", "drums", "tap", "Ada", "2 played", "1 refused", "bpm", "minutes")
    assert all(f">{word}<" in text_of(path) for word in words)
    assert "note(&quot;c2 g2&quot;)" in text_of(path) or 'note("c2 g2")' in text_of(path)


def sine(path: Path, hertz: float, channels: int = 1) -> Path:
    wave = 0.5 * np.sin(2 * math.pi * hertz * np.arange(24_000) / 48_000)
    soundfile.write(path, np.stack([wave] * channels, axis=1), 48_000)
    return path


@pytest.mark.parametrize("channels", [1, 2])
def test_a_wave_is_drawn_above_its_spectrogram(tmp_path: Path, channels: int) -> None:
    file, path = sine(tmp_path / "a.wav", 440, channels), tmp_path / "a.svg"
    assert drawn("wave", {"file": str(file), "title": "a sine"}, path) == ""
    names = ("left", "right") if channels == 2 else ("full scale",)
    words = (*names, "Hz", "seconds", "dB", "a sine", "1 k")
    assert all(f">{word}<" in text_of(path) for word in words)


@pytest.mark.parametrize("hertz", [60, 440, 1000, 9000])
def test_a_sine_is_loudest_at_its_frequency_and_as_high_as_it_is(
    tmp_path: Path, hertz: float
) -> None:
    found = read_sound(sine(tmp_path / "a.wav", hertz))
    column = found["levels"][:, found["levels"].shape[1] // 2]
    loudest = LOWEST_HZ * (24_000 / LOWEST_HZ) ** ((np.argmax(column) + 0.5) / BANDS)
    assert loudest == pytest.approx(hertz, rel=0.15)
    assert column.max() == pytest.approx(-6, abs=1.5)
    assert found["high"].max() == pytest.approx(0.5, abs=0.01)


def test_what_is_no_sound_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(b"nothing")
    said = drawn("wave", {"file": str(file), "title": ""}, tmp_path / "a.png")
    assert said.startswith(f"{file} cannot be read as sound")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no" / "a.png"
    assert (
        drawn("pianoroll", roll(), path) == f"{path} cannot be written (No such file or directory)"
    )


@pytest.mark.slow
def test_a_process_of_its_own_draws(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert draw_beside("pianoroll", json.loads(json.dumps(roll())), path) == ""
    assert path.stat().st_size > 5000


def test_what_is_drawn_is_plain_data() -> None:
    data = roll()
    assert json.loads(json.dumps(data)) == data
    assert data["events"][0][:2] == ["bass", 0.0]


def part(number: int, code: str) -> Part:
    return Part(code, silence, piece=number)


def test_a_slot_that_is_replaced_or_hushed_ends() -> None:
    changes = [
        (0.0, Change({"a": part(1, "a: one"), "b": part(1, "b: two")})),
        (2.0, Change({"a": part(2, "a: three")})),
        (5.0, Change(hush=True)),
    ]
    assert segments(changes, 9.0) == [
        ["a", 0.0, 2.0, "one", 1],
        ["b", 0.0, 5.0, "two", 1],
        ["a", 2.0, 5.0, "three", 2],
    ]


def test_the_tempo_of_a_set_begins_with_the_usual_one() -> None:
    assert tempi([(1.0, Change(cps=0.75))]) == [[0.0, 0.5], [1.0, 0.75]]


def test_a_set_on_disk_can_be_drawn(tmp_path: Path) -> None:
    now_ns = iter(range(10**18, 10**18 + 10**11, 10**9))
    history = History(tmp_path, lambda _: None, lambda: next(now_ns))
    bad, good = history.evaluated("nonsense"), history.evaluated('d: s("bd")')
    history.became(good, True, 0, None)
    history.became(bad, False, 0, None)
    history.commanded("tap")
    history.landed(0, 48_000, Change({"d": part(good, "")}, cps=0.75))
    history.landed(96_000, 48_000, Change(hush=True))
    history.close()
    data = set_history(history, history.run, "Ada")
    assert data is not None
    (early, *_), (then, *_) = data["evaluations"]
    assert early == 0 < then
    assert data["segments"] == [["d", then, then + 2, 's("bd")', good]]
    assert [row[1:] for row in data["evaluations"]] == [[False, "Ada"], [True, "Ada"]]
    assert data["tempi"] == [[0.0, 0.5], [then, 0.75]]
    assert [row[1] for row in data["commands"]] == ["tap"]
    assert set_history(history, 1, "") is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("circle", "plot draws a pianoroll, wave or history"),
        ("pianoroll a.gif", "a picture is .png, .svg, .pdf, not .gif"),
        ("wave 1000", "plot takes up to 256 cycles and a file"),
        ("wave 2 3", "plot takes up to 256 cycles and a file"),
        ("history a.png b.png", "plot takes up to 256 cycles and a file"),
    ],
)
def test_what_plot_cannot_do_is_said(tmp_path: Path, line: str, said: str) -> None:
    wanted = read(line, tmp_path)
    assert isinstance(wanted, str)
    assert wanted.startswith(said)


def test_a_picture_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    assert (
        read("pianoroll a", tmp_path) == f"{tmp_path / 'a.png'} is there already; name another file"
    )


def test_plot_at_the_prompt_draws_what_plays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.plotting.asking.draw_beside", drawn)
    room, path = Room(), tmp_path / "out.svg"
    room.type("d", d=steps("bd", "sd"))
    reply = plot(room.session, f"pianoroll 2 {path}")
    room.session.work()
    assert reply.result(timeout=20).text == str(path)
    assert ">sd<" in text_of(path)


def test_plot_without_music_says_so() -> None:
    assert (
        plot(Room().session, "pianoroll /a.png").result(timeout=0).text.startswith("nothing plays")
    )
