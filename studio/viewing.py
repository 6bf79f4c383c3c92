"""Viewer: what plays around now, for displays that look 30 times a second.

Made by whoever shows things, and used by one thread. It never blocks the player, and never raises:
what cannot be had is left out. How events are asked for without harm: foreseeing.py.
"""

import logging
import math
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final

from engine.tape import MASTER
from studio.answering import Slot
from studio.foreseeing import Foreseen, Track
from studio.metering import Metering
from studio.notices import last_notices
from studio.peers import peers_of
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Part
from studio.sound import innermost
from studio.visuals.kit import (
    ENGINE,
    EVENTS,
    LEVELS,
    NOTICES,
    PEERS,
    SPECTRUM,
    WAVEFORM,
    Sounding,
    View,
)
from studio.wishes import Wish

if TYPE_CHECKING:
    from engine.metrics import Metrics
    from engine.status import EngineStatus

FURTHEST: Final = 16.0  # cycles that are looked at, before and after now
MOST_RANGES: Final = 16  # of cycles, whose events are kept together
STATUS_S, METRICS_S = 0.1, 1.0  # how often the engine is asked how it is
ONLY_EVENTS: Final = frozenset({EVENTS})

LOG = logging.getLogger(__name__)


class Viewer:
    """Looks at a session and its sound.

    Args:
        session: what plays.
        sound: makes the sound: has clock(), and status() and listener() where there is an engine.
        seconds: a clock that never goes back.
    """

    def __init__(
        self, session: Session, sound: Any, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._session, self._seconds = session, seconds
        self._sound: Any = innermost(sound)
        self._foreseen = Foreseen(sound.clock)
        self._filling: Future[Reply] | None = None
        self._player: Player | None = None
        self._ears: Metering | None = None
        self._known: Mapping[str, Track] = {}
        self._events: dict[tuple[int, int], tuple[Sounding, ...]] = {}
        self._status: tuple[float, EngineStatus | None] = (-math.inf, None)
        self._metrics: tuple[float, Metrics | None] = (-math.inf, None)

    def look(
        self,
        before: float = 0.0,
        after: float = 1.0,
        needs: frozenset[str] = ONLY_EVENTS,
        bus: int = MASTER,
    ) -> View:
        """What plays from some cycles before now to some after; never raises.

        Events of a slot that began to play just now are there a moment later: at the latest with
        the second look after some 20 ms.

        Args:
            before: cycles.
            after: cycles.
            needs: what the view has to hold, see visuals/kit.py.
            bus: the orbit whose spectrum and waveform it holds, or the mix.
        """
        playing = self._session.playing()
        now = None if playing.cycle is None else float(playing.cycle)
        here = 0.0 if now is None else now
        begin, end = here - _within(before), here + _within(after)
        sources: Mapping[str, str] = {}
        events: tuple[Sounding, ...] = ()
        if EVENTS in needs and now is not None:
            try:
                sources, events = self._looked(begin, end, here)
            except Exception:  # the edge between what plays and who draws it
                LOG.exception("a look fails")
        return View(
            begin, end, events, now, playing.cps, sources, playing.silent, **self._more(needs, bus)
        )

    def parts(self) -> Mapping[str, Part]:
        """What plays, by slot; nothing before the first look."""
        if self._player is None:
            self._fill(0, 0)
            return {}
        return {name: slot.part for name, slot in tuple(self._player.slots.items())}

    # -- events --------------------------------------------------------------------------------

    def _looked(
        self, begin: float, end: float, here: float
    ) -> tuple[Mapping[str, str], tuple[Sounding, ...]]:
        first, last = math.floor(begin), max(math.ceil(end), math.floor(begin) + 1)
        player = self._player
        slots: dict[str, Slot] = {} if player is None else dict(player.slots)
        if player is None or not self._foreseen.complete(slots, first, last, here):
            self._fill(first, last)
        tracks = self._foreseen.tracks
        if self._known is not tracks or len(self._events) > MOST_RANGES:
            self._known, self._events = tracks, {}
        events = self._events.get((first, last))
        if events is None:
            events = self._events[first, last] = _events(tracks, first, last)
        return {name: slot.part.source for name, slot in slots.items()}, events

    def _fill(self, first: int, last: int) -> None:
        """Let the player's thread ask, unless it is about to."""
        if self._filling is not None and not self._filling.done():
            return

        def fill(player: Player) -> Wish:
            self._player = player
            self._foreseen.fill(player, first, last)
            return Wish(None, Reply(True))

        self._filling = self._session.wish(fill)

    # -- the sound and the rest ----------------------------------------------------------------

    def _more(self, needs: frozenset[str], bus: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, look in self._looks(bus).items() if needs - ONLY_EVENTS else ():
            if name in needs:
                try:
                    found.update(look())
                except Exception:  # the edge: another engine may be on its way
                    LOG.exception("a look at %s fails", name)
        return found

    def _looks(self, bus: int) -> dict[str, Callable[[], dict[str, Any]]]:
        return {
            LEVELS: lambda: {"levels": self._hears().levels()},
            SPECTRUM: lambda: {"spectrum": self._hears().spectrum(bus)},
            WAVEFORM: lambda: {"waveform": self._hears().waveform(bus)},
            ENGINE: self._engine,
            PEERS: lambda: {"peers": peers_of(self._session).listed()},
            NOTICES: lambda: {"notices": last_notices(self._session.tells)},
        }

    def _hears(self) -> Metering:
        if self._ears is None:
            self._ears = Metering(self._sound.listener(), self._seconds)
        return self._ears

    def _engine(self) -> dict[str, Any]:
        now_s = self._seconds()
        if now_s - self._status[0] >= STATUS_S:
            self._status = now_s, self._sound.status()
        metrics = self._session.metrics
        if metrics is not None and now_s - self._metrics[0] >= METRICS_S:
            self._metrics = now_s, metrics()
        return {"status": self._status[1], "metrics": self._metrics[1]}


def _events(tracks: Mapping[str, Track], first: int, last: int) -> tuple[Sounding, ...]:
    """All events of some cycles, and those that reach into the first one, in order."""
    found: list[Sounding] = []
    for track in tracks.values():
        found += track.cycle(first).carried
        for number in range(first, last):
            found += track.cycle(number).begun
    return tuple(sorted(found, key=lambda one: one.begin))


def _within(cycles: float) -> float:
    return min(max(cycles, 0.0), FURTHEST)
