"""What voices go through and what orbits add, against the formulas of Strudel's synthesiser."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
TONE = {"s": "sine", "freq": 437, "gain": 1, "attack": 0.001, "sustain": 1}


def heard(play, seconds=0.4, note_s=0.35, **controls):
    return play([(0, note_s, {**TONE, **controls})], seconds, limiter=False).samples.astype(float)


def dry_and_wet(play, **controls):
    return heard(play)[:15_000, 0], heard(play, **controls)[:15_000, 0]


@pytest.mark.parametrize("bits", [1, 3, 4.5, 8])
def test_crush_rounds(play, bits):
    x, y = dry_and_wet(play, crush=bits)
    steps = 2 ** (bits - 1)
    assert np.mean(np.abs(y - np.floor(x * steps + 0.5) / steps) > 1e-6) < 1e-3


@pytest.mark.parametrize("frames", [64, 128, 256])
def test_coarse_holds_samples_anew_in_every_block_of_128(play, frames):
    x = play([(0, 0.3, TONE)], 0.3, frames=frames).samples[:12_800, 0]
    y = play([(0, 0.3, {**TONE, "coarse": 6})], 0.3, frames=frames).samples[:12_800, 0]
    place = np.arange(12_800)
    held = place - (place % 128) % 6
    assert np.abs(y - x[held])[128:].max() < 1e-6


def curves(k):
    grown = np.log1p(k)
    t = grown / (1 + grown)
    gain, bias = 1 + 2 * k, 0.07 * grown / (1 + grown)

    def soft(x):
        return np.tanh((1 + k) * x)

    def fold(x):
        return 1 - np.abs(((1 + 0.5 * k) * x + 1) % 4 - 2)

    def diode(x):
        y = np.tanh(gain * (x + bias)) - np.tanh(gain * (bias - x))
        return soft(y * np.cosh(gain * bias) ** 2 / (2 * gain))

    def asym(x):
        y = np.tanh(gain * (x + bias)) - np.tanh(gain * bias)
        return soft(y * np.cosh(gain * bias) ** 2 / gain)

    def chebyshev(x):
        y = x + sum(
            min(13 * grown / i, 2) * np.cos((i - 1) * np.arccos(x)) for i in range(2, 63, 2)
        )
        return np.tanh(y * (1 + grown / 2))

    return {
        "scurve": lambda x: (1 + k) * x / (1 + k * np.abs(x)),
        "soft": soft,
        "hard": lambda x: np.clip((1 + k) * x, -1, 1),
        "cubic": lambda x: soft((x - t * x**3 / 3) / (1 - t / 3)),
        "diode": diode,
        "asym": asym,
        "fold": fold,
        "sinefold": lambda x: np.sin(np.pi / 2 * fold(x)),
        "chebyshev": chebyshev,
    }


@pytest.mark.parametrize("kind", list(curves(1)))
@pytest.mark.parametrize("amount", [0.5, 3])
def test_distortion_curve(play, kind, amount):
    x, y = dry_and_wet(play, distort=amount, distorttype=kind, distortvol=0.7)
    wanted = 0.7 * curves(np.expm1(amount))[kind](x)
    drawn = {"chebyshev": 5e-3, "diode": 3e-4, "asym": 3e-4}  # into tables
    assert np.abs(y - wanted).max() < drawn.get(kind, 2e-5)


def test_distortion_types_have_numbers(play):
    by_name, by_number = (
        heard(play, distort=2, distorttype="fold"),
        heard(play, distort=2, distorttype=6 + 9),
    )
    assert np.array_equal(by_name, by_number)


def test_shape(play):
    x, y = dry_and_wet(play, shape=0.6)
    k = 2 * 0.6 / 0.4
    assert np.abs(y - (1 + k) * x / (1 + k * np.abs(x))).max() < 2e-5


def test_gain_comes_before_and_postgain_after_the_distortion(play):
    x, y = dry_and_wet(play, shape=0.6, gain=0.5, postgain=0.3)
    k = 2 * 0.6 / 0.4
    assert np.abs(y - 0.3 * (1 + k) * 0.5 * x / (1 + k * 0.5 * np.abs(x))).max() < 2e-5


def test_vowel_has_its_formants(play):
    levels = {
        hertz: np.abs(heard(play, freq=hertz, vowel="a")[4800:14_400, 0]).max() / 0.3
        for hertz in (660, 900, 1120)
    }
    assert levels[660] == pytest.approx(8, rel=0.02)
    assert levels[1120] == pytest.approx(8 * 0.5012, rel=0.02)
    assert levels[900] < 0.5


def test_tremolo_swings_between_its_depth_and_full(play):
    x, y = dry_and_wet(play, tremolo=5, tremolodepth=0.8)
    loud = np.abs(x) > 0.15
    gain = (y[loud] / x[loud])[200:]
    assert gain.min() == pytest.approx(0.2, abs=0.01)
    assert gain.max() == pytest.approx(0.2 + 0.8**1.5, abs=0.01)


def test_phaser_has_a_notch_that_moves(play):
    levels = []
    for hertz in (404, 1282, 4070):
        y = heard(play, seconds=1, note_s=0.95, freq=hertz, phaserrate=1)[:, 0]
        levels.append([np.abs(y[k : k + 480]).max() for k in range(2400, 43_200, 480)])
    lowest = [np.argmin(level) for level in levels]
    assert all(min(level) < 0.09 for level in levels)
    assert lowest[0] in range(6)
    assert abs(lowest[1] - (25 - 5)) < 4 or abs(lowest[1] - (75 - 5)) < 4
    assert abs(lowest[2] - (50 - 5)) < 4


@pytest.mark.parametrize(("level", "compressed"), [(0.05, 0.13), (0.3, 0.47), (1, 0.576)])
def test_compressor_holds_loud_sounds_and_makes_up(play, level, compressed):
    settings = {"compressor": -20, "compressorRatio": 8, "compressorKnee": 10}
    x = heard(play, seconds=0.5, note_s=0.5, gain=level / 0.3, note="c5", freq=None, **settings)
    assert np.abs(x[14_400:, 0]).max() == pytest.approx(compressed, rel=0.1)


def test_compressor_makes_two_sides_of_a_mono_sound(play):
    x = heard(play, compressor=0, compressorKnee=0, pan=0)
    assert np.abs(x[:, 0]).max() == pytest.approx(0.6, rel=0.03)


def test_delay_has_its_taps(play):
    click = {"s": "sine", "freq": 2000, "decay": 0.003, "sustain": 0, "delay": 0.6}
    echo = {"delaytime": 0.2, "delayfeedback": 0.5}
    x = play([(0, 0.01, {**click, **echo})], 1.0, limiter=False).samples[:, 0].astype(float)
    direct = x[:300]
    for tap, level in ((0.2, 0.6), (0.40267, 0.3), (0.60533, 0.15), (0.808, 0.075)):
        start = round(tap * SR)
        assert np.abs(x[start : start + 300] - level * direct).max() < 2e-3
        assert np.abs(x[start - 200 : start]).max() < 1e-6


def test_delay_keeps_to_the_tempo(play):
    click = {"s": "sine", "freq": 2000, "decay": 0.003, "sustain": 0, "delay": 1}
    x = play([(0, 0.01, click)], 0.5, limiter=False, cps=1.0).samples[:, 0]
    assert np.flatnonzero(np.abs(x[1000:]) > 1e-4)[0] + 1000 == pytest.approx(0.1875 * SR, abs=2)


@pytest.mark.parametrize(("size", "energy"), [(1, 0.310), (2, 0.439), (4, 0.621)])
def test_reverb_has_the_energy_of_its_size(play, size, energy):
    note = {"s": "white", "decay": 0.01, "sustain": 0, "gain": 1}
    dry = play([(0, 0.01, note)], 0.2, limiter=False).samples.astype(float)
    wet = play(
        [(0, 0.01, {**note, "room": 1, "roomsize": size, "roomlp": 0, "dry": 0})],
        1.6 * size, limiter=False,
    ).samples.astype(float)  # fmt: skip
    gain = np.sqrt(np.sum(wet**2, axis=0) / np.sum(dry**2, axis=0))
    assert gain == pytest.approx([energy] * 2, rel=0.12)
    assert np.corrcoef(wet[:SR].T)[0, 1] < 0.2


def test_reverb_decays_by_its_size_and_then_sleeps(play):
    note = {"s": "white", "decay": 0.01, "sustain": 0, "room": 1, "roomsize": 1, "dry": 0}
    x = play([(0, 0.01, note)], 2.0, limiter=False).samples[:, 0].astype(float)
    levels = [np.sqrt(np.mean(x[round(t * SR) :][:4800] ** 2)) for t in (0.15, 0.65)]
    assert 20 * np.log10(levels[0] / levels[1]) == pytest.approx(34, abs=3)
    assert np.abs(x[round(1.7 * SR) :]).max() == 0


def test_panic_silences_tails_and_the_next_note_has_its_own(play):
    note = {"s": "saw", "decay": 0.05, "sustain": 0, "delay": 0.8, "delaytime": 0.05,
            "delayfeedback": 0.9, "room": 1}  # fmt: skip
    x = play([(0, 0.1, note), (0.6, 0.1, note)], 0.9, fade_at=0.3).samples[:, 0]
    assert np.abs(x[round(0.25 * SR) : round(0.3 * SR)]).max() > 0.01
    assert np.abs(x[round(0.306 * SR) : round(0.6 * SR)]).max() < 1e-6
    assert np.abs(x[round(0.72 * SR) : round(0.9 * SR)]).max() > 0.01


def test_each_room_fades_as_it_was(play):
    note = {"s": "white", "decay": 0.01, "sustain": 0, "room": 1, "dry": 0, "roomlp": 0}
    alone = play([(0, 0.01, {**note, "roomsize": 1})], 1.0, limiter=False).samples[:, 0]
    other = play([(0.4, 0.01, {**note, "roomsize": 0.3})], 1.0, limiter=False).samples[:, 0]
    both = play(
        [(0, 0.01, {**note, "roomsize": 1}), (0.4, 0.01, {**note, "roomsize": 0.3})],
        1.0, limiter=False,
    ).samples[:, 0]  # fmt: skip
    assert np.abs(both - alone - other).max() < 1e-5


def test_any_number_of_rooms(play):
    note = {"s": "white", "decay": 0.01, "sustain": 0, "room": 1, "dry": 0}
    events = [(0.1 * k, 0.01, {**note, "roomsize": 0.1 + 0.15 * k}) for k in range(12)]
    x = play(events, 2.0).samples[:, 0]
    assert np.isfinite(x).all()
    assert np.abs(x[round(1.2 * SR) : round(1.3 * SR)]).max() > 1e-3


def test_live_a_new_room_is_heard_as_soon_as_it_is_ready(play):
    note = {"s": "white", "decay": 0.01, "sustain": 0, "room": 1, "roomsize": 1.1, "dry": 0}
    x = play([(0, 0.01, note), (0.5, 0.01, note)], 0.8, patient=False).samples[:, 0]
    assert np.isfinite(x).all()
    assert np.abs(x[round(0.6 * SR) :]).max() > 1e-3


def test_orbits_have_effects_of_their_own(play):
    click = {"s": "sine", "freq": 2000, "decay": 0.003, "sustain": 0}
    echo = {**click, "delay": 1, "delaytime": 0.1, "orbit": 2}
    x = play([(0, 0.01, click), (0, 0.01, echo)], 0.3, stems=(1, 2), limiter=False).samples
    assert np.abs(x[1000:, 2:4]).max() == 0
    assert np.abs(x[1000:, 4:6]).max() > 0.05


@pytest.mark.parametrize(("djf", "low_db", "high_db"), [(0.2, 0, -48), (0.5, 0, 0), (0.8, -22, 0)])
def test_dj_filter(play, djf, low_db, high_db):
    for hertz, level in ((100, low_db), (6000, high_db)):
        plain, filtered = (
            np.abs(heard(play, freq=hertz, **more)[4800:14_400, 0]).max()
            for more in ({}, {"djf": djf})
        )
        assert 20 * np.log10(filtered / plain) == pytest.approx(level, abs=6 if level else 1)


def test_duck_turns_another_orbit_down_and_back(play):
    events = [
        (0, 0.9, {**TONE, "orbit": 2}),
        (0.3, 0.1, {"s": "bd", "gain": 0, "duckorbit": 2, "duckattack": 0.2, "duckdepth": 0.7}),
    ]
    x = play(events, 0.9, limiter=False).samples[:, 0]
    level = [np.abs(x[round(t * SR) :][:120]).max() / 0.3 for t in (0.29, 0.3025, 0.4025, 0.51)]
    assert level == pytest.approx([1, 0.163, 0.404, 1], rel=0.06)
    assert np.abs(np.diff(x, 2)).max() < 6e-3
