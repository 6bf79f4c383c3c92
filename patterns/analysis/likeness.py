"""How much two patterns have in common, and how much a pattern changes from cycle to cycle."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from patterns.analysis.onsets import Onset

View: TypeAlias = Callable[[Onset], Hashable]

# What is compared: all of an onset, what sounds when, when anything sounds, which pitches.
VIEWS: Final[tuple[View, ...]] = (
    lambda one: (one.phase, one.sound, one.pitch),
    lambda one: (one.phase, one.sound),
    lambda one: one.phase,
    lambda one: None if one.pitch is None else one.pitch % 12,
)


def overlap(one: Iterable[Hashable], two: Iterable[Hashable]) -> float:
    """What two collections share, from 0 to 1: what both have against all there is.

    Source: the index of P. Jaccard, "The distribution of the flora in the alpine zone",
    New Phytologist 11, 1912, for collections in which things may come several times.

    >>> overlap("aab", "abc"), overlap("", "")
    (0.5, 1.0)
    """
    first, second = Counter(one), Counter(two)
    everything = (first | second).total()
    return (first & second).total() / everything if everything else 1.0


def similarity(one: Sequence[Onset], two: Sequence[Onset]) -> float:
    """How alike two patterns are, from 0 to 1; 1 only where all onsets are the same.

    The mean of four views: all of an onset, what sounds when, when anything sounds, and
    which pitches there are. Both have to be of equally many cycles.

    >>> from patterns.analysis.onsets import onsets
    >>> from patterns.mini.build import mini
    >>> tune, higher, other = (onsets(mini(text), 1) for text in ("c e", "c5 e5", "[f f f]"))
    >>> similarity(tune, tune), similarity(tune, higher), similarity(tune, [])
    (1.0, 0.75, 0.0)
    >>> similarity(tune, other) < similarity(tune, higher)
    True
    """
    return sum(overlap(map(view, one), map(view, two)) for view in VIEWS) / len(VIEWS)


def changes(cycles: Sequence[Sequence[Onset]]) -> float:
    """How much each of some cycles differs from the one before, on average."""
    whole = VIEWS[0]
    pairs = [(map(whole, one), map(whole, two)) for one, two in pairwise(cycles)]
    return sum(1 - overlap(one, two) for one, two in pairs) / len(pairs) if pairs else 0.0
