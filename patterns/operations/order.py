"""Cycles backwards, rotated, cut into chunks that take turns."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from patterns import reversing, timing
from patterns.constructors import fastcat, slowcat, slowcat_prime
from patterns.hap import EMPTY
from patterns.joining import inner_bind, squeeze_bind
from patterns.kinds import copies, strict_change, time, turns
from patterns.numerals import exact
from patterns.operators import truthy
from patterns.pattern import Pattern, Settled, pure, silence
from patterns.registry import operation
from patterns.timing import late, moved, repeat_cycles

Change = Callable[[Pattern], Pattern]

operation("rev", keeps_steps=True)(reversing.rev)


@operation("palindrome", keeps_steps=True)
def palindrome(pat: Pattern) -> Pattern:
    """Every second cycle backwards."""
    return slowcat_prime([pat, reversing.rev(pat)])


@operation("iter", kinds=[time], keeps_steps=True)
def iter_(times: Fraction, pat: Pattern) -> Pattern:
    """Each cycle begins one step of 1/times later than the one before."""
    num, den = times.as_integer_ratio()
    return slowcat([moved(index * den, num, pat) for index in range(copies(times))])


@operation("iterBack", "iterback", kinds=[time], keeps_steps=True)
def iter_back(times: Fraction, pat: Pattern) -> Pattern:
    """Each cycle begins one step of 1/times earlier than the one before."""
    num, den = times.as_integer_ratio()
    return slowcat([moved(-index * den, num, pat) for index in range(copies(times))])


@operation("brak")
def brak(pat: Pattern) -> Pattern:
    """Every second cycle squeezed into its first half and moved by a quarter."""
    second = slowcat([pure(False), pure(True)])
    return when(second, lambda one: late(Fraction(1, 4), fastcat([one, silence])), pat)


@operation("pressBy", kinds=[time])
def press_by(amount: Fraction, pat: Pattern) -> Pattern:
    """Each event moved later by a part of its time."""
    return squeeze_bind(pat, lambda value: timing.compress(amount, Fraction(1), pure(value)))


@operation("press")
def press(pat: Pattern) -> Pattern:
    """Each event moved to the second half of its time."""
    return press_by(Fraction(1, 2), pat)


def when(test: Pattern, function: Change, pat: Pattern) -> Pattern:
    """The function where the test pattern is true, the pattern as it is elsewhere."""
    changed = function(pat)
    return inner_bind(test, lambda value: changed if truthy(value) else pat)


def chunked(times: int, function: Change, pat: Pattern, back: bool, fast: bool) -> Pattern:
    """The function on one part of the cycle at a time, a different part each cycle."""
    firsts = [(times, at, at + 1, at, at + 1, at == 0, EMPTY) for at in range(times)]
    parts = Settled(firsts, exact(times))
    turning = (iter_ if back else iter_back)(Fraction(times), parts)
    return when(turning, function, pat if fast else repeat_cycles(times, pat))


def _chunk(name: tuple[str, ...], back: bool, fast: bool, doc: str) -> None:
    """Enter one of the chunk functions."""

    def chunk(times: int, function: Change, pat: Pattern) -> Pattern:
        return chunked(times, function, pat, back, fast)

    chunk.__doc__ = doc
    operation(*name, kinds=[turns, strict_change], keeps_steps=True)(chunk)


_chunk(("chunk", "slowchunk", "slowChunk"), False, False, "Change one part a cycle, in turn.")
_chunk(("chunkBack", "chunkback"), True, False, "Change one part a cycle, from the last.")
_chunk(("fastChunk", "fastchunk"), False, True, "As chunk, the pattern at its own pace.")
