"""The vowels of the vowel filter: five formants each. Pure data.

A row is a name, five frequencies in Hz, five gains, five Q.
"""

from typing import Final, TypeAlias

Formant: TypeAlias = tuple[float, float, float]

_TABLE: Final = """
a   660 1120 2750 3000 3350    1 .5012 .0708 .0631 .0126       80 90 120 130 140
e   440 1800 2700 3000 3300    1 .1995 .1259 .1 .1             70 80 100 120 120
i   270 1850 2900 3350 3590    1 .0631 .0631 .0158 .0158       40 90 100 120 120
o   430 820 2700 3000 3300     1 .3162 .0501 .0794 .01995      40 80 100 120 120
u   370 630 2750 3000 3400     1 .1 .0708 .0316 .01995         40 60 100 120 120
ae  650 1515 2400 3000 3350    1 .5 .1008 .0631 .0126          80 90 120 130 140
aa  560 900 2570 3000 3300     1 .5 .0708 .0631 .0126          80 90 120 130 140
oe  500 1430 2300 3000 3300    1 .2 .0708 .0316 .01995         40 60 100 120 120
ue  250 1750 2150 3200 3300    1 .1 .0708 .0316 .01995         40 60 100 120 120
y   400 1460 2400 3000 3300    1 .2 .0708 .0316 .02995         40 60 100 120 120
uh  600 1250 2100 3100 3500    1 .3 .0608 .0316 .01995         40 70 100 120 130
un  500 1240 2280 3000 3500    1 .1 .1708 .0216 .02995         40 60 100 120 120
en  600 1480 2450 3200 3300    1 .15 .0708 .0316 .02995        40 60 100 120 120
an  700 1050 2500 3000 3300    1 .1 .0708 .0316 .02995         40 60 100 120 120
on  500 1080 2350 3000 3300    1 .1 .0708 .0316 .02995         40 60 100 120 120
"""
_OTHER_NAMES: Final = {"æ": "ae", "å": "aa", "ɑ": "aa", "ø": "oe", "ö": "oe", "ü": "ue", "ı": "y"}


def _read(row: str) -> tuple[str, tuple[Formant, ...]]:
    name, *numbers = row.split()
    values = [float(number) for number in numbers]
    return name, tuple(zip(values[:5], values[5:10], values[10:], strict=True))


VOWELS: Final = dict(_read(row) for row in _TABLE.strip().splitlines())


def formants(name: str) -> tuple[Formant, ...] | None:
    """(frequency in Hz, gain, Q) of the formants of a vowel, None for no vowel.

    >>> formants("a")[0]
    (660.0, 1.0, 80.0)
    """
    return VOWELS.get(_OTHER_NAMES.get(name, name))
