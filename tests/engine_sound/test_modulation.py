"""Modulators: a square that stands at one value and then at another sounds as the two values do."""

import numpy as np
import pytest

from engine.cache.identity import identity
from engine.inserts.curves import CURVES
from engine.messages import SoundEvent
from engine.resolve import resolve_with_notices

RATE = 48_000
ONSET = 0.1  # within the first half of a second
SAW = {"s": "sawtooth", "note": 48, "attack": 0.001, "sustain": 1, "gain": 1}
DISTORTED = {"gain": 0.5, "distort": 1}


def square(control, depth):
    """For the first half of each second by a depth higher."""
    settings = {"control": control, "depthabs": depth, "dcoffset": 0, "shape": "square", "rate": 1}
    return {"lfo": {"__ids": ("0",), "0": settings}}


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(
    ("controls", "control", "depth"),
    [
        *(({**DISTORTED, "distorttype": curve}, "distort", 1.5) for curve in CURVES),
        ({**DISTORTED, "distortvol": 0.5}, "distortvol", 0.4),
        ({"shape": 0.3}, "shape", 0.5),
        ({"crush": 3}, "crush", 2),
        ({"coarse": 3}, "coarse", 5),
        ({"tremolo": 0, "tremolodepth": 0.5}, "tremolodepth", 0.25),
        ({"tremolo": 5, "tremoloshape": "tri", "tremoloskew": 0.3}, "tremoloskew", 0.4),
        ({"compressor": -40}, "compressor", 20),
        ({"djf": 0.3}, "djf", 0.4),
        ({"delay": 0.5, "delaytime": 0.05, "delayfeedback": 0.01}, "delaytime", 0.03),
        ({"cutoff": 800, "lprate": 4, "lpdepthfrequency": 400}, "lpdepthfrequency", 300),
        ({"cutoff": 800, "lprate": 4, "lpskew": 0.2}, "lpskew", 0.6),
        ({"hcutoff": 800, "hprate": 4, "hpdc": -0.5}, "hpdc", 0.7),
        ({"s": "pulse", "pw": 0.2}, "pw", 0.5),
        ({"s": "supersaw", "detune": 0.2}, "detune", 1.0),
        ({"s": "supersaw", "spread": 0.2}, "spread", 0.7),
    ],
)
def test_a_modulator_moves_a_control_as_another_value_would(play, controls, control, depth):
    controls = {**SAW, **controls}
    value = 1 - controls[control] if control == "tremolodepth" else controls[control]
    high = 1 - value - depth if control == "tremolodepth" else value + depth
    moved = play([(ONSET, 0.9, {**controls, **square(control, depth)})], 1.0, cps=1.0).samples
    first, second = (
        play([(ONSET, 0.9, {**controls, control: at})], 1.0, cps=1.0).samples
        for at in (high, controls[control])
    )
    early, late = slice(3 * RATE // 20, 9 * RATE // 20), slice(11 * RATE // 20, 19 * RATE // 20)
    assert np.abs(moved[early] - first[early]).max() < 0.02
    assert np.abs(first[early] - second[early]).max() > 0.04
    if control != "detune":  # the saws have drifted apart by then
        assert np.abs(moved[late] - second[late]).max() < 0.02


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(("control", "depth"), [("room", 0.5), ("delay", 0.5)])
def test_what_is_sent_to_an_orbit_is_moved(play, control, depth):
    def wet(controls):
        given = {**SAW, "orbit": 2, "dry": 1, **controls}
        dry = play([(ONSET, 0.3, {**given, control: 0})], 0.6, cps=1.0).samples
        return play([(ONSET, 0.3, given)], 0.6, cps=1.0).samples - dry

    low, high = wet({control: 0.25}), wet({control: 0.75})
    moved = wet({control: 0.25, **square(control, depth)})
    assert np.abs(moved - high).max() < 0.02 * np.abs(high).max()
    assert np.abs(moved - low).max() > 0.1 * np.abs(high).max()


def test_what_moves_its_orbit_lasts_as_long_as_the_note_and_is_not_rendered_once():
    given = {**SAW, "decay": 0.1, "sustain": 0, "djf": 0.3}
    still, moved = (
        resolve_with_notices(SoundEvent(0, "$", 1, 0.5, 2.0, 0.0, each))[0]
        for each in (given, {**given, **square("djf", 0.3)})
    )
    assert identity(still) is not None
    assert still.end_s < 0.5
    assert identity(moved) is None
    assert moved.end_s > moved.gate_s == 0.5


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(("control", "value", "depth"), [("wt", 0.0, 1.0), ("warp", 0.2, 0.5)])
def test_place_and_warp_of_a_table_of_waves_are_moved(play, tmp_path, control, value, depth):
    turns = np.arange(2048) / 2048
    waves = np.concatenate([np.sin(2 * np.pi * turns), 2 * turns - 1])[np.newaxis]
    np.save(tmp_path / "wt.npy", waves.astype(np.float32))
    given = {**SAW, "s": "wt_two", "warpmode": "asym"}
    files = {"wt_two": str(tmp_path / "wt.npy")}

    def heard(controls):
        return play([(ONSET, 0.3, {**given, **controls})], 0.4, cps=1.0, files=files).samples

    moved = heard({control: value, **square(control, depth)})
    assert np.abs(moved - heard({control: value + depth}))[7200:].max() < 0.02
    assert np.abs(moved - heard({control: value}))[7200:].max() > 0.05


@pytest.mark.parametrize(
    ("controls", "control", "told"),
    [
        ({}, "crush", "lfo moves crush, which is not set here: ignored"),
        ({}, "vowel", "lfo moves vowel, which is not set here: ignored"),
        ({"vowel": "a"}, "stretch", "lfo moves stretch, which cannot be moved: ignored"),
        (
            {"tremolo": 1, "tremoloshape": "sine"},
            "tremoloskew",
            "lfo moves tremoloskew, which changes nothing of a sine: ignored",
        ),
        ({"cutoff": 800}, "lpdepth", "lfo moves lpdepth, which is not set here: ignored"),
    ],
)
def test_what_cannot_be_moved_is_told(controls, control, told):
    event = SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {**SAW, **controls, **square(control, 1)})
    assert told in resolve_with_notices(event)[1]
