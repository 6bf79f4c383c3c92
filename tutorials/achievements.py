"""Small honours for what was done: a row each, with what has to be true of the progress. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tutorials.course import Progress
from tutorials.records import figures
from tutorials.report import days_of, streak
from tutorials.skills import all_skills


@dataclass(frozen=True, slots=True)
class Achievement:
    """An honour.

    Attributes:
        title: what it is called.
        about: what it is for, in a clause.
        earned: is it, by this progress?
    """

    title: str
    about: str
    earned: Callable[[Progress], bool]


def _solved(skill: str, count: int = 1) -> Callable[[Progress], bool]:
    def earned(progress: Progress) -> bool:
        return sum(one.right and one.skill == skill for one in progress.records) >= count

    return earned


def _topic(topic: str) -> Callable[[Progress], bool]:
    wanted = {one.name for one in all_skills().values() if one.topic == topic}
    return lambda progress: wanted <= {one.skill for one in progress.records if one.right}


def _streak(days: int) -> Callable[[Progress], bool]:
    def earned(progress: Progress) -> bool:
        found = days_of(progress)
        return bool(found) and max(streak(found, day) for day in found) >= days

    return earned


def _projects(count: int) -> Callable[[Progress], bool]:
    return lambda progress: sum(name.startswith("project-") for name in progress.finished) >= count


ACHIEVEMENTS: Final[tuple[Achievement, ...]] = (
    Achievement("First sound", "an exercise solved", lambda one: figures(one.records).solved >= 1),
    Achievement("Four on the floor", "a steady beat", _solved("pulse")),
    Achievement("Backbeat", "a snare on 2 and 4", _solved("backbeat")),
    Achievement("First polymeter", "loops of different length", _solved("polymeter")),
    Achievement("First chord", "three notes at once", _solved("chords")),
    Achievement("Euclid's friend", "three rhythms as even as they go", _solved("euclid", 3)),
    Achievement("Dice thrower", "chance in the music, twice", _solved("chance", 2)),
    Achievement("Own word", "a function of one's own", _solved("own_functions")),
    Achievement("Drummer", "every skill of rhythm", _topic("rhythm")),
    Achievement("Theorist", "every skill of music theory", _topic("music theory")),
    Achievement("Traveller", "every genre of the school", _topic("genre mastery")),
    Achievement("Composer", "every skill of composition", _topic("composition")),
    Achievement("Maker", "a project finished", _projects(1)),
    Achievement("Portfolio", "five projects finished", _projects(5)),
    Achievement("Fifty", "fifty exercises", lambda one: figures(one.records).solved >= 50),
    Achievement("Two hundred", "200 exercises", lambda one: figures(one.records).solved >= 200),
    Achievement("A week", "seven days in a row", _streak(7)),
    Achievement("A month", "thirty days in a row", _streak(30)),
    Achievement(
        "Without a hint",
        "twenty exercises right at once",
        lambda one: (figures(one.records).accuracy or 0) * figures(one.records).solved >= 20,
    ),
    Achievement(
        "Own way",
        "a piece far from its example",
        lambda one: any((done.creativity or 0) >= 0.8 for done in one.records if done.right),
    ),
)


def earned(progress: Progress) -> list[Achievement]:
    """The honours of a learner, in the order of the table.

    >>> earned(Progress())
    []
    """
    return [one for one in ACHIEVEMENTS if one.earned(progress)]
