"""The Roland TR-909 of 1983: circuits for the drums, six-bit recordings for the metal.

Knobs go from 0 to 1.
"""

from typing import Final

BANK: Final = "RolandTR909"
ALIASES: Final = ("TR909",)
