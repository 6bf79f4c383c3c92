"""By what the tables of sound files are found. Pure."""

from typing import Any, TypeAlias

# The file, and for a loop its first and last frame, and whether they count from the end.
Key: TypeAlias = tuple[str, float, float, bool]


def whole(path: str) -> Key:
    """The key of a whole file."""
    return path, 0.0, 0.0, False


def part(path: str, _hertz: float, begin: float, end: float, _at: float, backwards: bool) -> Key:
    """The key of a loop, from the settings of its source."""
    return path, begin, end, backwards


def matrices(path: str, length: float, mode: int, *rest: Any) -> tuple[Key, ...]:
    """The keys of a table of waves, and of its warp where that moves, from its source's settings.

    >>> matrices("a.npy", 2048.0, 6, 440.0, 0.7, (0.5,), (0.0,), 0.18, ())
    (('a.npy', 2048.0, 0.0, False),)
    """
    waves = path, length, 0.0, False
    warp = rest[3]
    return (waves,) if len(warp) == 1 else (waves, ("", float(mode), 0.0, False))
