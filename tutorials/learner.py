"""What the school knows of a learner: abilities, what is due, and what is mastered. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tutorials.ability import Ability, Attempt, learnt, rested, surely_above
from tutorials.reviews import recalled, reviewed

DAY_S: Final = 86_400.0
APART: Final = 0.6  # how far one skill of a learner is from the others, in logits
SHARED: Final = 0.3  # how much of an attempt at one skill tells of all others
MASTERED: Final = math.log(0.85 / 0.15)  # logits above the middle: 85 % solved, slips aside
SURE: Final = 0.85  # how sure that has to be
LEAST_ATTEMPTS, LEAST_DAYS = 3.0, 2
DUE: Final = 0.9  # what is less likely still known has to come again


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner.

    Attributes:
        level: the ability in general.
        skills: the ability in each skill that was tried.
        cards: what tutorials.reviews keeps of each.
        seen: when each skill was tried last, in seconds since 1970.
    """

    level: Ability = field(default_factory=Ability)
    skills: Mapping[str, Ability] = field(default_factory=dict)
    cards: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    seen: Mapping[str, float] = field(default_factory=dict)


def ability_in(learner: Learner, skill: str, at: float) -> Ability:
    """What is known of the learner's ability in a skill; what was never tried is guessed.

    >>> ability_in(Learner(level=Ability(1.0, 0.4)), "chords", at=0).mean
    1.0
    """
    known = learner.skills.get(skill)
    if known is None:
        level = learner.level
        return Ability(level.mean, math.hypot(level.sd, APART))
    return rested(known, (at - learner.seen[skill]) / DAY_S)


def attempted(learner: Learner, skill: str, attempt: Attempt, at: float) -> Learner:
    """The learner after an attempt at an exercise of a skill.

    >>> after = attempted(Learner(), "pulse", Attempt(-1.0, right=True), at=0)
    >>> after.skills["pulse"].mean > after.level.mean > 0
    True
    """
    day = int(at // DAY_S)
    known = learnt(ability_in(learner, skill, at), attempt, day)
    level = learnt(learner.level, replace(attempt, weight=attempt.weight * SHARED), day)
    cards = dict(learner.cards)
    if attempt.weight == 1.0:  # what was shown by the way is no repetition
        cards[skill] = reviewed(cards.get(skill), attempt.right, attempt.hints, at)
    return Learner(level, {**learner.skills, skill: known}, cards, {**learner.seen, skill: at})


def is_mastered(learner: Learner, skill: str, difficulties: Sequence[float], at: float) -> bool:
    """Is a skill mastered: would the learner surely solve the item of middling difficulty?

    Args:
        learner: who.
        skill: which.
        difficulties: of all the items of that skill, in logits.
        at: now, in seconds since 1970.
    """
    known = learner.skills.get(skill)
    if known is None or not difficulties:
        return False
    if known.attempts < LEAST_ATTEMPTS or len(known.days) < LEAST_DAYS:
        return False
    middle = sorted(difficulties)[len(difficulties) // 2]
    return surely_above(ability_in(learner, skill, at), middle + MASTERED) >= SURE


def due_skills(learner: Learner, at: float) -> list[str]:
    """The skills that have to come again, those that are nearest to being forgotten first."""
    found = [(recalled(card, at), name) for name, card in learner.cards.items()]
    return [name for chance, name in sorted(found) if chance < DUE]
