"""Honours and figures: each honour is earned by what it says, and by nothing less."""

from dataclasses import replace

import pytest

from tutorials.achievements import ACHIEVEMENTS, earned
from tutorials.certificate import html_page
from tutorials.course import Progress, items
from tutorials.learner import DAY_S
from tutorials.progress import plain_of, progress_of
from tutorials.records import APART_S, Done, figures
from tutorials.school import school
from tutorials.skills import all_skills


def done(skill: str = "lowpass", at: float = 0.0, **more: object) -> Done:
    values = {"item": f"{skill}/1", "right": True, "hints": 1, "seconds": 20.0} | more
    return Done(skill=skill, at=at, **values)


def days(count: int) -> list[Done]:
    return [done(at=day * DAY_S) for day in range(count)]


def of_topic(topic: str) -> list[Done]:
    return [done(name) for name, skill in all_skills().items() if skill.topic == topic]


def finished(count: int) -> frozenset[str]:
    return frozenset(f"project-{number}" for number in range(count))


# What is just enough for each honour; one record or one name less is not.
ENOUGH: dict[str, Progress] = {
    "first_sound": Progress(records=(done(),)),
    "four_on_the_floor": Progress(records=(done("pulse"),)),
    "backbeat": Progress(records=(done("backbeat"),)),
    "first_polymeter": Progress(records=(done("polymeter"),)),
    "first_chord": Progress(records=(done("chords"),)),
    "euclids_friend": Progress(records=(done("euclid"),) * 3),
    "dice_thrower": Progress(records=(done("chance"),) * 2),
    "own_word": Progress(records=(done("own_functions"),)),
    "drummer": Progress(records=tuple(of_topic("rhythm"))),
    "theorist": Progress(records=tuple(of_topic("music theory"))),
    "traveller": Progress(records=tuple(of_topic("genre mastery"))),
    "composer": Progress(records=tuple(of_topic("composition"))),
    "maker": Progress(finished=finished(1)),
    "portfolio": Progress(finished=finished(5)),
    "fifty": Progress(records=(done(),) * 50),
    "two_hundred": Progress(records=(done(),) * 200),
    "a_week": Progress(records=tuple(days(7))),
    "a_month": Progress(records=tuple(days(30))),
    "without_a_hint": Progress(records=(done(hints=0),) * 20),
    "own_way": Progress(records=(done(creativity=0.8),)),
}


@pytest.mark.parametrize("one", ACHIEVEMENTS, ids=lambda one: one.name)
def test_an_honour_is_earned_by_just_enough_and_by_no_less(one):
    enough = ENOUGH[one.name]
    assert one in earned(enough)
    less = replace(
        enough,
        records=enough.records[1:],
        finished=frozenset(list(enough.finished)[1:]),
    )
    assert one not in earned(less)


def test_nothing_is_earned_by_failing():
    failed = [done(name, right=False) for name in all_skills()]
    assert earned(Progress(records=tuple(failed))) == []


def test_one_missed_day_a_week_is_forgiven():
    week = [one for one in days(8) if one.at != 3 * DAY_S]
    assert "a_week" in [one.name for one in earned(Progress(records=tuple(week)))]
    holes = [one for one in days(9) if one.at not in (3 * DAY_S, 5 * DAY_S)]
    assert "a_week" not in [one.name for one in earned(Progress(records=tuple(holes)))]


def test_figures_stand_beside_each_other():
    slow = [done(seconds=60.0, hints=0, at=number) for number in range(10)]
    fast = [done(seconds=20.0, at=APART_S * 2 + number) for number in range(10)]
    own = done(creativity=0.5, seconds=20.0, at=APART_S * 5)
    found = figures([*slow, *fast, own])
    assert (found.solved, found.sessions) == (21, 3)
    assert found.accuracy == pytest.approx(10 / 21)
    assert found.speed == pytest.approx(3.0)
    assert found.creativity == 0.5
    assert found.minutes == pytest.approx((600 + 220) / 60)


def test_records_come_back_and_damaged_ones_are_left_out():
    progress = Progress(records=(done(), done(creativity=0.25)))
    plain = plain_of(progress)
    assert progress_of(plain) == progress
    plain["records"] += [None, [], ["a"], ["a", "b", True, 0, float("nan"), 0, None], "x"]
    assert progress_of(plain) == progress


def test_the_page_shows_what_is_earned_and_loads_nothing():
    progress = replace(ENOUGH["first_chord"], finished=finished(1))
    page = html_page(progress, items(school().lessons), at=DAY_S)
    assert "earned: First chord, three notes at once" in page
    assert "open: Composer, every skill of composition" in page
    assert "://" not in page
