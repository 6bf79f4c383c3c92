"""Where a path leads that a player types."""

import os
from pathlib import Path


def typed_path(text: str | Path) -> Path:
    """A path in which ~ is the player's home; where nobody has such a home, it stays as typed.

    >>> typed_path("~nobody-of-that-name/kit").parts
    ('~nobody-of-that-name', 'kit')
    """
    return Path(os.path.expanduser(text))
