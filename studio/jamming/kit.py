"""What a jam is made of, as plain values and faces: who plays, a room entered, code heard."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from jam.room import Evaluation, Hears, Member, Pane, Room, Said
from patterns.pattern import Pattern
from studio.replies import Fault


@dataclass(frozen=True, slots=True)
class Me:
    """Who enters a room.

    Attributes:
        key: the secret of the identity, as jam/identity.py has it.
        name, colour: as they are shown; "#rrggbb".
        via: "" for the player, else how they come in: "osc", "ai".
    """

    key: bytes
    name: str
    colour: str
    via: str = ""


class RoomTime(Protocol):
    """Where a room's clock stands, by time.perf_counter() here."""

    def cycle_at(self, local_s: float) -> Fraction:
        """The cycle at a moment."""

    def cps_at(self, local_s: float) -> Fraction:
        """The tempo then."""

    @property
    def error_s(self) -> float:
        """How far off it may be."""

    @property
    def known(self) -> bool:
        """Is it known yet?"""


@dataclass(frozen=True, slots=True)
class Entered:
    """A room that was entered.

    Attributes:
        room: the room.
        time: its clock; None where it has none and ours counts.
        leave: goes, and closes what is open; in the jam's thread.
        latency_s: how long it takes to reach the others, as far as is known.
        address: where others reach it, in words; "" where there is nothing to say.
        in_phase: does the session stand where the room does? None: ask their cycles.
        enter: comes in, where one has only looked so far.
    """

    room: Room
    leave: Callable[[], None]
    time: RoomTime | None = None
    latency_s: Callable[[], float] = lambda: 0.0
    address: str = ""
    in_phase: Callable[[], bool] | None = None
    enter: Callable[[], None] = lambda: None


class Ways(Protocol):
    """How rooms are entered; in the jam's thread."""

    async def host(self, name: str, me: Me, hears: Hears) -> Entered:
        """Open a room, or open one again that was kept."""

    async def join(self, link: str, me: Me, hears: Hears) -> Entered:
        """Enter the room of a link; it is in step when this comes back."""


class Satellite(Protocol):
    """Somebody who came in by this session; used in the jam's thread."""

    def tick(self) -> None:
        """Time goes on."""

    def leave(self) -> None:
        """Go."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What some code of a room turned out to be.

    Attributes:
        pattern: what it plays; None where it is refused, or silence.
        problem: why it is refused, "" where it is not.
        fault: the place of that, where it is known.
        notes: what the code had to say.
        cps: the tempo that it asks for.
        loads: name and arguments of each samples(…) and its like.
    """

    pattern: Pattern | None = None
    problem: str = ""
    fault: Fault | None = None
    notes: tuple[str, ...] = ()
    cps: Fraction | None = None
    loads: tuple[tuple[str, tuple[Any, ...]], ...] = ()


class Listens(Protocol):
    """Evaluates the code of a room, safely: the same code gives the same events everywhere."""

    def listen(self, pane: str, code: str, at: Fraction, own: bool = False) -> Heard:
        """Evaluate code that plays from a cycle on; takes a while, never raises.

        Args:
            pane: where it plays.
            code: of a player of the room.
            at: the cycle.
            own: this machine's player evaluated it in their own pane: it may use devices here.
        """

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """A live value is another one from a cycle on."""

    def tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """The room's tempo is another one from a cycle on: code may read it."""

    def close(self) -> None:
        """No more of it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A room as it is shown: plain values, which any thread may look at.

    Attributes:
        name, link: of the room.
        members: who is in it.
        panes: their code.
        playing: what plays, or is about to.
        chat: the last lines.
        connected: the way to the others is open.
        error_s: how far off the clock may be, None where nobody knows.
        mine: the name of my pane.
        recorded: it is recorded.
        version: another number for each look that differs.
    """

    name: str
    link: str
    members: tuple[Member, ...] = ()
    panes: tuple[Pane, ...] = ()
    playing: tuple[Evaluation, ...] = ()
    chat: tuple[Said, ...] = ()
    connected: bool = True
    error_s: float | None = None
    mine: str = ""
    recorded: bool = False
    version: int = 0

    def member(self, who: str) -> Member | None:
        """Somebody by their id or their name."""
        by_id = next((one for one in self.members if one.id == who), None)
        return by_id or next(
            (one for one in self.members if one.name.casefold() == who.casefold()), None
        )

    def pane(self, name: str) -> Pane | None:
        """A pane by its name."""
        return next((one for one in self.panes if one.name == name), None)


def my_id(members: Iterable[Member]) -> str:
    """Which of the members of a room I am; "" where I am none."""
    return next((one.id for one in members if one.me), "")
