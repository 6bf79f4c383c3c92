"""Tunings: the ratios of an octave, equal or by name.

The names and ratios of tunings.txt.gz are those of the Scala archive of scales, as far as
Strudel knows them: a line is a name and the ratios above its first note, without the one
that closes the octave.
"""

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

JUST: Final = (1, 16 / 15, 9 / 8, 6 / 5, 5 / 4, 4 / 3, 45 / 32, 3 / 2, 8 / 5, 5 / 3, 16 / 9, 15 / 8)


@lru_cache(maxsize=1)
def tunings() -> Mapping[str, str]:
    """The named tunings as they are written, read once when first asked for."""
    text = gzip.decompress(files("patterns.tonal").joinpath("tunings.txt.gz").read_bytes())
    return dict(line.split(": ", 1) for line in text.decode().splitlines())


@lru_cache(maxsize=256)
def tuning_named(name: str) -> tuple[float, ...] | None:
    """The ratios of a named tuning, None where there is none.

    >>> tuning_named("ptolemy"), tuning_named("nothing")
    ((1.0, 1.125, 1.25, 1.3333333333333333, 1.5, 1.6666666666666667, 1.875), None)
    """
    written = tunings().get(name)
    return None if written is None else tuple(_ratio(one) for one in written.split())


def _ratio(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


@lru_cache(maxsize=64)
def equal_steps(count: int) -> tuple[float, ...]:
    """The ratios of an octave in equal steps.

    >>> equal_steps(2)
    (1.0, 1.4142135623730951)
    """
    return tuple(2 ** (step / count) for step in range(count))
