"""The desk of the clock: it looks at the sound's frames, hears who leads, and tells all others.

One thread turns it, a hundred times a second, while there is anything to tell or to hear. All
times come from the sound's frames: `Follower` maps them to the machine's own clock, smoothed. What
leads changes the time line through the player's thread, as a command does, and nothing else does.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, Protocol

from patterns.timeline import Timeline
from studio.links.clock.following import Following
from studio.links.clock.kit import HEARD, OUTPUTS, Leader, Moment, RoomClock
from studio.links.clock.state import BEATS, ClockState, Lines, anchored, jumped, micros
from studio.links.clock.steering import exact
from studio.links.timemap import Follower
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish

TICK_S: Final = 0.01

LOG = logging.getLogger(__name__)


class Part(Protocol):
    """Somebody who is told of the clock.

    Attributes:
        name: one of kit.OUTPUTS.
    """

    name: str

    def step(self, moment: Moment) -> None:
        """Called in the desk's thread, a hundred times a second; it must not block."""

    def close(self) -> None:
        """It is told no more."""


@dataclass(slots=True)
class Options:
    """What holds for the clock.

    Attributes:
        beats: beats of a cycle.
        transport: are start and stop told, and heard?
        offsets: seconds that an output comes later, or earlier below 0.
    """

    beats: int = BEATS
    transport: bool = True
    offsets: dict[str, float] = field(default_factory=lambda: dict.fromkeys(OUTPUTS, 0.0))


class Desk:
    """The clock of a session.

    Args:
        session: what plays.
        options: what holds.
        seconds: time.perf_counter, or one that is stepped by hand.
        latency_s: how long after its frame a sound is heard.

    Attributes:
        parts: who is told, by name.
        following: who leads, None where we do.
        room: the clock of the room that we are in, None outside of one.
    """

    def __init__(
        self,
        session: Session,
        options: Options | None = None,
        seconds: Callable[[], float] = time.perf_counter,
        latency_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self.session, self.options, self.seconds = session, options or Options(), seconds
        self._latency_s = latency_s
        self._follower = Follower(
            session.sound.clock, lambda: round(seconds() * 1e9), lambda: round(seconds() * 1e9)
        )
        self.parts: dict[str, Part] = {}
        self.following: Following | None = None
        self.room: RoomClock | None = None
        self.lines = Lines()
        self._player: Player | None = None
        self._pending: Future[Reply] | None = None
        self._lock = threading.RLock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    # -- who is there --------------------------------------------------------------------------

    def add(self, key: str, part: Part) -> None:
        """Tell somebody of the clock from now on, in the place of who had the key."""
        self.remove(key)
        with self._lock:
            self.parts[key] = part
        self._run()

    def remove(self, key: str) -> bool:
        """Tell somebody no more; False where he was not there."""
        with self._lock:
            part = self.parts.pop(key, None)
        if part is not None:
            part.close()
        return part is not None

    def lead(self, leader: Leader | None) -> None:
        """Let another clock lead; None: ours."""
        with self._lock:
            before = self.leader
            self.following = None if leader is None else Following(leader, self)
        told: list[object] = list(self.parts.values())
        if before is not None and not any(part is before for part in told):
            before.close()
        if leader is not None:
            self._run()

    @property
    def leader(self) -> Leader | None:
        """Who leads, None where we do."""
        return None if self.following is None else self.following.leader

    @property
    def leads(self) -> str:
        """The name of who leads, "" where we do."""
        leader = self.leader
        return "" if leader is None else leader.name

    @property
    def keeps_time(self) -> bool:
        """Does time have to go on though nothing plays?"""
        served = self.parts.get("tidal")
        return (
            self.leader is not None or "link" in self.parts or bool(getattr(served, "clients", 0))
        )

    def close(self) -> None:
        """Tell and hear nobody any more."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join(0.5)
        self.lead(None)
        for key in tuple(self.parts):
            self.remove(key)

    # -- the clock -----------------------------------------------------------------------------

    def state(self, name: str = "osc") -> ClockState:
        """The clock now, as an output of this name has it."""
        with self._lock:
            self._see()
            return self.moment(name, self.seconds(), False).state

    def moment(self, name: str, now_s: float, changed: bool) -> Moment:
        """Now, for an output."""
        clock = self._follower.map
        rate = clock.sample_rate
        lag_s = self.options.offsets.get(name, 0.0) + (self._latency_s() if name in HEARD else 0.0)
        sound_s = clock.exact(now_s - lag_s) / rate if clock.known else 0.0
        state = self.lines.state(sound_s, self._running(), self.options.beats)
        return Moment(
            now_s, sound_s, state, self.lines, changed,
            lambda second: clock.seconds(second * rate) + lag_s, self.leads,
        )  # fmt: skip

    def _running(self) -> bool:
        player = self._player
        if player is None:
            return bool(self.session.playing().slots)
        return player.timeline is not None and bool(player.slots)

    def _see(self) -> bool:
        """Look at the time line; True where another one holds."""
        player = self._player
        self._follower.observe()
        if player is None:
            self._player_wanted()
            return self._guess()
        now_s, line = self.sound_now(), player.timeline
        if line is None:  # time goes on as it went, in the tempo that was set
            line = self.lines.newest
            if line.cps != player.cps:
                line = jumped(line, 0.0, player.cps, now_s)
        return self.lines.see(line, now_s)

    def _guess(self) -> bool:
        """The time line by what can be seen without the player."""
        playing, now_s = self.session.playing(), self.sound_now()
        here = Timeline(exact(playing.cps), playing.cycle or Fraction(0), micros(now_s))
        return self.lines.see(here, now_s)

    def _player_wanted(self) -> None:
        if self._pending is None:

            def meet(player: Player) -> Wish:
                self._player, self._pending = player, None
                return Wish(None, Reply(True))

            self._pending = self.session.wish(meet)

    # -- turn by turn --------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the clock, go by who leads, tell the others."""
        with self._lock:
            known = self.lines.newest
            changed = self._see()
            if self._player is None:
                return
            self._keep_time()
            now_s = self.seconds()
            if (following := self.following) is not None:
                if changed and self.lines.newest.cps != known.cps:
                    following.chosen(now_s)
                following.follow(now_s)
            for part in tuple(self.parts.values()):
                try:
                    part.step(self.moment(part.name, self.seconds(), changed))
                except Exception:  # the edge: one that fails does not stop the others
                    LOG.exception("%s is not told of the clock", part.name)

    def _keep_time(self) -> None:
        """Let time go on where it would end."""
        player = self._player
        if player is None or player.timeline is not None or not self.keeps_time:
            return

        def go_on(asked: Player) -> Wish:
            if asked.timeline is not None:
                return Wish(None, Reply(True))
            line = replace(anchored(self.lines.newest, self.sound_now()), cps=asked.cps)
            return Wish(Change(line=line, goes_on=True, undoable=False), Reply(True))

        self.wish(go_on)

    @property
    def beats(self) -> int:
        """Beats of a cycle."""
        return self.options.beats

    @property
    def transport(self) -> bool:
        """Are start and stop told, and heard?"""
        return self.options.transport

    def tell(self, text: str) -> None:
        """Tell the player."""
        self.session.tell(text)

    def sound_now(self) -> float:
        """The second of the sound that is computed now."""
        clock = self._follower.map
        return clock.exact(self.seconds()) / clock.sample_rate

    def idle(self) -> bool:
        """Was everything done that was asked for?"""
        return self._pending is None or self._pending.done()

    def wish(self, make: Callable[[Player], Wish]) -> bool:
        """Ask the player's thread, one thing after the other; False: it is not done yet."""
        if not self.idle():
            return False
        self._pending = self.session.wish(make)
        return True

    # -- the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        with self._lock:
            if self._thread is None and not self._closing.is_set() and self.threaded:
                self._thread = threading.Thread(target=self._turn, name="clock", daemon=True)
                self._thread.start()

    threaded = True

    def _turn(self) -> None:
        while not self._closing.wait(TICK_S):
            try:
                if self.parts or self.leader is not None:
                    self.tick()
            except Exception:  # the show goes on
                LOG.exception("the clock stumbles")


def shown(offsets: Mapping[str, float]) -> str:
    """Offsets in words.

    >>> shown({"midi": 0.012, "link": 0.0})
    'midi 12 ms later'
    """
    said = [
        f"{name} {abs(1000 * value):g} ms {'later' if value > 0 else 'earlier'}"
        for name, value in offsets.items()
        if value
    ]
    return ", ".join(said) or "none"
