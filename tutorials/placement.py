"""Where a learner starts: eight exercises, as hard as tells most, of ever other topics. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tutorials.ability import Ability

EXERCISES: Final = 8


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise, as far as placing somebody goes.

    Attributes:
        name: which one it is.
        skill: what it asks for.
        topic: what that belongs to.
        difficulty: in logits.
    """

    name: str
    skill: str
    topic: str
    difficulty: float


def next_item(items: Sequence[Item], ability: Ability, asked: Sequence[Item]) -> Item | None:
    """The item that tells most: as hard as the learner is able, of a topic that was asked least.

    >>> easy, hard = Item("a", "pulse", "rhythm", -2.0), Item("b", "fm", "innovation", 2.0)
    >>> next_item([easy, hard], Ability(mean=1.5), []).name
    'b'
    """
    left = [item for item in items if item not in asked]
    if not left:
        return None
    topics = [item.topic for item in asked]

    def cost(item: Item) -> float:
        again = 0.25 * topics.count(item.topic) + 0.5 * any(
            item.skill == one.skill for one in asked
        )
        return abs(item.difficulty - ability.mean) + again

    return min(left, key=cost)
