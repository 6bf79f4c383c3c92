"""Programs that play us over OSC (TidalCycles, Sardine, Strudel), as players of a room with a name.

They come in with the first sound that they play while the session is in a room, and leave when they
are silent for a while. What they play sounds here by itself; the others are told of each sound and
its cycle, while there is time (studio/jamming/sounding.py plays it there).
"""

import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from engine.messages import SoundEvent
from jam.room import JamError, Stroke
from studio.jamming.kit import my_id
from studio.jamming.phase import in_phase
from studio.replies import Reply
from studio.session import Session

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming
    from studio.jamming.kit import Entered

VIA: Final = "osc"
SILENT_S: Final = 30.0
MOST: Final = 8  # machines that programs play from
MOST_NAME: Final = 40
SOUNDS: Final = 4  # the last ones, told to the others
LONGEST_SOUND: Final = 20
TOLD_S: Final = 0.01  # so long sounds wait for others to be told together
MOST_UNTOLD: Final = 256
NOT_THESE: Final = frozenset({"ai", "near"})  # others come in by a session under these names


@dataclass(slots=True)
class Program:
    """What plays from one machine.

    Attributes:
        name: as the room sees it.
        heard_s: when it last played.
        sounds: that it last played, each once.
        untold: what it played since the others were told last.
        inside: it is in the room, or on its way.
        out_of: the room that it was sent out of, or that does not take it.
    """

    name: str
    heard_s: float = 0.0
    sounds: deque[str] = field(default_factory=lambda: deque(maxlen=SOUNDS))
    untold: deque[Stroke] = field(default_factory=lambda: deque(maxlen=MOST_UNTOLD))
    inside: bool = False
    out_of: "Entered | None" = None


class Programs:
    """All programs that play a session; heard in the thread of the OSC server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: dict[str, Program] = {}

    def called(self, host: str, name: str) -> None:
        """The program that plays from a machine has a name.

        Raises:
            ValueError: it cannot have that one.
        """
        plain = " ".join("".join(c for c in name if c.isprintable()).split())[:MOST_NAME].strip()
        if not plain or plain.casefold() in NOT_THESE:
            raise ValueError("/jam/name takes a name that is free, as in /jam/name tidal")
        with self._lock:
            others = (one.name for at, one in self._all.items() if at != host)
            if plain in others:
                raise ValueError("a program on another machine is called that already")
            one = self._of(host)
            if one is None:
                raise ValueError(f"programs of {MOST} machines play here already")
            one.name = plain

    def _of(self, host: str) -> Program | None:
        """The program of a machine; None where there are too many."""
        if host not in self._all and len(self._all) < MOST:
            self._all[host] = Program(f"{VIA} {host}")
        return self._all.get(host)

    def plays(self, jam: "Jamming", host: str, event: SoundEvent, cycle: Fraction | None) -> None:
        """A program played a sound, which begins at a cycle of what plays here, where time goes."""
        entered = jam.entered
        with self._lock:
            one = self._of(host)
            if one is None or entered is None:
                return
            one.heard_s = jam.seconds()
            sound = sound_in(event)
            if sound and sound not in one.sounds:
                one.sounds.append(sound)
            if one.inside and cycle is not None:
                self._tells(jam, one, event, cycle)
            if one.inside or one.out_of is entered:
                return
            one.inside = True
        jam.runner.run(lambda: _comes(jam, one, entered))

    @staticmethod
    def _tells(jam: "Jamming", one: Program, event: SoundEvent, cycle: Fraction) -> None:
        """Let the others hear of it soon, together with what comes meanwhile."""
        visitor = jam.satellites.get(one.name)
        if not isinstance(visitor, Visitor):
            return  # it is on its way in
        first = not one.untold
        one.untold.append(Stroke(cycle, event.duration_s, event.cps, event.controls))
        if first:
            jam.runner.later(TOLD_S, visitor.tell)


class Visitor:
    """A program in a room; used in the jam's thread."""

    def __init__(
        self, jam: "Jamming", program: Program, name: str, by: "Entered", mine: "Entered"
    ) -> None:
        self._jam, self._program, self._by, self._mine = jam, program, by, mine
        self.name, self._shown = name, ""
        self.id = my_id(mine.room.members())

    def tick(self) -> None:
        """Show what it plays; gone where it is silent for long, or called otherwise now."""
        one = self._program
        silent = self._jam.seconds() - one.heard_s > SILENT_S
        if silent or one.name != self.name:
            self._jam.satellites.pop(self.name, None)
            self._go()
            return
        plays = " ".join(tuple(one.sounds))
        if plays != self._shown:
            self._shown = plays
            self._mine.room.show(plays=plays)

    def tell(self) -> None:
        """Let the others hear what it played, where we stand where they do."""
        from studio.jamming.rulings import hosted

        untold, waiting = list[Stroke](), self._program.untold
        while waiting:  # what comes meanwhile, too
            untold.append(waiting.popleft())
        if in_phase(self._jam.entered, self._jam.session, self._jam.seconds()):
            with suppress(JamError):  # it may not play just now
                hosted(self._mine.room).sound(untold)

    def leave(self) -> None:
        """Go, and stay out of this room."""
        self._program.out_of = self._by
        self._go()

    def _go(self) -> None:
        self._program.sounds.clear()
        self._program.untold.clear()
        self._program.inside = False
        self._mine.leave()


async def _comes(jam: "Jamming", program: Program, by: "Entered") -> Reply:
    """Let a program into the room that the session is in."""
    from studio.jamming.satellites import comes_in

    name, come = program.name, False
    try:
        if jam.entered is by:
            mine = await comes_in(jam, name, VIA)
            visitor = jam.satellites[name] = Visitor(jam, program, name, by, mine)
            come = True
            visitor.tick()
    finally:
        if not come:
            program.out_of, program.inside = by, False
    return Reply(come)


def sound_in(event: SoundEvent) -> str:
    """The sound of an event, "" where it names none.

    >>> sound_in(SoundEvent(0, "dirt", 0, 1.0, 0.5, 0.0, {"s": "bd", "n": 3}))
    'bd'
    """
    value = event.controls.get("s")
    printable = value if isinstance(value, str) else ""
    return "".join(c for c in printable if c.isprintable())[:LONGEST_SOUND]


_ALL: "Final[WeakKeyDictionary[Session, Programs]]" = WeakKeyDictionary()


def programs_of(session: Session) -> Programs:
    """The programs that play a session."""
    return _ALL.setdefault(session, Programs())
