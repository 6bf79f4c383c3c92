"""When something that was learnt has to come again: spaced repetition, by the package fsrs.

What is kept of a skill is a plain dict that JSON can hold. Times come in: nothing here looks at a
clock.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION: Final = 0.9  # how likely something is still known when it comes again
DAY: Final = timedelta(days=1)

Kept = Mapping[str, Any]


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler  # only who learns pays for it

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(DAY,),
        relearning_steps=(DAY,),
        enable_fuzzing=False,
    )


def reviewed(kept: Kept | None, right: bool, hints: int, at: float) -> dict[str, Any]:
    """What is kept of a skill after an exercise.

    Args:
        kept: what was kept before, None for a skill that is new.
        right: was it solved?
        hints: with so many hints.
        at: when, in seconds since 1970; what lies before the last time counts as that time.

    >>> first = reviewed(None, right=True, hints=0, at=0)
    >>> again = reviewed(first, right=True, hints=0, at=86400)
    >>> first["due"][:10], again["due"][:10]
    ('1970-01-03', '1970-01-09')
    """
    from fsrs import Card, Rating

    card = Card(card_id=1) if kept is None else _card(kept)
    when = datetime.fromtimestamp(at, UTC)
    if card.last_review is not None:
        when = max(when, card.last_review)
    rating = Rating.Again if not right else Rating.Hard if hints else Rating.Good
    card, _ = _scheduler().review_card(card, rating, when)
    return dict(card.to_dict())


def recalled(kept: Kept, at: float) -> float:
    """How likely it is still known."""
    card = _card(kept)
    when = datetime.fromtimestamp(at, UTC)
    if card.last_review is not None:
        when = max(when, card.last_review)
    return float(_scheduler().get_card_retrievability(card, when))


def is_kept(plain: object) -> bool:
    """Is this what `reviewed` gives? For what comes from a file.

    >>> is_kept(reviewed(None, right=True, hints=0, at=0)), is_kept({"due": "tomorrow"})
    (True, False)
    """
    try:
        _card(plain)  # type: ignore[arg-type] # that is the question
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def _card(kept: Kept) -> "Card":
    from fsrs import Card

    return Card.from_dict(dict(kept))  # type: ignore[arg-type] # a TypedDict of that form
