"""What the desk tells its parts, and what it asks of a clock that may lead. Free of sockets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from studio.links.clock.state import ClockState, Lines
from studio.links.clock.steering import Lead

OUTPUTS: Final = ("link", "midi", "osc", "tidal")
HEARD: Final = frozenset(
    {"link", "midi", "ears", "jam"}
)  # they go by what is heard; others by what is computed


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, for one part: its offset is in it already.

    Attributes:
        now_s: seconds of time.perf_counter().
        sound_s: the second of the sound that this part is to show at that moment.
        state: the clock there.
        lines: the time lines.
        line_changed: another line holds since the look before.
        moment_of: the second of time.perf_counter() at which a second of the sound is shown.
        leads: who leads, "" where we do.
    """

    now_s: float
    sound_s: float
    state: ClockState
    lines: Lines
    line_changed: bool
    moment_of: Callable[[float], float]
    leads: str


class Leader(Protocol):
    """A clock of others that can lead.

    Attributes:
        name: "link", "midi", "tidal" or "jam".
        playing: it says that it runs; None: it does not say.
    """

    name: str

    @property
    def playing(self) -> bool | None: ...  # noqa: D102 # see the class

    def look(self, now_s: float) -> Lead | None:
        """Where it stands; None: it says nothing (yet, or any more)."""

    def moves(self) -> int:
        """How often it said that it is elsewhere from now on: such a jump is believed at once."""

    def take_tempo(self, moment: Moment) -> bool:
        """Take another tempo that the player chose; False: this clock lets nobody choose."""

    def close(self) -> None:
        """It leads no more."""


class RoomClock(Leader, Protocol):
    """The clock of a room that we are in."""

    @property
    def keeping(self) -> bool:
        """Is the room's time ours? Then another clock may lead us, and the room with us."""

    @property
    def keeper(self) -> str:
        """The name of whose time it is."""
