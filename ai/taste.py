"""What a player likes, learnt from what is kept and what is undone: beliefs, not rules.

A word of a tune (a genre, a sound, a role) has evidence for and against it, whose Beta mean is the
liking; a figure (tempo, density, brightness, syncopation) has the mean and spread of what was
liked. Old evidence fades: half of it is gone after HALF_LIFE sessions. A belief never overrides
what a request says.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from ai.guard import Played
from ai.hearing.measures import density, pitched, syncopation

HALF_LIFE = 30  # sessions
# What a player did with a tune -> how much that says.
EVIDENCE = {"kept": 1.0, "played again": 0.5, "passed over": -0.5, "undone": -1.0}
PRIOR = 1.0  # evidence for and against everything, before anything is known
LEAST = 2.0  # evidence from which on something is told, or leant on
# figure -> a spread that is always there, so that one tune alone is no law
SPREADS = {"tempo": 12.0, "density": 3.0, "brightness": 0.8, "syncopation": 1.5}


@dataclass(frozen=True, slots=True)
class Traits:
    """What a tune is like.

    Attributes:
        words: "genre:house", "sound:sawtooth", "role:lead", ...
        figures: tempo in quarters a minute, density in onsets a cycle, brightness in octaves
            above 100 Hz, syncopation as Longuet-Higgins and Lee measure it.
    """

    words: frozenset[str]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Belief:
    """Evidence for and against a word."""

    good: float = 0.0
    bad: float = 0.0

    @property
    def liking(self) -> float:
        """From -1 to 1."""
        return 2 * (self.good + PRIOR) / (self.good + self.bad + 2 * PRIOR) - 1


@dataclass(frozen=True, slots=True)
class Figure:
    """What was liked of a figure: the weight of the evidence, its sum, and its sum of squares."""

    weight: float = 0.0
    total: float = 0.0
    squares: float = 0.0

    @property
    def mean(self) -> float:
        """Of what was liked; only where there is evidence."""
        return self.total / self.weight

    def spread(self, least: float) -> float:
        """The standard deviation, and never under a least one."""
        return math.sqrt(max(0.0, self.squares / self.weight - self.mean**2) + least**2)


@dataclass(frozen=True, slots=True)
class Taste:
    """All beliefs about a player; plain data, to be kept and shown."""

    words: Mapping[str, Belief] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)


UNKNOWN = Taste()  # of somebody of whom nothing is known


def traits(played: Played, genre: str = "") -> Traits:
    r"""What a tune is like.

    >>> from ai.guard import play
    >>> found = traits(play('setcps(.5)\ns("bd*4")'), "house")
    >>> sorted(found.words), found.figures["tempo"], found.figures["density"]
    (['genre:house', 'role:kick', 'sound:bd'], 120.0, 4.0)
    """
    notes = played.notes
    words = {f"sound:{one.sound}" for one in notes} | {f"role:{one.role}" for one in notes}
    words |= {f"bank:{one.bank}" for one in notes if one.bank}
    figures = {
        "tempo": played.cps * 240,
        "density": density(notes),
        "syncopation": syncopation(notes),
    }
    bright = [min(one.number("cutoff", 20_000.0), 20_000.0) for one in pitched(notes)]
    if bright:
        mean = sum(math.log2(max(one, 100.0) / 100.0) for one in bright) / len(bright)
        figures["brightness"] = mean
    return Traits(frozenset(words | ({f"genre:{genre}"} if genre else set())), figures)


def learnt(taste: Taste, heard: Traits, weight: float) -> Taste:
    """The taste after one more piece of evidence.

    Args:
        taste: so far.
        heard: what the tune was like.
        weight: a value of EVIDENCE.

    >>> liked = learnt(Taste(), Traits(frozenset({"genre:house"}), {"tempo": 122.0}), 1.0)
    >>> round(liked.words["genre:house"].liking, 2), liked.figures["tempo"].mean
    (0.33, 122.0)
    """
    words = dict(taste.words)
    for one in heard.words:
        old = words.get(one, Belief())
        words[one] = Belief(old.good + max(weight, 0.0), old.bad + max(-weight, 0.0))
    figures = dict(taste.figures)
    for name, value in heard.figures.items() if weight > 0 else ():
        had = figures.get(name, Figure())
        figures[name] = Figure(
            had.weight + weight, had.total + weight * value, had.squares + weight * value**2
        )
    return Taste(words, figures)


def faded(taste: Taste) -> Taste:
    """The taste one session later."""
    by = 0.5 ** (1 / HALF_LIFE)
    words = {name: Belief(one.good * by, one.bad * by) for name, one in taste.words.items()}
    figures = {
        name: Figure(one.weight * by, one.total * by, one.squares * by)
        for name, one in taste.figures.items()
    }
    return replace(taste, words=words, figures=figures)


def liking(taste: Taste, heard: Traits) -> float:
    """How much a player may like a tune, from -1 to 1; 0 where nothing is known.

    >>> taste = learnt(Taste(), Traits(frozenset({"sound:sine"}), {"tempo": 90.0}), 1.0)
    >>> like = Traits(frozenset({"sound:sine"}), {"tempo": 92.0})
    >>> unlike = Traits(frozenset({"sound:sine"}), {"tempo": 170.0})
    >>> liking(taste, like) > liking(taste, unlike), liking(Taste(), like)
    (True, 0.0)
    """
    said = [taste.words[one].liking for one in sorted(heard.words) if one in taste.words]
    for name, value in heard.figures.items():
        known = taste.figures.get(name)
        if known is not None and known.weight:
            off = (value - known.mean) / known.spread(SPREADS[name])
            said.append(2 * math.exp(-(off**2) / 2) - 1)
    return sum(said) / len(said) if said else 0.0


def leaning(taste: Taste, kind: str, among: Iterable[str], rng: Random) -> str:
    """One of some words, drawn by Thompson sampling; "" where too little is known.

    Args:
        taste: whose.
        kind: what stands before the colon: "genre".
        among: the words to choose from.
        rng: the dice.
    """
    known = {name: taste.words.get(f"{kind}:{name}", Belief()) for name in among}
    if max((one.good for one in known.values()), default=0.0) < LEAST:
        return ""
    drawn = {
        name: rng.betavariate(one.good + PRIOR, one.bad + PRIOR)
        for name, one in sorted(known.items())
        if one.good or one.bad
    }
    return max(drawn, key=lambda name: drawn[name])


def told(taste: Taste) -> list[str]:
    """What is believed, in lines, the surest first.

    >>> told(Taste())
    ['nothing is known of your taste yet; keep, rate or undo what you hear']
    """
    sure = [(one.liking, name) for name, one in taste.words.items() if one.good + one.bad >= LEAST]
    out = [
        f"you {'like' if value > 0 else 'pass over'} the {' '.join(name.split(':', 1))}"
        f" ({value:+.2f})"
        for value, name in sorted(sure, key=lambda row: (-abs(row[0]), row[1]))
        if abs(value) > 0.2
    ]
    out += [
        f"{name} around {one.mean:.3g}, give or take {one.spread(SPREADS[name]):.2g}"
        for name, one in taste.figures.items()
        if one.weight >= LEAST
    ]
    return out or ["nothing is known of your taste yet; keep, rate or undo what you hear"]


def as_data(taste: Taste) -> dict[str, Any]:
    """A taste as plain data for JSON."""
    return {
        "words": {name: [one.good, one.bad] for name, one in taste.words.items()},
        "figures": {
            name: [one.weight, one.total, one.squares] for name, one in taste.figures.items()
        },
    }


def from_data(data: Any) -> Taste:
    """A taste from plain data.

    Raises:
        ValueError: this is none.

    >>> taste = learnt(Taste(), Traits(frozenset({"sound:sine"}), {"tempo": 90.0}), 1.0)
    >>> from_data(as_data(taste)) == taste
    True
    """
    try:
        words = {str(name): Belief(*map(_amount, row)) for name, row in data["words"].items()}
        figures = {
            name: Figure(*map(_amount, row))
            for name, row in data["figures"].items()
            if name in SPREADS
        }
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"this is no taste ({error})") from error
    return Taste(words, figures)


def _amount(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"this is no evidence: {value}")
    return number
