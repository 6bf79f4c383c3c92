"""Gain, pan, envelopes, orbits, cutting, stealing, the limiter: what happens around a source."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
STEADY = {"attack": 0.001, "sustain": 1}
ONE = {"s": "sine", "freq": 1000, **STEADY}


def peak(samples, begin_s=0.1, end_s=0.3):
    return np.abs(samples[round(begin_s * SR) : round(end_s * SR)]).max(axis=0)


def roughness(x):
    """The largest second difference: a click is a large one."""
    return float(np.abs(np.diff(x, 2, axis=0)).max())


@pytest.mark.parametrize(
    ("controls", "level"),
    [
        ({}, 0.24),
        ({"gain": 1.2}, 0.36),
        ({"gain": 0.3}, 0.09),
        ({"gain": -0.5}, 0.15),
        ({"velocity": 0.5}, 0.12),
        ({"postgain": 0.4}, 0.096),
        ({"gain": float("nan")}, 0.3),
        ({"gain": "loud"}, 0.3),
    ],
)
def test_level(play, controls, level):
    heard = play([(0, 0.4, {**ONE, **controls})], 0.4)
    assert peak(heard.samples) == pytest.approx([level] * 2, rel=1e-3)


@pytest.mark.parametrize(
    ("pan", "left", "right"),
    [
        (0, 0.1469, 0), (0.25, 0.1357, 0.0562), (0.5, 0.1039, 0.1039), (1, 0, 0.1469),
        (-3, 0.1469, 0), (None, 0.1469, 0.1469),
    ],
)  # fmt: skip
def test_pan(play, pan, left, right):
    controls = {"s": "sawtooth", "note": "c3", "gain": 1, "pan": pan, **STEADY}
    x = play([(0, 1.1, controls)], 1.1).samples[2400:50469].astype(np.float64)
    assert np.sqrt(np.mean(x**2, axis=0)) == pytest.approx([left, right], abs=5e-4)


@pytest.mark.parametrize(
    ("controls", "gate", "corners"),
    [
        ({}, 0.5, [(0, 0), (0.001, 1), (0.051, 0.6), (0.5, 0.6), (0.51, 0)]),
        ({"decay": 0.2}, 0.5, [(0.001, 1), (0.201, 0.001), (0.5, 0.001), (0.51, 0)]),
        ({"attack": 0.2}, 0.5, [(0, 0), (0.2, 1), (0.5, 1), (0.51, 0)]),
        ({"attack": 0.4, "release": 0.1}, 0.2, [(0, 0), (0.2, 0.5), (0.3, 0)]),
        ({"attack": 0.1, "decay": 0.4, "sustain": 0}, 0.3, [(0.1, 1), (0.3, 0.5), (0.31, 0)]),
        ({"release": 0.3}, 0.1, [(0.002, 1), (0.1, 1), (0.25, 0.5), (0.4, 0)]),
    ],
)
def test_envelope_goes_through_its_corners(play, controls, gate, corners):
    note = {"s": "square", "freq": 777, **controls}
    x = play([(0, gate, note)], 0.6).samples[:, 0]
    steady = play([(0, 1, {"s": "square", "freq": 777, **STEADY})], 0.6).samples[:, 0]
    at = np.flatnonzero(np.abs(steady) > 0.2)
    at = at[at > corners[0][0] * SR]
    drawn = np.interp(at / SR, *zip(*corners, strict=True))
    assert np.abs(x[at] / steady[at] - drawn)[50:].max() < 1e-3
    assert np.abs(x[round(corners[-1][0] * SR) + 1 :]).max() == 0


def test_long_notes_end_on_their_frame(play):
    x = play([(0, 9.0, {"s": "sine", "freq": 997, **STEADY})], 9.1).samples[:, 0]
    end = round(9.01 * SR)
    assert np.abs(x[end - 5 : end]).max() > 0
    assert np.abs(x[end + 1 :]).max() == 0
    assert roughness(x[SR:]) < 0.24 * (2 * np.pi * 997 / SR) ** 2 * 1.1


@pytest.mark.parametrize("frames", [64, 128, 256])
def test_a_cut_does_not_click_and_is_over_in_ten_milliseconds(play, frames):
    long = {"s": "bd", "cut": 1, "speed": 1, "gain": 1}
    x = play([(0, 1, long), (0.1234, 1, {**long, "gain": 0})], 0.3, frames=frames).samples[:, 0]
    alone = play([(0, 1, long)], 0.3, frames=frames).samples[:, 0]
    cut = round(0.1234 * SR)
    assert np.allclose(x[:cut], alone[:cut], atol=1e-7)
    assert np.abs(x[cut + 481 :]).max() == 0
    assert roughness(x[cut - 100 :]) < roughness(alone[cut - 100 :]) + np.abs(x).max() / 480


def test_two_sounds_of_one_cut_group_in_one_block(play):
    x = play(
        [(0.1, 1, {"s": "bd", "cut": 1}), (0.1 + 50 / SR, 1, {"s": "bd", "cut": 1, "gain": 0})],
        0.3, frames=256,
    ).samples[:, 0]  # fmt: skip
    assert np.abs(x[round(0.12 * SR) :]).max() == 0
    assert roughness(x) < 0.02


def test_closed_hihat_chokes_the_open_one(play):
    x = play([(0, 1, {"s": "oh"}), (0.1, 1, {"s": "hh", "gain": 0})], 0.4).samples
    assert peak(x, 0.05, 0.1)[0] > 0.05
    assert peak(x, 0.111, 0.4)[0] == 0


def test_synths_are_not_cut(play):
    x = play([(0, 0.3, {**ONE, "cut": 1}), (0.1, 0.1, {"s": "bd", "cut": 1, "gain": 0})], 0.3)
    assert peak(x.samples, 0.2, 0.28)[0] == pytest.approx(0.24, rel=1e-3)


@pytest.mark.parametrize("frames", [64, 256])
def test_stealing_does_not_click(play, frames):
    events = [
        (k * 0.0101, 2, {**ONE, "freq": 200 + k, "gain": 0.1, "attack": 0.02}) for k in range(26)
    ]
    heard = play(events, 0.4, frames=frames, voice_limit=8)
    assert heard.stolen == 18
    assert heard.voices_peak <= 10
    assert roughness(heard.samples) < 8 * 0.03 * (2 * np.pi * 230 / SR) ** 2 * 1.5 + 2e-4


def test_more_at_once_than_there_is_room_for(play):
    events = [(0.01, 1, {**ONE, "freq": 100 + k, "gain": 0.01}) for k in range(100)]
    heard = play(events, 0.2, voice_limit=16)
    assert heard.voices_peak <= 32
    assert heard.voices[-1] == 16
    assert heard.started + heard.refused == 100


def test_a_hundred_and_twenty_eight_voices_sound(play):
    events = [(0.001 * k, 1, {**ONE, "freq": 100 + k, "gain": 0.01}) for k in range(128)]
    heard = play(events, 0.5)
    assert (heard.voices_peak, heard.stolen, heard.refused) == (128, 0, 0)


def test_panic_is_silent_within_milliseconds_and_does_not_click(play):
    x = play([(0, 1, ONE)], 0.4, fade_at=0.2).samples
    assert peak(x, 0.205, 0.4)[0] == 0
    assert roughness(x) < 0.24 * (2 * np.pi * 1000 / SR) ** 2 * 1.2


def test_limiter_changes_nothing_below_full_scale(play):
    events = [(0, 0.4, {"s": "saw", "gain": 3.6}), (0.1, 0.2, {"s": "white", "gain": 0.1})]
    with_it, without = (play(events, 0.5, limiter=on).samples for on in (True, False))
    assert 0.9 < np.abs(without).max() < 1
    assert np.array_equal(with_it, without)


def test_limiter_holds_full_scale(play):
    events = [(0, 0.4, {"s": "saw", "note": 36 + 7 * k, "gain": 3}) for k in range(4)]
    with_it, without = (play(events, 0.5, limiter=on).samples for on in (True, False))
    assert np.abs(without).max() > 1.5
    assert np.abs(with_it).max() <= 1
    flat, over = np.abs(with_it) > 0.9999, np.abs(without) > 1
    assert flat.sum() < 0.3 * over.sum()


def test_orbits_add_up_and_have_stems(play):
    events = [(0, 0.3, {**ONE, "orbit": 1}), (0, 0.3, {**ONE, "freq": 300, "orbit": 7, "pan": 0})]
    x = play(events, 0.3, stems=(1, 7), limiter=False).samples
    assert x.shape[1] == 6
    assert np.abs(x[:, 0] - x[:, 2] - x[:, 4]).max() < 1e-6
    assert np.abs(x[:, 5]).max() == 0
    assert np.abs(x[:, 2:]).max(axis=0)[:3] == pytest.approx([0.24] * 3, rel=1e-2)


def test_an_orbit_that_appears_later_is_not_a_block_late(play):
    for orbit in (1, 5):
        x = play([(0.1, 0.1, {"s": "square", "orbit": orbit})], 0.2, frames=256).samples[:, 0]
        assert np.flatnonzero(x)[0] == round(0.1 * SR) + 1
