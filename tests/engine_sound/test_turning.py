"""Values from outside: a dial is turned while it sounds, and nothing clicks."""

import numpy as np
import pytest

from engine.turning import turn_message

RATE = 48_000
BRIGHT = {"s": "sawtooth", "note": 33, "attack": 0.01, "sustain": 1}
LOW = {"s": "sine", "note": 45, "attack": 0.01, "sustain": 1}


def held(play, controls, *turns):
    return play([(0.0, 2.0, controls)], 1.5, frames=256, turns=turns).samples


def edge(samples, begin, end):
    """The sharpest bend between two times in s: a click is one that the sound has not by itself."""
    return np.abs(np.diff(samples[int(begin * RATE) : int(end * RATE), 0], 2)).max()


def loudness(samples, begin, end):
    return np.sqrt(np.mean(samples[int(begin * RATE) : int(end * RATE)] ** 2))


@pytest.mark.audio
@pytest.mark.slow
def test_the_cutoff_of_a_held_saw_moves_without_a_click(play):
    dark, bright = (held(play, {**BRIGHT, "cutoff": hertz}) for hertz in (300, 3000))
    moved = held(play, {**BRIGHT, "cutoff": 300}, (0.5, "lpf", 3000), (1.0, "lpf", 300))
    assert np.array_equal(moved[: RATE // 2 - 256], dark[: RATE // 2 - 256])
    assert np.allclose(moved[40_000:47_000], bright[40_000:47_000], atol=1e-4)
    assert np.allclose(moved[60_000:], dark[60_000:], atol=1e-4)
    assert edge(moved, 0.4, 1.5) < 1.05 * edge(bright, 0.4, 1.5)


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(
    ("controls", "control", "value"),
    [
        ({}, "gain", 0.1),
        ({}, "postgain", 0.1),
        ({"pan": 0.5}, "pan", 0.0),
        ({"hpf": 100}, "hpf", 800),
        ({"lpf": 200}, "lpq", 12),
        ({"lpf": 200, "lpenv": 1}, "lpf", 60),
        ({"fm": 1, "fmh": 3}, "fm", 2),
    ],
)
def test_what_is_turned_changes_the_sound_without_a_click(play, controls, control, value):
    still = held(play, {**LOW, **controls})
    moved = held(play, {**LOW, **controls}, (0.5, control, value))
    after = held(play, {**LOW, **controls, control: value})
    assert np.array_equal(moved[: RATE // 2 - 256], still[: RATE // 2 - 256])
    assert loudness(moved[:, 0], 1, 1.4) == pytest.approx(loudness(after[:, 0], 1, 1.4), rel=0.02)
    assert loudness(moved - still, 1, 1.4) > 0.02
    limit = max(edge(still, 0.1, 1.4), edge(after, 0.1, 1.4))
    assert edge(moved, 0.1, 1.4) < 1.2 * limit + 0.8 / (0.02 * RATE)


@pytest.mark.audio
@pytest.mark.slow
def test_a_knob_holds_for_later_notes_until_it_is_let_go(play):
    notes = [(at, 0.3, {**BRIGHT, "cutoff": 300}) for at in (0.1, 0.6, 1.1)]
    plain = play(notes, 1.5).samples
    turned = play(notes, 1.5, turns=((0.5, "lpf", 3000), (1.0, "lpf", None))).samples
    assert np.array_equal(turned[: RATE // 2], plain[: RATE // 2])
    assert edge(turned, 0.65, 0.85) > 3 * edge(plain, 0.65, 0.85)
    assert np.allclose(turned[int(1.05 * RATE) :], plain[int(1.05 * RATE) :], atol=1e-5)


@pytest.mark.audio
@pytest.mark.slow
def test_many_turns_a_second_are_a_glide(play):
    turns = [(0.5 + step / 100, "lpf", 300 + 50 * step) for step in range(50)]
    moved = held(play, {**BRIGHT, "cutoff": 300}, *turns)
    bright = held(play, {**BRIGHT, "cutoff": 2800})
    assert edge(moved, 0.4, 1.1) < 1.05 * edge(bright, 0.4, 1.1)


@pytest.mark.parametrize(
    ("control", "value", "sentence"),
    [
        ("lpf", float("nan"), "cutoff is not a number here: ignored"),
        ("gain", 1e9, "gain goes from -16 to 16: held there"),
        ("roomsize", 2, "roomsize cannot be turned while it sounds"),
        ("nonsense", 2, "nonsense cannot be turned while it sounds"),
    ],
)
def test_what_cannot_be_turned_is_told(control, value, sentence):
    assert turn_message("$1", control, value)[1] == [sentence]
