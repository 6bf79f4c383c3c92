"""The school adapts: difficulty to ability, pace to what is known, the way to what is liked."""

import pytest

from tests.tutorials.test_tutor import Scene
from tutorials.ability import Ability
from tutorials.choosing import next_activity
from tutorials.course import Progress, items
from tutorials.learner import DAY_S, Learner
from tutorials.liking import genre_of, liked, way_to
from tutorials.listening import hear
from tutorials.progress import plain_of, progress_of
from tutorials.records import Done, creativity, figures
from tutorials.school import school
from tutorials.skills import all_skills

LESSONS = school().lessons
ITEMS = list(items(LESSONS).values())


def offered(level: float, known: set[str], way: frozenset[str] = frozenset()) -> list:
    """The first new exercises that somebody of an ability is offered."""
    learner, done = Learner(level=Ability(level, 0.4)), []
    for _ in range(6):
        one = next_activity(learner, all_skills(), ITEMS, known, done, 0.0, way)
        assert one is not None
        done.append(one)
    return [one for one in done if one.kind == "learn"]


def test_who_is_able_is_offered_harder_exercises():
    known = {name for name, one in all_skills().items() if one.level == 1}
    hard = [
        sum(one.item.difficulty for one in found) / len(found)
        for found in (offered(level, known) for level in (-1.0, 0.5, 2.0))
    ]
    assert hard == sorted(hard)
    assert hard[2] > hard[0] + 0.5


def test_what_fails_brings_something_easier():
    scene = Scene(Progress(learner=Learner(level=Ability(0.5, 0.6))))
    scene.hear("next")
    first = scene.tutor._done[-1].item
    for _ in range(4):
        scene.hear("lesson first-beat", "skip", 's("~ ~ cb")')
    scene.hear("next")
    second = scene.tutor._done[-1].item
    assert second.difficulty < first.difficulty


def test_what_is_mastered_is_left_out_so_that_who_knows_more_goes_faster():
    known = {"pulse", "rests", "layers"}
    assert not known & {one.skills[0] for one in offered(0.0, known)}


@pytest.mark.parametrize("genre", ["house", "techno", "hiphop", "breakbeat", "dub", "ambient"])
def test_the_solutions_of_a_genre_sound_like_it(genre):
    found = [
        genre_of(hear(step.solution))
        for lesson in LESSONS
        for step in lesson.steps
        if step.skill == genre and step.solution and step.kind != "tap"
    ]
    assert found.count(genre) >= len(found) / 2 or genre in found, found


def test_the_way_leads_to_the_genre_that_is_played_most():
    scene = Scene()
    for _ in range(3):
        scene.hear('setcpm(124/4); s("bd*4, ~ cp ~ cp, [~ oh]*4")')
    assert liked(scene.tutor.progress.genres) == "house"
    way = way_to("house", all_skills())
    assert "house" in way
    assert way < set(all_skills())
    known = {name for name in way if name != "house"}
    counts = [
        sum(one.skills == ("house",) for one in offered(level, known, towards))
        for level in (0.5, 1.0, 1.5)
        for towards in (frozenset(), way)
    ]
    plain, drawn = counts[::2], counts[1::2]
    assert all(two >= one for one, two in zip(plain, drawn, strict=True))
    assert sum(drawn) > sum(plain)


def test_genres_come_back_and_nothing_odd_of_them():
    progress = Progress(genres={"dub": 4})
    assert progress_of(plain_of(progress)) == progress
    for odd in ("x", {"dub": "4"}, {"dub": -1}, [1], None):
        assert progress_of({**plain_of(Progress()), "genres": odd}).genres == {}


def test_nothing_is_liked_of_what_cannot_be_played():
    scene = Scene()
    scene.hear("((((", 's("bd")')
    assert scene.tutor.progress.genres == {}


# By hand: creativity is 1 - likeness; speed is the median before to that of the last ten.
def test_creativity_goes_from_the_same_to_something_else():
    same = hear('s("bd*4")').events
    near = hear('s("bd*4, ~ cp")').events
    far = hear('note("<c4 e4 g4>(5,8)").s("sine")').events
    grades = [creativity(one, same) for one in (same, near, far)]
    assert grades[0] == 0.0
    assert 0.05 < grades[1] < grades[2] <= 1.0


def test_speed_is_against_ones_own_past():
    def done(seconds: float, at: int) -> Done:
        return Done("a/1", "pulse", True, 0, seconds, float(at))

    past = [done(60.0, at) for at in range(15)]
    assert figures(past[:12]).speed is None  # too little before the last ten
    assert figures([*past, *(done(20.0, at) for at in range(10))]).speed == 3.0
    assert figures([*past, *(done(90.0, at) for at in range(10))]).speed == pytest.approx(2 / 3)


def test_a_progress_of_a_newer_version_is_read_as_far_as_it_is_known():
    plain = plain_of(Progress(frozenset({"first-beat"}), 2, "melody"))
    newer = {**plain, "version": 99, "brain": {"x": [1]}, "records": [*plain["records"], {"a": 1}]}
    found = progress_of(newer)
    assert (found.finished, found.step, found.lesson) == (frozenset({"first-beat"}), 2, "melody")


def test_a_clock_that_is_set_back_spoils_nothing():
    scene = Scene(Progress(lesson="first-beat", step=1))
    scene.at = 10 * DAY_S
    scene.hear('s("bd hh sd hh")')
    scene.at = 2 * DAY_S
    scene.hear('s("bd*4")', "2", 's("~ sd ~ sd")', "progress", "next")
    assert all(one.seconds >= 0 for one in scene.tutor.progress.records)
    assert all(one.mean == one.mean for one in scene.tutor.progress.learner.skills.values())
    assert progress_of(plain_of(scene.tutor.progress)) == scene.tutor.progress
