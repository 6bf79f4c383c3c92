"""The instruments that stand in for Strudel's recordings: their notes measured, and played."""

from functools import cache

import numpy as np
import pytest

from engine.drums.dsp import loudness
from engine.instruments.kit import DEFAULT_BRIGHT, note_hertz, table_hertz
from engine.instruments.models import NOTE_LUFS, note
from engine.instruments.shelf import instruments
from engine.messages import SoundEvent
from engine.resolve import resolve_with_notices

SR = 48_000
NAMES = sorted(instruments())
HELD = [name for name in NAMES if not instruments()[name].ring_s]
# Without a pitch of their own, or with a bend, a clip or a formant above it.
UNPITCHED = {name for name in NAMES if instruments()[name].model == "scene"} | {
    "gm_taiko_drum", "gm_synth_drum", "gm_melodic_tom", "gm_timpani", "gm_steel_drums",
}  # fmt: skip
# By their nature: stiff strings, strings that are pulled, ranks that beat, metal.
SHARP = {
    "piano", "gm_piano", "gm_pizzicato_strings", "gm_church_organ", "gm_pad_metallic",
    "gm_fx_sci_fi",
}  # fmt: skip


@cache
def layers(name, midi=60):
    return note(name, instruments()[name], midi, SR)


def mixed(name, midi=60):
    soft, hard = layers(name, midi)
    return (1 - DEFAULT_BRIGHT) * soft + DEFAULT_BRIGHT * hard


def centroid(sound):
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float((np.fft.rfftfreq(len(sound), 1 / SR) * power).sum() / power.sum())


@pytest.mark.parametrize("name", NAMES)
def test_a_note_is_at_its_level_finite_and_free_of_dc(name):
    sound = mixed(name)
    peak = 0.8 * np.abs(sound).max()
    assert np.isfinite(sound).all()
    assert peak <= 10 ** (-4 / 20) + 1e-6
    if peak < 10 ** (-4 / 20) - 1e-3:
        heard = sound if instruments()[name].model == "scene" else sound[: SR // 2]
        assert loudness(0.8 * heard, SR) == pytest.approx(NOTE_LUFS, abs=0.5)
    assert abs(sound.mean()) < 0.02 * np.abs(sound).max()


@pytest.mark.parametrize("name", HELD)
def test_the_loop_of_a_held_note_has_no_seam(name):
    for midi in (36, 72):
        sound = mixed(name, midi)
        assert abs(sound[0] - sound[-1]) <= 1.01 * np.abs(np.diff(sound)).max()


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(HELD)))
def test_a_note_that_rings_ends_in_silence(name):
    assert np.abs(mixed(name)[-20:]).max() < 1e-3


@pytest.mark.parametrize("name", sorted(set(NAMES) - UNPITCHED))
def test_a_note_is_in_tune(name):
    """The middle of the lines around the pitch is where it should be, within a cent."""
    sound = mixed(name)
    size = 1 << 19
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), size)) ** 2
    hertz = np.fft.rfftfreq(size, 1 / SR)
    wanted = table_hertz(60, not instruments()[name].ring_s)
    if name == "gm_guitar_harmonics":
        wanted *= 2
    near = (hertz > wanted * 0.96) & (hertz < wanted * 1.04)
    middle = float((hertz * power)[near].sum() / power[near].sum())
    assert abs(1200 * np.log2(middle / wanted)) < (6 if name in SHARP else 1)


def test_a_hard_note_is_brighter_than_a_soft_one():
    for name in set(NAMES) - UNPITCHED:
        soft, hard = layers(name)
        assert centroid(hard) > centroid(soft), name


def resolved(**controls):
    return resolve_with_notices(SoundEvent(0, "$", 1, 0.25, 0.5, 0, controls))


def test_a_held_note_ends_with_its_event_and_a_piano_rings_on():
    assert resolved(s="gm_flute", note="c4")[0].gate_s == 0.25
    assert resolved(s="piano", note="c4")[0].gate_s > 3
    assert resolved(s="piano", note="c4", clip=1)[0].gate_s == 0.25
    assert resolved(s="piano", note="c4", release=0.1)[0].gate_s == 0.25


def test_a_pitch_between_two_tables_plays_the_nearest_a_touch_faster():
    keys, rate, *_ = resolved(s="gm_piano", note="c#4")[0].source[1]
    assert keys == ("gm_piano@60:soft", "gm_piano@60:hard")
    assert rate == pytest.approx(note_hertz(61) / note_hertz(60))


def test_the_player_is_told_that_it_is_a_stand_in():
    told = "piano and gm_… are synthesised here: stand-ins for the recordings that Strudel plays"
    assert resolved(s="gm_flute")[1] == [told]


@pytest.mark.audio
def test_velocity_makes_a_note_brighter_not_only_louder(play):
    def heard(velocity):
        event = (0.02, 0.5, {"s": "gm_trumpet", "note": "c4", "velocity": velocity})
        return play([event], 0.6).samples[:, 0]

    loud, quiet = heard(1), heard(0.3)
    assert centroid(loud) > 1.1 * centroid(quiet)
    assert np.sqrt(np.mean(loud**2)) > 2 * np.sqrt(np.mean(quiet**2))


@pytest.mark.audio
def test_a_held_note_outlasts_its_table_without_a_click(play):
    x = play([(0.0, 5.0, {"s": "gm_clarinet", "note": "d4"})], 5.2).samples[:, 0]
    steps = np.abs(np.diff(x))
    assert steps[round(1.9 * SR) : round(4.9 * SR)].max() < 1.2 * steps[: round(1.5 * SR)].max()
    assert np.sqrt(np.mean(x[4 * SR : round(4.9 * SR)] ** 2)) > 0.02
    assert np.abs(x[-100:]).max() == 0


@pytest.mark.audio
def test_live_a_note_not_heard_before_sounds_once_it_is_worked_out(play):
    notes = [(0.1 * k, 0.1, {"s": "gm_oboe", "note": 67}) for k in range(4)]
    x = play(notes, 0.4, patient=False).samples[:, 0]
    assert np.abs(x[round(0.3 * SR) :]).max() > 0.02


@pytest.mark.parametrize("name", NAMES)
def test_the_highest_notes_sound_before_they_are_released(name):
    for midi in range(24, 121, 12):
        assert resolved(s=name, note=midi)[0].gate_s > 0.02
