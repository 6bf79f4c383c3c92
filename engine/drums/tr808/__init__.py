"""The Roland TR-808 of 1980: its circuits, drawn in numbers.

Knobs go from 0 to 1. Where the recordings behind Strudel's bank turn them, so do the variants.
"""

from typing import Final

BANK: Final = "RolandTR808"
ALIASES: Final = ("TR808",)
SQUARES_HZ: Final = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)  # of hats and cymbal
