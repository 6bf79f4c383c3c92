"""By what the tables of sound files are found. Pure."""

import json
from typing import Any, Final, TypeAlias

# The file, and for a loop its first and last frame, and whether they count from the end.
Key: TypeAlias = tuple[str, float, float, bool]


# The rate at which computed sounds are kept among files.
COMPUTED_RATE: Final = 48_000
_MARK: Final = "computed "


def computed_path(*layers: tuple[str, float]) -> str:
    """What stands for the path of a file where sounds are worked out.

    Args:
        layers: the keys of sounds, and how loud each is.

    >>> layers_of(computed_path(("RolandTR808_bd", 1.0)))
    (('RolandTR808_bd', 1.0),)
    """
    return _MARK + json.dumps(layers)


def layers_of(path: str) -> tuple[tuple[str, float], ...]:
    """The layers of such a path; none of the path of a file."""
    if not path.startswith(_MARK):
        return ()
    return tuple((key, level) for key, level in json.loads(path.removeprefix(_MARK)))


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
