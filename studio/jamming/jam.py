"""A session's part in a room: enters and leaves, evaluates for all, plays what all evaluate.

A room is touched in the jam's thread only. What others see of it is a `Look`, made anew there
whenever something happened; whatever is asked for comes back as a reply that is promised.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from fractions import Fraction
from typing import Any, Final

from jam.room import Cursor, Edited, Evaluation, Happening, JamError, Moved, Room, Sounded
from studio.jamming.cycles import cycle_for, lead_s
from studio.jamming.evaluating import Evaluating, Job, code_in
from studio.jamming.kit import Entered, Listens, Look, Me, Satellite, Ways
from studio.jamming.mine import Mine, played_by
from studio.jamming.mypane import is_anothers, my_pane
from studio.jamming.own import Own
from studio.jamming.packs import Packs
from studio.jamming.phase import in_phase, where
from studio.jamming.playing import Playing
from studio.jamming.telling import sentence
from studio.jamming.thread import Runner, guarded, quietly
from studio.jamming.values import Values
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.wishes import Wish

TICK_S: Final = 0.2
SHOW_S: Final = 2.0  # between two times that I show what I play, where nothing changes
MOST_SAID: Final = 400
LISTENS: Final = "you listen in this room; its host can let you play"
OUTSIDE: Final = "you are in no room; jam host opens one, jam join LINK enters one"
INSIDE: Final = "you are in a room already: {}; jam leave leaves it"


class Jamming:
    """The jam of a session.

    Args:
        session: plays it.
        runner: where work is done.
        ways: how rooms are entered.
        listens: makes what evaluates code safely, of the room's seed, when one is entered.
        me: says who plays here; asked when a room is entered.
        seconds: time.perf_counter, or one that is stepped by hand.

    Attributes:
        look: what the room is like now; None outside of one.
        entered: the room; the jam's thread alone asks it.
        watchers: hear of every happening, in the jam's thread.
        satellites: who came in by this session, by name.
        wishes: called when a room was entered (True) and when it was left (False).
        levels: how loud I am, dBFS; the others are shown it.
        packs: samples that the room names, loaded when the player agrees; None where nobody asks.
    """

    def __init__(
        self,
        session: Session,
        runner: Runner,
        ways: Ways,
        listens: Callable[[int], Listens],
        me: Callable[[], Me],
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.session, self.runner, self.ways, self._listens = session, runner, ways, listens
        self._me, self.seconds = me, seconds
        self.look: Look | None = None
        self.entered: Entered | None = None
        self.watchers: list[Callable[[Happening], None]] = []
        self.wishes: list[Callable[[bool], None]] = []
        self.levels: Callable[[], float | None] = lambda: None
        self.me: Me | None = None
        self._mine, self._shown_s = "", 0.0
        self._cursor: Cursor | None = None
        self._shown: tuple[str, Cursor | None, int | None] = ("", None, None)
        self._playing: Playing | None = None
        self._evaluating: Evaluating | None = None
        self._safe: Listens | None = None
        self._pane: Mine | None = None
        self.satellites: dict[str, Satellite] = {}
        self._values = Values(session.controls.set)
        self._ticks = False
        self.packs: Packs | None = None

    # -- in and out ----------------------------------------------------------------------------

    def host(self, name: str) -> "Future[Reply]":
        """Open a room, with what plays as my part of it."""
        return self.runner.run(lambda: self._enter(lambda me: self.ways.host(name, me, self.hears)))

    def join(self, link: str, agreed: bool = False) -> "Future[Reply]":
        """Enter a room; where it is recorded only with consent."""
        return self.runner.run(
            lambda: self._enter(lambda me: self.ways.join(link, me, self.hears), agreed, link)
        )

    async def _enter(self, enters: Any, agreed: bool = True, link: str = "") -> Reply:
        if self.entered is not None:
            return Reply(False, INSIDE.format(self.entered.room.name))
        self.me = self._me()
        entered: Entered = await enters(self.me)
        room = entered.room
        if room.recorded and not agreed:
            entered.leave()
            return Reply(
                False,
                f"{room.name} is recorded: what you play and say in it is kept. "
                f"If you agree: jam join {link} yes",
            )
        entered.enter()
        self.entered = entered
        whole = self.session.wish(_whole)  # before what plays ends
        self._begin(entered)
        if not link:
            whole.add_done_callback(lambda done: self._take_along(done.result().text))
        address = f"\n{entered.address}" if entered.address else ""
        others = [one.name for one in room.members() if one.here and not one.me]
        here = f"with {', '.join(others)}" if others else "nobody else is here yet"
        give = f"\n{room.link}" if not link else ""
        return Reply(
            True, f"you are in {room.name}, {here}; your pane is {self._mine}{give}{address}"
        )

    def _begin(self, entered: Entered) -> None:
        room = entered.room
        self._safe = self._listens(room.seed)
        own = Own(room)
        self._playing = Playing(
            self.session, self.runner, self._safe, self._bad, self._in_phase, self.cycle,
            own.is_own,
        )  # fmt: skip
        self._evaluating = Evaluating(
            room, self.runner, self._safe, self.next_cycle, self._playing.knows, own
        )
        self._settle_in(room)
        self.session.shared = self.shared
        self._followed()
        for wish in self.wishes:
            wish(True)
        if not self._ticks:
            self._ticks = True
            self.runner.every(TICK_S, self.tick)

    def _settle_in(self, room: Room) -> None:
        self._mine = my_pane(room, self.me.name if self.me else "")
        self._pane = Mine(self, self._mine)

    def _take_along(self, code: str) -> None:
        """What played before the room was opened goes on in it."""
        if code.strip():
            self.runner.call(lambda: self._put(Job(code, self._mine, True, True, Future())))

    def _put(self, job: Job) -> Reply:
        if self._evaluating is None:
            return Reply(False, OUTSIDE)
        self._evaluating.put(job)
        return Reply(True)

    def leave(self) -> "Future[Reply]":
        """Go; what plays of the room here ends, what I played there plays on."""
        return self.runner.call(self._left)

    def _left(self) -> Reply:
        entered = self._inside()
        self.session.shared = None
        while self.satellites:
            self.satellites.popitem()[1].leave()
        for wish in self.wishes:
            wish(False)
        for one in (self._evaluating, self._playing, self._safe):
            if one is not None:
                one.close()
        self.entered = self._evaluating = self._playing = self._safe = None
        self.look = None
        entered.leave()
        return Reply(
            True, f"you left {entered.room.name}: silence here; there it goes on, your part too"
        )

    def close(self) -> None:
        """Leave, and end the thread."""
        if self.entered is not None:
            self.leave().result(2.0)
        self.runner.close()

    # -- what happens --------------------------------------------------------------------------

    def hears(self, happening: Happening) -> None:
        """Something happened in the room; in the jam's thread."""
        if self.entered is None:
            return
        self._values.hear(happening, self._safe)
        if isinstance(happening, Edited | Moved):
            self._look_anew()
        elif not isinstance(happening, Sounded):
            self._followed()
            text = sentence(happening, self.look) if self.look else ""
            if text:
                self.session.tell(text)
        for watcher in tuple(self.watchers):
            watcher(happening)

    def _followed(self) -> None:
        """Bring about what the room wants."""
        self._look_anew()
        if self._playing is not None and self.look is not None:
            muted = frozenset(one.id for one in self.look.members if one.muted)
            self._playing.want(self.look.playing, muted)

    def _look_anew(self) -> None:
        entered = self.entered
        if entered is None:
            self.look = None
            return
        room, clock = entered.room, entered.time
        if is_anothers(room, self._mine):
            self._settle_in(room)
        version = self.look.version + 1 if self.look else 1
        self.look = Look(
            room.name, room.link, room.members(), room.panes(), room.playing(), room.chat(),
            True, clock.error_s if clock and clock.known else None, self._mine, room.recorded,
            version,
        )  # fmt: skip

    def _bad(self, evaluation: Evaluation, problem: str) -> None:
        who = self.look.member(evaluation.by) if self.look else None
        self.session.tell_bad(f"{who.name if who else 'somebody'}, {evaluation.pane}: {problem}")

    def tick(self) -> None:
        """Time goes on: what was moved comes due, the others see what I play."""
        if self.entered is None:
            return
        self._values.come(self.cycle())
        for one in tuple(self.satellites.values()):
            quietly(one.tick)
        if self.packs is not None:
            self.packs.offer(self.entered.room)
        self._show()
        self._look_anew()

    def _show(self) -> None:
        if self.entered is None:
            return
        room = self.entered.room
        plays = played_by(room)
        level = self.levels()
        showing = (plays, self._cursor, None if level is None else round(level))
        if showing != self._shown or self.seconds() - self._shown_s > SHOW_S:
            self._shown, self._shown_s = showing, self.seconds()
            room.show(self._cursor, plays, level)

    # -- the clock -----------------------------------------------------------------------------

    def cycle(self) -> Fraction:
        """Where the room stands now."""
        return where(self.entered, self.session, self.seconds())[0]

    def next_cycle(self) -> Fraction:
        """From which cycle on an evaluation plays that is made now."""
        entered = self._inside()
        cycle, cps = where(entered, self.session, self.seconds())
        return cycle_for(cycle, cps, lead_s(entered.latency_s()), self.session.launch.quantum)

    def _in_phase(self) -> bool:
        return in_phase(self.entered, self.session, self.seconds())

    # -- what I do -----------------------------------------------------------------------------

    def _inside(self) -> Entered:
        if self.entered is None:
            raise JamError(OUTSIDE)
        return self.entered

    def shared(self, code: str, alone: bool = False) -> "Future[Reply]":
        """Evaluate code in my pane, for everybody."""
        number = self.session.memory.evaluated(code)
        promised = self.evaluate(code, alone=alone)
        promised.add_done_callback(
            lambda done: self.session.memory.became(number, done.result().ok, 0, None)
        )
        return promised

    def evaluate(
        self, code: str, pane: str = "", alone: bool = False, writes: bool = True
    ) -> "Future[Reply]":
        """Evaluate code in a pane.

        Args:
            code: the player's.
            pane: where; "": in mine.
            alone: it takes the place of all that plays there.
            writes: the pane's text becomes what plays.
        """
        reply: Future[Reply] = Future()

        def begin() -> Reply:
            room = self._inside().room
            where = pane or self._mine
            if not where:
                raise JamError(LISTENS)
            if where == self._mine:
                self._own().changes(room)
            return self._put(Job(code, where, alone, writes, reply))

        def begun(done: "Future[Reply]") -> None:
            if not done.result().ok and not reply.done():
                reply.set_result(done.result())

        self.runner.call(begin).add_done_callback(begun)
        return reply

    def silence(self) -> "Future[Reply]":
        """End what I play, for everybody, soon."""
        return self.in_room(lambda room: self._own().silence(room))

    def back(self, forth: bool = False) -> "Future[Reply]":
        """Let my pane play what it played before, or forth again."""
        return self.in_room(lambda room: self._own().back(room, forth))

    def _own(self) -> Mine:
        if self._pane is None or not self._mine:
            raise JamError(LISTENS)
        return self._pane

    def my_code(self) -> "Future[Reply]":
        """What my pane plays, as the text of a reply."""
        return self.in_room(lambda room: Reply(True, code_in(room, self._mine)))

    def resync(self) -> "Future[Reply]":
        """Let all that the room plays begin here anew."""

        def work() -> Reply:
            self._inside()
            if self._playing is not None:
                self._playing.again()
            return Reply(True, "what the room plays is taken up anew")

        return self.runner.call(work)

    def in_room(self, work: Callable[[Room], Reply]) -> "Future[Reply]":
        """Do something with the room, in the jam's thread."""

        def worked() -> Reply:
            reply = guarded(lambda: work(self._inside().room))
            self._followed()
            return reply

        return self.runner.call(worked)

    def say(self, text: str) -> "Future[Reply]":
        """Say something to all."""
        if not text.strip():
            return done(Reply(False, "say what? jam say hello"))

        def work(room: Room) -> Reply:
            room.say(text.strip()[:MOST_SAID])
            return Reply(True, f"you: {text.strip()[:MOST_SAID]}")

        return self.in_room(work)

    def edit(self, pane: str, start: int, end: int, text: str) -> "Future[Reply]":
        """Put text in the place of some of a pane's."""

        def work(room: Room) -> Reply:
            room.edit(pane, start, end, text)
            return Reply(True)

        return self.in_room(work)

    def cursor(self, cursor: Cursor | None) -> None:
        """Where I type now; the others see it with what I play."""
        if cursor != self._cursor:
            self._cursor = cursor
            self.runner.later(0.0, self._show)

    def moved(self, control: str, value: float) -> None:
        """A knob of mine moved: the others hear of it, with the cycle."""

        def work() -> Reply:
            if self.entered is not None:
                self.entered.room.move(control, value, self.cycle())
            return Reply(True)

        if self.look is not None:
            self.runner.call(work)


def _whole(player: Player) -> Wish:
    """The code of all that plays."""
    return Wish(None, Reply(True, player.code()))
