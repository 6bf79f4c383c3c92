"""Genres are told of tunes that nothing of the table's making has seen."""

import pytest

from ai.genre.estimate import FAMILIES, MEMBERS, judged
from ai.guard import play
from ai.tables import genres
from tests.ai.genres import WRITTEN, held_out, learnt

LEAST = 0.8


def test_four_of_five_tunes_that_were_kept_out_are_told_right():
    right = 0
    for tune in held_out():
        made = play(tune["code"])
        right += judged(made.notes, made.cps)[0].family == tune["family"]
    assert right >= LEAST * len(held_out())


def test_each_family_is_tried_and_each_genre_has_one():
    assert {tune["family"] for tune in held_out()} >= set(FAMILIES) - {"club"}
    assert sorted(" ".join(MEMBERS.values()).split()) == sorted(genres())


@pytest.mark.parametrize("code", ['s("bd*4")', 'note("c e g")', 's("hh*16, bd(3,8)").slow(3)'])
def test_confidences_add_to_one_and_fall(code: str):
    made = play(code)
    found = [one.confidence for one in judged(made.notes, made.cps)]
    assert sum(found) == pytest.approx(1)
    assert found == sorted(found, reverse=True)


def test_learning_gives_the_same_table_twice_and_tells_two_kinds_apart():
    rows = [({"a": 1.0}, "house", 1.0), ({"b": 1.0}, "techno", 1.0)]
    assert learnt(rows) == learnt(rows)
    assert learnt(rows)["a"]["house"] > 0 > learnt(rows)["b"]["house"]
    assert WRITTEN.exists()
