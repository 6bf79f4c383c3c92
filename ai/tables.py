"""The tables of the package: TOML files in ai/data, read once.

A table belongs to everybody who reads it: nobody changes it.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """A table by its path below ai/data, without ending.

    >>> "kick" in table("words/drums")
    True
    """
    return tomllib.loads(text(f"{name}.toml"))


def text(name: str) -> str:
    """A text file below ai/data."""
    return files("ai").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


@cache
def genres() -> dict[str, Table]:
    """Every genre: id to its facts.

    >>> genres()["techno"]["bpm"]
    [126, 138, 120, 150]
    """
    names = ("electronic", "beats", "world", "bands")
    return {key: row for name in names for key, row in table(f"genres/{name}").items()}
