"""What is given up under load, and that what is left out of the work is not heard."""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
HELD = {"s": "sine", "attack": 0.005, "sustain": 1, "release": 0.01}


def level(samples, hertz, begin_s, end_s):
    """The amplitude of a sine in a stretch."""
    part = samples[round(begin_s * SR) : round(end_s * SR), 0]
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(part)) / SR)
    return 2 * abs(np.mean(part * turn))


def test_the_quietest_go_first(play):
    loud = [(0.001 * n, 1, {**HELD, "freq": 1000 + 200 * n, "gain": 0.3}) for n in range(4)]
    soft = [(0.02 + 0.001 * n, 1, {**HELD, "freq": 3000 + 200 * n, "gain": 0.1}) for n in range(4)]
    more = [(0.1 + 0.001 * n, 1, {**HELD, "freq": 5000 + 200 * n, "gain": 0.3}) for n in range(4)]
    heard = play([*loud, *soft, *more], 0.5, voice_limit=8)
    assert heard.stolen == 4
    for _, _, controls in (*loud, *more):
        assert level(heard.samples, controls["freq"], 0.2, 0.4) > 0.01
    for _, _, controls in soft:
        assert level(heard.samples, controls["freq"], 0.2, 0.4) < 0.001


def test_a_voice_quieter_than_all_others_does_not_begin(play):
    loud = [(0.001 * n, 1, {**HELD, "freq": 1000 + 200 * n}) for n in range(4)]
    heard = play([*loud, (0.1, 1, {**HELD, "freq": 3000, "gain": 0.1})], 0.3, voice_limit=4)
    assert (heard.stolen, heard.refused) == (0, 1)


@pytest.mark.parametrize("frames", [64, 256])
@pytest.mark.parametrize("onset", [0.0, 0.00313])
def test_an_envelope_that_holds_is_as_if_it_were_computed(play, frames, onset):
    event = (onset, 0.5, {**HELD, "freq": 1000, "decay": 0.02, "sustain": 0.7, "release": 0.05})
    x = play([event], 0.7, frames=frames).samples[round(onset * SR) :, 0]
    t = np.arange(len(x)) / SR
    corners = ((0, 0), (0.005, 1), (0.025, 0.7), (0.5, 0.7), (0.55, 0))
    times, values = (np.array(each) for each in zip(*corners, strict=True))
    wanted = 0.24 * np.interp(t, times, values) * np.sin(2 * np.pi * 1000 * t)
    assert np.abs(x - wanted).max() < 2e-4


@pytest.mark.parametrize("cut_at", [0.1, 0.2503, 0.39])
def test_an_envelope_that_rests_can_be_cut_anywhere(play, cut_at):
    low = {"s": "sine", "freq": 100, "attack": 0.005, "sustain": 1, "release": 0.05}
    x = play([(0.0, 0.4, low)], 0.6, fade_at=cut_at).samples
    corner = 0.24 / (0.004 * SR)  # where the fade of 4 ms begins
    assert np.abs(np.diff(x[:, 0], 2)).max() < corner + 0.24 * (2 * np.pi * 100 / SR) ** 2
    assert np.abs(x[round((cut_at + 0.01) * SR) :]).max() == 0


def test_where_rooms_are_light_one_stands_in_for_others(play):
    events = [(0.0, 0.1, {"s": "white", "room": 0.5, "roomsize": 0.3})]
    events.append((0.1, 0.1, {"s": "white", "room": 0.5, "roomsize": 6}))
    full = play(events, 2.0).samples
    light = play(events, 2.0, allow=(100, True, True)).samples
    assert np.abs(light[: round(0.1 * SR)]).max() > 0.01
    assert np.abs(full[round(1.5 * SR) :]).max() > 100 * np.abs(light[round(1.5 * SR) :]).max()


def test_a_full_memory_builds_no_new_kind_of_voice(play):
    events = [(0.1 * n, 0.05, {**HELD, "vib": 3 + n}) for n in range(2)]
    heard = play(events, 0.3, allow=(100, True, False))
    assert (heard.started, heard.refused) == (0, 2)
