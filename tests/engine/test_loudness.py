"""Loudness as in ITU-R BS.1770-4 and the cases of EBU Tech 3341."""

import math
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.loudness import measured, of_file

RATE = 48_000


def tone(level_db: float, seconds: float, hertz: float = 1000.0, phase: float = 0.0):
    t = np.arange(round(seconds * RATE)) / RATE
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * (hertz * t + phase))
    return np.stack([wave, wave], axis=1)


@pytest.mark.parametrize(
    ("levels", "lufs"),
    [
        (((-23, 20),), -23.0),
        (((-33, 20),), -33.0),
        (((-36, 5), (-23, 20), (-36, 5)), -23.0),
        (((-72, 5), (-36, 5), (-23, 20), (-36, 5), (-72, 5)), -23.0),
    ],
)
def test_integrated_loudness_is_gated(levels, lufs):
    pieces = (tone(level, 1) for level, seconds in levels for _ in range(seconds))
    assert measured(pieces, RATE).integrated_lufs == pytest.approx(lufs, abs=0.1)


def test_a_peak_between_two_samples_is_seen():
    samples = tone(-6, 2, hertz=RATE / 4, phase=1 / 8)
    assert 20 * math.log10(np.abs(samples).max()) == pytest.approx(-9, abs=0.02)
    assert measured(iter([samples]), RATE).true_peak_db == pytest.approx(-6, abs=0.1)


def test_pieces_are_measured_as_the_whole(tmp_path: Path):
    dice = np.random.default_rng(1)
    samples = 0.1 * dice.standard_normal((RATE * 8, 2)).astype(np.float32)
    path = tmp_path / "noise.wav"
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    whole, pieces = measured(iter([samples]), RATE), of_file(path)
    assert pieces.integrated_lufs == pytest.approx(whole.integrated_lufs, abs=0.01)
    assert pieces.true_peak_db == pytest.approx(whole.true_peak_db, abs=0.05)


def test_silence_has_no_loudness():
    found = measured(iter([np.zeros((RATE, 2))]), RATE)
    assert (found.integrated_lufs, found.true_peak_db) == (-math.inf, -math.inf)
