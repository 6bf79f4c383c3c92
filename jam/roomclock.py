"""The room's time: its seconds by our clock, its cycles by the changes of tempo. No sockets.

One of the players is the timekeeper: the room's time is their clock, shifted by what they say. The
others ask how late it is, and follow. Who keeps time is a matter of rank (`order`, the host first):
the best of those who say that they do is believed, so nobody takes it from the host by shouting.
Whoever takes it over goes on with the time that was known, so that the phase stays; a host who
comes back follows first, and takes it when in phase. Where no timekeeper is heard for a while, the
next takes it; where nobody knows the time, whoever is first begins it.

What travels are messages of three kinds, with small plain bodies: "ping" {n}, "pong" {n, came,
left, …} and "anchor" {…}, the dots being a `Word` of timekeepers.py. Our clock never goes back
and does not stand still while the machine sleeps: whoever makes a RoomClock gives such a one.
"""

import math
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from jam.clocksync import GRAIN_S, JUMP_MOST_S, RATE_MOST
from jam.pings import Pings
from jam.room import Tempo
from jam.tempomap import Stretch, TempoMap
from jam.timekeepers import Base, Source, Word, ahead_at, number, word

ANCHOR_S: Final = 2.0  # between two words of the timekeeper
SILENT_S: Final = 6.0  # a timekeeper of whom nothing is heard for so long is gone
STEP_S: Final = 2.0  # each in the order waits so much longer than the one before
ALONE_S: Final = 4.0  # nobody knows the time if nobody answered in this
LONG_S: Final = 20.0  # who says so for so long that the time is another one is right
DOUBT_S: Final = 60.0  # so long after a time was taken over, nobody has the other one any more
MOVED_S: Final = 0.01  # from here on a change of time is a move
MOST_SOURCES: Final = 8
MOST_WAITING: Final = 64
ALL: Final = ""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to send.

    Attributes:
        kind: "ping", "pong" or "anchor".
        body: small and plain.
        to: id of the player it is for, "" for all.
    """

    kind: str
    body: dict[str, Any]
    to: str = ALL


class RoomClock:
    """The time of a room as it is here.

    Args:
        me: our id.
        seconds: our clock.
        life: a few letters that no other run of the program has.
        tell: hears what is odd, once each: who, and a sentence.

    Attributes:
        tempo: seconds and cycles of the room.
        moves: how often time went on elsewhere.
    """

    def __init__(
        self,
        me: str,
        seconds: Callable[[], float],
        life: str,
        tell: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        self._me, self._seconds, self._life, self._tell = me, seconds, life, tell
        self._lock = threading.RLock()
        self._order: tuple[str, ...] = ()
        self._sources: dict[str, Source] = {}
        self._follows: Source | None = None
        self._mine: tuple[Base, ...] = ()  # where we keep the time
        self._taken_s, self._doubt_s = -math.inf, 0.0  # since when, and how far off it was then
        self._out: list[Message] = []
        self._pings, self._anchored_s = Pings(), -math.inf
        self._began_s = self._heard_s = seconds()
        self._told: set[tuple[str, str]] = set()
        self.tempo = TempoMap()
        self.moves = 0

    # -- what the room knows -------------------------------------------------------------------

    def found(self, room_s: float = 0.0) -> None:
        """Begin the time: we are the timekeeper, and it is this late now."""
        with self._lock:
            now_s = self._seconds()
            self._keep(now_s, room_s)
            self._taken_s = -math.inf

    def set_order(self, ids: Iterable[str]) -> None:
        """Who is here and may keep the time, the first first."""
        with self._lock:
            self._order = tuple(dict.fromkeys(ids))

    def set_tempos(self, tempos: Iterable[Tempo]) -> None:
        """All changes of tempo, in the order in which later ones replace earlier ones."""
        with self._lock, self._watched():
            self.tempo = TempoMap(tempos)

    def connected(self) -> None:
        """The way to the others is open (again): ask at once."""
        with self._lock:
            self._began_s = self._heard_s = self._seconds()
            self._pings.anew()

    def shift(self, by_s: float) -> bool:
        """Let the room come later from now on, or earlier below 0; only the timekeeper can."""
        with self._lock, self._watched():
            if not self._mine or not math.isfinite(by_s):
                return False
            now_s = self._seconds()
            far_s = min(max(by_s, -JUMP_MOST_S / 2), JUMP_MOST_S / 2)
            ahead_s = ahead_at(self._mine, now_s)
            self._mine = ((self._mine[-1][0], ahead_s), (now_s, ahead_s - far_s))
            self._anchor(now_s)
            return True

    # -- what the time is ----------------------------------------------------------------------

    @property
    def keeping(self) -> bool:
        """Are we the timekeeper?"""
        return bool(self._mine)

    @property
    def keeper(self) -> str:
        """The id of whose time it is, "" where nobody's."""
        if self._mine:
            return self._me
        return self._follows.id if self._follows is not None else ""

    @property
    def known(self) -> bool:
        """Is it known how late it is?"""
        return bool(self._mine) or self._follows is not None

    @property
    def error_s(self) -> float:
        """How far off that may be now, at most; infinite where nothing is known."""
        return self.error_at(self._seconds())

    @property
    def trip_s(self) -> float:
        """How long it takes to the timekeeper and back; 0 where that is us."""
        follows = self._follows
        return 0.0 if self._mine or follows is None else follows.sync.trip_s

    def error_at(self, local_s: float) -> float:
        """How far off it may be at a moment."""
        with self._lock:
            if self._mine:
                return GRAIN_S + self._doubt(local_s)
            return math.inf if self._follows is None else self._follows.error_s(local_s)

    def _doubt(self, local_s: float) -> float:
        """How far off who took the time over may be: whoever had it may be there unheard."""
        since_s = local_s - self._taken_s
        return self._doubt_s + RATE_MOST * max(since_s, 0.0) if since_s < DOUBT_S else 0.0

    def room_s(self, local_s: float) -> float:
        """The second of the room's time at a moment; 0 where nothing is known."""
        with self._lock:
            if self._mine:
                return local_s + ahead_at(self._mine, local_s)
            return 0.0 if self._follows is None else self._follows.room_s(local_s)

    def local_s(self, room_s: float) -> float:
        """The moment of a second of the room's time."""
        with self._lock:
            if self._mine:
                return room_s - ahead_at(self._mine, room_s - self._mine[-1][1])
            return 0.0 if self._follows is None else self._follows.ours_s(room_s)

    def cycle_at(self, local_s: float) -> Fraction:
        """Where the room stands at a moment."""
        return self.tempo.cycle_at(_fraction(self.room_s(local_s)))

    def cps_at(self, local_s: float) -> Fraction:
        """The tempo at a moment."""
        return self.tempo.at(_fraction(self.room_s(local_s))).cps

    def next_tempo(self, local_s: float) -> Stretch | None:
        """The change of tempo that is known to come next."""
        return self.tempo.next(_fraction(self.room_s(local_s)))

    # -- what others say -----------------------------------------------------------------------

    def hear(self, sender: str, kind: str, body: Any, at_s: float | None = None) -> None:
        """Somebody says something of the time; what is none of it, is nothing.

        Args:
            sender: their id.
            kind: of the message.
            body: what it says.
            at_s: when it came, by our clock; None: now.
        """
        if sender == self._me or not isinstance(body, dict):
            return
        now_s = self._seconds() if at_s is None else at_s
        with self._lock:
            ways = {"ping": self._answer, "pong": self._answered, "anchor": self._believed}
            if kind in ways:
                ways[kind](sender, body, now_s)
            self._choose(now_s)

    def _answer(self, sender: str, body: dict[str, Any], came_s: float) -> None:
        asked = body.get("n")
        if not isinstance(asked, int) or not 0 <= asked < 2**53 or not self.known:
            return
        if len(self._out) < MOST_WAITING:
            said = {"n": asked, "came": came_s, **self._word().plain(), "left": self._seconds()}
            self._out.append(Message("pong", said, sender))

    def _word(self) -> Word:
        if self._mine:
            return Word(self._life, True, self._mine, self._doubt(self._seconds()))
        now_s = self._seconds()
        error_s = min(self.error_at(now_s), 1e6)
        return Word(self._life, False, ((now_s, self.room_s(now_s) - now_s),), error_s)

    def _answered(self, sender: str, body: dict[str, Any], back_s: float) -> None:
        sent_s = self._pings.sent_s(body.get("n"))
        came_s, left_s = number(body.get("came")), number(body.get("left"))
        if sent_s is None or came_s is None or left_s is None:
            return
        source = self._believed(sender, body, back_s)
        if source is None:
            return
        with self._watched():
            if source.take(came_s, left_s, sent_s, back_s) == "disbelieved":
                self._odd(sender, "jumps, and is not believed")

    def _believed(self, sender: str, body: dict[str, Any], now_s: float) -> Source | None:
        """Hear of somebody's base; None where nothing can be made of it."""
        said = word(body)
        if said is None or (said.keeps and sender not in self._order):
            return None
        source = self._sources.get(sender)
        if source is None or source.word.life != said.life:
            source = self._sources[sender] = Source(sender, said)
            self._forget_some()
        with self._watched():
            if not source.says(said, now_s):
                self._odd(sender, "shifts the room's time too far, and is not believed")
                return None
        if said.keeps:
            source.kept_s = now_s
        return source

    def _forget_some(self) -> None:
        for name in tuple(self._sources):
            if len(self._sources) <= MOST_SOURCES:
                return
            if self._sources[name] is not self._follows:
                del self._sources[name]

    def _odd(self, sender: str, what: str) -> None:
        if (sender, what) not in self._told and len(self._told) < MOST_WAITING:
            self._told.add((sender, what))
            self._tell(sender, f"the clock {what}")

    # -- who keeps the time --------------------------------------------------------------------

    def tick(self) -> None:
        """Time goes on: ask, say, take over."""
        with self._lock:
            now_s = self._seconds()
            self._choose(now_s)
            self._take_over(now_s)
            if self._mine and now_s - self._anchored_s >= ANCHOR_S:
                self._anchor(now_s)
            self._ping(now_s)

    def outgoing(self) -> list[Message]:
        """What is to be sent, soon: each message once."""
        with self._lock:
            out, self._out = self._out, []
            return out

    def _rank(self, name: str) -> int:
        return self._order.index(name) if name in self._order else len(self._order)

    def _best(self, now_s: float) -> Source | None:
        """The best of those who say that they keep the time."""
        keepers = [
            one
            for one in self._sources.values()
            if one.word.keeps and now_s - one.kept_s < SILENT_S and one.id in self._order
        ]
        return min(keepers, key=lambda one: self._rank(one.id), default=None)

    def _choose(self, now_s: float) -> None:
        """Follow the best, where there is one to follow."""
        best = self._best(now_s)
        if best is not None:
            self._heard_s = now_s
        elif not self.known:
            ready = [one for one in self._sources.values() if one.sync.ready]
            best = min(ready, key=lambda one: one.error_s(now_s), default=None)
        if best is None or best is self._follows or not best.sync.ready:
            return
        if self._mine and self._rank(best.id) > self._rank(self._me):
            return
        if self.known and not self._trusted(best, now_s):
            return
        with self._watched():
            self._follows, self._mine = best, ()

    def _trusted(self, best: Source, now_s: float) -> bool:
        """May the time be theirs, where we know one already?"""
        best.since_s = min(best.since_s, now_s)
        far_s = abs(best.room_s(now_s) - self.room_s(now_s))
        allowed_s = JUMP_MOST_S + best.error_s(now_s) + self.error_at(now_s)
        if far_s <= allowed_s or now_s - best.since_s > LONG_S:
            return True
        self._odd(best.id, "says another time than the room's")
        return False

    def _take_over(self, now_s: float) -> None:
        """Be the timekeeper, where it is our turn."""
        if self._mine or self._me not in self._order:
            return
        best = self._best(now_s)
        if best is not None:
            if best is self._follows and self._rank(self._me) < self._rank(best.id):
                self._keep(now_s, self.room_s(now_s))
            return
        others = [one for one in self._order if one != self.keeper]
        turn = others.index(self._me) if self._me in others else 0
        if self.known:
            gone = self.keeper not in self._order
            if now_s - self._heard_s >= STEP_S * turn + (0.0 if gone else SILENT_S):
                self._keep(now_s, self.room_s(now_s))
        elif now_s - self._began_s >= ALONE_S + STEP_S * turn and not self._sources:
            self._keep(now_s, float(self.tempo.second_at(self.tempo.last)))

    def _keep(self, now_s: float, room_s: float) -> None:
        self._doubt_s = self.error_at(now_s) if self._follows is not None else 0.0
        self._taken_s = now_s
        self._mine, self._follows = ((now_s, room_s - now_s),), None
        self._anchor(now_s)

    def _anchor(self, now_s: float) -> None:
        self._anchored_s = now_s
        self._out = [one for one in self._out if one.kind != "anchor"]
        self._out.append(Message("anchor", self._word().plain()))

    def _ping(self, now_s: float) -> None:
        """Ask whoever knows the time how late it is."""
        best = self._best(now_s)
        if self._mine and (best is None or self._rank(best.id) > self._rank(self._me)):
            return
        aim = best.id if best is not None else self.keeper
        asked = self._pings.due(aim, now_s)
        if asked is not None:
            self._out.append(Message("ping", {"n": asked}, aim))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Count a move, where time is another one afterwards."""
        known, now_s = self.known, self._seconds()
        before = self.cycle_at(now_s) if known else None
        yield
        if self.known and before is not None:
            far = abs(self.cycle_at(now_s) - before)
            self.moves += far > MOVED_S * self.cps_at(now_s)
        else:
            self.moves += self.known


def _fraction(seconds: float) -> Fraction:
    """Seconds to the nearest nanosecond, exactly."""
    return Fraction(round(seconds * 10**9), 10**9)
