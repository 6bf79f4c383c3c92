"""Level, spectrum and pitch of oscillators and noises: those of Strudel's synthesiser."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
STEADY = {"gain": 1, "attack": 0.001, "sustain": 1}
C3 = 130.8128


def middle(samples):
    """One second of the left side, away from onset and release."""
    return samples[SR // 4 : SR // 4 + SR, 0]


def rms(x):
    return float(np.sqrt(np.mean(np.square(x, dtype=np.float64))))


def harmonic(x, hertz):
    """Amplitude at a frequency: projection on a windowed sine."""
    window = np.hanning(len(x))
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(x)) / SR)
    return float(2 * abs(np.sum(x * window * turn)) / np.sum(window))


@pytest.mark.parametrize(
    ("wave", "level", "fundamental", "peak"),
    [
        ("sine", 0.2121, 0.3000, 0.300),
        ("sawtooth", 0.1469, 0.1620, 0.295),
        ("square", 0.2541, 0.3240, 0.2965),
        ("triangle", 0.1732, 0.2432, 0.2992),
    ],
)
def test_wave_has_strudels_level(play, wave, level, fundamental, peak):
    x = middle(play([(0, 1.5, {"s": wave, "note": "c3", **STEADY})], 1.6).samples)
    assert rms(x) == pytest.approx(level, rel=0.005)
    assert harmonic(x, C3) == pytest.approx(fundamental, rel=0.005)
    assert np.abs(x).max() == pytest.approx(peak, abs=0.003)


def test_sawtooth_ends_at_its_band_limit(play):
    x = middle(play([(0, 1.5, {"s": "saw", "note": "c3", **STEADY})], 1.6).samples)
    full = [harmonic(x, n * C3) * n for n in (10, 100, 128)]
    assert full == pytest.approx([0.162] * 3, rel=0.02)
    assert harmonic(x, 140 * C3) * 140 == pytest.approx(0.162 * 0.556, rel=0.2)
    assert harmonic(x, 165 * C3) * 165 < 0.002


def test_high_notes_have_no_aliases(play):
    x = middle(play([(0, 1.5, {"s": "square", "freq": 3520, **STEADY})], 1.6).samples)
    spectrum = np.abs(np.fft.rfft(x * np.blackman(len(x))))
    between = np.delete(spectrum, [n * 3520 + k for n in (1, 3, 5) for k in range(-6, 7)])
    assert 20 * np.log10(between.max() / spectrum.max()) < -70


@pytest.mark.parametrize(
    ("controls", "hertz"),
    [
        ({}, 65.406),
        ({"note": "a4"}, 440),
        ({"note": 69}, 440),
        ({"note": "a4", "octave": -1}, 220),
        ({"freq": 300, "note": "c3"}, 300),
        ({"note": 0}, 65.406),
    ],
)
def test_notes_have_their_pitch(play, controls, hertz):
    x = middle(play([(0, 1.5, {"s": "sine", **STEADY, **controls})], 1.6).samples)
    rising = np.flatnonzero((x[:-1] < 0) & (x[1:] >= 0))
    exact = rising - x[rising] / (x[rising + 1] - x[rising])
    assert SR * (len(exact) - 1) / (exact[-1] - exact[0]) == pytest.approx(hertz, rel=1e-5)


def test_each_note_begins_at_phase_zero_on_its_frame(play):
    events = [(k * 0.1003, 0.05, {"s": "sawtooth", "freq": 700, **STEADY}) for k in range(5)]
    x = play(events, 0.6).samples[:, 0]
    starts = [round(onset * SR) for onset, _, _ in events]
    notes = [x[start : start + 2000] for start in starts]
    for note in notes:
        assert note[0] == 0
        assert note[1] > 0
        assert np.abs(note - notes[0]).max() < 1e-5


@pytest.mark.parametrize(
    ("noise", "level", "slope_db"), [("white", 0.577, 0), ("pink", 0.198, -3), ("brown", 0.056, -6)]
)
def test_noise_has_its_level_and_slope(play, noise, level, slope_db):
    x = middle(play([(0, 1.5, {"s": noise, **STEADY})], 1.6).samples)
    assert rms(x) / 0.3 == pytest.approx(level, rel=0.2 if noise == "brown" else 0.05)
    power = np.abs(np.fft.rfft(x)) ** 2
    octaves = [10 * np.log10(power[k : 2 * k].mean()) for k in (500, 1000, 2000, 4000)]
    assert np.diff(octaves).mean() == pytest.approx(slope_db, abs=0.5)


def test_noise_is_mixed_into_an_oscillator(play):
    tone, mixed, hiss = (
        middle(play([(0, 1.5, {"s": "sine", "freq": 500, "noise": w, **STEADY})], 1.6).samples)
        for w in (0, 0.8, 1)
    )
    assert harmonic(tone, 500) == pytest.approx(0.3, rel=1e-3)
    assert harmonic(mixed, 500) == pytest.approx(0.3 * 0.4, rel=0.05)
    assert rms(hiss) == pytest.approx(0.3 * 0.198, rel=0.1)


def test_every_hit_of_a_noise_is_the_same(play):
    x = play([(k * 0.2, 0.1, {"s": "white", **STEADY}) for k in range(2)], 0.4).samples[:, 0]
    assert np.array_equal(x[:4000], x[9600:13600])


def test_crackle_is_sparse(play):
    x = middle(play([(0, 1.5, {"s": "crackle", "density": 0.5, **STEADY})], 1.6).samples)
    assert 150 < np.count_nonzero(x) < 330


def test_everything_is_silent_after_its_release(play):
    events = [(0, 0.3, {"s": name, "lpf": 900}) for name in ("saw", "square", "white", "sine")]
    heard = play(events, 0.6)
    assert np.abs(heard.samples[round(0.42 * SR) :]).max() == 0
    assert heard.voices[-1] == 0
