"""Rooms from recordings: `ir` convolves with the sample itself, and what is wrong is told."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.effects.captured import captured
from engine.messages import SoundEvent
from engine.resolve import resolve_with_notices
from engine.samples.foreseeing import expect
from tests.engine_sound.shelves import Files

RATE = 48_000
NOTE = {"s": "triangle", "note": 60, "decay": 0.05, "sustain": 0}


@pytest.fixture
def hall(tmp_path):
    """A recording of two sides: a clap, then noise that fades."""
    dice, frames = np.random.default_rng(1), 24_000
    sides = dice.uniform(-1, 1, (2, frames)) * np.exp(-np.arange(frames) / 6000)
    sides[:, 0] = 1
    np.save(tmp_path / "hall.npy", sides.astype(np.float32))
    return str(tmp_path / "hall.npy")


def asked(shelf, **controls):
    event = SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {**NOTE, "room": 0.5, **controls})
    spec, notices = resolve_with_notices(event, shelf)
    return spec.sends[0][2], notices


def test_the_recording_of_a_name_is_the_room(hall):
    shelf = Files({"hall": hall})
    assert asked(shelf, ir="hall", roomsize=3) == ((3.0, hall, 1.0, 0.0), [])
    assert asked(shelf, ir="hall", irspeed=0.5, irbegin=0.2)[0][2:] == (0.5, 0.2)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("later", "later is loading: the plain room is heard"),
        ("text", "text cannot be played: it is no sound file: the plain room is heard"),
        ("hal", "there is no sound called hal: the plain room is heard; did you mean hall?"),
        ("bd", "bd is no recording of a room: the plain room is heard; load one with samples(…)"),
        (3, "ir takes the name of a sample, not 3: the plain room is heard"),
    ],
)
def test_what_is_no_room_is_told_and_the_plain_room_is_heard(hall, name, told):
    shelf = Files({"hall": hall}, coming_names=("later",), broken_names=("text",))
    assert asked(shelf, ir=name) == (asked(shelf)[0], [told])


def test_a_recording_is_asked_for_ahead_of_the_event_that_is_sent_to_it():
    shelf = Files(coming_names=("later",))
    event = SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {"s": "saw", "room": 0.5, "ir": "later"})
    expect([event], shelf)
    assert shelf.expected == ["later"]


def test_an_answer_runs_backwards_below_full_speed(hall):
    forwards = captured(0.5, hall, 1.0, 0.0, sample_rate=RATE)
    backwards = captured(0.5, hall, -1.0, 0.0, sample_rate=RATE)
    assert np.allclose(backwards[:, 1:], forwards[:, :0:-1], atol=1e-6)


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize("frames", [128, 1024])
def test_what_is_heard_is_the_sound_convolved_with_the_recording(play, hall, frames):
    options = {"frames": frames, "files": {"hall": hall}}
    dry = play([(0.1, 0.3, NOTE)], 0.9, **options).samples
    heard = play([(0.1, 0.3, {**NOTE, "room": 0.8, "ir": "hall"})], 0.9, **options).samples
    answer = captured(2.0, hall, 1.0, 0.0, sample_rate=RATE)
    size = 2 * len(dry)
    wet = np.fft.irfft(np.fft.rfft(0.8 * dry.T, size) * np.fft.rfft(answer, size), size)
    wanted = wet[:, : len(dry) - 1].T  # it is one sample late
    assert np.abs((heard - dry)[1:] - wanted).max() < 0.02 * np.abs(wanted).max()


@pytest.mark.audio
@pytest.mark.slow
def test_live_the_answer_is_made_beside_the_music(play, hall):
    controls = {**NOTE, "room": 0.8, "ir": "hall"}
    notes = [(0.1, 0.3, NOTE), (0.5, 0.3, controls)]
    heard = play([*notes, (0.9, 0.3, controls)], 1.3, patient=False, files={"hall": hall}).samples
    assert np.abs(heard[int(0.35 * RATE) : int(0.49 * RATE)]).max() < 1e-6
    assert np.abs(heard[int(1.05 * RATE) : int(1.2 * RATE)]).max() > 1e-3


def test_a_file_of_other_things_is_refused_by_the_helper(tmp_path):
    other = tmp_path / "words.npy"
    other.write_text("these are words")
    question = f'{{"values": [2.0, "{other}", 1.0, 0.0], "rate": 48000, "partition": 256,'
    done = subprocess.run(
        [sys.executable, "-m", "engine.effects.answering",
         f'{question} "path": "{tmp_path / "out.wav"}", "exact": true}}'],
        check=False, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 1
    assert not (tmp_path / "out.wav").exists()
