"""The pitch of a sound, moved without its length."""

import numpy as np
import pytest

from engine.samples.shifting import shifted

SINE = 0.5 * np.sin(2 * np.pi * 750 * np.arange(9600) / 48_000)


@pytest.mark.parametrize("factor", [0.75, 1.0, 1.5, 2.0])
def test_the_pitch_is_multiplied_and_the_level_stays(factor):
    moved = shifted(SINE, factor)
    assert len(moved) == len(SINE)
    spectrum = np.abs(np.fft.rfft(moved[2400:7200])) / 2400
    assert abs(int(spectrum.argmax()) - 75 * factor) <= 1
    assert np.sqrt(np.mean(moved[2400:7200] ** 2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.05)


def test_what_is_above_the_highest_frequency_is_left_out():
    assert np.abs(shifted(SINE, 40.0)).max() < 0.01
