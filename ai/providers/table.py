"""The providers: every file of this folder that has a PROVIDER, found by itself."""

import importlib
import pkgutil
from functools import cache

from ai import providers
from ai.providers.provider import Provider


@cache
def every() -> dict[str, Provider]:
    """Name to provider.

    >>> sorted(every())
    ['ollama', 'openai', 'runpod']
    """
    files = (
        importlib.import_module(f"{providers.__name__}.{one.name}")
        for one in pkgutil.iter_modules(providers.__path__)
        if not one.ispkg
    )
    found = (getattr(file, "PROVIDER", None) for file in files)
    return {one.name: one for one in found if one is not None}
