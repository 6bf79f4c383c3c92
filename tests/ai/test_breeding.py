"""Breeding: children of the player's code are valid, different to the ear, and keep its text."""

from dataclasses import replace

import pytest

from ai.dna.brood import ALIKE, CROSSING, EVOLUTION, MUTATION, SHOWN, Brood, Recipe
from ai.dna.crossing import cross
from ai.dna.mutating import MUTATIONS, mutate
from ai.edits.apply import OPS
from ai.errors import DeclinedError
from ai.guard import checked
from ai.hearing.measures import apart
from ai.hearing.notes import DRUMS
from ai.lift.layers import scene
from ai.palette import Palette
from ai.tiers.fallback import tunes

CLUB = """setcpm(124/4)
// my beat
kick: s("bd*4").bank("RolandTR909")
hats: s("hh*8").gain("[.4 .7]*4") // they push
bass: note("<c2 a1 f1 g1>*8").s("sawtooth").lpf(600)
chords: chord("<Cm Ab Fm G>").voicing().s("sawtooth").room(.4).gain(.5)
"""
SONG = """const tune = "0 2 4 <5 7>"
stack(s("bd ~ sd ~"), n(tune).scale("D4:minor").s("triangle"), note("d2 a1").s("square"))"""


SHORT = replace(EVOLUTION, generations=2, births=6)


@pytest.mark.parametrize("recipe", [MUTATION, ALIKE, SHORT])
def test_children_are_valid_and_differ_from_parent_and_each_other(recipe):
    parent = scene(CLUB)
    found = Brood([CLUB], recipe, Palette(), 1).children()
    assert 2 <= len(found) <= SHOWN
    heard = [parent, *(one.stage for one in found)]
    for one in found:
        checked(one.stage.text)
        assert one.how
        assert "// my beat" in one.stage.text
    assert all(apart(a.notes, b.notes) > 0.03 for a in heard for b in heard if a is not b)


def test_the_same_dice_breed_the_same_children():
    once, again = (Brood([CLUB], MUTATION, Palette(), 5).children() for _ in range(2))
    assert [one.stage.text for one in once] == [one.stage.text for one in again]


def test_more_like_this_stays_nearer_than_an_evolution():
    near = Brood([CLUB], ALIKE, Palette(), 2).children()
    far = Brood([CLUB], SHORT, Palette(), 2).children()
    assert max(one.far for one in near) < max(one.far for one in far)
    assert sum(one.far for one in near) / len(near) < 0.2


def test_only_the_layers_that_may_change_do():
    parent = scene(CLUB)
    for one in Brood([CLUB], Recipe(only=frozenset({"hat"})), Palette(), 3).children():

        def others(stage):
            return [(n.begin, n.sound, n.pitch) for n in stage.notes if n.role != "hat"]

        assert others(one.stage) == others(parent)


def test_drums_of_one_with_the_harmony_of_another_in_its_key_and_tempo():
    child = cross(scene(SONG), scene(CLUB), "drums", Palette())
    assert child is not None
    assert 'const tune = "0 2 4 <5 7>"' in child.text
    assert {one.sound for one in child.notes if one.role in DRUMS} == {"bd", "hh"}
    assert child.played.cps == scene(SONG).played.cps


def test_a_melody_comes_in_the_key_of_its_host_with_its_constants():
    child = cross(scene(CLUB), scene(SONG), "melody", Palette())
    assert child is not None
    assert 'const tune = "0 2 4 <5 7>"' in child.text
    c_minor = {0, 2, 3, 5, 7, 8, 10}
    melody = [one for one in child.notes if one.sound == "triangle"]
    assert melody
    assert {round(one.pitch) % 12 for one in melody} <= c_minor


def test_children_of_two_have_something_of_both():
    found = Brood([CLUB, SONG], CROSSING, Palette(), 1).children()
    assert all(one.how[0].split(" of ")[1] in ("A", "B") for one in found)


def test_what_cannot_be_played_has_no_children():
    for code in ("s(", "silence"):
        with pytest.raises(DeclinedError):
            Brood([code], MUTATION, Palette(), 1)


def test_taste_decides_among_children():
    def loves_reverb(played):
        return 1.0 if any(one.number("room") for one in played.notes) else -1.0

    code = 's("hh*8, [~ cp]*2")'
    first = Brood([code], Recipe(births=24), Palette(), 4, loves_reverb).children()[0]
    assert "room" in first.stage.text


def test_every_mutation_names_an_edit_and_suits_some_layer():
    assert all(one.edit.op in OPS and one.roles and "ROLE" in one.words for one in MUTATIONS)


def test_every_verified_tune_can_be_mutated():
    from random import Random

    for at, row in enumerate(tunes()[:12]):
        assert mutate(scene(row["code"]), Random(at), Palette()) is not None
