"""What to do next: what is due, something just hard enough, or a piece of one's own. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tutorials.ability import expected
from tutorials.learner import Learner, ability_in, due_skills
from tutorials.placement import Item
from tutorials.skills import Skill, unlocked

WANTED: Final = 0.75  # how likely an exercise should be solved
REVIEWS: Final = 0.3  # at most so much of a session is repetition
LIKED: Final = 0.1  # so much farther from that, what leads to a liked genre may be
CREATE_AFTER: Final = 3  # new skills, and then something free with them


@dataclass(frozen=True, slots=True)
class Activity:
    """What comes next.

    Attributes:
        kind: "review", "learn" or "create"; the catalogue says why, in `choosing`.
        item: the exercise; None for something free.
        skills: what it is about.
    """

    kind: str
    item: Item | None
    skills: tuple[str, ...]


def next_activity(
    learner: Learner,
    skills: Mapping[str, Skill],
    items: Sequence[Item],
    known: Collection[str],
    done: Sequence[Activity],
    at: float,
    way: Collection[str] = (),
) -> Activity | None:
    """What to do next.

    Args:
        learner: who.
        skills: all that can be learnt.
        items: all exercises.
        known: the skills that the learner has, mastered or shown.
        done: what was done in this session, in order.
        at: now, in seconds since 1970.
        way: skills on the way to the genre that the learner likes; they come first where they fit.

    Returns:
        None where nothing is left.
    """
    used = {one.item.name for one in done if one.item is not None}
    left = [item for item in items if item.name not in used]
    return (
        _review(learner, skills, left, done, at)
        or _creation(done)
        or _lesson(learner, skills, left, known, at, way)
    )


def _review(
    learner: Learner,
    skills: Mapping[str, Skill],
    items: Sequence[Item],
    done: Sequence[Activity],
    at: float,
) -> Activity | None:
    reviews = sum(one.kind == "review" for one in done)
    if reviews + 1 > REVIEWS * (len(done) + 1) and done:
        return None
    for name in due_skills(learner, at):
        item = _fitting(learner, [one for one in items if one.skill == name], at)
        if item is not None and name in skills:
            return Activity("review", item, (name,))
    return None


def _creation(done: Sequence[Activity]) -> Activity | None:
    since: list[str] = []
    for one in reversed(done):
        if one.kind == "create":
            break
        if one.kind == "learn":
            since += [name for name in one.skills if name not in since]
    if len(since) < CREATE_AFTER:
        return None
    last = tuple(since[:CREATE_AFTER])
    return Activity("create", None, last)


def _lesson(
    learner: Learner,
    skills: Mapping[str, Skill],
    items: Sequence[Item],
    known: Collection[str],
    at: float,
    way: Collection[str],
) -> Activity | None:
    open_now = {one.name for one in unlocked(skills, known)}
    item = _fitting(learner, [one for one in items if one.skill in open_now], at, way)
    if item is None:
        return None
    return Activity("learn", item, (item.skill,))


def _fitting(
    learner: Learner, items: Sequence[Item], at: float, way: Collection[str] = ()
) -> Item | None:
    """The exercise that the learner solves nearest to three times out of four."""

    def miss(item: Item) -> float:
        chance = expected(ability_in(learner, item.skill, at), item.difficulty)
        return abs(chance - WANTED) - (LIKED if item.skill in way else 0.0)

    return min(items, key=miss, default=None)
