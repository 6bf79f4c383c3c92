"""Steps as frequencies: equal divisions of the octave, just and free tunings.

Sources: equal temperaments are powers of two by definition; the 12-tone just intonation
is the five-limit scale of H. Partch, "Genesis of a Music", 1949, as Strudel tunes it.
"""

import math
import re
from collections.abc import Sequence
from typing import Final

from patterns.errors import QueryError
from patterns.kinds import anything
from patterns.numerals import numeral, shown
from patterns.pattern import Pattern, fmap
from patterns.registry import operation
from patterns.values import Value

BASE_HZ: Final = 220.0
EDO: Final = re.compile(r"([1-9]\d{0,3})edo\Z")
NAMED: Final[dict[str, tuple[float, ...]]] = {
    "12ji": (1, 16 / 15, 9 / 8, 6 / 5, 5 / 4, 4 / 3, 45 / 32, 3 / 2, 8 / 5, 5 / 3, 16 / 9, 15 / 8),
}


def ratios_of(scale: Value) -> tuple[float, ...]:
    """The ratios of one octave: of a name such as "31edo" or "12ji", or a list of them.

    Raises:
        QueryError: there is no such tuning.
    """
    if isinstance(scale, (tuple, list)):
        return tuple(numeral(ratio) for ratio in scale)
    name = scale if isinstance(scale, str) else ""
    if name in NAMED:
        return NAMED[name]
    found = EDO.match(name)
    if found is None:
        raise QueryError(f"{shown(scale)} is no tuning", hint='try "31edo", "12ji" or a list')
    steps = int(found[1])
    return tuple(2 ** (step / steps) for step in range(steps))


def at_step(ratios: Sequence[float], step: Value) -> float:
    """The ratio of a step, octaves up and down."""
    number = numeral(step)
    index = math.floor(number) % len(ratios)
    return ratios[index] * 2.0 ** math.floor(number / len(ratios))


@operation("xen", kinds=[anything])
def xen(scale: Value, pat: Pattern) -> Pattern:
    """Steps of a tuning as frequencies in Hz, 0 being 220.

    >>> from patterns.pattern import pure
    >>> xen("12edo", pure(12)).query(0, 1)[0].value
    440.0
    """
    ratios = tuple(BASE_HZ * ratio for ratio in ratios_of(scale))
    return fmap(pat, lambda step: at_step(ratios, step))


@operation("tuning", kinds=[anything])
def tuning(ratios: Value, pat: Pattern) -> Pattern:
    """Steps of a list of ratios as ratios."""
    found = ratios_of(ratios)
    return fmap(pat, lambda step: at_step(found, step))
