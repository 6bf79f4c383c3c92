"""By what the tables of sound files are found. Pure."""

from typing import TypeAlias

# The file, and for a loop its first and last frame, and whether they count from the end.
Key: TypeAlias = tuple[str, float, float, bool]


def whole(path: str) -> Key:
    """The key of a whole file."""
    return path, 0.0, 0.0, False


def part(path: str, _hertz: float, begin: float, end: float, _at: float, backwards: bool) -> Key:
    """The key of a loop, from the settings of its source."""
    return path, begin, end, backwards
