"""Whatever stands in a control map, the music goes on: a finite voice, or one sentence."""

import marshal
import math
import random
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.messages import SoundEvent
from engine.palette import palette
from engine.plays import Ways, play_messages
from engine.resolve import resolve
from engine.sounds import find, names
from engine.voices.spec import VoiceSpec

TEXTS = (
    "vowel", "fmwave", "fmenv", "lpshape", "tremoloshape", "distorttype", "byteBeatExpression",
    "partials", "phases", "zzfx", "FX", "lfo", "env", "bmod", "bank", "duckorbit", "ir",
)  # fmt: skip
CONTROLS = sorted({*palette().params, *TEXTS})
SOUNDS = sorted({each for synth in palette().synths for each in synth.sounds} | {"bd", "piano"})
plain = st.one_of(
    st.floats(),
    st.integers(),
    st.none(),
    st.booleans(),
    st.sampled_from([1e9, -1e9, 1e-9, 0.5, 1, 3, "soft", "lin", "24db", "ladder", "square", "t*2"]),
    st.text(max_size=4),
)
values = st.one_of(
    plain,
    st.lists(plain, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(["0", "1", "__ids"]), st.dictionaries(
        st.sampled_from(["control", "rate", "depth", "sync", "bus", "attack", "decay", "shape"]),
        st.one_of(plain, st.sampled_from(["cutoff", "gain", "s", "pan", "lfo_0"])), max_size=3,
    ), max_size=2),
    st.lists(st.dictionaries(st.sampled_from(CONTROLS), plain, max_size=2), max_size=3).map(tuple),
)  # fmt: skip
maps = st.dictionaries(st.sampled_from(CONTROLS), values, max_size=6)


def leaves(value):
    if isinstance(value, tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


@given(maps, st.sampled_from(SOUNDS), st.floats(), st.floats(0, 1e6))
def test_any_control_map_is_a_finite_voice_or_a_sentence(controls, s, duration, cycle):
    event = SoundEvent(480, "$", 1, duration, 0.5, cycle, {**controls, "s": s})
    plays, said = play_messages([event])
    assert all(isinstance(sentence, str) and "\n" not in sentence for sentence in said)
    assert not any("the log file says why" in sentence for sentence in said)
    for play in plays:
        assert marshal.dumps(play.voice)
        assert all(math.isfinite(leaf) for leaf in leaves(play.voice) if isinstance(leaf, float))


@given(st.text(max_size=40))
def test_any_text_is_a_formula_or_a_sentence(text):
    from engine.recipes.reading import read

    with suppress(EngineError):
        assert read(text)


def test_every_sound_has_a_name_that_can_be_completed():
    assert set(SOUNDS) - {"piano"} <= set(names())


@pytest.mark.audio
@pytest.mark.slow
def test_extreme_values_give_samples_that_are_numbers(play):
    dice = random.Random(8)
    extremes = (1e9, -1e9, 0, 1, -1, 0.001, 1e-9, math.inf, math.nan, 40)
    numeric = sorted(palette().params)
    sounds = [name for name in SOUNDS if name != "piano"]
    events = []
    for number in range(120):
        controls = {name: dice.choice(extremes) for name in dice.sample(numeric, 5)}
        controls |= {"s": dice.choice(sounds), "release": 0.01, "attack": 0.001, "orbit": 1}
        events.append((number / 100, dice.choice((0.05, 0, -1)), controls))
    samples = play(events, 1.4).samples
    assert np.isfinite(samples).all()


@pytest.mark.audio
@pytest.mark.slow
def test_ten_thousand_voices_at_one_instant_are_refused_but_for_some(play):
    heard = play([(0.01, 0.05, {"s": "saw"})] * 10_000 + [(0.2, 0.05, {"s": "sine"})], 0.3)
    assert heard.started < 1100
    assert heard.refused > 8900
    assert np.isfinite(heard.samples).all()
    assert np.abs(heard.samples[int(0.21 * 48_000) :]).max() > 0.1


@pytest.mark.parametrize(
    ("controls", "told"),
    [
        ({"s": "saw", "freq": math.nan}, "freq is not a number here: ignored"),
        ({"s": "saw", "note": 1e9}, "note goes from -500 to 500 semitones: held there"),
        ({"s": "saw", "attack": -1}, "attack goes from 0 to 600 s: held there"),
        ({"s": "saw", "room": 0.5, "ir": "bd"}, "bd is no recording of a room"),
    ],
)
def test_bad_values_are_told_in_a_sentence(controls, told):
    _, said = play_messages([SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, controls)])
    assert len(said) == 1
    assert told in said[0]


@pytest.mark.parametrize("hertz", [1e9, math.inf])
def test_a_frequency_beyond_all_hearing_is_held_there(hertz):
    plays, said = play_messages([SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {"s": "saw", "freq": hertz})])
    assert said == []  # its range ends by nature
    assert VoiceSpec(*plays[0].voice).source[1][1] == 24_000


def test_numbers_beyond_a_bank_count_round_and_round():
    def played(number):
        controls = {"s": "bd", "bank": "RolandTR909", "n": number}
        return resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, controls)).source

    count = len(find("bd", "RolandTR909").drum.variants)
    assert count > 1
    assert [played(count), played(count + 1), played(-1)] == [
        played(0), played(1), played(count - 1),
    ]  # fmt: skip


@pytest.mark.parametrize("duration", [-1.0, 0.0, math.nan, -math.inf])
def test_a_note_without_length_is_as_short_as_can_be(duration):
    spec = resolve(SoundEvent(0, "$", 1, duration, 0.5, 0.0, {"s": "saw"}))
    assert spec.gate_s == 0
    assert spec.end_s < 0.05


@pytest.mark.audio
@pytest.mark.slow
def test_a_room_that_is_no_audio_is_silent_and_the_rest_is_heard(play, tmp_path):
    np.save(tmp_path / "hall.npy", np.full((1, 4800), np.nan, np.float32))
    controls = {"s": "saw", "room": 0.5, "ir": "hall"}
    heard = play([(0, 0.2, controls)], 0.4, files={"hall": str(tmp_path / "hall.npy")}).samples
    assert np.isfinite(heard).all()
    assert np.abs(heard[:4800]).max() > 0.1


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_what_is_nudged_is_so_many_seconds_later_at_every_sample_rate(rate: int) -> None:
    event = SoundEvent(1000, "$", 1, 0.25, 0.5, 0.0, {"s": "bd", "nudge": 0.1})
    plays, said = play_messages([event], ways=Ways(sample_rate=rate))
    assert [play.frame for play in plays] == [1000 + rate // 10]
    assert said == []
