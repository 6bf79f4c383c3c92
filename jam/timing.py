"""The clock of a room in the hands of its peer: messages, ranks, tempos. Pure.

`jam/peer.py` carries what clocks say to each other and knows who is here, who the host is and
which changes of tempo there are; `jam/roomclock.py` makes a time of it. Whoever runs a peer makes a
Timing beside it, tells it when the way opens, and lets it tick as often as the peer.
"""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Final, Protocol

from jam.room import Member, Rules, Tempo
from jam.roomclock import RoomClock

LOOK_S: Final = 0.5  # between two looks at who is here
LONGEST: Final = 2_000  # bytes of a message
OTHER: Final = 1  # after the host and whom the host named come all others who play


class Speaks(Protocol):
    """What is needed of a peer.

    Attributes:
        id: of this player.
        on_clock: hears messages of clocks: kind, body, id of the sender.
        cycle: asks which cycle it is.
        error_s: how far off the clock may be, for others to see.
    """

    id: str
    on_clock: Callable[[str, bytes, str], None]
    cycle: Callable[[], Fraction | None]
    error_s: float | None

    @property
    def ready(self) -> bool:
        """Are the rules of the room known?"""

    def send(self, kind: str, body: bytes, to: str = "") -> None:
        """A message of the clock, to all or to one player."""

    def members(self) -> tuple[Member, ...]:
        """Everybody, the host first."""

    def rules(self) -> Rules:
        """What the host says of the room."""

    def tempos(self) -> tuple[Tempo, ...]:
        """All changes of tempo."""


def order(members: tuple[Member, ...], rules: Rules) -> tuple[str, ...]:
    """Who is here and may keep the time, the first first.

    >>> some = (Member("a", "A", "", "host"), Member("b", "B", ""), Member("c", "C", "", "listen"))
    >>> order((*some, Member("d", "D", "", here=False)), Rules("a", ("b",)))
    ('a', 'b')
    """
    chain = (rules.host, *rules.successors)
    rank = {who: place for place, who in reversed(list(enumerate(chain)))}
    able = [one.id for one in members if one.role != "listen" and (one.here or one.me)]
    return tuple(sorted(able, key=lambda who: (rank.get(who, len(chain) + OTHER), who)))


class Timing:
    """Ties a clock to a peer.

    Args:
        peer: carries its messages.
        seconds: a clock that never goes back, nor stops while the machine sleeps.
        life: a few letters that no other run of the program has.
        tell: hears what is odd: who, and a sentence.

    Attributes:
        clock: the room's time.
    """

    def __init__(
        self,
        peer: Speaks,
        seconds: Callable[[], float],
        life: str,
        tell: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        self._peer, self._seconds = peer, seconds
        self.clock = RoomClock(peer.id, seconds, life, tell)
        self._looked_s = -LOOK_S
        self._tempos: tuple[Tempo, ...] = ()
        peer.on_clock, peer.cycle = self._hear, self._cycle

    def connected(self) -> None:
        """The way to the others is open, or open again."""
        self.clock.connected()

    def tick(self) -> None:
        """Time has passed: look who is here, ask and answer."""
        now_s = self._seconds()
        if now_s - self._looked_s >= LOOK_S and self._peer.ready:
            self._looked_s = now_s
            self.clock.set_order(order(self._peer.members(), self._peer.rules()))
            self.look()
        self.clock.tick()
        self._peer.error_s = self.clock.error_s if self.clock.known else None
        self.flush()

    def look(self) -> None:
        """Look at the changes of tempo; to be called where one came in."""
        tempos = self._peer.tempos()
        if tempos != self._tempos:
            self._tempos = tempos
            self.clock.set_tempos(tempos)

    def flush(self) -> None:
        """Send what the clock has to say."""
        for message in self.clock.outgoing():
            self._peer.send(message.kind, json.dumps(message.body).encode(), message.to)

    def _hear(self, kind: str, body: bytes, sender: str) -> None:
        if len(body) > LONGEST:
            return
        try:
            said = json.loads(body)
        except (ValueError, RecursionError):
            return
        self.clock.hear(sender, kind, said)
        self.flush()

    def _cycle(self) -> Fraction | None:
        return self.clock.cycle_at(self._seconds()) if self.clock.known else None
