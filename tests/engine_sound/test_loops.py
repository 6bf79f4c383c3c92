"""Loops of computed sounds, and nudge: samples in Strudel, so they do as samples do."""

import numpy as np
import pytest

from engine.computed import computed
from engine.messages import SoundEvent
from engine.resolve import resolve

RATE = 48_000


def spec(**controls):
    return resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, controls))


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(
    ("controls", "layers"),
    [
        ({"s": "cp"}, {"RolandTR808_cp": 1.0}),
        ({"s": "piano", "note": 48}, {"piano@48:soft": 0.25, "piano@48:hard": 0.75}),
    ],
)
def test_a_computed_sound_is_looped_between_its_two_points(play, controls, layers):
    looped = {**controls, "loop": 1, "loopBegin": 0.05, "loopEnd": 0.1, "gain": 1}
    heard = play([(0.0, 0.9, looped)], 0.9).samples[:, 0]
    waves = [level * computed(key, RATE) for key, level in layers.items()]
    size = max(map(len, waves))
    whole = sum(np.pad(wave, (0, size - len(wave))) for wave in waves)
    first, last = 0.05 * size, 0.1 * size
    place = np.arange(len(heard), dtype=float)
    place = np.where(place < last, place, first + (place - last) % (last - first))
    wanted = np.interp(place, np.arange(size), whole)
    assert np.abs(heard - wanted)[100:40_000].max() < 0.01
    assert np.abs(heard[35_000:40_000]).max() > 0.001


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize("nudge", [0.1, -0.1])
def test_nudge_moves_a_sample_and_not_its_envelope(play, tmp_path, nudge):
    np.save(tmp_path / "ramp.npy", np.arange(RATE, dtype=np.float32)[np.newaxis] / RATE)
    given = {"s": "ramp", "gain": 1, "attack": 0.05, "decay": 0.3, "sustain": 0.5, "clip": 1}
    files = {"ramp": str(tmp_path / "ramp.npy")}
    plain, moved = (
        play([(0.2, 0.7, {**given, "nudge": by})], 1.0, files=files).samples[:, 0]
        for by in (0, nudge)
    )
    since = np.arange(len(plain)) / RATE - 0.2
    both = (since > max(nudge, 0) + 0.001) & (since < 0.69)
    envelope = plain[both] / since[both]
    assert np.abs(moved[both] - envelope * (since[both] - nudge)).max() < 1e-3
    assert np.abs(moved[since < nudge]).max() < 1e-6


def test_what_strudel_synthesises_is_not_nudged():
    assert spec(s="saw", nudge=0.1) == spec(s="saw")


def test_held_instruments_sound_on_by_themselves():
    assert spec(s="gm_violin", loop=1).source == spec(s="gm_violin").source
