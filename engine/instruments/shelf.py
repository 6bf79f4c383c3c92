"""All instruments, found in the files of the folder tables. Free of numpy."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from engine.instruments import tables
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
