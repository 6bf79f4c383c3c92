"""A placement as it goes: one exercise after another, one try each; then where to begin. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tutorials.ability import Ability, Attempt, expected, learnt
from tutorials.lesson import Lesson
from tutorials.placement import EXERCISES, Item, next_item

FAR = 0.75  # a lesson is the right one when its exercises are solved so often


@dataclass(frozen=True, slots=True)
class Placing:
    """A placement.

    Attributes:
        items: all exercises.
        ability: what is known so far.
        asked: the exercises so far, the one at hand last.
        count: how many are asked.
    """

    items: tuple[Item, ...]
    ability: Ability = field(default_factory=Ability)
    asked: tuple[Item, ...] = ()
    count: int = EXERCISES

    @property
    def at_hand(self) -> Item:
        """The exercise at hand."""
        return self.asked[-1]

    def next(self) -> "Placing | None":
        """With the next exercise; None where there were enough."""
        item = None
        if len(self.asked) < self.count:
            item = next_item(self.items, self.ability, self.asked)
        return None if item is None else replace(self, asked=(*self.asked, item))

    def answered(self, right: bool, day: int) -> "Placing":
        """After an answer to the exercise at hand."""
        attempt = Attempt(self.at_hand.difficulty, right)
        return replace(self, ability=learnt(self.ability, attempt, day))


def fitting(lessons: Sequence[Lesson], ability: Ability) -> Lesson:
    """The lesson to begin with: the first that is not too easy; the last where all are.

    >>> from tutorials.school import school
    >>> lessons = school().lessons
    >>> fitting(lessons, Ability(-2.5, 0.4)).name, fitting(lessons, Ability(-0.2, 0.4)).level
    ('first-beat', 1)
    """
    for lesson in lessons:
        hard = [step.difficulty for step in lesson.steps if step.is_exercise]
        if hard and expected(ability, sum(hard) / len(hard)) < FAR:
            return lesson
    return lessons[-1]
