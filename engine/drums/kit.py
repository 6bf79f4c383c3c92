"""What a drum is, and the drums that there are.

Free of numpy: a recipe gets its workbench (engine/drums/dsp.py) as an argument.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

MACHINES: Final = ("engine.drums.tr808", "engine.drums.tr909")
DEFAULT_BANK: Final = "RolandTR808"


@dataclass(frozen=True, slots=True)
class Drum:
    """One drum of one machine.

    Attributes:
        name: what the player writes: "bd".
        bank: the machine, by Strudel's name: "RolandTR808".
        bank_aliases: other names of the machine.
        length_s: how long it rings.
        loudness_lu: how loud it is against the machine's own bd, in LU: both played four times a
            second pair (120 bpm quarters), K-weighted as in BS.1770.
        render: the recipe: workbench to samples. Its level does not matter.
        chokes: names of drums of the same bank that end when this one begins.
    """

    name: str
    bank: str
    bank_aliases: tuple[str, ...]
    length_s: float
    loudness_lu: float
    render: "Callable[[Bench], Signal]"
    chokes: tuple[str, ...] = ()

    @property
    def sound(self) -> str:
        """The full name, as in Strudel: "RolandTR808_bd"."""
        return f"{self.bank}_{self.name}"


@cache
def drums() -> tuple[Drum, ...]:
    """All drums: the DRUM of every file in every machine's folder."""
    found = []
    for machine in MACHINES:
        package = importlib.import_module(machine)
        for module in pkgutil.iter_modules(package.__path__):
            drum = getattr(importlib.import_module(f"{machine}.{module.name}"), "DRUM", None)
            if drum is not None:
                found.append(drum)
    return tuple(found)
