"""`bounce`: what plays as a sound file, with stems as long as it, stopped without a trace."""

import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.bouncing import Bounces
from studio.evaluator import Evaluator
from studio.replies import Notice

TUNES = {"drums": 's("bd*4")', "bass": 'note("c2*2").s("sawtooth").lpf(500)'}


class Heard:
    """What was told, and a wait for the last word."""

    def __init__(self) -> None:
        self.told: list[Notice] = []
        self.first = threading.Event()

    def __call__(self, notice: Notice) -> None:
        self.told.append(notice)
        self.first.set()


def patterns():
    evaluates = Evaluator()
    return {name: evaluates(code, expired=lambda: False).pattern for name, code in TUNES.items()}


@pytest.fixture
def heard():
    return Heard()


@pytest.mark.audio
@pytest.mark.slow
def test_a_bounce_has_stems_by_slot_that_add_up_to_it(tmp_path: Path, heard: Heard) -> None:
    bounces, path = Bounces(heard), tmp_path / "tune.wav"
    reply = bounces.begin(patterns(), Fraction(1), Fraction(2), path, stems=True)
    assert reply.text == f"2 cycles on the way to {path}; bounce stop ends it"
    assert bounces._thread is not None
    bounces._thread.join()
    files = [path, tmp_path / "tune.bass.wav", tmp_path / "tune.drums.wav"]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    master, bass, drums = (soundfile.read(file, dtype="float32")[0] for file in files)
    assert master.shape == bass.shape == drums.shape == (3 * 48_000, 2)
    assert np.abs(master).max() < 0.99  # the limiter has nothing to do
    assert np.abs(bass + drums - master).max() < 1e-4
    assert heard.told[-1].text.startswith(f"{path} and 2 stems as long: -")
    assert "true peak" in heard.told[-1].text


@pytest.mark.audio
@pytest.mark.slow
def test_a_bounce_that_is_stopped_leaves_nothing(tmp_path: Path, heard: Heard) -> None:
    bounces = Bounces(heard)
    bounces.begin(patterns(), Fraction(1), Fraction(3000), tmp_path / "tune.wav", stems=True)
    assert not bounces.begin(patterns(), Fraction(1), Fraction(2), tmp_path / "b.wav", False).ok
    assert bounces.end().text == "the bounce was stopped"
    assert list(tmp_path.iterdir()) == []
    assert not any(notice.bad for notice in heard.told)
    assert bounces.end().text == "nothing is being bounced; try bounce 8"
