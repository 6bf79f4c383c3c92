"""A control map, read by the table of controls. Pure: free of pyo and numpy."""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from engine.palette import palette
from engine.params import AMP, SHARED, Param

_TAILS: Final = ("release", "FXrelease")
_MOST_STAGES: Final = 16


class Remark(str):
    """A sentence that a player needs once a session, not at each evaluation; nothing is wrong."""

    __slots__ = ()


class Controls:
    """A control map, read by the table: every number is finite and in range.

    What had to be changed is told in `notices`, one sentence a control.

    >>> controls = Controls({"lpf": 800, "gain": float("nan")})
    >>> controls.number("cutoff"), controls.number("gain"), controls.notices
    (800.0, None, ['gain is not a number here: ignored'])
    """

    def __init__(self, given: Mapping[str, Any], params: Mapping[str, Param] | None = None) -> None:
        table = palette()
        main = table.aliases.get
        self.given = {main(name, name): value for name, value in given.items()}
        self._params = table.params if params is None else params
        self.notices: list[str] = []

    def has(self, name: str) -> bool:
        """Is it given, even as something unreadable?"""
        return self.given.get(name) is not None

    def has_none(self, names: Iterable[str]) -> bool:
        """Is none of them given? Cheaper than to read each."""
        return self.given.keys().isdisjoint(names)

    def number(self, name: str) -> float | None:
        """The number given for a control, None where none is given."""
        value = self.given.get(name)
        if value is None:
            return None
        number = value if type(value) is float and value == value else as_number(value)
        if number is None:
            self.notices.append(f"{name} is not a number here: ignored")
            return None
        param = self._params[name]
        if param.lo <= number <= param.hi:
            return number
        if not param.quiet:
            unit = f" {param.unit}" if param.unit else ""
            self.notices.append(f"{name} goes from {param.lo:g} to {param.hi:g}{unit}: held there")
        return min(max(number, param.lo), param.hi)

    def or_default(self, name: str) -> float:
        """The number given, or the table's default."""
        number = self.number(name) if name in self.given else None
        if number is not None:
            return number
        default = self._params[name].default
        if default is None:
            raise KeyError(f"{name} has no default")
        return default

    def numbers(self, name: str) -> tuple[float, ...]:
        """The finite numbers of a list given for a control; what is no number counts as 0."""
        value = self.given.get(name)
        if not isinstance(value, tuple | list):
            return ()
        read = (as_number(item) for item in value)
        return tuple(0.0 if item is None or math.isinf(item) else item for item in read)

    def text(self, name: str) -> str | None:
        """A word given for a control, None where none is given."""
        value = self.given.get(name)
        return value if isinstance(value, str) else None


def as_number(value: object) -> float | None:
    """A finite or infinite number, also from a numeral in a string; None for all else and NaN.

    >>> as_number("0.5"), as_number("bd"), as_number(True), as_number(Fraction(1, 4))
    (0.5, None, 1.0, 0.25)
    """
    if not isinstance(value, int | float | Fraction | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    except OverflowError:
        return math.inf if float(str(value)[:1] + "1") > 0 else -math.inf
    return None if math.isnan(number) else number


def main_name(name: str) -> str:
    """The main name of a control.

    >>> main_name("lpf")
    'cutoff'
    """
    return palette().aliases.get(name, name)


def gain_of(controls: Controls) -> float:
    """The gain, and what is beyond it; one that cannot be read counts as 1."""
    gain = controls.number("gain") if controls.has("gain") else SHARED["gain"].default
    return (1.0 if gain is None else gain) + controls.or_default("overgain")


def velocity_of(controls: Controls) -> float:
    """The loudness beside the gain: as the key is struck, and as Tidal's amp says."""
    return controls.or_default("velocity") * (controls.or_default("amp") / AMP)


def loudness(controls: Controls) -> float:
    """Gain times velocity."""
    return gain_of(controls) * velocity_of(controls)


def stages(controls: Controls) -> list[Controls]:
    """The control maps in FX: what the sound goes through before its own effects.

    How long its tails are is the sound's own affair, in each of them.
    """
    given = controls.given.get("FX")
    if given is None:
        return []
    listed = given if isinstance(given, tuple | list) else ()
    maps = [dict(each) for each in listed if isinstance(each, Mapping)]
    tails = {name: value for name, value in controls.given.items() if name in _TAILS}
    return [Controls(each | tails) for each in maps[:_MOST_STAGES]]
