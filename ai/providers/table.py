"""The providers: every file of this folder that has a PROVIDER, found by itself."""

import importlib
import pkgutil
from functools import cache

from ai import providers
from ai.providers.provider import Provider


@cache
def every() -> dict[str, Provider]:
    """Name to provider, in the order in which they are asked.

    >>> list(every())
    ['runpod', 'ollama', 'openai']
    """
    files = (
        importlib.import_module(f"{providers.__name__}.{one.name}")
        for one in pkgutil.iter_modules(providers.__path__)
        if not one.ispkg
    )
    found = [file.PROVIDER for file in files if hasattr(file, "PROVIDER")]
    return {one.name: one for one in sorted(found, key=lambda one: one.place)}
