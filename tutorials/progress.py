"""A learner's progress as plain data that JSON can hold. Pure."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from typing import Any, Final

from tutorials.ability import Ability
from tutorials.course import Progress
from tutorials.learner import Learner
from tutorials.records import Done
from tutorials.reviews import is_kept

MOST_LATE_S: Final = 1.0  # so late no tap comes
FURTHEST: Final = 20.0  # logits: nobody is so able, or so far from it


def plain_of(progress: Progress) -> dict[str, Any]:
    """A progress as it is kept.

    >>> plain = plain_of(Progress(frozenset({"beat"}), 1))
    >>> plain["finished"], plain["step"], plain["level"]
    (['beat'], 1, [0.0, 1.2, 0.0, []])
    """
    learner = progress.learner
    return {
        "finished": sorted(progress.finished),
        "step": progress.step,
        "lesson": progress.lesson,
        "level": _plain_ability(learner.level),
        "skills": {name: _plain_ability(one) for name, one in learner.skills.items()},
        "cards": {name: dict(card) for name, card in learner.cards.items()},
        "seen": dict(learner.seen),
        "tap_late_s": progress.tap_late_s,
        "genres": dict(progress.genres),
        "records": [list(astuple(one)) for one in progress.records],
    }


def progress_of(plain: Mapping[str, Any]) -> Progress:
    """The progress back; the start where this is none, and as much as there is of it.

    What is damaged of single skills is left out; what a newer version wrote beside it too.

    >>> progress_of({"finished": ["beat"], "step": 1}).step, progress_of({"step": 1}) == Progress()
    (1, True)
    """
    try:
        finished, step = frozenset(map(str, plain["finished"])), int(plain["step"])
    except (ValueError, LookupError, TypeError):
        return Progress()
    lesson = str(plain.get("lesson", ""))
    late = plain.get("tap_late_s")
    known = isinstance(late, float) and abs(late) < MOST_LATE_S
    records = tuple(_records(plain))
    genres = {
        name: count
        for name, count in _table(plain, "genres").items()
        if isinstance(count, int) and count > 0
    }
    return Progress(
        finished, step, lesson, _learner(plain), records, late if known else None, genres
    )


def _plain_ability(ability: Ability) -> list[Any]:
    return [ability.mean, ability.sd, ability.attempts, list(ability.days)]


def _learner(plain: Mapping[str, Any]) -> Learner:
    seen = {name: at for name, at in _table(plain, "seen").items() if _is_number(at)}
    skills = {
        name: ability
        for name, one in _table(plain, "skills").items()
        if name in seen and (ability := _ability(one)) is not None
    }
    cards = {name: card for name, card in _table(plain, "cards").items() if is_kept(card)}
    return Learner(
        _ability(plain.get("level")) or Ability(),
        skills,
        cards,
        {name: float(at) for name, at in seen.items()},
    )


def _records(plain: Mapping[str, Any]) -> Iterator[Done]:
    rows = plain.get("records")
    for row in rows if isinstance(rows, list) else ():
        match row:
            case [str(), str(), bool(), int(), seconds, at, creativity] if all(
                map(_is_number, (seconds, at))
            ) and (creativity is None or _is_number(creativity)):
                yield Done(*row)


def _table(plain: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = plain.get(name)
    return dict(found) if isinstance(found, Mapping) else {}


def _ability(plain: object) -> Ability | None:
    match plain:
        case [int() | float() as mean, int() | float() as sd, int() | float() as attempts, [*days]]:
            numbers = (mean, sd, attempts, *days)
            if all(map(_is_number, numbers)) and 0 < sd < FURTHEST and abs(mean) < FURTHEST:
                return Ability(mean, sd, max(attempts, 0), tuple(map(_whole, days)))
    return None


def _whole(number: Any) -> int:
    return int(number)


def _is_number(value: Any) -> bool:
    is_real = isinstance(value, int | float) and not isinstance(value, bool)
    return is_real and math.isfinite(value)
