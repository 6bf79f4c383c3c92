"""The lab: generations beside the music, a family that is told and drawn, choosing, breeding on."""

import time

import pytest

from ai.dna.brood import MUTATION, Brood
from ai.dna.lab import Creature, Generation, Lab
from ai.palette import Palette
from studio.breeding import Breeding, Plan, generation_of
from studio.commands.lab import LABS, kin_of
from studio.family import MOST_DRAWN, MOST_LINES, Kin, forebears, lines, placed
from studio.labworker import plain
from studio.library import Library, Record

SOUNDS = Palette()
CODE = 's("bd*4, hh*8, [~ cp]*2")'
TASTE = {"words": {}, "figures": {}}


@pytest.fixture(scope="module")
def bred() -> list[Generation]:
    return list(Lab(Brood([CODE], MUTATION, SOUNDS, 3)).generations(6))


def test_each_generation_has_its_number_and_somebody_who_lives(bred):
    assert [one.number for one in bred] == [1, 2, 3, 4, 5, 6]
    assert all(one.living for one in bred)


def test_everybody_comes_from_somebody_who_is_told(bred):
    for one in bred:
        known = {each.number for each in (*one.living, *one.forebears)}
        assert all(each.parent in known | {0} for each in (*one.living, *one.forebears))
        assert all(each.parent < each.number for each in (*one.living, *one.forebears))


def test_a_number_is_the_same_creature_in_each_generation(bred):
    codes: dict[int, str] = {}
    for one in bred:
        for each in (*one.living, *one.forebears):
            assert codes.setdefault(each.number, each.code) == each.code


def test_the_fittest_never_gets_worse(bred):
    best = [max(each.fitness for each in one.living) for one in bred]
    assert best == sorted(best)


def test_the_same_dice_breed_the_same(bred):
    again = list(Lab(Brood([CODE], MUTATION, SOUNDS, 3)).generations(6))
    assert [one.living for one in again] == [one.living for one in bred]


def test_a_generation_comes_back_from_what_the_process_writes(bred):
    assert generation_of(plain(bred[-1])).living == bred[-1].living


def test_a_lineage_of_ten_thousand_patterns_is_told_and_placed_at_once():
    """Each has two parents: a tree that told them again and again would never end."""
    known = {f"p{at}": Kin(f"p{at}", "", (f"p{at - 1}", f"p{at - 2}") if at > 1 else ())
             for at in range(10_000)}  # fmt: skip
    began = time.process_time()
    told = list(lines("p9999", known))
    family = placed(["p9999"], known)
    assert time.process_time() - began < 3.0
    assert len(told) == MOST_LINES + 1
    assert told[-1].endswith("more")
    assert len(family["nodes"]) == MOST_DRAWN
    assert len(forebears("p9999", known)) == 9_999


def test_patterns_that_are_their_own_forebears_end():
    known = {"a": Kin("a", "", ("b",)), "b": Kin("b", "", ("a",))}
    assert list(lines("a", known)) == ["a", "  b", "    a, as above"]
    assert placed(["a"], known)["edges"] == [["a", "b"], ["b", "a"]]


def test_a_creature_that_was_chosen_stands_above_those_bred_from_it():
    old = Creature(3, 0, 1, "denser", "", 0.2, 1.0)
    new = Creature(4, 3, 1, "slower", "", 0.3, 1.0)
    found = kin_of(Generation(1, (new,), (old,)), ["dusk"])
    assert list(lines("no. 4", found)) == ["no. 4: slower", "  no. 3: denser", "    dusk"]


@pytest.mark.slow
def test_what_plays_is_bred_heard_chosen_from_and_drawn(homely, said, tmp_path):
    homely.evaluate(CODE)
    assert "beside the music" in said("lab 3").text
    LABS[homely].join(30)
    shown = said("lab").text
    assert shown.startswith("generation 3 of 3\n1  no. ")
    assert said("hear 1").ok
    assert said("keep 1 child").ok
    assert said("lab choose 1").ok
    LABS[homely].join(30)
    first = LABS[homely].generation.living[0]
    now = LABS[homely].generation
    assert first.parent in {one.number for one in (*now.forebears, *now.living)}
    assert said("lab tree").text.startswith(f"no. {first.number}: ")
    path = tmp_path / "tree.png"
    assert said(f"lab {path}").ok
    assert path.read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_two_of_the_library_are_crossed_and_the_lineage_is_drawn(homely, said, tmp_path):
    library = Library(tmp_path / "data", pytest.fail)
    library.save(Record("dusk", 's("bd*4, hh*8")'))
    library.save(Record("dawn", 'note("c2 ~ eb2 g2").s("sawtooth")'))
    assert said("lab dusk dawn 2").ok
    LABS[homely].join(30)
    assert not LABS[homely].problem
    assert said("lab").ok
    assert said("keep 1 noon").ok
    assert said("lineage noon").text.splitlines()[1:] == ["  dusk", "  dawn"]
    path = tmp_path / "noon.svg"
    assert said(f"lineage noon {path}").ok
    assert "<svg" in path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_it_stops_when_it_is_told_to():
    lab = Breeding(Plan((CODE,), (), 1_000, TASTE, 1))
    lab.stop()
    assert lab.done
    assert not lab.problem


@pytest.mark.slow
def test_code_that_has_no_children_is_told_in_a_sentence():
    told: list[str] = []
    lab = Breeding(Plan(("silence",), (), 2, TASTE, 1), over=told.append)
    lab.join(30)
    assert told == ["code that plays nothing has no children"]


@pytest.mark.parametrize(
    ("line", "said_then"),
    [
        ("lab", "nothing is bred yet"),
        ("lab tree", "nothing is bred yet"),
        ("lab choose 1", "nothing is bred yet"),
        ("lab me.png", "nothing is bred yet"),
        ("lab stop", "nothing is being bred"),
        ("lab 0", "how many generations"),
        ("lab 99999", "how many generations"),
        ("lab this 3", "nothing plays that could have children"),
        ("lab nobody 3", "there is no nobody in your library"),
    ],
)
def test_what_cannot_be_done_is_told(said, line, said_then):
    reply = said(line)
    assert not reply.ok
    assert said_then in reply.text


@pytest.mark.slow
def test_a_recommendation_says_what_to_play_to_combine_and_to_learn(homely, said, tmp_path):
    Library(tmp_path / "data", pytest.fail).save(Record("dawn", 'note("c2 ~ eb2 g2").s("sine")'))
    homely.evaluate(CODE)
    found = said("recommend").text.splitlines()
    assert found[0].startswith("load dawn: ")
    assert found[1].startswith("breed this dawn: ")
    assert found[2].endswith("since it is the first of all")
