"""What a drum is, and what a machine's drums have in common.

Free of numpy: a recipe gets its workbench (engine/drums/dsp.py) as an argument.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from engine.tables import Signal

DEFAULT_BANK: Final = "RolandTR808"
# Where the knobs stood for the recordings behind Strudel's banks, in the order of their names.
KNOB: Final = (0.0, 1.0, 0.25, 0.5, 0.75)

Settings: TypeAlias = Mapping[str, Any]
Recipe: TypeAlias = Callable[..., "Signal"]
NO_SETTINGS: Final[Settings] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grit:
    """How a machine plays what it has recorded.

    Attributes:
        clock_hz: each sample is held until the next tick of this clock; 0: not at all.
        bits: resolution of a sample, companded so that quiet ones are finer; 0: exact.
        top_hz: low-pass behind the converter; 0: none.
        drive: how hard the sound is driven into a soft clipper; 0: not at all.
        bottom_hz: high-pass in front of everything; 0: none.
    """

    clock_hz: float = 0.0
    bits: int = 0
    top_hz: float = 0.0
    drive: float = 0.0
    bottom_hz: float = 0.0


CLEAN: Final = Grit()


@dataclass(frozen=True, slots=True, eq=False)
class Drum:
    """One drum of one machine.

    Attributes:
        name: what the player writes: "bd".
        length_s: how long it rings: seconds, or a function of the settings.
        loudness_lu: how loud it is against the machine's own bd, in LU: both played twice a
            second, K-weighted as in BS.1770.
        render: the recipe: workbench and settings to samples. Its level does not matter.
        variants: the settings of variant 0, 1, ... ; they wrap around.
        plain: the settings where no variant is asked for; None: those of variant 0.
        chokes: names of drums of the same machine that end when this one begins.
        bank: the machine, by Strudel's name: "RolandTR808"; "" for a drum of no machine.
        grit: what the machine's converter does to it.
    """

    name: str
    length_s: float | Callable[..., float]
    loudness_lu: float
    render: Recipe
    variants: tuple[Settings, ...] = (NO_SETTINGS,)
    plain: Settings | None = None
    chokes: tuple[str, ...] = ()
    bank: str = ""
    grit: Grit = CLEAN

    @property
    def choked(self) -> tuple[str, ...]:
        """The full names of what it ends."""
        return tuple(f"{self.bank}_{name}" for name in self.chokes)

    @property
    def sound(self) -> str:
        """The full name, as in Strudel: "RolandTR808_bd"."""
        return f"{self.bank}_{self.name}" if self.bank else self.name

    def settings(self, variant: int | None) -> Settings:
        """The settings of a variant, None for the plain drum."""
        if variant is None and self.plain is not None:
            return self.plain
        return self.variants[(variant or 0) % len(self.variants)]

    def seconds(self, variant: int | None) -> float:
        """How long a variant rings."""
        if callable(self.length_s):
            return self.length_s(**self.settings(variant))
        return self.length_s

    def key(self, variant: int | None) -> str:
        """The name of one variant: "RolandTR808_bd" or "RolandTR808_bd:13".

        >>> Drum("bd", 1.0, 0, lambda bench: bench, variants=({}, {}), bank="Demo").key(3)
        'Demo_bd:1'
        """
        number = None if variant is None else variant % len(self.variants)
        if number is None or (number == 0 and self.plain is None):
            return self.sound
        return f"{self.sound}:{number}"


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """A machine.

    Attributes:
        name: as in Strudel.
        aliases: its other names.
        drums: its drums by name.
        after: the machine whose recipes it borrows, "" where it has its own.
    """

    name: str
    aliases: tuple[str, ...]
    drums: Mapping[str, Drum]
    after: str = ""


def knobs(*names: str) -> tuple[Settings, ...]:
    """The variants of a drum with knobs: the last knob turns first.

    >>> knobs("tone", "decay")[6]
    {'tone': 1.0, 'decay': 1.0}
    """
    return tuple(dict(zip(names, at, strict=True)) for at in product(KNOB, repeat=len(names)))


def at_knob(turned: float, values: tuple[float, float, float, float, float]) -> float:
    """What a knob does, from its values at 0, 1/4, 1/2, 3/4 and 1.

    >>> at_knob(0.625, (0, 1, 2, 4, 8))
    3.0
    """
    at = min(int(4 * turned), 3)
    return values[at] + (4 * turned - at) * (values[at + 1] - values[at])
