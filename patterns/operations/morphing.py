"""Rhythms between rhythms: morphed from one list of onsets to another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from patterns.alignments import combine
from patterns.errors import QueryError
from patterns.euclidean import bjorklund
from patterns.hap import EMPTY, Event, Hap, TimeSpan
from patterns.joining import inner_bind
from patterns.kinds import beats, time
from patterns.operations.structure import euclid_rot
from patterns.operations.utilities import list_of
from patterns.operators import truthy
from patterns.pattern import ALWAYS, Pattern, with_steps
from patterns.registry import function, operation, reify
from patterns.values import Value


def onsets(rhythm: Sequence[Value]) -> list[Fraction]:
    """Where the true steps of a rhythm begin, from 0 to 1."""
    return [Fraction(i, len(rhythm)) for i, on in enumerate(rhythm) if truthy(on)]


def morphed(first: Value, second: Value, by: Fraction) -> Pattern:
    """Onsets on their way from those of one rhythm (0) to those of another (1).

    Raises:
        QueryError: the second rhythm has fewer onsets.

    >>> half = morphed([1, 0], [0, 1], Fraction(1, 2))
    >>> str(half.query(0, 1)[0].whole.begin)
    '1/4'
    """
    begins, ends = onsets(list_of(first)), onsets(list_of(second))
    if len(ends) < len(begins):
        raise QueryError("a rhythm can only turn into one with at least as many onsets")
    length = Fraction(1, max(len(first), 1))
    events: list[Event] = []
    for begin, end in zip(begins, ends, strict=False):
        at = begin + by * (end - begin)
        whole = TimeSpan(at, at + length)
        part = whole.intersection(TimeSpan(Fraction(0), Fraction(1)))
        if part is not None:
            events.append(Hap.of(whole, part, True, EMPTY).settled())
    return Pattern(lambda _number, _state: events, repeat=(1, ALWAYS))


@function("morph")
def morph(first: Value, second: Value, by: Value) -> Pattern:
    """A rhythm between two lists of onsets: 0 is the first, 1 the second.

    >>> len(morph((1, 0, 1, 0), (1, 0, 0, 1), 0.5).query(0, 1))
    2
    """

    def between(one: Value) -> Pattern:
        return inner_bind(
            reify(second),
            lambda two: inner_bind(reify(by), lambda way: morphed(one, two, time(way))),
        )

    return inner_bind(reify(first), between)


@operation("euclidish", "eish", kinds=[beats, beats, time])
def euclidish(pulses: int, steps: int, evenness: Fraction, pat: Pattern) -> Pattern:
    """The pattern in a Euclidean rhythm (0) that turns into an even one (1)."""
    rhythm = morphed(bjorklund(pulses, steps), [True] * max(pulses, 0), evenness)
    return with_steps(combine("keepif", "out", pat, rhythm), Fraction(steps))


def _rhythm(value: Value) -> tuple[int, int, int]:
    """Onsets, steps and rotation from a list of them."""
    numbers = [beats(one) for one in (value if isinstance(value, (tuple, list)) else (value,))]
    pulses = numbers[0] if numbers else 0
    return pulses, (numbers[1:2] or [pulses])[0], (numbers[2:3] or [0])[0]


@operation("bjork", kinds=[_rhythm])
def bjork(rhythm: tuple[int, int, int], pat: Pattern) -> Pattern:
    """The pattern in a Euclidean rhythm [onsets, steps, rotation], as "3:8:2"."""
    return euclid_rot(*rhythm, pat)
