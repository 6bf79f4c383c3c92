"""Scales, transposition, chords and tunings as players meet them."""

import math

import pytest

from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.mini.build import mini
from patterns.operations.chords import (
    add_voicings,
    set_default_voicings,
    voicing,
    voicings,
)
from patterns.operations.tonal import scale, scale_transpose, transpose
from patterns.operations.tuning import closed_ratios, ratio_at, tune, xen
from patterns.pattern import Pattern, pure
from patterns.tonal.notes import interval, note_name, spelled
from patterns.tonal.scales import TYPES, scale_named
from patterns.tonal.voicings import shelf
from patterns.values import Value


def values(pat: Pattern, cycles: int = 1) -> list[Value]:
    return [hap.value for hap in pat.query(0, cycles)]


def chord(text: str, **more: Value) -> Pattern:
    return fmap(mini(text), lambda name: {"chord": name, **more})


def played(pat: Pattern, cycles: int = 1) -> list[Value]:
    return [value["note"] for value in values(pat, cycles)]


def test_a_scale_spells_its_notes_by_its_tonic():
    assert values(scale("F# lydian", mini("0 2 4"))) == ["F#3", "A#3", "C#4"]
    assert values(scale("Cb phrygian", mini("2"))) == ["Ebb3"]


def test_steps_with_accidentals_and_fractions_find_their_note():
    assert values(scale("C major", mini("2b 4# 0.5 -1b"))) == ["D#3", "Ab3", "D3", "A#2"]


def test_a_note_moves_to_the_nearest_note_of_the_scale_and_up_where_two_are_near():
    assert values(scale("C major", mini("c#4 bb4 fb4"))) == ["D4", "B4", "E4"]


def test_an_unknown_scale_plays_nothing():
    assert values(scale("C foo", mini("0 1"))) == []
    assert values(scale("C major", mini("0 foo"))) == ["C3"]


def test_a_scale_keeps_the_other_controls():
    pat = scale("C major", pure({"n": 2, "s": "piano"}))
    assert values(pat) == [{"s": "piano", "note": "E3"}]


def test_every_scale_begins_on_its_tonic_and_stays_within_an_octave():
    for steps in TYPES.values():
        sizes = [size for _, size in steps]
        assert sizes == sorted(sizes)
        assert (sizes[0], sizes[-1] < 12) == (0, True)


def test_every_step_of_every_scale_is_found_again_by_its_name():
    for name in TYPES:
        one = scale_named(f"Eb {name}")
        assert one is not None
        for step in range(-9, 18):
            assert spelled(note_name(one.step(step))) == one.step(step)


def test_transposing_by_an_interval_says_the_spelling():
    assert values(transpose("5d", mini("c2"))) == ["Gb2"]
    assert values(transpose("4A", mini("c2"))) == ["F#2"]
    assert interval("4M") is None


def test_scale_transpose_needs_a_scale():
    with pytest.raises(QueryError, match="not a note of a scale"):
        values(scale_transpose(1, mini("c3")))


def test_scale_transpose_moves_by_steps_of_the_scale_before_it():
    assert values(scale_transpose(-1, scale("C minor", mini("0 2")))) == ["Bb2", "D3"]


def test_a_voicing_stays_below_its_anchor():
    for name in shelf().dictionaries["ireal"].voicings:
        for note in played(voicing(pure({"chord": "D" + name}))):
            assert (spelled(note) or (0, 99))[1] <= 60  # c5, in semitones above c0


def test_one_note_of_a_voicing_goes_on_in_other_octaves():
    pat = voicing(fmap(mini("0 4 -1"), lambda n: {"n": n, "chord": "C^7"}))
    assert played(pat) == [48, 60, 59]


def test_an_unknown_chord_plays_nothing():
    assert values(voicing(chord("foo"))) == []


def test_voicings_of_the_players_own_can_be_the_usual_ones():
    add_voicings("mine", {"m": ["1P 3m 5P"]})
    set_default_voicings("mine")
    assert played(voicing(chord("Cm"))) == ["C4", "Eb4", "G4"]


def test_voicings_lead_the_top_note_and_do_not_depend_on_what_was_asked_before():
    text = "<Dm7 G7 C^7>"
    once = voicings("lefthand", mini(text))
    assert values(once)[:4] == ["F3", "A3", "C4", "E4"]
    later = [hap.value for hap in voicings("lefthand", mini(text)).query(5, 6)]
    assert [hap.value for hap in once.query(5, 6)] == later


def test_tunings_are_ratios_of_an_octave_without_end():
    assert values(xen("12edo", mini("12"))) == [440]
    assert values(tune(closed_ratios("hexany15"), mini("0 1 5"))) == [1, 1.25, 2]
    assert math.isnan(ratio_at((1.0, 1.5), 0.5))


def test_an_unknown_tuning_is_told():
    with pytest.raises(QueryError, match='"foo" is not a tuning'):
        closed_ratios("foo")
