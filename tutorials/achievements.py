"""Small honours for what was done: a row each, with what has to be true of the progress. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tutorials.catalogue import Catalogue
from tutorials.course import Progress
from tutorials.records import figures
from tutorials.report import days_of, streak
from tutorials.skills import all_skills


@dataclass(frozen=True, slots=True)
class Achievement:
    """An honour.

    Attributes:
        name: what the catalogue calls it, in `honours`, and by it what it is for.
        earned: is it, by this progress?
    """

    name: str
    earned: Callable[[Progress], bool]

    def told(self, words: Catalogue) -> str:
        """What it is called, and what for."""
        return f"{words.named('honours', self.name)}: {words.named('honours_for', self.name)}"


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
    Achievement("first_sound", lambda one: figures(one.records).solved >= 1),
    Achievement("four_on_the_floor", _solved("pulse")),
    Achievement("backbeat", _solved("backbeat")),
    Achievement("first_polymeter", _solved("polymeter")),
    Achievement("first_chord", _solved("chords")),
    Achievement("euclids_friend", _solved("euclid", 3)),
    Achievement("dice_thrower", _solved("chance", 2)),
    Achievement("own_word", _solved("own_functions")),
    Achievement("drummer", _topic("rhythm")),
    Achievement("theorist", _topic("music theory")),
    Achievement("traveller", _topic("genre mastery")),
    Achievement("composer", _topic("composition")),
    Achievement("maker", _projects(1)),
    Achievement("portfolio", _projects(5)),
    Achievement("fifty", lambda one: figures(one.records).solved >= 50),
    Achievement("two_hundred", lambda one: figures(one.records).solved >= 200),
    Achievement("a_week", _streak(7)),
    Achievement("a_month", _streak(30)),
    Achievement(
        "without_a_hint",
        lambda one: (figures(one.records).accuracy or 0) * figures(one.records).solved >= 20,
    ),
    Achievement(
        "own_way",
        lambda one: any((done.creativity or 0) >= 0.8 for done in one.records if done.right),
    ),
)


def earned(progress: Progress) -> list[Achievement]:
    """The honours of a learner, in the order of the table.

    >>> earned(Progress())
    []
    """
    return [one for one in ACHIEVEMENTS if one.earned(progress)]
