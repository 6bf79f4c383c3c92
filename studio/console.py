"""The mixer as a desk shows it: a strip for each slot, with its fader, its switches and its orbit.

A Console belongs to one front end. Where the faders stand is known by the player's thread alone: it
is asked behind the back of whoever looks, at most ten times a second.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Final

from studio.faders import INAUDIBLE, LOUDEST, Faders
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.wishes import Wish

AGAIN_S: Final = 0.1
PATIENCE_S: Final = 1.0  # a fader that was not moved by then stays where it is
LOWEST_DB: Final = -60.0  # below it a fader is closed
HIGHEST_DB: Final = 20 * math.log10(LOUDEST)
ORBIT: Final = 1  # where a sound goes that names none


@dataclass(frozen=True, slots=True)
class Strip:
    """A slot in the mixer.

    Attributes:
        name: of the slot.
        gain: where its fader stands, from 0 to 4.
        muted, solo, cued: its switches.
        heard: is it heard in the mix?
        orbit: where it sounds.
    """

    name: str
    gain: float = 1.0
    muted: bool = False
    solo: bool = False
    cued: bool = False
    heard: bool = True
    orbit: int = ORBIT

    @property
    def db(self) -> float:
        """Its fader in dB, -inf where it is closed."""
        return db_of(self.gain)


def strips(
    faders: Faders, slots: Iterable[str], orbits: Mapping[str, int] | None = None
) -> tuple[Strip, ...]:
    """The strips of some slots, by name.

    >>> one, two = strips(Faders().with_gain("b", 0.5).soloed({"b"}), ["b", "a"])
    >>> one.name, one.heard, two.name, round(two.db, 1), two.solo
    ('a', False, 'b', -6.0, True)
    """
    return tuple(
        Strip(
            name,
            faders.gains.get(name, 1.0),
            name in faders.muted,
            name in faders.solo,
            name in faders.cued,
            faders.level(name) > 0 and name not in faders.cued,
            (orbits or {}).get(name, ORBIT),
        )
        for name in sorted(slots)
    )


def db_of(gain: float) -> float:
    """A gain in dB.

    >>> db_of(1.0), db_of(0.0)
    (0.0, -inf)
    """
    return 20 * math.log10(gain) if gain > INAUDIBLE else -math.inf


def moved(gain: float, by_db: float) -> float:
    """A gain some dB up or down; at the lower end the fader closes, and opens from there.

    >>> round(moved(1.0, -6), 3), moved(0.001, -3), round(moved(0.0, 3), 4), moved(4.0, 1)
    (0.501, 0.0, 0.001, 4.0)
    """
    if gain <= INAUDIBLE:
        return 10 ** (LOWEST_DB / 20) if by_db > 0 else 0.0
    db = db_of(gain) + by_db
    return 0.0 if db < LOWEST_DB - 0.01 else min(10 ** (db / 20), LOUDEST)


def place_of(gain: float, length: int) -> int:
    """How far a fader of some length is up: the upper half has 24 dB, as on a desk.

    >>> place_of(0.0, 20), place_of(1.0, 20), place_of(4.0, 20)
    (0, 15, 20)
    """
    return round(_share(db_of(gain)) * length)


def gain_at(place: int, length: int) -> float:
    """The gain where a fader of some length is so far up; at three quarters it is 1.

    >>> gain_at(0, 20), gain_at(15, 20), gain_at(20, 20)
    (0.0, 1.0, 4.0)
    """
    share = min(max(place / length, 0.0), 1.0)
    if not share:
        return 0.0
    if share == 1:
        return LOUDEST
    if share >= UNITY:
        return float(10 ** ((share - UNITY) / (1 - UNITY) * HIGHEST_DB / 20))
    return float(10 ** ((1 - (share / UNITY)) ** BEND * LOWEST_DB / 20))


UNITY: Final = 0.75  # of a fader's length
BEND: Final = 1.5  # so that the steps near unity are the finest


def _share(db: float) -> float:
    if db <= LOWEST_DB:
        return 0.0
    if db >= 0:
        return UNITY + (1 - UNITY) * min(db / HIGHEST_DB, 1.0)
    return float(UNITY * (1 - (db / LOWEST_DB) ** (1 / BEND)))


class Console:
    """The strips of what plays.

    Args:
        session: what plays.
        seconds: a clock that never goes back.
    """

    def __init__(self, session: Session, seconds: Callable[[], float] = time.monotonic) -> None:
        self._session, self._seconds = session, seconds
        self._faders, self._slots = Faders(), ()
        self._asked: Future[Reply] | None = None
        self._last_s = -math.inf
        self._wanted: dict[str, tuple[float, float]] = {}  # gains on their way, and since when
        self._orbits: dict[str, int] = {}

    _slots: tuple[str, ...]

    def look(self, events: Iterable[Any] = ()) -> tuple[Strip, ...]:
        """The strips now; never blocks.

        Args:
            events: what plays around now, as a view has it: they say on which orbit a slot is.
        """
        now_s = self._seconds()
        done = self._asked is None or self._asked.done()
        if done and now_s - self._last_s >= AGAIN_S:
            self._last_s = now_s
            self._asked = self._session.wish(self._read)
        for event in events:
            orbit = event.value.get("orbit", ORBIT)
            if isinstance(orbit, int | float) and math.isfinite(orbit):
                self._orbits[event.slot] = int(orbit)
        for name, (gain, since_s) in list(self._wanted.items()):
            stands = self._faders.gains.get(name, 1.0)
            if math.isclose(stands, gain, abs_tol=1e-4) or now_s - since_s > PATIENCE_S:
                del self._wanted[name]
        found = strips(self._faders, self._slots, self._orbits)
        return tuple(
            replace(one, gain=self._wanted[one.name][0]) if one.name in self._wanted else one
            for one in found
        )

    def wanted(self, name: str, gain: float) -> None:
        """A fader is on its way to a gain: it is shown there already."""
        self._wanted[name] = gain, self._seconds()

    def refresh(self) -> None:
        """Ask anew at the next look: something was moved."""
        self._last_s = -math.inf

    def _read(self, player: Player) -> Wish:
        self._faders, self._slots = player.faders, tuple(player.slots)
        return Wish(None, Reply(True))
