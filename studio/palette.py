"""The sounds of this installation, as `ask` may use them."""

from ai.palette import Palette
from engine.sounds import sounds


def palette() -> Palette:
    """Every sound that has a name.

    >>> palette().has("bd")
    True
    """
    return Palette(frozenset(sounds()))
