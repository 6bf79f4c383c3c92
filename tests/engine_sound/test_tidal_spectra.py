"""Tidal's effects on the spectrum, its rotating speaker, and how it holds and places notes."""

import numpy as np
import pytest

from engine.messages import SoundEvent
from engine.resolve import resolve, resolve_with_notices

SR = 48_000
SAW = {"s": "saw", "freq": 300, "gain": 1, "attack": 0.001, "sustain": 1, "release": 0.02}
BEGUN_S = 0.2  # so that there is time for what must begin early


def heard(play, seconds=0.8, note_s=0.6, **controls):
    """From the onset on, the two sides."""
    sound = [(BEGUN_S, note_s, {**SAW, **controls})]
    samples = play(sound, BEGUN_S + seconds, limiter=False).samples.astype(float)
    return samples[round(BEGUN_S * SR) :]


def power(sound, low, high, begin_s=0.2, end_s=0.5):
    part = sound[round(begin_s * SR) : round(end_s * SR), 0]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)))) ** 2
    hertz = np.fft.rfftfreq(len(part), 1 / SR)
    return spectrum[(hertz >= low) & (hertz < high)].sum()


def strongest(sound):
    part = sound[round(0.2 * SR) : round(0.5 * SR), 0]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part)))
    return np.fft.rfftfreq(8 * len(part), 1 / SR)[spectrum.argmax()]


def voice(**controls):
    return resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.25, {"s": "saw", **controls}))


@pytest.mark.audio
def test_bricks_take_away_what_is_below_and_above(play):
    plain, high, low = heard(play), heard(play, hbrick=0.1), heard(play, lbrick=0.9)
    assert power(high, 0, 2250) < 1e-5 * power(plain, 0, 2250)
    assert power(high, 2550, 8000) == pytest.approx(power(plain, 2550, 8000), rel=0.2)
    assert power(low, 2550, 24_000) < 1e-5 * power(plain, 2550, 24_000)
    assert power(low, 0, 2250) == pytest.approx(power(plain, 0, 2250), rel=0.2)


@pytest.mark.audio
def test_comb_leaves_teeth_and_gaps(play):
    combed = heard(play, s="white", comb=0.5)  # 128 of them, 187.5 Hz apart, half as wide
    tooth, gap = (
        sum(power(combed, hertz - 20, hertz + 20) for hertz in at + np.arange(5, 100) * 187.5)
        for at in (47, 141)
    )
    assert gap < 0.05 * tooth


@pytest.mark.audio
@pytest.mark.parametrize("share", [0.02, 0.1])
def test_binshift_moves_partials_by_a_share_of_the_spectrum(play, share):
    moved = heard(play, s="sine", freq=1000, binshift=share)
    assert strongest(moved) == pytest.approx(1000 + share * SR / 2, abs=5)


@pytest.mark.audio
@pytest.mark.parametrize("name", ["hbrick", "lbrick", "binshift"])
def test_the_vocoder_is_in_time(play, name):
    """Half of the level is reached within 10 ms of the onset."""
    loud = np.abs(heard(play, **{name: 0.01})[:, 0])
    rising = np.maximum.accumulate(loud)
    assert np.flatnonzero(rising > 0.4 * loud.max())[0] < 0.01 * SR
    early = play([(BEGUN_S, 0.3, {**SAW, name: 0.01})], 0.4, limiter=False).samples
    assert np.abs(early[: round((BEGUN_S - 0.03) * SR)]).max() < 0.02


@pytest.mark.audio
def test_freeze_holds_the_first_spectrum_until_the_note_is_let_go(play):
    plucked = {"decay": 0.1, "sustain": 0}
    plain, frozen = heard(play, **plucked), heard(play, freeze=1, **plucked)
    assert power(plain, 0, 24_000, 0.3, 0.55) < 1e-6 * power(plain, 0, 24_000, 0.0, 0.1)
    assert power(frozen, 250, 350, 0.3, 0.55) > 0.05 * power(frozen, 250, 350, 0.0, 0.25)
    assert np.abs(frozen[round(0.7 * SR) :]).max() < 1e-4


@pytest.mark.audio
def test_a_frozen_note_does_not_hold_the_one_before(play):
    """A voice is used again for the next note."""
    first = (BEGUN_S, 0.2, {**SAW, "freeze": 1})
    again = (1.2, 0.4, {**SAW, "freq": 1100, "freeze": 1})
    samples = play([first, again], 1.7, limiter=False).samples.astype(float)[round(1.2 * SR) :]
    assert power(samples, 250, 350, 0.1, 0.4) < 1e-4 * power(samples, 1050, 1150, 0.1, 0.4)


@pytest.mark.audio
def test_smear_and_scram_fill_what_is_between_partials(play):
    between = power(heard(play, s="sine", freq=2000), 2040, 2100)
    assert power(heard(play, s="sine", freq=2000, smear=0.5), 2040, 2200) > 1e3 * between
    assert power(heard(play, s="sine", freq=2000, scram=0.3), 2040, 2600) > 1e3 * between


@pytest.mark.audio
def test_enhance_adds_the_second_and_third_harmonic(play):
    sound = heard(play, s="sine", freq=1000, enhance=0.5)
    base = power(sound, 950, 1050)
    for harmonic in (2000, 3000):
        assert base / 64 < power(sound, harmonic - 50, harmonic + 50) < base / 2


@pytest.mark.audio
def test_xsdelay_is_late_by_up_to_tsdelay(play):
    sound = heard(play, 1.0, 0.1, xsdelay=1, tsdelay=0.5)
    assert power(sound, 0, 24_000, 0.4, 0.5) > 0.01 * power(sound, 0, 24_000, 0.0, 0.1)
    assert np.abs(sound[round(0.75 * SR) :]).max() < 1e-4


@pytest.mark.audio
def test_a_conformal_map_bends_loud_sounds_and_leaves_silence(play):
    sine = {"s": "sine", "freq": 500, "gain": 2}
    bent = heard(play, real=1, **sine)
    assert power(bent, 950, 1050) > 1e-3 * power(bent, 450, 550)
    assert np.abs(bent[round(0.7 * SR) :]).max() < 1e-4
    assert np.abs(heard(play, real=9, imag=-9, s="saw", gain=16)).max() < 32


@pytest.mark.audio
def test_leslie_turns_at_its_rate_and_moves_the_pitch(play):
    ears = heard(play, 1.2, 1.1, leslie=1, lrate=5, lsize=1, s="sine", freq=1000)
    assert np.abs(ears[:, 0] - ears[:, 1]).max() > 0.05
    turning = ears[:, 0]
    level = np.sqrt(np.convolve(turning**2, np.ones(480) / 480, "same"))[4800:48_000]
    rates = np.abs(np.fft.rfft(level - level.mean()))
    assert rates.argmax() * SR / len(level) == pytest.approx(5, abs=1)
    crossings = np.flatnonzero(np.diff(np.signbit(turning[4800:48_000])))
    periods = np.diff(crossings[::2])
    # a metre each way and back within half a turn: the sine's steepest is pi / 2 times that pace
    assert SR / periods.min() == pytest.approx(1000 * (1 + np.pi * 5 / 343), rel=0.02)


@pytest.mark.audio
def test_fades_stay_within_a_sample(play):
    plain, faded = (
        heard(play, 0.6, s="bd", release=None, **more) for more in ({}, {"fadeTime": 0.1})
    )
    slow = heard(play, 0.6, s="bd", release=None, fadeInTime=0.05)
    assert np.abs(plain[:4800] - faded[:4800]).max() < 1e-6
    assert np.abs(slow[:480]).max() < 0.3 * np.abs(plain[:480]).max()


def test_lock_ties_the_delay_to_the_cycle():
    def delay_s(cps, **controls):
        event = SoundEvent(0, "$", 1, 0.5, cps, 0.25, {"s": "saw", "delay": 0.5, **controls})
        return resolve(event).sends[0][2][0]

    assert delay_s(0.5, delaytime=0.25) == 0.25
    assert delay_s(0.5, delaytime=0.25, lock=1) == 0.5
    assert delay_s(2.0, delaytime=0.25, lock=1) == 0.125
    assert delay_s(0.5, delaytime=0.25, delayspeed=2) == 0.125


def test_how_long_notes_are_held():
    assert voice(gate=0.5).gate_s == 0.25
    assert voice(hold=0.3, attack=0.1).gate_s == pytest.approx(0.4)
    assert voice(sustainpedal=1).gate_s == 1.5
    assert voice(sustainpedal=0).gate_s == voice().gate_s == 0.5


def test_expression_scales_the_level():
    loud, soft = (max(value for _, value in voice(expression=x).amp) for x in (1, 0.25))
    assert soft == pytest.approx(loud / 4)


def test_where_sounds_stand():
    assert voice(pan=0, panspan=0).out == voice(pan=0.5).out
    assert voice(pan=0.25, panorient=0.25).out == voice(pan=0.5).out
    assert voice(pan=0.75, panorient=0.5).out == pytest.approx(voice(pan=0.75).out)
    assert voice(pan=0, panwidth=4).out == pytest.approx((0.5, 0.5))
    assert voice(pan=0.3, panwidth=1).out == pytest.approx(voice(pan=0.1).out)
    assert voice(s="supersaw", pansplay=0).out == (0.5, 0.5, 0.5, 0.5)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e300, -1e300, "x"])
def test_wild_values_are_held_or_ignored(value):
    names = (
        "freeze comb real imag binshift hbrick lbrick enhance scram smear xsdelay tsdelay leslie "
        "lrate lsize fadeTime fadeInTime hold gate delayspeed lock expression sustainpedal channel "
        "panspan pansplay panwidth panorient delay"
    )
    event = SoundEvent(
        0, "$", 1, 0.5, 0.5, 0.25, {"s": "saw", **dict.fromkeys(names.split(), value)}
    )
    spec, _ = resolve_with_notices(event)
    numbers = [spec.end_s, spec.early_s, spec.gate_s, *spec.out, *np.ravel(spec.amp)]
    numbers += [number for _, settings in spec.chain for number in settings]
    assert np.isfinite(numbers).all()


def test_nothing_is_built_for_what_is_not_asked():
    assert voice(freeze=0, smear=0, real=0, leslie=0).chain == voice().chain
    assert voice(freeze=0).early_s == 0
