"""Learners whose ability is known, to try the school out on: as it thinks they are, and others."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from tutorials.ability import Ability
from tutorials.placement import Item
from tutorials.placing import Placing
from tutorials.skills import all_skills

MIDDLE = {1: -1.6, 2: 0.2, 3: 1.8}  # how hard exercises of a level are, in logits
SPREAD = 0.6


@dataclass(frozen=True, slots=True)
class Nature:
    """How a simulated learner differs from the school's idea of one.

    Attributes:
        slip: how often what would be solved fails all the same.
        guess: how often what would not be is solved all the same.
        forgets: logits lost in a day without practice.
    """

    slip: float = 0.0
    guess: float = 0.0
    forgets: float = 0.0


PLAIN = Nature()
HUMAN = Nature(slip=0.05, guess=0.05, forgets=0.02)


def solver(ability: float, dice: random.Random, nature: Nature = PLAIN) -> Callable[[Item], bool]:
    """Somebody of an ability, who solves items."""

    def solves(item: Item) -> bool:
        right = dice.random() < 1 / (1 + math.exp(item.difficulty - ability))
        return dice.random() >= nature.slip if right else dice.random() < nature.guess

    return solves


def items(dice: random.Random, each: int = 4) -> list[Item]:
    """Exercises of every skill, of difficulties as a school has them."""
    return [
        Item(f"{one.name} {number}", one.name, one.topic, dice.gauss(MIDDLE[one.level], SPREAD))
        for one in all_skills().values()
        for number in range(each)
    ]


def placed(school: list[Item], solves: Callable[[Item], bool], count: int = 8) -> Ability:
    """What a placement of so many exercises finds out about somebody."""
    found = placing = Placing(tuple(school), count=count)
    while (placing := found.next()) is not None:
        found = placing.answered(solves(placing.at_hand), day=0)
    return found.ability
