"""Filters, against the formulas of Web Audio's biquads, and their envelopes."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
NOISE = {"s": "white", "gain": 1, "attack": 0.001, "sustain": 1}


def response_db(play, controls, *hertz):
    """Gain of the filters at some frequencies, in dB."""
    probes = [{"s": "sine", "freq": f, "gain": 1, "attack": 0.001, "sustain": 1} for f in hertz]
    gains = []
    for probe in probes:
        x = play([(0, 0.6, {**probe, **controls})], 0.5, limiter=False).samples[12_000:, 0]
        x = x.astype(np.float64)
        gains.append(20 * np.log10(np.sqrt(np.mean(x**2)) / (0.3 / np.sqrt(2))))
    return gains


@pytest.mark.parametrize("resonance", [0, 1, 5, 8, 20])
def test_lowpass_and_highpass_rise_by_their_resonance_at_the_cutoff(play, resonance):
    low = response_db(play, {"lpf": 800, "lpq": resonance}, 800)
    high = response_db(play, {"hpf": 800, "hpq": resonance}, 800)
    assert [*low, *high] == pytest.approx([resonance] * 2, abs=0.02)


def test_slopes(play):
    low = response_db(play, {"lpf": 500, "lpq": 0}, 60, 1000, 2000, 4000)
    assert low == pytest.approx([0.05, -11.2, -24.1, -36.6], abs=0.7)
    steep = response_db(play, {"lpf": 500, "lpq": 0, "ftype": "24db"}, 1000, 2000)
    assert steep == pytest.approx([2 * low[1], 2 * low[2]], abs=0.05)
    high = response_db(play, {"hpf": 2000, "hpq": 0}, 500, 1000)
    assert high == pytest.approx([-23.5, -10.8], abs=0.7)


def test_bandpass_is_plain_in_its_middle(play):
    assert response_db(play, {"bpf": 800, "bpq": 5}, 800, 400) == pytest.approx([0, -17.5], abs=0.2)
    assert response_db(play, {"bpf": 800, "bpq": 0.1}, 100)[0] == pytest.approx(-2.1, abs=0.3)
    assert response_db(play, {"bpf": 800, "bpq": 0}, 100)[0] == pytest.approx(0, abs=0.05)


def test_steep_resonance_doubles(play):
    assert response_db(play, {"lpf": 800, "lpq": 5, "ftype": 2}, 800, 1600) == pytest.approx(
        [10, -20.3], abs=0.3
    )


@pytest.mark.parametrize(
    ("controls", "hertz"),
    [
        ({"lpf": 500, "lpenv": 2, "lps": 1}, 2000),
        ({"lpf": 500, "lpenv": 4, "lps": 1}, 8000),
        ({"lpf": 500, "lpenv": -2, "lps": 1}, 500),
        ({"lpf": 500, "lpenv": 2, "lps": 1, "fanchor": 0.5}, 1000),
        ({"lpf": 500, "lpenv": 2, "lps": 0.5}, 1250),
    ],
)
def test_filter_envelope_holds_at_its_sustain(play, controls, hertz):
    swept = response_db(play, {**controls, "lpq": 0}, hertz)[0]
    assert swept == pytest.approx(0, abs=0.05)


def test_ladder_is_a_steep_lowpass_that_loses_its_bass_with_resonance(play):
    plain = response_db(play, {"lpf": 700, "ftype": "ladder", "gain": 0.1}, 175, 700, 2100)
    assert np.array(plain) + 20 == pytest.approx([-0.5, -10, -37], abs=2)
    ringing = {"lpf": 700, "lpq": 20, "ftype": "ladder", "gain": 0.1}
    assert response_db(play, ringing, 175)[0] + 20 == pytest.approx(-4.5, abs=2)


def test_ladder_follows_its_envelope(play):
    note = {"lpf": 300, "lpenv": 4, "lps": 1, "ftype": "ladder", "gain": 0.1}
    assert response_db(play, note, 1000)[0] + 20 == pytest.approx(0, abs=2)


@pytest.mark.parametrize(
    ("controls", "lowest", "highest"),
    [
        ({"lprate": 4}, 400, 1200),
        ({"lpsync": 8, "lpdepth": 0.5}, 600, 1000),
        ({"lprate": 4, "lpdepthfrequency": 300, "lpdc": 0}, 800, 1100),
        ({"lprate": 4, "lpshape": "sine"}, 400, 1200),
        ({"lprate": 4, "lpenv": 1, "lps": 1}, 1200, 2000),
    ],
)
def test_filter_oscillator_swings_the_cutoff(play, controls, lowest, highest):
    note = {"s": "sine", "freq": 3000, "gain": 1, "attack": 0.001, "sustain": 1}
    x = play([(0, 1, {**note, "lpf": 800, "lpq": 0, **controls})], 0.9).samples[9600:, 0]
    levels = [np.abs(x[k : k + 96]).max() for k in range(0, len(x) - 96, 96)]
    steady = [
        play([(0, 1, {**note, "lpf": hertz, "lpq": 0})], 0.3).samples[9600:, 0].max()
        for hertz in (lowest, highest)
    ]
    assert [min(levels), max(levels)] == pytest.approx(steady, rel=0.08)


def test_a_swept_filter_moves_smoothly(play):
    note = {"s": "sine", "freq": 100, "lpf": 200, "lpenv": 5, "lpa": 0.1, "lpd": 0.1, "lps": 0.2}
    x = play([(0, 0.4, {**note, "attack": 0.01, "sustain": 1})], 0.5).samples[:, 0]
    assert np.abs(np.diff(x, 2)).max() < 3e-4


@pytest.mark.parametrize(
    "controls",
    [
        {"hpf": 0.5},
        {"hpf": 2, "hpq": 30, "lpf": 1},
        {"bpf": 1, "bpq": 40},
        {"hpf": 100, "hpenv": -10, "hps": 1},
        {"djf": 0.511},
        {"djf": 0.01},
    ],
)
def test_filters_stand_still_at_the_lowest_frequencies(play, controls):
    note = {"s": "sawtooth", "note": "c2", "release": 0.5, **controls}
    heard = play([(0, 4, note)], 5.5, limiter=False)
    assert np.abs(heard.samples).max() < 20
    assert np.abs(heard.samples[-4800:]).max() < 1e-3


def test_what_goes_beyond_all_measure_is_dropped_and_music_goes_on(play):
    absurd = {"s": "sine", "freq": 500, "lpf": 500, "lpq": 50, "gain": 16, "velocity": 16,
              "postgain": 16, "delay": 1}  # fmt: skip
    events = [(0, 2, absurd)] * 8 + [(0.5, 0.3, {**NOISE, "gain": 0.5})]
    heard = play(events, 1.0)
    assert np.abs(heard.samples).max() <= 1
    after = heard.samples[round(0.6 * SR) : round(0.75 * SR), 0].astype(np.float64)
    assert np.sqrt(np.mean(after**2)) == pytest.approx(0.3 * 0.577 * 0.5, rel=0.1)
    assert np.abs(heard.samples[round(0.9 * SR) :]).max() < 1e-3


@pytest.mark.parametrize(
    "controls",
    [
        {"lpf": float("nan")}, {"lpf": float("inf")}, {"lpf": -5, "lpq": 900},
        {"lpf": 1e9, "lpq": 50},
        {"hpf": 0, "hpq": -400}, {"bpf": 24_000, "bpq": 1e-9}, {"lpf": "x", "lpq": "y"},
        {"lpf": 20, "lpenv": 1e6, "lpa": 1e9}, {"lpf": 300, "lpenv": -1e9, "lps": -4, "lpr": -1},
        {"lpf": 1000, "lpenv": float("nan"), "ftype": "nonsense", "fanchor": 9},
        {"attack": -1, "decay": float("inf"), "release": 1e12, "sustain": 99},
        {"note": float("inf")}, {"note": -1e9}, {"note": "h9"}, {"freq": 1e30}, {"octave": 1000},
        {"pan": float("nan"), "orbit": -1, "gain": 1e300, "velocity": None},
        {"postgain": 10**400}, {"orbit": 1e18}, {"gain": (1, 2), "pan": {}, "note": []},
    ],
)  # fmt: skip
def test_absurd_values_neither_fail_nor_poison_the_sound(play, controls):
    absurd = {"s": "sawtooth", "note": "c3", **controls}
    heard = play([(0, 0.1, absurd), (0.2, 0.05, {**NOISE, "gain": 0.5})], 0.3, limiter=True)
    assert np.isfinite(heard.samples).all()
    assert np.abs(heard.samples).max() <= 1
    assert heard.started == 2
