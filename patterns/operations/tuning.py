"""Tunings: steps of equal temperaments, of lists of ratios and of named scales as frequencies."""

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from patterns.changing import fmap
from patterns.kinds import anything
from patterns.numerals import js_number, numeral, tidy, unfit
from patterns.pattern import Pattern
from patterns.registry import function, operation
from patterns.tonal.tunings import JUST, equal_steps, tuning_named
from patterns.values import Value

EQUAL: Final = re.compile(r"([1-9]\d*)edo\Z")
MAX_STEPS: Final = 10_000
BASE_HZ: Final = 220


def ratios_of(value: Value) -> tuple[float, ...]:
    """The ratios of one octave: given as a list, "31edo", or "12ji".

    Raises:
        QueryError: there is no such tuning.

    >>> ratios_of("2edo"), ratios_of((1, 1.5))
    ((1.0, 1.4142135623730951), (1, 1.5))
    """
    if isinstance(value, (tuple, list)):
        return tuple(
            math.nan if isinstance(one, (Pattern, str)) else js_number(one) for one in value
        )
    if isinstance(value, str):
        if value == "12ji":
            return JUST
        found = EQUAL.match(value)
        if found is not None and int(found[1]) <= MAX_STEPS:
            return equal_steps(int(found[1]))
    raise unfit(value, "a tuning", 'such as "31edo" or [1, 5/4, 3/2]')


def ratio_at(ratios: Sequence[float], step: float) -> float:
    """The ratio of a step, octave after octave; nan between steps.

    >>> ratio_at((1, 1.25, 1.5), 4), ratio_at((1, 1.5), -1)
    (2.5, 0.75)
    """
    if not ratios or not isinstance(step, int):
        return math.nan
    octave, index = divmod(step, len(ratios))
    return tidy(ratios[index] * 2.0**octave) if abs(octave) < 1000 else math.inf


@function("edo")
def edo(name: Value) -> tuple[float, ...]:
    """The ratios of an equal temperament such as 19edo."""
    if not isinstance(name, str) or EQUAL.match(name) is None:
        raise unfit(name, "an equal temperament", "such as edo('19edo')")
    return ratios_of(name)


@operation("xen", kinds=[anything])
def xen(tuning: Value, pat: Pattern) -> Pattern:
    """Steps of a tuning as frequencies above 220 Hz; follow it with .freq().

    >>> from patterns.pattern import pure
    >>> xen("12edo", pure(12)).query(0, 1)[0].value
    440
    """
    ratios = ratios_of(tuning)
    return fmap(pat, lambda step: tidy(ratio_at(ratios, numeral(step)) * BASE_HZ))


@operation("tuning", kinds=[anything])
def tuning(ratios: Value, pat: Pattern) -> Pattern:
    """Steps of a list of ratios as ratios: .tuning([1, 5/4, 3/2]).mul(220).freq()."""
    ready = ratios_of(ratios) if isinstance(ratios, (tuple, list)) else ()
    return fmap(pat, lambda step: ratio_at(ready, numeral(step)))


def closed_ratios(value: Value) -> tuple[float, ...]:
    """The ratios of a named tuning, or of a list of frequencies whose last closes the octave.

    Raises:
        QueryError: there is no tuning of that name.
    """
    if isinstance(value, (tuple, list)) and value:
        first = js_number(value[0])
        return tuple(js_number(one) / first for one in value[:-1]) if first else ()
    named = tuning_named(value) if isinstance(value, str) else None
    if named is None:
        raise unfit(value, "a tuning", 'such as "hexany15" or "werck3"')
    return named


@operation("tune", kinds=[closed_ratios])
def tune(ratios: tuple[float, ...], pat: Pattern) -> Pattern:
    """Steps of a named tuning as ratios: .tune("hexany15").mul(220).freq()."""
    return fmap(pat, lambda step: ratio_at(ratios, _plain(step)))


def _plain(step: Value) -> float:
    return js_number(step) if isinstance(step, (str, int, float, Fraction)) else math.nan
