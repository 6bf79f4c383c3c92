"""The finished vocabulary: every name a player can use.

Importing this file enters every operation. The interpreter, completion, help and the
makers of music all read these two tables and nothing else:

METHODS     name -> function(pattern, *arguments), for `pat.name(...)`
FUNCTIONS   name -> a function of the player's arguments, or a ready pattern
"""

from patterns import controls, signals
from patterns.operations import (
    arithmetic,
    choosing,
    conditions,
    construction,
    layering,
    order,
    probability,
    randomness,
    sampling,
    stepwise,
    structure,
    tempo,
)
from patterns.registry import FUNCTIONS, METHODS, OPERATIONS
from patterns.tonal import theory

__all__ = ["FUNCTIONS", "METHODS", "OPERATIONS", "THEMES"]

THEMES = (
    arithmetic,
    choosing,
    conditions,
    construction,
    controls,
    layering,
    order,
    probability,
    randomness,
    sampling,
    signals,
    stepwise,
    structure,
    tempo,
    theory,
)
