"""Samples cut to pieces: chop, striate and their kin."""

from fractions import Fraction

from patterns.alignments import combine
from patterns.constructors import slowcat
from patterns.kinds import count
from patterns.pattern import Pattern, pure, silence, with_steps
from patterns.registry import operation
from patterns.timing import fast, fmap_split
from patterns.values import Value


def _piece(times: int, value: Value, index: int) -> Value:
    """The controls of one of so many pieces of a sample, within the part it already plays."""
    controls = value if isinstance(value, dict) else {"value": value}
    begin, end = 0.0, 1.0
    if "begin" in controls and "end" in controls:
        begin, end = controls["begin"], controls["end"]
    length = (end - begin) / times
    first = begin + index * length
    return {**controls, "begin": first, "end": first + length}


@operation("chop", kinds=[count])
def chop(times: int, pat: Pattern) -> Pattern:
    """Each event cut into pieces that play its sample in turn."""
    return fmap_split(pat, times, lambda value, index: _piece(times, value, index))


@operation("striate", kinds=[count])
def striate(times: int, pat: Pattern) -> Pattern:
    """The pattern so many times in a cycle, each time with the next piece of its samples."""
    if times <= 0:
        return silence
    pieces = [pure({"begin": i / times, "end": (i + 1) / times}) for i in range(times)]
    steps = None if pat.steps is None else pat.steps * times
    return with_steps(fast(Fraction(times), combine("set", "in", pat, slowcat(pieces))), steps)
