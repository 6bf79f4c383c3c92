"""The tiers: valid programs whatever the dice, different tunes for different dice, and reasons."""

from functools import cache

import pytest

from ai import asking
from ai.asking import CREATE, Question, ask
from ai.brief.reading import read
from ai.errors import AskError
from ai.guard import Played, checked, play
from ai.hearing.measures import apart, distance
from ai.palette import Palette
from ai.tables import genres, table
from ai.tiers.fallback import tunes
from ai.unique import NEAR
from tests.ai.proofs import invalid, pairs, spread

NAMES = """bd sd cp hh oh rim cr lt mt ht cb sh perc sine triangle square sawtooth supersaw white"""
SOUNDS = Palette(frozenset(NAMES.split()))


@cache
def house(seed: int, tier: str) -> Played | None:
    """A tune, made once for all tests that look at it."""
    return ask(Question("house in C minor", "", SOUNDS, seed, tier)).played


@pytest.mark.parametrize("genre", genres())
def test_every_genre_makes_a_tune_with_the_sounds_of_a_small_house(genre):
    name = genres()[genre]["names"][0]
    answer = ask(Question(name, "", SOUNDS, 1, "procedural"))
    assert answer.played is not None
    checked(answer.code or "", SOUNDS)


@pytest.mark.parametrize("tier", ["ensemble", "dna", "procedural"])
def test_other_dice_make_another_tune(tier):
    made = [house(seed, tier) for seed in range(3)]
    assert all(made)
    pairs = [(one, two) for one in made for two in made if one and two and one is not two]
    far = [distance(one.notes, two.notes) for one, two in pairs]
    assert min(far) > 0.05
    assert sum(far) / len(far) > 0.3


def test_the_tiers_answer_differently():
    made = [house(1, tier) for tier in CREATE]
    assert len({one.code for one in made if one}) == len(CREATE)


def test_the_same_dice_make_the_same_tune():
    first, again = house(1, "ensemble"), ask(Question("house in C minor", "", SOUNDS, 1))
    assert first is not None
    assert first.code == again.code


def test_a_tier_that_fails_leaves_its_reason_and_the_next_one_answers(monkeypatch):
    def broken(*_: object) -> None:
        raise AskError("out of ideas")

    monkeypatch.setitem(asking.CREATE, "ensemble", broken)
    answer = ask(Question("techno", "", SOUNDS))
    assert (answer.tier, answer.why_not) == ("dna", ("ensemble: out of ideas",))


def test_a_model_that_is_not_connected_leaves_its_reason_and_the_next_tier_answers():
    answer = ask(Question("louder kick", 's("bd*4")', SOUNDS, 0, "remote"))
    assert (answer.tier, answer.why_not) == ("ensemble", ("remote: no model is connected",))


def test_an_answer_of_the_ensemble_has_reasons():
    made = house(1, "ensemble")
    assert made is not None
    assert made.reasons[0].endswith(" bpm")


def test_a_sound_that_stands_in_for_an_instrument_is_told():
    answer = ask(Question("add a flute", 's("bd*4")', SOUNDS))
    assert answer.notes == ("there is no flute among the sounds here; triangle plays instead",)


def test_every_verified_tune_plays_for_eight_cycles():
    known = {one["genre"] for one in tunes()}
    assert len(tunes()) >= 60
    assert known <= set(genres())
    assert all(play(one["code"]).notes for one in tunes())


def test_the_judge_prefers_verified_tunes_to_their_spoiled_copies():
    found = list(pairs(45))
    assert sum(one.good > one.spoiled for one in found) >= 0.95 * len(found)


def test_new_tunes_keep_away_from_what_was_played():
    first = ask(Question("house in C minor", "", SOUNDS, 1, "procedural"))
    assert first.code
    again = ask(Question("house in C minor", "", SOUNDS, 1, "procedural", heard=(first.code,)))
    assert again.played is not None
    assert first.played is not None
    assert apart(first.played.notes, again.played.notes) >= NEAR


def test_random_requests_become_valid_code_or_a_sentence():
    assert invalid(12) == []


def test_twenty_dice_would_meet_a_request_each_in_its_own_way():
    met, least, _ = spread("funky house", 4, "procedural")
    assert met == 4
    assert least > 0.05


def test_hostile_words_never_reach_the_code():
    answer = ask(
        Question(
            'techno and eval("1"); fetch("http://x") while(true){}', "", SOUNDS, 0, "procedural"
        )
    )
    assert answer.code
    assert not any(word in answer.code for word in ("eval", "fetch", "while", "http"))


@pytest.mark.parametrize("mood", table("words/moods"))
def test_every_mood_alone_is_enough(mood):
    intent = read(f"something {table('words/moods')[mood]['names'][0]}")
    assert intent.moods == (mood,)
    assert ask(Question(intent.request, "", SOUNDS, 1, "procedural")).code


@pytest.mark.parametrize(
    "request_", ["louder hats", "darker bass", "more reverb on the hats", "busier hats", "faster"]
)
def test_the_tiers_decide_on_their_own_how_far_a_change_goes(request_):
    code = 'setcpm(30)\nstack(s("hh*4").gain(.4), note("c2*4").s("sawtooth").lpf(900))'
    made = [ask(Question(request_, code, SOUNDS, 3, tier)) for tier in asking.EDIT]
    assert all(one.played for one in made)
    assert len({one.code for one in made}) >= 2


def test_a_word_of_degree_is_heard():
    code = 'note("c4*4").s("sawtooth")'
    wet = []
    for words in ("a bit of reverb", "reverb", "way more reverb"):
        answer = ask(Question(f"add {words}", code, SOUNDS, 0, "procedural"))
        assert answer.played is not None
        wet.append(answer.played.notes[0].number("room"))
    assert wet == sorted(wet)
    assert wet[0] < wet[-1]
