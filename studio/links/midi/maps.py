"""Maps from controls to MIDI controllers, as midimaps({…}) and defaultmidimap({…}) give them. Pure.

A row is a number, or {ccn, min, max, exp}: the control from min to max becomes 0 to 127, bent by
an exponent. Names of controls are meant whichever of their names is used.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.controls import main_name
from patterns.numerals import js_number

DEFAULT: Final = "default"
MOST_MAPS: Final = 64
MOST_ROWS: Final = 512


class MapError(ValueError):
    """A map that is none: its text says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where one control goes.

    Attributes:
        number: of the controller.
        low, high: values of the control that become 0 and 127.
        power: an exponent between them.
    """

    number: int
    low: float = 0.0
    high: float = 1.0
    power: float = 1.0

    def setting(self, value: float) -> float:
        """From 0 to 127.

        >>> Row(74, 0, 20_000, 0.5).setting(5_000)
        63.5
        """
        place = (value - self.low) / (self.high - self.low)
        return float(127 * min(max(place, 0.0), 1.0) ** self.power)


class Maps:
    """The maps of a session by their names.

    >>> maps = Maps()
    >>> maps.load("defaultmidimap", ({"lpf": 74, "room": {"ccn": 91, "max": 2}},))
    >>> list(maps.rows("default", {"cutoff": 1.0, "room": 1.0}))
    [(74, 127.0), (91, 63.5)]
    """

    def __init__(self) -> None:
        self._maps: dict[str, dict[str, Row]] = {}

    def load(self, what: str, args: tuple[Any, ...]) -> None:
        """Take in midimaps({name: map}) or defaultmidimap(map).

        Raises:
            MapError: it is no map.
        """
        given = args[0] if args else None
        if not isinstance(given, Mapping):
            example = "{lpf: 74}" if what == "defaultmidimap" else "{synth: {lpf: 74}}"
            raise MapError(f"{what}(…) needs a map, such as {what}({example})")
        for name, rows in ({DEFAULT: given} if what == "defaultmidimap" else given).items():
            if not isinstance(rows, Mapping) or len(rows) > MOST_ROWS:
                raise MapError(f"{what}(…): {str(name)[:40]} is no map, such as {{lpf: 74}}")
            if len(self._maps) >= MOST_MAPS and name not in self._maps:
                raise MapError(f"there are {MOST_MAPS} MIDI maps already")
            self._maps[str(name)] = {
                main_name(str(key)): _row(key, one) for key, one in rows.items()
            }

    def __contains__(self, name: str) -> bool:
        return name == DEFAULT or name in self._maps

    def names(self) -> tuple[str, ...]:
        """The maps there are."""
        return tuple(self._maps)

    def rows(self, name: str, controls: Mapping[str, Any]) -> Iterator[tuple[int, float]]:
        """The controllers that a control map sets by a map, and to what."""
        rows = self._maps.get(name, {})
        for control, value in controls.items():
            row = rows.get(control) or rows.get(main_name(control))
            if row is not None and math.isfinite(number := js_number(value)):
                yield row.number, row.setting(number)


def _row(control: Any, given: Any) -> Row:
    """A row as it was written.

    Raises:
        MapError: it is none.
    """
    rest = given if isinstance(given, Mapping) else {"ccn": given}
    numbers = [
        js_number(rest.get(key, usual))
        for key, usual in (("ccn", math.nan), ("min", 0), ("max", 1), ("exp", 1))
    ]
    if not all(map(math.isfinite, numbers)) or not 0 <= numbers[0] <= 127:
        raise MapError(f"{str(control)[:40]} needs the number of a controller, 0 to 127")
    if numbers[1] == numbers[2] or numbers[3] <= 0:
        raise MapError(f"{str(control)[:40]}: min and max are the same, or exp is not above 0")
    return Row(int(numbers[0]), *numbers[1:])
