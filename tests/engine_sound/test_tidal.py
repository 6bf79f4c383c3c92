"""The effects of Tidal's synthesiser: each does with a tone what its formula says."""

import itertools

import numpy as np
import pytest

from engine.messages import SoundEvent
from engine.resolve import resolve
from tests.engine_sound.shelves import Files

pytestmark = pytest.mark.audio
SR = 48_000
TONE = {"s": "sine", "freq": 440, "gain": 1, "attack": 0.001, "sustain": 1}


def heard(play, seconds=0.6, note_s=0.55, **controls):
    """The left side."""
    given = {**TONE, **controls}
    return play([(0, note_s, given)], seconds, limiter=False).samples[:, 0].astype(float)


def partials(sound, begin=4800, frames=19_200):
    """The frequencies within 30 dB of the strongest, in Hz, to 5 Hz."""
    spectrum = np.abs(np.fft.rfft(sound[begin : begin + frames] * np.hanning(frames)))
    inner = spectrum[1:-1]
    tops = (inner > spectrum[:-2]) & (inner >= spectrum[2:]) & (inner > spectrum.max() / 31.6)
    return [round(place * SR / frames / 5) * 5 for place in np.flatnonzero(tops) + 1]


def pitch_at(sound, time_s, window_s=0.02):
    """The frequency around a time, in Hz, between the first and the last rise through zero."""
    part = sound[round((time_s - window_s) * SR) : round((time_s + window_s) * SR)]
    rises = np.flatnonzero((part[:-1] < 0) & (part[1:] >= 0))
    exact = rises - part[rises] / (part[rises + 1] - part[rises])
    return SR * (len(exact) - 1) / (exact[-1] - exact[0])


def test_ring_adds_the_sum_and_the_difference(play):
    assert partials(heard(play, ring=1, ringf=150)) == [290, 440, 590]


def test_ring_is_that_formula(play):
    dry, wet = heard(play), heard(play, ring=0.7, ringf=150)
    time = np.arange(len(dry)) / SR
    assert np.abs(wet - dry * (1 + 0.7 * np.sin(2 * np.pi * 150 * time))).max() < 1e-3


def test_the_ring_slides_within_a_second(play):
    wet = heard(play, 1.6, 1.5, s="sine", ring=1, ringf=100, ringdf=200)
    assert partials(wet, round(1.1 * SR)) == [140, 440, 740]


@pytest.mark.parametrize(("shift", "there"), [(100, 540), (-100, 340), (1560, 2000)])
def test_fshift_moves_a_tone(play, shift, there):
    assert partials(heard(play, fshift=shift)) == [there]


def test_fshiftnote_counts_in_notes(play):
    assert partials(heard(play, fshiftnote=0.5, fshift=-20)) == [640]


def test_triode_bends_the_lower_half_alone(play):
    dry, wet = heard(play), heard(play, triode=1)
    assert wet.max() > 1.4 * -wet.min()
    assert abs(wet[4800:24_000].mean()) < 0.01 * dry.max()
    assert {440, 880} <= set(partials(wet))


def test_krush_squares_and_filters(play):
    x = heard(play)
    k = 2.0
    pressed = (x * x + k * x) / (x * x + np.abs(x) * (k - 1) + 1)
    wet = heard(play, krush=k, kcutoff=10_000)
    window = np.hanning(19_200)
    darker = heard(play, krush=k, kcutoff=300)
    asked, bright, dark = (
        20 * np.log10(np.abs(np.fft.rfft(y[4800:24_000] * window))[[176, 352, 704]])
        for y in (pressed, wet, darker)
    )
    assert np.abs(asked - bright).max() < 0.5
    assert bright[1] - dark[1] == pytest.approx(18.2, abs=0.5)  # an octave and a half above 300 Hz


@pytest.mark.parametrize(
    ("controls", "there"),
    [({"octer": 1}, 880), ({"octersub": 1}, 220), ({"octersubsub": 1}, 110)],
)
def test_the_octaver_adds_octaves(play, controls, there):
    assert there in partials(heard(play, **controls))
    assert there not in partials(heard(play))


@pytest.mark.parametrize("percent", [20, 60])
def test_waveloss_leaves_out_so_many_whole_waves(play, percent):
    dry, wet = heard(play, 2, 1.95), heard(play, 2, 1.95, waveloss=percent)
    begins = np.flatnonzero((dry[:-1] <= 1e-6) & (dry[1:] > 1e-6)) + 1
    waves = list(itertools.pairwise(begins))
    gone = [not wet[a:b].any() for a, b in waves]
    assert all(lost or np.allclose(wet[a:b], dry[a:b], atol=1e-6)
               for lost, (a, b) in zip(gone, waves, strict=True))  # fmt: skip
    assert 100 * np.mean(gone) == pytest.approx(percent, abs=6)
    assert not heard(play, waveloss=100).any()


@pytest.mark.parametrize(("ratio", "there"), [(2, 880), (3, 1320)])
def test_squiz_raises_a_tone_by_a_ratio(play, ratio, there):
    wet = heard(play, squiz=ratio)
    assert partials(wet) == [there]
    assert np.abs(wet).max() == pytest.approx(np.abs(heard(play)).max(), rel=0.02)


def test_a_chorus_is_as_loud_and_wide(play):
    saw = [(0, 0.9, {**TONE, "s": "sawtooth"})]
    wavering = [(0, 0.9, {**TONE, "s": "sawtooth", "chorus": 1})]
    dry, wet = (play(events, 1, limiter=False).samples for events in (saw, wavering))
    assert np.abs(wet[:, 0] - wet[:, 1]).max() > 0.1
    assert 20 * np.log10(wet.std() / dry.std()) == pytest.approx(0, abs=1.5)


def test_amp_is_a_factor_and_overgain_a_sum(play):
    assert np.allclose(heard(play, amp=0.8), 2 * heard(play), atol=1e-6)
    assert np.allclose(heard(play, overgain=0.5), 1.5 * heard(play), atol=1e-6)


def test_overshape_is_added_to_shape(play):
    both = heard(play, shape=0.3, overshape=0.4)
    assert np.allclose(both, heard(play, shape=0.7), atol=1e-6)
    assert np.allclose(heard(play, overshape=0.7), heard(play, shape=0.7), atol=1e-6)


@pytest.mark.parametrize("rise", [1, -0.5, 3])
def test_accelerate_glides_until_the_note_is_over(play, rise):
    sound = heard(play, accelerate=rise, release=0.1)
    for share in (0.25, 0.5, 0.9):
        hertz = 440 * (1 + rise * share)
        assert abs(pitch_at(sound, share * 0.55) / hertz - 1) < 0.02


@pytest.mark.parametrize("rise", [1, -0.5, -1])
def test_a_sample_that_is_accelerated_is_shorter_or_longer(rise):
    plain, bent = (
        resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {"s": "bd", **more}), Files({})).gate_s
        for more in ({}, {"accelerate": rise})
    )
    assert bent == pytest.approx(plain / (1 + rise / 2))


@pytest.mark.parametrize(
    "controls",
    [
        {"krush": 4, "kcutoff": 30}, {"octersub": 1}, {"octersubsub": 1}, {"octer": 1},
        {"triode": 1}, {"fshift": 100}, {"chorus": 1}, {"waveloss": 50}, {"ring": 1, "ringf": 30},
        {"squiz": 2},
    ],
)  # fmt: skip
def test_a_note_ends_in_silence_not_in_a_step(play, controls):
    sound = heard(play, 1.5, 0.3, **controls)
    end = np.flatnonzero(sound)[-1]
    assert end < 1.2 * SR
    assert abs(sound[end]) < 0.01 * np.abs(sound).max()  # less than a step within the tone


NAMES = ("ring", "ringf", "ringdf", "fshift", "fshiftnote", "fshiftphase", "triode", "krush",
         "kcutoff", "amp", "overgain", "overshape", "accelerate", "octer",
         "octersub", "octersubsub", "waveloss", "squiz", "chorus")  # fmt: skip


@pytest.mark.parametrize(
    "value", [1e9, -1e9, float("inf"), float("-inf"), float("nan"), "nonsense"]
)
def test_extremes_are_heard_as_numbers(play, value):
    asked = dict.fromkeys(NAMES, 0.5)
    played = [(0, 0.1, {**TONE, **asked, "orbit": at, name: value})
              for at, name in enumerate(NAMES, 1)]  # fmt: skip
    stems = tuple(range(1, len(NAMES) + 1))
    samples = play(played, 0.7, stems=stems, frames=256).samples
    assert np.isfinite(samples).all()
    assert np.abs(samples[-2400:]).max() < 1e-3
