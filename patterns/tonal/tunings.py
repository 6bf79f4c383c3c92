"""Tunings: the ratios of an octave, equal or by name."""

from collections.abc import Mapping
from functools import lru_cache

from patterns.tonal.tuning_table import RATIOS


@lru_cache(maxsize=1)
def tunings() -> Mapping[str, tuple[float, ...]]:
    """The named tunings, read once when first asked for.

    >>> tunings()["ptolemy"][:3]
    (1.0, 1.125, 1.25)
    """
    found: dict[str, tuple[float, ...]] = {}
    for line in RATIOS.strip().replace("\n ", " ").splitlines():
        name, ratios = line.split(": ")
        found[name] = tuple(_ratio(one) for one in ratios.split())
    return found


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
