"""All instruments, found in the files of the folder tables. Free of numpy."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from engine.instruments import tables
from engine.instruments.font import LENGTH_S, MARK
from engine.instruments.kit import Instrument


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its name.

    >>> len([name for name in instruments() if name.startswith("gm_")])
    125
    """
    found: dict[str, Instrument] = {}
    for file in pkgutil.iter_modules(tables.__path__):
        found |= importlib.import_module(f"{tables.__name__}.{file.name}").INSTRUMENTS
    return found


def instrument_of(name: str) -> Instrument:
    """The instrument of a name as it stands in keys: one of a SoundFont has its path before it."""
    path, _, plain = name.rpartition(MARK)
    ours = instruments()[plain]
    return (
        replace(ours, ring_s=LENGTH_S, attack_s=0.001, blare=((0.0, 1.0),), even=True)
        if path
        else ours
    )
