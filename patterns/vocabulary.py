"""The finished vocabulary: every name a player can use.

Importing this file enters every operation. The interpreter, completion, help and the
makers of music all read these two tables and nothing else:

METHODS     name -> function(pattern, *arguments), for `pat.name(...)`
FUNCTIONS   name -> a function of the player's arguments, or a ready pattern
"""

from patterns import controls, signals  # noqa: F401 - importing a theme enters it
from patterns.operations import (  # noqa: F401 - importing a theme enters it
    arithmetic,
    arpeggio,
    binary,
    choosing,
    chords,
    conditions,
    construction,
    devices,
    inputs,
    joins,
    layering,
    modulation,
    moments,
    morphing,
    naming,
    operatorfunctions,
    order,
    parts,
    pitches,
    plumbing,
    probability,
    randomness,
    reading,
    repeating,
    sampling,
    slicing,
    soundhelpers,
    stacking,
    stepwise,
    stretching,
    structure,
    tempo,
    tonal,
    tuning,
    utilities,
    visual,
)
from patterns.registry import FUNCTIONS, METHODS, OPERATIONS

__all__ = ["FUNCTIONS", "METHODS", "OPERATIONS"]
