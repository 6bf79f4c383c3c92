"""How able a learner is, as a number that is learnt from attempts. Pure.

An ability is where the learner stands on the scale of difficulties, and how sure that is. The scale
has logits, as in Elo ratings and in Rasch's model of tests: without a difference an item is solved
half of the time. After each attempt it is worked out anew by Bayes' rule on a grid; nobody is
perfect, so that a slip of a good learner, or a lucky guess, moves it little.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

SLIP: Final = 0.05  # how often what is known fails all the same ...
GUESS: Final = 0.05  # ... and what is not known succeeds
REACH: Final = 4.0  # standard deviations to both sides that are looked at ...
POINTS: Final = 41  # ... and at how many places
LEAST_SD: Final = 0.25  # nobody is known better than this: people change
MOST_SD: Final = 1.5
HINT_COST: Final = 0.8  # logits that each hint makes an item easier
DRIFT_A_DAY: Final = 0.03  # variance that a day without practice adds


@dataclass(frozen=True, slots=True)
class Ability:
    """What is known of a learner's ability.

    Attributes:
        mean: the likeliest value, in logits; 0 is somebody in the middle of the school.
        sd: standard deviation of what is known of it.
        attempts: how many items that is learnt from; weak evidence counts as a part of one.
        days: the days (numbers of the calendar's) on which those were, the last few.
    """

    mean: float = 0.0
    sd: float = 1.2
    attempts: float = 0.0
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at an item.

    Attributes:
        difficulty: of the item, in logits.
        right: was it solved?
        hints: how many were asked for.
        weight: how much of an item it counts, from 0 to 1; what a player shows in free play is
            weak evidence.
    """

    difficulty: float
    right: bool
    hints: int = 0
    weight: float = 1.0


def chance(ability: float, difficulty: float, hints: int = 0) -> float:
    """How likely an item is solved, from GUESS to 1 - SLIP.

    >>> round(chance(0, 0), 2), chance(0, 0, hints=2) > 0.7
    (0.5, True)
    """
    steepness = 1 / (1 + math.exp(difficulty - ability - HINT_COST * hints))
    return GUESS + (1 - GUESS - SLIP) * steepness


def expected(ability: Ability, difficulty: float) -> float:
    """How likely an item is solved, all that is not known taken into account.

    >>> sure, unsure = Ability(2, 0.3), Ability(2, 1.5)
    >>> expected(unsure, 0) < expected(sure, 0)
    True
    """
    return sum(weight * chance(place, difficulty) for place, weight in _places(ability))


def learnt(ability: Ability, attempt: Attempt, day: int) -> Ability:
    """What is known after one more attempt.

    >>> after = learnt(Ability(), Attempt(0.0, right=True), day=1)
    >>> after.mean > 0, after.sd < 1.2, after.days
    (True, True, (1,))
    """
    found = [
        (place, weight * _likelihood(place, attempt) ** attempt.weight)
        for place, weight in _places(ability)
    ]
    mean, sd = _moments(found)
    days = ability.days if day in ability.days else (*ability.days[-6:], day)
    return Ability(mean, sd, ability.attempts + attempt.weight, days)


def rested(ability: Ability, days: float) -> Ability:
    """The same after days without practice: less sure; a clock set back changes nothing."""
    variance = ability.sd**2 + DRIFT_A_DAY * max(days, 0.0)
    return replace(ability, sd=min(math.sqrt(variance), max(MOST_SD, ability.sd)))


def surely_above(ability: Ability, value: float) -> float:
    """How likely the ability is above a value.

    >>> round(surely_above(Ability(1.0, 0.5), 1.0), 2)
    0.5
    """
    return 0.5 * math.erfc((value - ability.mean) / (ability.sd * math.sqrt(2)))


def _likelihood(place: float, attempt: Attempt) -> float:
    right = chance(place, attempt.difficulty, attempt.hints)
    return right if attempt.right else 1 - right


def _places(ability: Ability) -> list[tuple[float, float]]:
    """Places on the scale, and how likely each is."""
    steps = [REACH * (2 * index / (POINTS - 1) - 1) for index in range(POINTS)]
    weights = [math.exp(-step * step / 2) for step in steps]
    total = sum(weights)
    return [
        (ability.mean + step * ability.sd, weight / total)
        for step, weight in zip(steps, weights, strict=True)
    ]


def _moments(found: Iterable[tuple[float, float]]) -> tuple[float, float]:
    pairs = list(found)
    total = sum(weight for _, weight in pairs)
    mean = sum(place * weight for place, weight in pairs) / total
    variance = sum((place - mean) ** 2 * weight for place, weight in pairs) / total
    return mean, max(math.sqrt(variance), LEAST_SD)
