"""What to play next from a library: what goes with what plays and with the player's taste.

A pattern is a vector of what is heard in it; the nearest are told first, and each further one
has to be different from those before it (maximal marginal relevance, Carbonell and Goldstein
1998).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ai.guard import InvalidError, Played, play
from ai.taste import SPREADS, Taste, Traits, liking, traits

COUNT = 3
LIKED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """A pattern of the library.

    Attributes:
        name: what the player calls it.
        code: what it plays.
        genre: where it is known.
        favour: from 0 to 1, by stars and favourites.
    """

    name: str
    code: str
    genre: str = ""
    favour: float = 0.0


@dataclass(frozen=True, slots=True)
class Tip:
    """A pattern to play next, and why."""

    name: str
    reason: str


def likeness(one: Traits, two: Traits) -> float:
    """How alike two tunes are, from 0 to 1: shared words, and figures near to each other."""
    shared = len(one.words & two.words) / max(1, len(one.words | two.words))
    near = [
        math.exp(-(((one.figures[name] - two.figures[name]) / SPREADS[name]) ** 2) / 8)
        for name in one.figures.keys() & two.figures.keys()
    ]
    return 0.5 * shared + 0.5 * (sum(near) / len(near) if near else 0.0)


def recommend(
    library: Sequence[Known], playing: str, taste: Taste, count: int = COUNT
) -> list[Tip]:
    r"""Patterns to play next, the best first.

    Args:
        library: what there is; what cannot be played, and what plays, is left out.
        playing: the code that plays, "" for none.
        taste: the player's.
        count: how many, at most.

    >>> shelf = [Known("slow", 'setcps(.3)\ns("bd sd")'), Known("fast", 'setcps(.7)\ns("bd*4")')]
    >>> [tip.name for tip in recommend(shelf, 'setcps(.7)\ns("bd*4, hh*8")', Taste())]
    ['fast', 'slow']
    """
    now = _heard(playing)
    heard = {
        one.name: (one, found) for one in library
        if one.code.strip() != playing.strip() and (found := _heard(one.code, one.genre))
    }  # fmt: skip
    worth = {name: _worth(one, found, now, taste) for name, (one, found) in heard.items()}
    tips: list[Tip] = []
    while worth and len(tips) < count:
        told = [heard[tip.name][1] for tip in tips]
        name = max(worth, key=lambda each: worth[each] - _echo(heard[each][1], told))
        del worth[name]
        tips.append(Tip(name, _reason(*heard[name], now, taste)))
    return tips


def _heard(code: str, genre: str = "") -> Traits | None:
    try:
        played: Played = play(code)
    except InvalidError:
        return None
    return traits(played, genre) if played.notes else None


def _worth(one: Known, heard: Traits, now: Traits | None, taste: Taste) -> float:
    near = likeness(heard, now) if now else 0.5
    return near + LIKED_WEIGHT * (liking(taste, heard) + one.favour)


def _echo(heard: Traits, told: Sequence[Traits]) -> float:
    """What a pattern loses by being like one that is told: a copy much, kin little."""
    return max((likeness(heard, one) ** 2 for one in told), default=0.0)


def _reason(one: Known, heard: Traits, now: Traits | None, taste: Taste) -> str:
    """Why: the tempo that fits, what both have, what is liked."""
    why = []
    if now and abs(heard.figures["tempo"] - now.figures["tempo"]) < 4:
        why.append("the same tempo")
    shared = _roles(heard) & _roles(now) if now else frozenset[str]()
    fresh = _roles(heard) - _roles(now) if now else frozenset[str]()
    if fresh:
        why.append(f"it brings {_listed(fresh)}")
    elif shared:
        why.append(f"{_listed(shared)} as here")
    liked = [
        name.split(":", 1)[1] for name in sorted(heard.words)
        if name in taste.words and taste.words[name].liking > 0.3 and not name.startswith("role:")
    ]  # fmt: skip
    if liked:
        why.append(f"because you liked {liked[0]}")
    if one.favour:
        why.append("one of those that you rated")
    return ", ".join(why) or "it is unlike all that you played last"


def _roles(heard: Traits) -> frozenset[str]:
    return frozenset(one.split(":", 1)[1] for one in heard.words if one.startswith("role:"))


def _listed(roles: frozenset[str]) -> str:
    return " and ".join(sorted(roles)[:2])
