"""The clock of a room in the hands of its peer: messages, ranks, tempos. Pure.

`jam/peer.py` carries what clocks say to each other and knows who is here, who the host is and
which changes of tempo there are; `jam/roomclock.py` makes a time of it. Whoever runs a peer makes a
Timing beside it, tells it when the way opens, and lets it tick as often as the peer.
"""

import json
import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final, Protocol

from jam.room import Member, Rules, Tempo
from jam.roomclock import RoomClock

LOOK_S: Final = 0.5  # between two looks at who is here ...
TEMPO_S: Final = 0.1  # ... and at changes of tempo
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
        clock: the room's time.
        seconds: the clock that it goes by.
    """

    def __init__(self, peer: Speaks, clock: RoomClock, seconds: Callable[[], float]) -> None:
        self._peer, self._clock, self._seconds = peer, clock, seconds
        self._looked_s = self._heard_s = -math.inf
        self._tempos: tuple[Tempo, ...] = ()
        peer.on_clock, peer.cycle = self._hear, self._cycle

    def connected(self) -> None:
        """The way to the others is open, or open again."""
        self._clock.connected()

    def tick(self) -> None:
        """Time has passed: look who is here, ask and answer."""
        now_s, peer = self._seconds(), self._peer
        if now_s - self._looked_s >= LOOK_S and peer.ready:
            self._looked_s = now_s
            self._clock.set_order(order(peer.members(), peer.rules()))
            peer.error_s = self._clock.error_s if self._clock.known else None
        if now_s - self._heard_s >= TEMPO_S:
            self._heard_s = now_s
            self.look()
        self._clock.tick()
        self.flush()

    def look(self) -> None:
        """Look at the changes of tempo; to be called where one came in."""
        tempos = self._peer.tempos()
        if tempos != self._tempos:
            self._tempos = tempos
            self._clock.set_tempos(tempos)

    def flush(self) -> None:
        """Send what the clock has to say."""
        for message in self._clock.outgoing():
            self._peer.send(message.kind, json.dumps(message.body).encode(), message.to)

    def _hear(self, kind: str, body: bytes, sender: str) -> None:
        if len(body) > LONGEST:
            return
        try:
            said = json.loads(body)
        except (ValueError, RecursionError):
            return
        self._clock.hear(sender, kind, said)
        self.flush()

    def _cycle(self) -> Fraction | None:
        return self._clock.cycle_at(self._seconds()) if self._clock.known else None
