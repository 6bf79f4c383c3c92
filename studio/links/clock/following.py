"""Going by a clock that leads: its tempo, its place, its start and stop. Free of sockets.

Small differences are slewed, jumps are jumped, silence is told once and the music goes on at the
last tempo. A tempo that the player chooses goes to the clock that leads, where that takes one.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Final, Protocol

from patterns.timeline import Timeline
from studio.links.clock.kit import Leader, Moment
from studio.links.clock.state import ClockState, Lines, cycle_at, jumped
from studio.links.clock.steering import Correction, Lead, Steering
from studio.player import Player
from studio.replies import Reply
from studio.slots import Change, Picture
from studio.wishes import Wish

EVERY_S: Final = 0.1  # between two corrections
SELDOM_S: Final = 10.0  # between two sentences about jumps
SHARP: Final = 1e-9  # tempos that are that near are the same


class Home(Protocol):
    """What following needs of the desk.

    Attributes:
        lines: the time lines.
        beats: beats of a cycle.
        transport: are start and stop heard?
    """

    @property
    def lines(self) -> Lines: ...  # noqa: D102 # see the class
    @property
    def beats(self) -> int: ...  # noqa: D102 # see the class
    @property
    def transport(self) -> bool: ...  # noqa: D102 # see the class

    def moment(self, name: str, now_s: float, changed: bool) -> Moment:
        """Now, for an output."""

    def sound_now(self) -> float:
        """The second of the sound that is computed now."""

    def wish(self, make: Callable[[Player], Wish]) -> bool:
        """Ask the player's thread, one thing after the other; False: it is not done yet."""

    def idle(self) -> bool:
        """Was everything done that was asked for?"""

    def tell(self, text: str) -> None:
        """Tell the player."""


class Following:
    """One leader that is followed.

    Args:
        leader: who leads.
        home: the desk.

    Attributes:
        steering: how far we are from it.
    """

    def __init__(self, leader: Leader, home: Home) -> None:
        self.leader, self._home = leader, home
        self.steering = Steering()
        self._corrected_at = self._told_jump_at = -SELDOM_S
        self._asked_cps: Fraction | None = None
        self._silent, self._heard_once, self._told_tempo = False, False, False
        self._moves = 0
        self._played: bool | None = None
        self._paused: Picture | None = None

    def chosen(self, now_s: float) -> None:
        """Another tempo: where it was not the leader's, the leader may take it."""
        cps = self._home.lines.newest.cps
        if self._asked_cps is not None and abs(float(cps - self._asked_cps)) < SHARP:
            return
        here, line = self._home.moment(self.leader.name, now_s, True), self._home.lines.newest
        there = ClockState(
            cycle_at(line, here.sound_s), float(line.cps), here.state.running, here.state.beats
        )  # as the new line has it, though it holds from some milliseconds after now on
        if self.leader.take_tempo(replace(here, state=there)) or self._told_tempo:
            return
        self._told_tempo = True
        self._home.tell(f"{self.leader.name} leads and sets the tempo; `follow off` makes it yours")

    def follow(self, now_s: float) -> None:
        """Look at the leader, and come closer to it."""
        leader = self.leader
        lead = leader.look(now_s)
        self._hear_of_silence(leader, lead)
        if lead is None:
            return
        moves, self._moves = leader.moves() - self._moves, leader.moves()
        if moves or not self._heard_once:
            self.steering.expect()
        self._heard_once = True
        self._transport(leader)
        soon = lead.hold or now_s - self._corrected_at < EVERY_S
        if not self._home.idle() or (soon and not moves):
            return
        here = self._home.moment(leader.name, now_s, False)
        line = self._home.lines.newest
        jumps = self.steering.jumps
        correction = self.steering.correct(
            lead, cycle_at(line, here.sound_s), float(line.cps)
        )  # by the newest line: what was asked for a moment ago counts already
        if correction is None:
            return
        self._corrected_at = now_s
        if self.steering.jumps > jumps and not moves:
            self._tell_jump(leader, correction, now_s)
        self._correct(correction)

    def _correct(self, correction: Correction) -> None:
        self._asked_cps = correction.cps or self._asked_cps

        def change(player: Player) -> Wish:
            line = player.timeline
            if line is None:
                return Wish(None, Reply(True))
            return Wish(self._change(correction, line), Reply(True))

        self._home.wish(change)

    def _change(self, correction: Correction, line: Timeline) -> Change:
        if correction.jump:
            now_s = self._home.sound_now()
            there = jumped(line, correction.jump, correction.cps or line.cps, now_s)
            return Change(line=there, goes_on=True, undoable=False)
        nudge = Fraction(round(correction.nudge_s * 10**6), 10**6)
        return Change(cps=correction.cps, nudge_s=nudge, goes_on=True, undoable=False)

    def _hear_of_silence(self, leader: Leader, lead: Lead | None) -> None:
        if lead is None and self._heard_once and not self._silent:
            self._silent = True
            bpm = 60 * float(self._home.lines.newest.cps) * self._home.beats
            self._home.tell(f"{leader.name} fell silent; we go on at {bpm:.1f} bpm")
        elif lead is not None and self._silent:
            self._silent = False
            self.steering.expect()
            self._home.tell(f"{leader.name} is back, and leads again")

    def _tell_jump(self, leader: Leader, correction: Correction, now_s: float) -> None:
        if now_s - self._told_jump_at >= SELDOM_S and self.steering.jumps > 1:
            self._told_jump_at = now_s
            self._home.tell(
                f"{leader.name} jumped by {correction.jump:.2f} cycles, and we followed"
            )

    def _transport(self, leader: Leader) -> None:
        """Stop with the leader, and take up what played when it starts."""
        playing, before = leader.playing, self._played
        if playing == before or playing is None or not self._home.transport:
            return
        if (
            self._home.wish(self._resume if playing else self._pause)
            if before is not None
            else True
        ):
            self._played = playing

    def _pause(self, player: Player) -> Wish:
        if not player.slots:
            return Wish(None, Reply(True))
        self._paused = player.picture()
        self._home.tell(f"{self.leader.name} stopped; what played comes back when it starts")
        return Wish(Change(hush=True, goes_on=True, undoable=False), Reply(True))

    def _resume(self, player: Player) -> Wish:
        paused, self._paused = self._paused, None
        if paused is None or player.slots:
            return Wish(None, Reply(True))
        return Wish(replace(paused.change(), cps=None, goes_on=True, undoable=False), Reply(True))
