"""Pulse, supersaw, kick, chosen partials, FM, vibrato and pitch envelope."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
STEADY = {"gain": 1, "attack": 0.001, "sustain": 1}
C3 = 130.8128


def left(heard, begin_s=0.25, seconds=1.0):
    return heard.samples[round(begin_s * SR) :][: round(seconds * SR), 0].astype(np.float64)


def harmonic(x, hertz):
    window = np.hanning(len(x))
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(x)) / SR)
    return float(2 * abs(np.sum(x * window * turn)) / np.sum(window))


def pitch_course(x, step=480):
    """Frequency in Hz of a sine, by the phase that it runs through in each step."""
    spectrum = np.fft.fft(x)
    spectrum[len(x) // 2 :] = 0
    turns = np.unwrap(np.angle(np.fft.ifft(spectrum))) / (2 * np.pi)
    return np.diff(turns[::step]) * SR / step


def test_pulse_has_strudels_level(play):
    x = left(play([(0, 1.5, {"s": "pulse", "note": "c3", **STEADY})], 1.6))
    assert np.sqrt(np.mean(x**2)) == pytest.approx(0.1107, rel=0.01)
    assert harmonic(x, C3) == pytest.approx(0.121, rel=0.01)
    assert np.abs(x).max() == pytest.approx(0.27, abs=0.02)


def test_pulse_pans_as_a_stereo_sound(play):
    middle, side = (
        play([(0, 0.5, {"s": "pulse", "note": "c3", "pan": pan, **STEADY})], 0.5).samples
        for pan in (0.5, 0)
    )
    assert np.abs(side[:, 0] - 2 * middle[:, 0]).max() < 1e-5
    assert np.abs(side[:, 1]).max() < 1e-9


def test_supersaw_spreads_its_voices_in_pitch_and_space(play):
    x = play([(0, 4.5, {"s": "supersaw", "note": "c3", **STEADY})], 4.6).samples
    sides = x[SR // 4 : SR // 4 + 4 * SR].astype(np.float64).T
    for semitones, ratio in ((-0.09, 0.5), (-0.045, 2.0), (0, 0.5), (0.045, 2.0), (0.09, 0.5)):
        hertz = 8 * C3 * 2 ** (semitones / 12)
        low, high = (harmonic(side, hertz) for side in sides)
        assert low / high == pytest.approx(ratio, rel=0.1)
    assert np.sqrt(np.mean(sides[0] ** 2)) == pytest.approx(0.120, rel=0.1)
    assert np.sqrt(np.mean(sides[1] ** 2)) == pytest.approx(0.136, rel=0.1)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_supersaw_with_any_number_of_voices(play, count):
    heard = play([(0, 0.3, {"s": "supersaw", "unison": count, "vib": 5, **STEADY})], 0.4)
    assert 0.05 < np.sqrt(np.mean(left(heard, 0.1, 0.2) ** 2)) < 0.25


def test_kick_falls_in_pitch_and_level(play):
    x = play([(0.1, 0.5, {"s": "sbd", "gain": 1})], 0.8).samples[4800:, 0].astype(np.float64)
    rising = np.flatnonzero((x[:-1] < 0) & (x[1:] >= 0)) / SR
    assert 1 / np.diff(rising)[-3] == pytest.approx(43.65, rel=0.02)
    assert 1 / np.diff(rising)[1] > 150
    end = np.flatnonzero(np.abs(x) > 1e-9)[-1] / SR
    assert end == pytest.approx(0.51, abs=0.002)
    early, later = (np.abs(x[round(t * SR) :][:1200]).max() for t in (0.12, 0.32))
    assert 20 * np.log10(early / later) == pytest.approx(60 * 0.2 / 0.5, abs=3)


def test_partials_are_those_asked_for(play):
    note = {"s": "user", "freq": 200, "partials": (1, 0, 0.5), **STEADY}
    x = left(play([(0, 1.5, note)], 1.6))
    parts = [harmonic(x, 200 * n) for n in (1, 2, 3, 4)]
    assert np.array(parts) / parts[0] == pytest.approx([1, 0, 0.5, 0], abs=1e-3)
    assert np.abs(x).max() == pytest.approx(0.3, rel=1e-2)
    few = left(play([(0, 1.5, {"s": "saw", "freq": 200, "n": 2, **STEADY})], 1.6))
    assert harmonic(few, 400) / harmonic(few, 200) == pytest.approx(0.5, abs=1e-3)
    assert harmonic(few, 600) < 1e-4


def test_fm_has_the_sidebands_of_its_index(play):
    note = {"s": "sine", "freq": 1000, "fmi": 1, "fmh": 0.2, **STEADY}
    x = left(play([(0, 1.5, note)], 1.6))
    bessel = [0.7652, 0.4401, 0.1149, 0.0196]  # J0 to J3 of 1
    assert [harmonic(x, 1000 + 200 * n) for n in range(4)] == pytest.approx(
        [0.3 * value for value in bessel], abs=1e-3
    )


def test_modulators_chain_and_have_envelopes(play):
    plain = {"s": "sine", "freq": 500, "fmi": 2, **STEADY}
    chained, swelling = ({**plain, **more} for more in ({"fmi2": 3}, {"fmattack": 0.4}))
    sounds = [left(play([(0, 1.2, note)], 1.2), 0.0, 0.1) for note in (plain, chained, swelling)]
    assert np.abs(sounds[0] - sounds[1]).max() > 0.1
    assert harmonic(sounds[2], 500) > 2 * harmonic(sounds[0], 500)


def test_vibrato_swings_by_its_depth(play):
    note = {"s": "sine", "freq": 1000, "vib": 5, "vibmod": 0.5, **STEADY}
    course = pitch_course(left(play([(0, 1.5, note)], 1.6)), 240)[10:-10]
    assert 12 * np.log2(course.max() / 1000) == pytest.approx(0.5, abs=0.02)
    assert 12 * np.log2(course.min() / 1000) == pytest.approx(-0.5, abs=0.02)


@pytest.mark.parametrize(
    ("controls", "semitones"),
    [
        ({"penv": 12}, {0.02: -10.8, 0.1: -6, 0.3: 0}),
        ({"penv": 12, "pdecay": 0.3}, {0.05: 10, 0.15: 6, 0.35: 0}),
        (
            {"penv": 12, "pattack": 0.1, "pdecay": 0.2, "psustain": 0.5},
            {0.05: 0, 0.1: 6, 0.2: 3, 0.4: 0},
        ),
    ],
)
def test_pitch_envelope_goes_through_its_corners(play, controls, semitones):
    note = {"s": "sine", "freq": 1000, **controls, **STEADY}
    course = pitch_course(left(play([(0, 0.6, note)], 0.6), 0.0, 0.55), 96)
    for time, bend in semitones.items():
        assert 12 * np.log2(course[round(time * SR / 96)] / 1000) == pytest.approx(bend, abs=0.35)


def test_samples_have_vibrato_and_pitch_envelope(play):
    plain, moved = (
        play([(0, 1, {"s": "cb", **more})], 0.5).samples for more in ({}, {"vib": 8, "penv": 5})
    )
    assert np.abs(plain - moved).max() > 0.05
