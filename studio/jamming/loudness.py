"""How loud it is what a player of a room plays: the level of the orbits where it sounds here."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from studio.console import db_of
from studio.jamming.kit import Look, my_id
from studio.jamming.playing import slot_of
from studio.visuals.kit import EVENTS, LEVELS, Meter, View

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

LOOK_S: Final = 0.5  # between two looks at the sound
TELL_S: Final = 3.0  # of which the loudest is told
MOVED_DB: Final = 3.0  # what moves by less is not told
QUIETEST_DB: Final = -60.0


class Looks(Protocol):
    """What can look at the sound; studio.viewing.Viewer is one."""

    def look(self, before: float, after: float, needs: frozenset[str]) -> View:
        """What plays around now, and how loud."""


class Loudness:
    """The level of what I play, steady enough to be told to all; used in the jam's thread.

    Args:
        jam: whose.
        looks: at the sound.
        seconds: time.perf_counter, or one that is stepped by hand.
    """

    def __init__(self, jam: "Jamming", looks: Looks, seconds: Callable[[], float]) -> None:
        self._jam, self._looks, self._seconds = jam, looks, seconds
        self._looked_s = self._told_s = -math.inf
        self._loudest = -math.inf
        self._told: float | None = None

    def __call__(self) -> float | None:
        """The level in dBFS; None where nothing of mine sounds."""
        now_s, look = self._seconds(), self._jam.look
        if look is None or now_s - self._looked_s < LOOK_S:
            return self._told
        self._looked_s = now_s
        view = self._looks.look(0.0, 0.0, frozenset({LEVELS, EVENTS}))
        now_db = loudest(my_id(look.members), look, loudness(view.events, view.levels or {}))
        self._loudest = max(self._loudest, now_db)
        if now_s - self._told_s >= TELL_S:
            self._told = moved(self._told, self._loudest)
            self._told_s, self._loudest = now_s, -math.inf
        return self._told


def moved(told: float | None, now_db: float) -> float | None:
    """What to tell, after what was told: the same, unless it moved.

    >>> moved(None, -12.0), moved(-12.0, -10.0), moved(-12.0, -9.0), moved(-9.0, -90.0)
    (-12.0, -12.0, -9.0, None)
    """
    if now_db < QUIETEST_DB:
        return None
    return now_db if told is None or abs(now_db - told) >= MOVED_DB else told


def loudness(events: Sequence[Any], levels: Mapping[int, Meter]) -> dict[str, float]:
    """How loud each slot is where it sounds, in dBFS: the level of its orbit."""
    found: dict[str, float] = {}
    for event in events:
        orbit = event.value.get("orbit", 1)
        meter = levels.get(int(orbit)) if isinstance(orbit, int | float) else None
        if meter is not None:
            found[event.slot] = max(found.get(event.slot, -math.inf), db_of(max(meter.peak)))
    return found


def loudest(member: str, look: Look, levels: Mapping[str, float]) -> float:
    """The level of the loudest pane that somebody plays, by slot; -inf where none sounds."""
    slots = [slot_of(one.pane) for one in look.playing if one.by == member and one.code]
    return max((levels.get(slot, -math.inf) for slot in slots), default=-math.inf)
