"""The pattern language: pure, without clock, dice, socket or thread.

Python programs take any name of the vocabulary from here, `from patterns import note, s`:
see face.py; editors and mypy read __init__.pyi. Inside the house everything is imported from
the file that defines it.
"""

from importlib.util import find_spec
from typing import Any


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return __dir__()
    if name.startswith("__") or find_spec(f"{__name__}.{name}") is not None:
        raise AttributeError(name)  # a file of the package, which import finds by itself
    from patterns.face import named

    return named(name)


def __dir__() -> list[str]:
    from patterns.face import exported

    return exported()
