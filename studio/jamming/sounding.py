"""What programs of others in a room play (TidalCycles, …), heard here at the cycle that it is for.

A program sends its sounds some tenths of a second ahead. Where the way from it takes longer, they
come as many whole cycles later as it takes, so that they are in time all the same.
"""

import math
from collections import deque
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from engine.messages import SoundEvent
from jam.room import Happening, Sounded, Stroke
from studio.faders import mixed
from studio.guests.guests import is_input
from studio.jamming.kit import Satellite
from studio.jamming.phase import in_phase
from studio.jamming.programs import VIA, Visitor
from studio.player import Player
from studio.replies import Reply
from studio.wishes import Wish

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

MOST_BEHIND: Final = 8  # cycles; what needs longer is left out
SEEN: Final = 64  # sounds by which it is decided how far behind all are
QUICK: Final = 16  # of the last ones ...
SOME: Final = 4  # ... so many that are late decide for those that follow
MOST_NAMES: Final = 64  # of sounds that somebody plays, looked for here
FAR: Final = (
    "{} is heard {} later here, in time: the way from there takes longer than it plays ahead"
)


def slot_of_program(name: str) -> str:
    """The name under which the mixer has what somebody's program plays; no label has a space."""
    return f"{VIA} {name}"


class Behind:
    """How many cycles later somebody's sounds are heard here.

    >>> behind = Behind()
    >>> [behind.of(Fraction(ahead, 4)) for ahead in (1, -1, -1, -1, -1, 1)]
    [0, 1, 1, 1, 1, 1]
    """

    def __init__(self) -> None:
        self._needs: deque[int] = deque(maxlen=SEEN)
        self.cycles = 0

    def of(self, ahead: Fraction) -> int:
        """By how many cycles to move a sound, so many cycles after what can be reached."""
        need = max(math.ceil(-ahead), 0)
        self._needs.append(need)
        late = sorted(list(self._needs)[-QUICK:])[-SOME:]
        if len(late) == SOME:
            self.cycles = max(self.cycles, min(late[0], MOST_BEHIND))
        if len(self._needs) == SEEN:
            self.cycles = min(self.cycles, max(self._needs))
        return max(need, self.cycles)


class Sounding:
    """Plays what the programs of others play; hears of it in the jam's thread.

    Args:
        jam: whose.
        names: hears which sounds a slot plays, so that something stands in for what is not here.
    """

    def __init__(self, jam: "Jamming", names: Callable[[str, Iterable[str]], None]) -> None:
        self._jam, self._names = jam, names
        self._behind: dict[str, Behind] = {}
        self._known: dict[str, set[str]] = {}
        jam.watchers.append(self.hears)
        jam.wishes.append(self.wished)

    def wished(self, inside: bool) -> None:
        """A room was entered, or is being left."""
        del inside
        self._behind, self._known = {}, {}

    def hears(self, happening: Happening) -> None:
        """Something happened in the room."""
        jam = self._jam
        if not isinstance(happening, Sounded) or is_ours(jam.satellites.values(), happening.by):
            return
        who = jam.look.member(happening.by) if jam.look else None
        if who is None or who.muted or not in_phase(jam.entered, jam.session, jam.seconds()):
            return
        strokes = [one for one in happening.strokes if not is_input(one.controls)]
        slot = slot_of_program(who.name)
        self._look_for(slot, strokes)
        behind = self._behind.setdefault(happening.by, Behind())
        jam.session.wish(lambda player: self._play(player, who.name, slot, behind, strokes))

    def _look_for(self, slot: str, strokes: list[Stroke]) -> None:
        known = self._known.setdefault(slot, set())
        named = {str(one.controls.get("s", "")) for one in strokes} - known - {""}
        if named and len(known) < MOST_NAMES:
            known |= named
            self._names(slot, frozenset(known))

    def _play(
        self, player: Player, who: str, slot: str, behind: Behind, strokes: list[Stroke]
    ) -> Wish:
        """In the player's thread: each sound at its frame."""
        line, reading = player.timeline, player.sound.clock()
        if line is None or not reading.ready:
            return Wish(None, Reply(True))
        rate, before = reading.sample_rate, behind.cycles
        soonest = Fraction(reading.frame + reading.block + reading.block // 2, rate)
        reached = line.cycle_at(soonest)
        events = [
            event_of(one, slot, line.frame_at(one.cycle + late, rate))
            for one in strokes
            if (late := behind.of(one.cycle - reached)) <= MOST_BEHIND
        ]
        heard = mixed(events, player.faders, slot, None)
        if heard:
            player.sound.send(heard, slot in player.faders.cued)
        if behind.cycles > before:
            cycles = "a cycle" if behind.cycles == 1 else f"{behind.cycles} cycles"
            self._jam.session.tell(FAR.format(who, cycles))
        return Wish(None, Reply(True))


def is_ours(satellites: Iterable[Satellite], by: str) -> bool:
    """Is it a program that plays here by itself?"""
    return any(isinstance(one, Visitor) and one.id == by for one in satellites)


def event_of(one: Stroke, slot: str, frame: int) -> SoundEvent:
    """A sound as the engine takes it."""
    return SoundEvent(frame, slot, 0, one.duration_s, one.cps, float(one.cycle), one.controls)
