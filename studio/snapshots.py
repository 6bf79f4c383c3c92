"""Views as plain data and back, for a projector in another process. Pure.

What is read back is checked piece by piece: nothing of a wrong kind, and no more than so much.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.tape import MASTER
from studio.visuals.kit import Meter, Sounding, View

VERSION: Final = 1
MOST_BYTES: Final = 1_000_000
MOST_EVENTS: Final = 600
MOST_CODE: Final = 40_000  # characters of all slots together
TOLD: Final = ("s", "note", "n", "freq", "bank", "gain", "color")  # of an event's controls


class SnapshotError(ValueError):
    """Data that is no snapshot."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A view and the moment of it.

    Attributes:
        at_s: seconds since 1970 when it was taken.
        view: what played around then.
    """

    at_s: float
    view: View

    def cycle(self, now_s: float) -> float | None:
        """The cycle at another moment, None in silence.

        >>> Snapshot(10.0, View(0, 1, now=2.0, cps=0.5)).cycle(11.0)
        2.5
        """
        now = self.view.now
        return None if now is None else now + (now_s - self.at_s) * self.view.cps


def written(view: View, at_s: float) -> str:
    """A snapshot as a line of JSON.

    >>> view = View(0, 1, (Sounding("a", 0, 0.5, {"s": "bd"}, ((1, 3),)),), now=0.25)
    >>> read(written(view, 7.5)).view.events == view.events
    True
    """
    sources, left = {}, MOST_CODE
    for slot, code in view.sources.items():
        sources[slot] = code[:left]
        left -= len(sources[slot])
    master = None if view.levels is None else view.levels.get(MASTER)
    row = {
        "version": VERSION, "at": at_s, "begin": view.begin, "end": view.end, "now": view.now,
        "cps": view.cps, "sources": sources, "silent": sorted(view.silent),
        "events": [_event(one) for one in view.events[:MOST_EVENTS]],
        "level": None if master is None else [list(master.peak), list(master.rms)],
    }  # fmt: skip
    return json.dumps(row, allow_nan=False, default=str)


def _event(one: Sounding) -> list[Any]:
    value = {key: one.value[key] for key in TOLD if _is_plain(one.value.get(key))}
    return [one.slot, one.begin, one.end, value, [list(span) for span in one.locations[:16]]]


def _is_plain(value: Any) -> bool:
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return isinstance(value, (str, int, float)) and len(str(value)) < 100


def read(text: str) -> Snapshot:
    """A snapshot of a line of JSON.

    Raises:
        SnapshotError: it is none.

    >>> read("{}")
    Traceback (most recent call last):
    studio.snapshots.SnapshotError: this is no snapshot of ours (KeyError)
    """
    if len(text) > MOST_BYTES:
        raise SnapshotError("this is too long")
    try:
        row = json.loads(text)
        if row["version"] != VERSION:
            raise SnapshotError("this is of another version of Not a Label")
        return Snapshot(_number(row["at"]), _view(row))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        if isinstance(error, SnapshotError):
            raise
        raise SnapshotError(f"this is no snapshot of ours ({type(error).__name__})") from None


def _view(row: Mapping[str, Any]) -> View:
    level = row["level"]
    meter = None if level is None else Meter(_pair(level[0]), _pair(level[1]))
    return View(
        _number(row["begin"]),
        _number(row["end"]),
        tuple(_sounding(one) for one in row["events"][:MOST_EVENTS]),
        None if row["now"] is None else _number(row["now"]),
        _number(row["cps"]),
        {str(slot): str(code) for slot, code in row["sources"].items()},
        frozenset(map(str, row["silent"])),
        levels=None if meter is None else {MASTER: meter},
    )


def _sounding(row: list[Any]) -> Sounding:
    slot, begin, end, value, spans = row
    told = {key: value[key] for key in TOLD if _is_plain(value.get(key))}
    found = tuple((int(first), int(last)) for first, last in spans)
    return Sounding(str(slot), _number(begin), _number(end), told, found)


def _pair(row: list[Any]) -> tuple[float, float]:
    return _number(row[0]), _number(row[1])


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError
    return number
