"""The clock of a room and that of a session: ours follows the room, or the room follows ours.

The room leads, like Link does: `RoomLeader` says where it stands, small differences are slewed. A
change of tempo is known before it comes, and lands at its cycle exactly. A tempo that is chosen
here (by a word, a tap, code, another program) is not made here: it is told to the room, for a
cycle that all can reach, and comes back.

Where another clock leads the session of the timekeeper (Link, MIDI, TidalCycles, or nobody: our
own), `RoomFollows` brings the room to where the session is, a little at a time.
"""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Final, Protocol

from engine.scheduler import exact_cps
from studio.links.clock.desk import Desk
from studio.links.clock.kit import Moment
from studio.links.clock.steering import Lead
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish

NAME: Final = "jam"
GAIN: Final = 0.5  # of a difference at a time: estimates tremble
BEFORE_S, AFTER_S = 0.75, 0.1  # a change of tempo is under way: what is sent ahead has it already
AGREE_S: Final = 0.000_5  # the room is brought no nearer to the session than this
SHIFT_EVERY_S: Final = 0.25
TEMPO_EVERY_S: Final = 2.0
ROUGH: Final = 1e-5  # tempos that differ by less are the same: what is left is shifted
STEPS: Final = 16  # of a cycle: a tempo of another clock comes at one of these


class Stretch(Protocol):
    """From a cycle on a tempo holds."""

    @property
    def cycle(self) -> Fraction: ...  # noqa: D102 # see the class
    @property
    def second(self) -> Fraction: ...  # noqa: D102 # see the class
    @property
    def cps(self) -> Fraction: ...  # noqa: D102 # see the class


class Clock(Protocol):
    """What is needed of a `jam.roomclock.RoomClock`; moments are those of its own clock."""

    moves: int

    @property
    def known(self) -> bool: ...  # noqa: D102 # see the class
    @property
    def keeping(self) -> bool: ...  # noqa: D102 # see the class
    def cycle_at(self, local_s: float) -> Fraction: ...  # noqa: D102 # see the class
    def cps_at(self, local_s: float) -> Fraction: ...  # noqa: D102 # see the class
    def room_s(self, local_s: float) -> float: ...  # noqa: D102 # see the class
    def next_tempo(self, local_s: float) -> Stretch | None: ...  # noqa: D102 # see the class
    def shift(self, by_s: float) -> bool: ...  # noqa: D102 # see the class


class RoomLeader:
    """A room that leads a session.

    Args:
        session: who follows.
        clock: of the room.
        choose: tells the room of another tempo, from a cycle on; called in any thread.
        reach_s: how long before a cycle the others have to hear of something.
        steady: what the room's clock shows at a moment of time.perf_counter().
        seconds: time.perf_counter.
        keeper: the name of whose time the room's is.
    """

    name = NAME
    playing: bool | None = None

    def __init__(
        self,
        session: Session,
        clock: Clock,
        choose: Callable[[Fraction, Fraction], None],
        reach_s: Callable[[], float] = lambda: 0.25,
        steady: Callable[[float], float] = float,
        seconds: Callable[[], float] = time.perf_counter,
        keeper: Callable[[], str] = str,
    ) -> None:
        self._session, self._clock, self._choose = session, clock, choose
        self._reach_s, self._steady = reach_s, steady
        self._seconds, self._keeper = seconds, keeper
        self._booked: tuple[Fraction, Fraction] | None = None

    def look(self, now_s: float) -> Lead | None:
        """Where the room stands; None: it is not known yet."""
        clock, at_s = self._clock, self._steady(now_s)
        if not clock.known:
            return None
        cycle, cps, coming = clock.cycle_at(at_s), clock.cps_at(at_s), clock.next_tempo(at_s)
        hold = self._booked is not None and 0 <= (cycle - self._booked[0]) / cps < AFTER_S
        if coming is not None:
            self._book(coming)
            hold = hold or float(coming.second) - clock.room_s(at_s) < BEFORE_S
        return Lead(float(cycle), float(cps), wrap=0.0, gain=GAIN, hold=hold)

    def _book(self, coming: Stretch) -> None:
        """Let the session take another tempo at its cycle, which is still to come."""
        if self._booked == (coming.cycle, coming.cps):
            return
        self._booked = (coming.cycle, coming.cps)
        change = Change(cps=coming.cps, at=coming.cycle, goes_on=True, undoable=False)
        self._session.wish(lambda _: Wish(change, Reply(True)))

    def moves(self) -> int:
        """How often the room went on elsewhere."""
        return self._clock.moves

    def take_tempo(self, moment: Moment) -> bool:
        """Another tempo here: where it is none that the room has or waits for, tell the room."""
        clock, at_s = self._clock, self._steady(moment.now_s)
        cps, coming = Fraction(moment.state.cps).limit_denominator(10**9), clock.next_tempo(at_s)
        known = [clock.cps_at(at_s), *([] if coming is None else [coming.cps])]
        if not any(_same(cps, one) for one in known):
            self.choose(cps)
        return True

    def choose(self, cps: Fraction) -> None:
        """Tell the room of a tempo that was chosen here."""
        clock, at_s = self._clock, self._steady(self._seconds())
        if not clock.known:
            return
        here, coming = clock.cps_at(at_s), clock.next_tempo(at_s)
        if not _same(cps, here if coming is None else coming.cps):
            soonest = clock.cycle_at(at_s) + Fraction(self._reach_s()) * here
            self._choose(cps, Fraction(math.ceil(soonest)))

    def first(self, change: Change) -> Change:
        """Take a tempo out of what is to change, and tell the room of it."""
        if change.cps is None or (change.goes_on and not change.undoable):
            return change  # those are the clock's own
        cps = exact_cps(change.cps)
        if cps is not None:
            self.choose(cps)
        return replace(change, cps=None)

    def close(self) -> None:
        """Nothing is open."""

    @property
    def keeping(self) -> bool:
        """Is the room's time ours?"""
        return self._clock.keeping

    @property
    def keeper(self) -> str:
        """The name of whose time it is."""
        return self._keeper()

    def off_s(self, desk: Desk) -> float:
        """How far what sounds here is ahead of the room; infinite where the room is not known."""
        now_s = desk.seconds()
        at_s = self._steady(now_s)
        if not self._clock.known:
            return math.inf
        state = desk.state(NAME)
        return (state.cycle - float(self._clock.cycle_at(at_s))) / state.cps


class RoomFollows:
    """A room that goes where the session of its timekeeper goes.

    Args:
        clock: of the room.
        choose: tells the room of another tempo, from a cycle on.
        steady: what the room's clock shows at a moment of time.perf_counter().

    Attributes:
        back: lets the room lead again, where another clock leads who does not keep its time.
    """

    name = NAME

    def __init__(
        self,
        clock: Clock,
        choose: Callable[[Fraction, Fraction], None],
        steady: Callable[[float], float] = float,
    ) -> None:
        self._clock, self._choose, self._steady = clock, choose, steady
        self.back: Callable[[], None] = lambda: None
        self._shifted_s = self._chosen_s = -math.inf

    def step(self, moment: Moment) -> None:
        """Bring the room nearer, where the session does not follow it."""
        clock, now_s = self._clock, moment.now_s
        if moment.leads == NAME or not clock.known:
            return
        if not clock.keeping:
            self.back()
            return
        at_s, state = self._steady(now_s), moment.state
        here, cps = clock.cycle_at(at_s), clock.cps_at(at_s)
        if clock.next_tempo(at_s) is not None:
            return
        if abs(state.cps / float(cps) - 1) > ROUGH:
            if now_s - self._chosen_s >= TEMPO_EVERY_S:
                self._chosen_s = now_s
                soon = math.ceil((here + cps / 8) * STEPS)
                theirs = Fraction(state.cps).limit_denominator(10**6)
                self._choose(theirs, Fraction(soon, STEPS))
            return
        ahead_s = (state.cycle - float(here)) / state.cps
        if abs(ahead_s) > AGREE_S and now_s - self._shifted_s >= SHIFT_EVERY_S:
            self._shifted_s = now_s
            clock.shift(-ahead_s)

    def close(self) -> None:
        """Nothing is open."""


def _same(one: Fraction, two: Fraction) -> bool:
    return abs(float(one / two) - 1) < 1e-7


def lead_by_room(desk: Desk, leader: RoomLeader, follows: RoomFollows) -> Callable[[], None]:
    """Tie a session to the clock of a room.

    A clock that leads already stays, where it is the timekeeper's: then the room goes by it.

    Returns:
        what unties them.
    """

    def enter(player: Player) -> Wish:
        player.first = leader.first
        return Wish(None, Reply(True))

    def leave(player: Player) -> Wish:
        player.first = lambda change: change
        return Wish(None, Reply(True))

    def back() -> None:
        was, whose = desk.leads or "our own clock", leader.keeper or "somebody else"
        desk.lead(leader)
        desk.session.tell(f"{whose} keeps the room's time: the room leads here, no more {was}")

    desk.session.wish(enter)
    desk.room, follows.back = leader, back
    desk.add(NAME, follows)
    if not desk.leads or not leader.keeping:
        desk.lead(leader)

    def untie() -> None:
        desk.session.wish(leave)
        desk.room = None
        desk.remove(NAME)
        if desk.leader is leader:
            desk.lead(None)

    return untie
