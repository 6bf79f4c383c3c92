"""Tunes that are unlike what was played before: new dice, while an answer is too near to it.

The distance is that of events and of their sound (hearing.measures.Ear). Exact repeats come only
with the same dice, where nothing is known of what was played.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from ai.brief.intent import Intent
from ai.guard import InvalidError, Played, play
from ai.hearing.measures import Ear
from ai.judge.demands import unmet

NEAR = 0.25  # from 0 to 1: nearer to something that was played is too near
TRIES = 5
DICE = 104_729  # between the seeds of two tries
MOST = 40  # pieces of what was played that are looked at, the last ones

Maker = Callable[[int], Played]


def uniqueness(played: Played, known: Iterable[Ear]) -> float:
    """The distance to the nearest of some tunes, from 0 to 1; 1 where there are none.

    >>> tune = play('s("bd*4")')
    >>> uniqueness(tune, [Ear.of(tune.notes)]), uniqueness(tune, [])
    (0.0, 1)
    """
    ear = Ear.of(played.notes)
    return min((ear.apart(one) for one in known), default=1)


def fresh(make: Maker, seed: int, intent: Intent, heard: Sequence[str], tries: int) -> Played:
    """A tune that is unlike what was played before, as far as some tries go.

    Args:
        make: a seed to a tune; an AskError ends it all.
        seed: of the first try.
        intent: what was asked for: no try that meets less of it is taken.
        heard: codes that were played, the last one first.
        tries: how many, at most.
    """
    known = [ear for code in heard[:MOST] if (ear := _ear(code)) is not None]
    best = make(seed)
    far = uniqueness(best, known)
    for attempt in range(1, tries):
        if far >= NEAR:
            break
        other = make(seed + DICE * attempt)
        further = uniqueness(other, known)
        if further > far and len(unmet(intent, other)) <= len(unmet(intent, best)):
            best, far = other, further
    return best


@lru_cache(maxsize=4 * MOST)
def _ear(code: str) -> Ear | None:
    """What of a piece is compared; None for silence and for what cannot be played."""
    try:
        notes = play(code).notes
    except InvalidError:
        return None
    return Ear.of(notes) if notes else None
