"""What is heard: levels, load, and recordings to files."""

import threading
import time
from concurrent.futures import Future
from math import log10
from typing import Any, Final
from weakref import WeakKeyDictionary

from engine.tape import CUE, MASTER
from studio.commands.record import record
from studio.links.names.kit import BOOL, FLOAT, FLOATS, INT, ROOT, Desk, Name
from studio.links.osc.limits import Bucket
from studio.replies import Reply, done
from studio.takes import Takes

SILENCE_DB: Final = -120.0
METERS_S: Final = 0.05
LONGEST_TAKE_S: Final = 3600.0
STARTS: Final = Bucket(0.1, 4, 4)  # recordings that programs may begin: one in ten seconds
BUSSES: Final = {MASTER: "master", CUE: "cue"}


def _peak(desk: Desk) -> float:
    """The largest sample of the last block in dB."""
    return _db(_figure(desk, "peak"))


def _figure(desk: Desk, name: str) -> float:
    status = desk.sound.status() if hasattr(desk.sound, "status") else None
    return 0 if status is None else float(getattr(status, name))


def _record(desk: Desk, on: bool) -> "Future[Reply]":
    """Begin or end a recording; what a program began ends after an hour at the latest."""
    takes = desk.session.takes
    if takes is None:
        return done(Reply(False, "nothing can be recorded here"))
    if on == (takes.seconds is not None):
        return done(Reply(True))
    if not on:
        return record(desk.session, "stop")
    if not STARTS.take(time.monotonic()):
        return done(Reply(False, "too many recordings one after the other"))
    promised = record(desk.session, "")
    if promised.result().ok:
        timer = threading.Timer(LONGEST_TAKE_S, _end, (takes,))
        timer.daemon = True
        timer.start()
    return promised


def _end(takes: Takes) -> None:
    """End a take that is as old as that; the player may have begun another since."""
    if (takes.seconds or 0.0) >= LONGEST_TAKE_S - METERS_S:
        takes.end()


class Meters:
    """What each bus peaks at, looked at once for all who ask within a moment.

    Args:
        sound: has a listener() where there is an engine.
    """

    def __init__(self, sound: Any) -> None:
        self._ear = sound.listener() if hasattr(sound, "listener") else None
        self._at, self._levels = float("-inf"), dict[int, tuple[float, float]]()

    def levels(self) -> dict[int, tuple[float, float]]:
        """Left and right in dB, by bus."""
        now = time.monotonic()
        if self._ear is not None and now - self._at >= METERS_S:
            self._at = now
            found = self._ear.levels()
            self._levels = {bus: (_db(one.peak[0]), _db(one.peak[1])) for bus, one in found.items()}
        return self._levels


def _db(peak: float) -> float:
    return max(20 * log10(peak), SILENCE_DB) if peak > 0 else SILENCE_DB


def _meters(desk: Desk) -> dict[str, tuple[float, float]]:
    meters = _METERS.get(desk)
    if meters is None:
        meters = _METERS[desk] = Meters(desk.sound)
    return {BUSSES.get(bus, str(bus)): levels for bus, levels in meters.levels().items()}


_METERS: "WeakKeyDictionary[Desk, Meters]" = WeakKeyDictionary()


def _recording(desk: Desk) -> bool:
    return desk.session.takes is not None and desk.session.takes.seconds is not None


NAMES = (
    Name(f"{ROOT}/peak", FLOAT, "The largest sample just now.",
         lambda desk, _: _peak(desk), low=SILENCE_DB, high=0, unit="dBFS", live=True),
    Name(f"{ROOT}/level/{{bus}}", FLOATS,
         "Peaks of left and right since the last look: master, cue, or an orbit by its number.",
         lambda desk, bus: _meters(desk).get(bus, (SILENCE_DB, SILENCE_DB)), unit="dBFS",
         parts=lambda desk: tuple(_meters(desk)), live=True),
    Name(f"{ROOT}/voices", INT, "How many voices sound.",
         lambda desk, _: int(_figure(desk, "voices")), live=True),
    Name(f"{ROOT}/load", FLOAT, "How much of the time that there is goes into the sound.",
         lambda desk, _: _figure(desk, "load") / 1000, low=0, high=1, live=True),
    Name(f"{ROOT}/record", BOOL, "Is what plays being recorded to a file?",
         lambda desk, _: _recording(desk), lambda desk, _, on: _record(desk, on), home=True),
)  # fmt: skip
