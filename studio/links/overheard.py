"""What the player sends to the sound, overheard: events and what is taken back, for whoever asks.

The player's thread only puts them on a short queue, and only while somebody listens; the one who
listens takes them off. A queue that is full loses the oldest, and counts them.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from engine.messages import SoundEvent
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.sound import Clock, Sound
from studio.wishes import Wish

MOST_QUEUED: Final = 4096
ALL_GENERATIONS: Final = 2**62


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Events that were sent and will not sound.

    Attributes:
        slot: whose; None: of all.
        frame: from here on.
        generation: only those older than this.
    """

    slot: str | None
    frame: int
    generation: int


Heard: TypeAlias = SoundEvent | TakenBack


class Ear:
    """One listener's queue."""

    def __init__(self) -> None:
        self.queue: deque[Heard] = deque(maxlen=MOST_QUEUED)
        self.lost = 0

    def put(self, heard: Heard) -> None:
        """Called in the player's thread."""
        if len(self.queue) == MOST_QUEUED:
            self.lost += 1
        self.queue.append(heard)

    def taken(self) -> list[Heard]:
        """All that was heard since the last time."""
        found: list[Heard] = []
        while self.queue:
            found.append(self.queue.popleft())
        return found


class Overheard:
    """A sound that lets others hear what it gets.

    Args:
        inner: the sound that plays it.
    """

    def __init__(self, inner: Sound) -> None:
        self.inner = inner
        self.ears: tuple[Ear, ...] = ()

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events; see Sound."""
        if not self.ears:
            return self.inner.send(events, cue)
        events = list(events)
        said = self.inner.send(events, cue)  # first: who listens makes nothing late
        for ear in self.ears:
            for event in events:
                ear.put(event)
        return said

    def cancel(self, slot: str | None, from_frame: int, generation: int = ALL_GENERATIONS) -> None:
        """Take back queued events; see Sound."""
        self.inner.cancel(slot, from_frame, generation)
        for ear in self.ears:
            ear.put(TakenBack(slot, from_frame, generation))

    def panic(self) -> None:
        """Silence; see Sound."""
        self.inner.panic()
        for ear in self.ears:
            ear.put(TakenBack(None, 0, ALL_GENERATIONS))

    def clock(self) -> Clock:
        """The clock now."""
        return self.inner.clock()


class Overhearing:
    """Lets ears in and out of what a session's player sends.

    Args:
        session: whose.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tap: Overheard | None = None

    def open(self) -> Ear:
        """A new ear; what is sent from a moment later on is heard."""
        ear = Ear()
        self._session.wish(lambda player: self._in(player, ear))
        return ear

    def close(self, ear: Ear) -> None:
        """It hears no more; where it was the last, the player sends as if nobody ever had."""
        self._session.wish(lambda player: self._out(player, ear))

    def _in(self, player: Player, ear: Ear) -> Wish:
        if self._tap is None:

            def wrap(sound: Sound) -> Sound:
                self._tap = Overheard(sound)
                return self._tap

            player.through(wrap)
        if self._tap is not None:
            self._tap.ears = (*self._tap.ears, ear)
        return Wish(None, Reply(True))

    def _out(self, player: Player, ear: Ear) -> Wish:
        tap = self._tap
        if tap is not None:
            tap.ears = tuple(one for one in tap.ears if one is not ear)
            if not tap.ears:
                player.through(lambda sound: self._left(sound, tap))
        return Wish(None, Reply(True))

    def _left(self, sound: Sound, tap: Overheard) -> Sound:
        """The sound without the tap; where others stand around it by now, it stays, and is kept."""
        if sound is not tap:
            return sound
        self._tap = None
        return tap.inner
