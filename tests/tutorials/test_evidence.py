"""What free play shows of a player."""

import pytest

from tutorials.evidence import played, shown
from tutorials.learner import Learner
from tutorials.skills import all_skills


@pytest.mark.parametrize(
    ("code", "skill"),
    [
        ('s("bd ~ sd -")', "rests"),
        ('s("bd*2")', "subdivision"),
        ('s("bd [sd sd]")', "brackets"),
        ('s("<bd sd>")', "alternation"),
        ('s("bd@3 sd")', "holding"),
        ('s("bd _ sd")', "holding"),
        ('s("bd!3")', "replicating"),
        ('s("hh?")', "leaving_out"),
        ('s("bd(3,8)")', "euclid"),
        ('s("{bd sd, hh hh hh}")', "polymeter"),
        ('drums: s("bd")', "slots"),
        ('_drums: s("bd")', "breaks"),
        ('n("0 2").scale("C:minor")', "scales"),
        ('register("twice", p => p.fast(2))', "own_functions"),
    ],
)
def test_a_skill_is_seen_where_it_is_used(code: str, skill: str) -> None:
    assert skill in shown(code, all_skills())


@pytest.mark.parametrize("code", ["", "((", 's("bd")', "x" * 300_000, 's("<<<")', "// lpf gain\n"])
def test_what_is_not_there_is_not_seen(code: str) -> None:
    assert set(shown(code, all_skills())) <= {"pulse"}


def test_free_play_is_weak_evidence_and_no_repetition() -> None:
    learner = played(Learner(), 's("bd*4").lpf(800)', all_skills(), {"lowpass": 0.0}, at=0)
    assert learner.skills["lowpass"].attempts == pytest.approx(0.3)
    assert learner.skills["lowpass"].mean > 0
    assert not learner.cards
