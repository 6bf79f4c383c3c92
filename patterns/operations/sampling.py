"""Samples cut to pieces: chop, striate and their kin."""

from patterns.alignments import combine
from patterns.constructors import slowcat
from patterns.errors import QueryError
from patterns.kinds import copies, number
from patterns.numerals import fraction, js_number, multiplied, shown
from patterns.pattern import Pattern, pure, silence, with_steps
from patterns.registry import operation
from patterns.splitting import fmap_split
from patterns.timing import fast
from patterns.values import Value


def _piece(times: float, value: Value, index: int) -> Value:
    """The controls of one of so many pieces of a sample, within the part it already plays."""
    if not isinstance(value, dict):
        raise QueryError(f"{shown(value)} is no sound to cut", hint='write s("break").chop(4)')
    controls, begin, end = value, 0.0, 1.0
    if "begin" in controls and "end" in controls:
        begin, end = js_number(controls["begin"]), js_number(controls["end"])
    length = (end - begin) / times
    first = begin + index * length
    return {**controls, "begin": first, "end": first + length}


@operation("chop", kinds=[number])
def chop(times: float, pat: Pattern) -> Pattern:
    """Each event cut into pieces that play its sample in turn."""
    cut = fmap_split(pat, copies(times), lambda value, index: _piece(times, value, index))
    return with_steps(cut, multiplied(pat.steps, fraction(times)))


@operation("striate", kinds=[number])
def striate(times: float, pat: Pattern) -> Pattern:
    """The pattern so many times in a cycle, each time with the next piece of its samples."""
    if times <= 0:
        return silence
    pieces = [pure({"begin": i / times, "end": (i + 1) / times}) for i in range(copies(times))]
    parts = combine("set", "in", pat, slowcat(pieces))
    return with_steps(fast(fraction(times), parts), multiplied(pat.steps, fraction(times)))
