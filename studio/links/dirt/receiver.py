"""Messages of SuperDirt, played: each becomes an event at its frame, sent to the engine.

All of it happens in the server's thread. What came together is sent together; what needs a file
that is still being read waits for it until just before its frame.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias

from engine.controls import Remark
from engine.errors import SoundError
from engine.messages import SoundEvent
from engine.samples.shelf import Shelf
from studio.faders import Faders, mixed
from studio.links.dirt.busses import Busses
from studio.links.dirt.kinds import Kinds
from studio.links.dirt.meaning import Heard, meaning, pairs, reads_busses
from studio.links.osc.guard import Message, OscError
from studio.links.seldom import Seldom
from studio.links.timemap import Follower, OutsideError
from studio.sound import Sound

SLOT: Final = "dirt"  # one of studio.slots.GUESTS
CPS: Final = 0.5  # where nobody tells a tempo
HELD_S: Final = 0.01  # so long a sound waits for the values of busses that it reads
MOST_WAITING: Final = 512
SOONEST_S: Final = 0.002  # so long the first frame that can be reached is taken for the same

Hears: TypeAlias = Callable[[SoundEvent], None]


def _unheard(_event: SoundEvent) -> None:
    pass


class Receiver:
    """Plays messages.

    Args:
        sound: takes the events.
        shelf: what the player has loaded.
        follower: its map turns time tags into frames.
        tell: hears sentences.
        cps: the tempo of what plays here.
        faders: where the faders stand: what comes in has one, and its orbits have theirs.
        seconds: a clock that never goes back.

    Attributes:
        seconds: a clock that never goes back.
        kinds: looks up sounds.
        played: events that were sent.
        missed: events whose file was not read in time.
        heard: called with each event that is sent, and the time tag of its message.
    """

    def __init__(
        self,
        sound: Sound,
        shelf: Shelf,
        follower: Follower,
        tell: Callable[[str], None],
        cps: Callable[[], float] = lambda: CPS,
        faders: Callable[[], Faders] = Faders,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sound, self._follower, self._cps, self.seconds = sound, follower, cps, seconds
        self._faders = faders
        self.kinds = Kinds(shelf, seconds)
        self._seldom, self._remarked = Seldom(tell, seconds), set[str]()
        self._busses = Busses()
        self._bussed = deque[tuple[float, Message, Hears]](maxlen=MOST_WAITING)
        self._due: list[SoundEvent] = []
        self._waiting: deque[SoundEvent] = deque(maxlen=MOST_WAITING)
        self._soonest, self._soonest_at = 0, -1.0
        self.played = self.missed = 0
        self.heard: Callable[[SoundEvent, float | None], None] = lambda *_: None

    def play(self, message: Message, hears: Hears = _unheard) -> None:
        """A sound; who sent it may hear of its event.

        Raises:
            OscError: it is none, or out of time.
        """
        if reads_busses(message.args) and self._has_time(message.at):
            self._bussed.append((self.seconds() + HELD_S, message, hears))
        else:
            self._play(message, hears)

    def _has_time(self, at: float | None) -> bool:
        """Is there time to wait for the values of busses, which come another way?"""
        return at is not None and at - self._follower.now_s() > 3 * HELD_S

    def _play(self, message: Message, hears: Hears) -> None:
        try:
            given = pairs(message.args, self._busses.at(message.at))
            heard = meaning(given, self.kinds)
        except SoundError as error:
            self._seldom(f"{SLOT}: {error}")
            return
        event = self._event(heard, message.at)
        self.heard(event, message.at)
        hears(event)
        (self._waiting if self.kinds.coming(event.controls) else self._due).append(event)

    def _event(self, heard: Heard, at: float | None) -> SoundEvent:
        follower = self._follower
        time_map = follower.observe()
        late = 0.0 if at is None else at + heard.lag_s
        try:
            frame = time_map.place(
                None if at is None else late, follower.now_s(), self._first()
            )  # fmt: skip
        except OutsideError as error:
            raise OscError(str(error)) from None
        if at is None:
            frame += max(round(heard.lag_s * time_map.sample_rate), 0)
        cps = heard.cps or self._cps()
        return SoundEvent(frame, SLOT, 0, heard.length_s, cps, heard.cycle, heard.controls)

    def _first(self) -> int:
        """The first frame that can still be reached."""
        now = self.seconds()
        if not 0 <= now - self._soonest_at < SOONEST_S:
            self._soonest, self._soonest_at = self._follower.soonest(), now
        return self._soonest

    def set_busses(self, args: Sequence[Any], at: float | None, spread: bool) -> None:
        """Give control busses values.

        Args:
            args: numbers of busses and values.
            at: their time tag.
            spread: a value behind each number; else all values from the first number on.

        Raises:
            OscError: they are none.
        """
        if not spread and args and isinstance(args[0], int):
            args = [one for place, value in enumerate(args[1:]) for one in (args[0] + place, value)]
        self._busses.take(args, at)

    def flush(self) -> None:
        """Send what has come together, and what its files have come for."""
        while self._bussed and self._bussed[0][0] <= self.seconds():
            with suppress(OscError):
                self._play(*self._bussed.popleft()[1:])
        if self._waiting:
            self._look_at_waiting()
        if not self._due:
            return
        due, self._due = self._due, []
        faders = self._faders()
        heard = mixed(due, faders, SLOT, None)
        self.played += len(heard)
        for sentence in self._sound.send(heard, SLOT in faders.cued) if heard else ():
            if sentence in self._remarked:
                continue
            if self._seldom(f"{SLOT}: {sentence}") and isinstance(sentence, Remark):
                self._remarked.add(sentence)  # told once

    def _look_at_waiting(self) -> None:
        soonest = self._first()
        for _ in range(len(self._waiting)):
            event = self._waiting.popleft()
            if not self.kinds.coming(event.controls):
                self._due.append(event)
            elif event.frame > soonest:
                self._waiting.append(event)
            else:
                self.missed += 1
                self._seldom(
                    f"{SLOT}: {event.controls['s']} is being read, and sounds from then on"
                )
