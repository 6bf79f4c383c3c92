"""Euclidean rhythms: onsets spread as evenly as can be.

Source: E. Bjorklund, "The Theory of Rep-Rate Pattern Generation in the SNS Timing
System", 2003; G. Toussaint, "The Euclidean Algorithm Generates Traditional Musical
Rhythms", 2005.
"""

from functools import lru_cache

from patterns.errors import QueryError

MAX_STEPS = 4096


@lru_cache(maxsize=512)
def bjorklund(onsets: int, steps: int) -> tuple[bool, ...]:
    """Which of the steps have an onset. A negative number of onsets inverts the rhythm.

    Raises:
        QueryError: more onsets than steps, or more steps than can be meant.

    >>> "".join("x" if on else "." for on in bjorklund(3, 8))
    'x..x..x.'
    """
    if onsets < 0:
        return tuple(not on for on in bjorklund(-onsets, steps))
    if onsets > steps or steps > MAX_STEPS:
        raise QueryError(
            f"a rhythm of {onsets} in {steps} steps cannot be played",
            hint=f"use at most as many onsets as steps, and up to {MAX_STEPS} steps",
        )
    heads: list[tuple[bool, ...]] = [(True,)] * onsets
    tails: list[tuple[bool, ...]] = [(False,)] * (steps - onsets)
    while min(len(heads), len(tails)) > 1:
        pairs = min(len(heads), len(tails))
        merged = [head + tail for head, tail in zip(heads, tails, strict=False)]
        heads, tails = merged, (heads[pairs:] or tails[pairs:])
    return tuple(on for group in heads + tails for on in group)


def rotated(rhythm: tuple[bool, ...], steps: int) -> tuple[bool, ...]:
    """The rhythm played later by some steps; as in Strudel, more than it has leave it as it is.

    >>> rotated((True, False, False), 1), rotated((True, False, False), 4)
    ((False, True, False), (True, False, False))
    """
    if abs(steps) >= len(rhythm):
        return rhythm
    return rhythm[-steps:] + rhythm[:-steps]
