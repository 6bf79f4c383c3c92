"""Tapping in time: judged in milliseconds, after what is always late has been taken off."""

import random

import pytest

from tests.tutorials.test_tutor import Scene, at_step
from tutorials.catalogue import catalogue, english
from tutorials.course import Progress
from tutorials.progress import plain_of, progress_of
from tutorials.school import school
from tutorials.tapping import CLICK, Tapping, enough, judged, lag_s, wanted

CPS = 0.5
RHYTHM = 's("bd ~ [~ bd] ~")'


def ideal(code: str, cycles: int = 2, since: int = 8) -> list[float]:
    """Taps exactly on what code plays, in cycles."""
    return [float(one) + since for one in wanted(code) if one < cycles]


def late(taps: list[float], ms: float) -> list[float]:
    return [tap + ms / 1000 * CPS for tap in taps]


def said(taps: list[float], code: str = RHYTHM, late_s: float = 0.0) -> str:
    return english().text(judged(taps, code, CPS, late_s).says())


def test_taps_on_time_are_in_time():
    went = judged(ideal(RHYTHM), RHYTHM, CPS, 0.0)
    assert (round(went.off_ms, 6), went.is_right) == (0, True)


@pytest.mark.parametrize(("ms", "word"), [(80, "late, by 80 ms"), (-80, "early, by 80 ms")])
def test_who_is_off_is_told_which_way_and_how_much(ms, word):
    assert word in said(late(ideal(RHYTHM), ms))


def test_what_is_always_late_is_taken_off():
    assert "In time" in said(late(ideal(RHYTHM), 180), late_s=0.18)


def test_uneven_taps_are_told_as_such():
    taps = [tap + (0.045 if number % 2 else -0.045) for number, tap in enumerate(ideal(CLICK))]
    assert "scatter by 90 ms" in said(taps, CLICK)


def test_the_place_that_is_missing_is_named():
    taps = ideal(RHYTHM)
    assert "missing at 5/8 of the cycle" in said([taps[0], taps[2], taps[3]])


def test_taps_where_nothing_plays_are_counted():
    assert "One tap was where nothing plays" in said([*ideal(RHYTHM)[:3], 9.25])


def test_a_first_beat_that_comes_early_belongs_to_the_cycle_that_begins():
    assert judged(late(ideal(RHYTHM), -30), RHYTHM, CPS, 0.0).is_right


@pytest.mark.parametrize("seed", range(20))
def test_the_click_tells_how_late_taps_come(seed):
    dice = random.Random(seed)
    true_s = dice.uniform(-0.05, 0.2)
    taps = [beat / 4 + (true_s + dice.gauss(0, 0.02)) * CPS for beat in range(8)]
    found = lag_s(taps, CPS)
    assert found is not None
    assert found == pytest.approx(true_s, abs=0.025)


def test_a_pause_begins_anew():
    tapping = Tapping(RHYTHM, late_s=0.0)
    taps = ideal(RHYTHM)
    assert [tapping.tap(tap, CPS) for tap in (taps[0], taps[1])] == [None, None]
    later = [tap + 5 for tap in taps]
    went = [tapping.tap(tap, CPS) for tap in later]
    assert went[:-1] == [None, None, None]
    assert went[-1].is_right


TAPS = [
    (lesson.name, number)
    for lesson in school().lessons
    for number, step in enumerate(lesson.steps, 1)
    if step.kind == "tap"
]


def test_some_lessons_have_something_to_tap():
    assert len(TAPS) >= 3


@pytest.mark.parametrize(("name", "number"), TAPS)
@pytest.mark.parametrize("late_ms", [0, 140])
def test_a_step_is_tapped_after_the_click_and_leads_on(name, number, late_ms):
    scene = at_step(name, number)
    scene.hear("")
    assert scene.played == [CLICK]
    for tap in late([beat / 4 for beat in range(8)], late_ms):
        scene.tutor.tapped(tap, CPS)
    assert scene.tutor.progress.tap_late_s == pytest.approx(late_ms / 1000)
    step = next(one for one in school().lessons if one.name == name).steps[number - 1]
    assert scene.played[-1] == step.example
    for tap in late(ideal(step.solution), late_ms + 90):
        scene.tutor.tapped(tap, CPS)
    assert "You are late, by 90 ms" in scene.said[-1]
    assert [one.right for one in scene.tutor.progress.records] == [False]
    for tap in late(ideal(step.solution, since=16), late_ms):
        scene.tutor.tapped(tap, CPS)
    assert any(step.praise.split()[-1] in text for text in scene.said)
    assert scene.tutor.progress.step == number
    assert enough(step.solution) == len(ideal(step.solution))


def test_taps_mean_nothing_where_nothing_is_to_be_tapped():
    scene = Scene()
    scene.tutor.tapped(0.5, CPS)
    assert (scene.said, scene.tutor.wants_taps) == ([], False)


def test_how_late_somebody_taps_is_kept_and_nothing_odd_of_it():
    assert progress_of(plain_of(Progress(tap_late_s=0.12))).tap_late_s == 0.12
    for odd in ("x", 9.0, float("nan"), None, True, [1]):
        assert progress_of({**plain_of(Progress()), "tap_late_s": odd}).tap_late_s is None


def test_it_is_said_in_german_too():
    went = judged(late(ideal(RHYTHM), 80), RHYTHM, CPS, 0.0)
    assert "zu spät, um 80 ms" in catalogue("de")[0].text(went.says())


def test_a_placement_asks_for_no_taps():
    scene = Scene()
    scene.hear("place")
    names = {f"{name}/{number}" for name, number in TAPS}
    assert names
    assert not names & {one.name for one in scene.tutor._placing.items}
