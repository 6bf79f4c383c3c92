"""Voices that were rendered before sound as they do live, and end as they do."""

from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.audio

SR = 48_000
KEPT = 64_000_000
# Onsets stand at other places within their blocks; where oscillators run on through the music, they
# are at the same phase again at each.
GAP_S = 67_200 / SR
FRAMES = 256
ALIKE = 1e-6

VOICES: tuple[dict[str, Any], ...] = (
    {"s": "sawtooth", "note": 43},
    {"s": "sawtooth", "note": 31, "lpf": 900, "lpq": 6, "lpenv": 3, "pan": 0.2},
    {"s": "square", "note": 50, "hpf": 300, "distort": 2, "gain": 0.7},
    {"s": "sine", "note": 62, "fmi": 3, "fmh": 1.5, "vib": 5, "penv": 4},
    {"s": "pulse", "note": 40, "pw": 0.3, "compressor": -20, "pan": 0.8},
    {"s": "white", "decay": 0.1, "sustain": 0, "crush": 5},
    {"s": "bd", "gain": 0.9},
    {"s": "hh", "speed": -1.5, "pan": 0.9},
    {"s": "piano", "note": 60, "velocity": 0.6},
    {"s": "sbd"},
    {"s": "triangle", "note": 55, "attack": 0.2, "release": 0.3, "tremolo": 5, "postgain": 0.5},
    {"s": "sawtooth", "note": 45, "bpf": 700, "phaser": 5, "room": 0.5, "delay": 0.4},
    {"s": "sawtooth", "note": 45, "krush": 0.3, "triode": 0.5, "accelerate": 0.5, "amp": 0.3},
    {"s": "sawtooth", "note": 45, "octer": 0.3, "octersub": 0.5, "octersubsub": 0.4},
    {"s": "sawtooth", "note": 45, "waveloss": 20},
    {"s": "sawtooth", "note": 45, "ring": 0.5, "ringf": 90, "ringdf": 50, "fshift": 70},
    {
        "s": "saw",
        "note": 45,
        "pan": 0.2,
        "panwidth": 3,
        "hold": 0.2,
        "expression": 0.5,
        "harmonic": 2,
    },
)


def onsets(count: int) -> list[float]:
    return [
        1.05 + GAP_S * number for number in range(count)
    ]  # a compressor takes a second to settle


def piece(samples: Any, onset_s: float, length_s: float) -> Any:
    begin = round(onset_s * SR)
    return samples[begin : begin + round(length_s * SR)]


@pytest.fixture
def both(play):
    """Events with what was rendered before, and without."""

    def played(events: Any) -> tuple[Any, Any]:
        heard, live = (play(events, 5.5, frames=FRAMES, kept_bytes=kept) for kept in (KEPT, 0))
        return heard, live

    return played


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice["s"])
def test_a_voice_rendered_before_is_the_live_one(both, voice):
    heard, live = both([(at, 0.25, voice) for at in onsets(3)])
    assert (heard.replayed, live.replayed) == (2, 0)
    assert np.abs(live.samples).max() > 0.01
    assert np.abs(heard.samples - live.samples).max() < ALIKE


def test_a_long_chord_is_added_in_pieces_without_a_seam(both):
    events = [
        (at, 1.2, {"s": "sawtooth", "note": note, "lpf": 1200, "gain": 0.3})
        for at in onsets(3)
        for note in (36, 43, 48, 52)
    ]
    heard, live = both(events)
    assert heard.replayed == 8
    assert np.abs(heard.samples - live.samples).max() < ALIKE


@pytest.mark.parametrize(
    "voice", [{"speed": 0.7, "pan": 0.3}, {"loop": 1, "loopBegin": 0.2}, {"begin": 0.3, "lpf": 900}]
)
def test_a_sound_file_is_played_from_what_was_rendered(play, voice, tmp_path):
    path = tmp_path / "two.npy"
    np.save(path, np.random.default_rng(3).uniform(-0.5, 0.5, (2, 30_000)).astype(np.float32))
    events = [(at, 0.25, {"s": "two", **voice}) for at in onsets(3)]
    options = {"frames": FRAMES, "files": {"two": str(path)}}
    heard, live = (play(events, 5.5, kept_bytes=kept, **options) for kept in (KEPT, 0))
    assert heard.replayed == 2
    assert np.abs(live.samples[:, 0] - live.samples[:, 1]).max() > 0.1
    assert np.abs(heard.samples - live.samples).max() < ALIKE


def test_loudness_alone_makes_no_other_voice(play):
    gains = (0.3, 0.4, 0.55)
    times = onsets(3)
    events = [(at, 0.2, {"s": "hh", "gain": gain}) for at, gain in zip(times, gains, strict=True)]
    heard = play(events, 5.0, kept_bytes=KEPT)
    assert heard.replayed == 2
    first, last = (piece(heard.samples, at, 0.5) for at in (times[0], times[2]))
    assert np.abs(first * gains[2] / gains[0] - last).max() < ALIKE


@pytest.mark.parametrize(
    "ending", [{"cut": 1}, {}, {"room": 0.6}], ids=["cut", "choke", "in a room"]
)
def test_what_was_rendered_before_is_cut_and_choked_as_live(both, ending):
    events = []
    for at in onsets(3):
        events += [(at, 0.5, {"s": "oh", **ending}), (at + 0.08, 0.5, {"s": "hh", **ending})]
    heard, live = both(events)
    assert heard.replayed == 4
    assert np.abs(heard.samples - live.samples).max() < ALIKE


def test_panic_silences_what_was_rendered_before(play):
    voice = {"s": "sawtooth", "note": 45, "attack": 0.01}
    events = [(at, 0.9, voice) for at in onsets(3)]
    fade_at = onsets(3)[2] + 0.4
    heard = play(events, fade_at + 0.3, kept_bytes=KEPT, fade_at=fade_at)
    assert heard.replayed == 2
    assert np.abs(piece(heard.samples, fade_at - 0.05, 0.05)).max() > 0.05
    assert not piece(heard.samples, fade_at + 0.005, 0.29).any()
    whole = np.abs(np.diff(piece(heard.samples, onsets(3)[1], 0.4), axis=0)).max()
    assert np.abs(np.diff(piece(heard.samples, fade_at - 0.01, 0.02), axis=0)).max() < 1.05 * whole


def test_more_may_sound_that_was_rendered_before_than_live(play):
    voices = [{"s": "sine", "note": 40 + number % 40, "gain": 0.01} for number in range(300)]
    events = [(at, 0.4, voice) for at in onsets(2) for voice in voices]
    heard = play(events, 4.0, kept_bytes=KEPT)
    assert heard.voices_peak == 300
    assert (heard.stolen, heard.refused) == (0, 0)


@pytest.mark.parametrize(
    "voice",
    [
        {"s": "supersaw"},
        {"s": "bus", "bus": 2},
        {"s": "sine", "coarse": 4},
        {"s": "sine", "fmi": 1, "fmi11": 1},
    ],
    ids=["another each time", "listens", "held samples", "hears itself"],
)
def test_what_is_not_the_same_each_time_is_played_live(play, voice):
    heard = play([(at, 0.1, voice) for at in onsets(4)], 5.5, kept_bytes=KEPT)
    assert (heard.started, heard.replayed) == (4, 0)
