"""Wrong attempts: the message names the sound and the step at fault, in every such exercise.

What is at fault is known: an attempt is made of the solution by one change at a known place.
"""

import re
from fractions import Fraction

import pytest

from tests.tutorials.mutants import exercises
from tests.tutorials.truth import played
from tutorials.catalogue import catalogue
from tutorials.judge import judge
from tutorials.lesson import Step

STEPS = 16
ALIKE = [
    (name, step)
    for name, step in exercises()
    if len(step.goals) == 1 and step.goals[0].kind == "like" and "\n" not in step.solution
]


def spot(at: Fraction) -> str:
    """How a place in a cycle is called."""
    beat = at * 4 + 1
    return f"{beat}" if beat.denominator == 1 else f"{at}"


def holes() -> list[tuple[Step, str, Fraction]]:
    """Attempts that lack what begins at one place of the first cycle."""
    found = []
    for _, step in ALIKE:
        rows = played(step.solution)
        times = sorted({one[0] for one in rows.rows if one[0] < 1 and (one[0] * STEPS) % 1 == 0})
        for at in times[1:3]:
            mask = " ".join("0" if one == at * STEPS else "1" for one in range(STEPS))
            found.append((step, f'stack({step.solution}).mask("<[{mask}]!7 1>")', at))
    return found


def blots() -> list[tuple[Step, str]]:
    """Attempts with a cowbell too many."""
    return [
        (step, f'stack({step.solution}, s("~ ~ ~ cb"))')
        for _, step in ALIKE
        if "cb" not in step.solution
    ]


ATTEMPTS = [*holes(), *blots()]


@pytest.mark.parametrize(("step", "code", "at"), holes())
def test_the_step_that_is_missing_is_named(step: Step, code: str, at: Fraction):
    before, after = played(step.solution), played(code)
    lost = {one[1] for one in before.rows if one[0] == at}
    assert len(after.rows) < len(before.rows)
    verdict = judge(step, code)
    assert not verdict.reached
    if verdict.text in [one.says for one in step.near_misses]:
        return  # the lesson has an answer of its own to it
    assert re.search(rf"(?<![\w/]){spot(at)}(?![\w/])", verdict.text), verdict.text
    assert any(sound in verdict.text or not sound for sound in lost), verdict.text
    assert "+" in verdict.grid or not verdict.grid


@pytest.mark.parametrize(("step", "code"), blots())
def test_the_sound_that_is_too_many_is_named(step: Step, code: str):
    sounds = step.goals[0].wants.get("sounds")
    verdict = judge(step, code)
    if sounds is not None:
        assert verdict.reached
        return
    assert not verdict.reached
    assert "(cb) out" in verdict.text
    assert "die Kuhglocke (cb) heraus" in judge(step, code, words=catalogue("de")[0]).text


def test_there_are_many_attempts():
    assert len(ATTEMPTS) >= 60
