"""The player's taste: learnt, faded, told, kept as plain data; and what it recommends."""

from random import Random

import pytest

from ai.asking import Question, ask
from ai.palette import Palette
from ai.recommend import Known, recommend
from ai.taste import (
    EVIDENCE,
    Taste,
    Traits,
    as_data,
    faded,
    from_data,
    leaning,
    learnt,
    liking,
    told,
)

GENRES = ("house", "techno", "ambient", "trap", "jazz")
HOUSE = Traits(frozenset({"genre:house", "sound:bd"}), {"tempo": 122.0, "density": 8.0})
DRONE = Traits(frozenset({"genre:ambient", "sound:sine"}), {"tempo": 60.0, "density": 1.0})


def test_what_was_kept_is_liked_and_what_was_undone_is_not():
    taste = learnt(learnt(Taste(), HOUSE, EVIDENCE["kept"]), DRONE, EVIDENCE["undone"])
    assert liking(taste, HOUSE) > 0.3
    assert liking(taste, DRONE) < -0.3


def test_a_simulated_player_is_understood_after_thirty_choices():
    """A hidden favourite genre and tempo: what is leant on comes nearer to them than chance."""
    rng = Random(1)
    taste = Taste()
    for _ in range(30):
        genre, tempo = rng.choice(GENRES), rng.uniform(60, 170)
        heard = Traits(frozenset({f"genre:{genre}"}), {"tempo": tempo})
        happy = genre == "trap" or (genre != "jazz" and abs(tempo - 140) < 15)
        taste = learnt(taste, heard, EVIDENCE["kept" if happy else "undone"])
    drawn = [leaning(taste, "genre", GENRES, rng) for _ in range(200)]
    assert drawn.count("trap") > 2 * 200 / len(GENRES)
    assert drawn.count("jazz") < 200 / len(GENRES)
    near, far = (Traits(frozenset(), {"tempo": tempo}) for tempo in (140.0, 70.0))
    assert liking(taste, near) > liking(taste, far)


def test_a_request_that_leaves_the_genre_open_gets_one_that_is_liked():
    taste = Taste()
    for _ in range(6):
        taste = learnt(taste, Traits(frozenset({"genre:ambient"}), {}), 1.0)
    answer = ask(Question("surprise me", "", Palette(), 1, "procedural", taste))
    assert answer.notes[0] == "because you liked ambient"
    named = ask(Question("techno", "", Palette(), 1, "procedural", taste))
    assert not any("because" in note for note in named.notes)


def test_nothing_is_leant_on_before_something_is_known():
    assert leaning(Taste(), "genre", GENRES, Random(0)) == ""
    assert leaning(learnt(Taste(), HOUSE, 1.0), "genre", GENRES, Random(0)) == ""


def test_half_of_what_was_learnt_is_gone_after_thirty_sessions():
    taste = learnt(Taste(), HOUSE, 1.0)
    for _ in range(30):
        taste = faded(taste)
    assert taste.words["genre:house"].good == pytest.approx(0.5)
    assert taste.figures["tempo"].mean == pytest.approx(122.0)


def test_beliefs_are_told_the_surest_first():
    taste = Taste()
    for _ in range(4):
        taste = learnt(taste, HOUSE, 1.0)
    taste = learnt(learnt(taste, DRONE, -1.0), DRONE, -1.0)
    lines = told(taste)
    assert lines[0] == "you like the genre house (+0.67)"
    assert "you pass over the sound sine (-0.50)" in lines
    assert any(line.startswith("tempo around 122") for line in lines)


@pytest.mark.parametrize(
    "data", [None, 5, {}, {"words": {}}, {"words": {"a": [1]}, "figures": {"tempo": ["x", 1, 1]}},
             {"words": {"a": [-1, 0]}, "figures": {}},
             {"words": {"a": [float("nan"), 0]}, "figures": {}}],
)  # fmt: skip
def test_what_is_no_taste_is_refused(data):
    with pytest.raises(ValueError, match=r"this is no|convert"):
        from_data(data)


def test_a_taste_survives_being_kept():
    taste = learnt(learnt(Taste(), HOUSE, 1.0), DRONE, -0.5)
    assert from_data(as_data(taste)) == taste


SHELF = [
    Known("same", 'setcps(.52)\ns("bd*4, hh*8")'),
    Known("again", 'setcps(.52)\ns("bd*4, hh*8").gain(.7)'),
    Known("bassy", 'setcps(.52)\nstack(s("bd*4"), note("c2*8").s("sawtooth"))'),
    Known("slow", 'setcps(.25)\nnote("c5 e5").s("sine").room(.8)', "ambient"),
    Known("broken", 's("bd'),
]  # fmt: skip
PLAYING = 'setcps(.52)\ns("bd*4, [~ hh]*4")'


def test_recommendations_fit_what_plays_and_differ_from_each_other():
    tips = [one.name for one in recommend(SHELF, PLAYING, Taste())]
    assert "broken" not in tips
    assert tips[:2] in (["same", "bassy"], ["again", "bassy"])


def test_a_recommendation_says_why():
    by_name = {one.name: one.reason for one in recommend(SHELF, PLAYING, Taste(), 5)}
    assert by_name["bassy"] == "the same tempo, it brings bass"


def test_taste_moves_recommendations():
    lover = Taste()
    for _ in range(5):
        lover = learnt(
            lover, Traits(frozenset({"sound:sine", "genre:ambient"}), {"tempo": 60.0}), 1
        )
    assert recommend(SHELF, "", lover)[0].name == "slow"


def test_what_plays_is_not_recommended():
    assert all(one.name != "same" for one in recommend(SHELF, SHELF[0].code, Taste()))
