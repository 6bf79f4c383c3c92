"""Messages to frames and back: sealed, counted, limited, refusals named once. Free of sockets."""

from collections import Counter
from collections.abc import Callable

from jam.envelope import (
    BODY_LONGEST,
    NONCE_BYTES,
    SESSION_BYTES,
    Envelope,
    RefusedError,
    seal,
    unseal,
)
from jam.keys import Identity, RoomKey
from jam.limits import Rates
from jam.parts import Parts, cut
from jam.replay import Guard

CLOCK_KINDS = ("ping", "pong", "anchor")
KNOCK = "knock"
OUTSIDE = ("here", "have", KNOCK)  # what is heard of who is not let in
HEALING = ("records", "texts", "have", "sync")  # what comes after all else
_RATED = {
    "text": "text",
    "texts": "text",
    "here": "here",
    "have": "have",
    "sync": "sync",
    "part": "text",
}
QUEUE_LONGEST = 4_096
TOLD_MOST = 200
SPEAKERS = 16  # players behind one connection of the hub
CONNECTIONS = 1_024


class Post:
    """Sends and takes messages for one player.

    Attributes:
        refused: how often what was refused, by the reason.
        lets: says whether somebody is let in; of others next to nothing is heard.
        sure: says whether there is a place for somebody however many others come.
        connections: by which connection of the hub each player is reached.
    """

    def __init__(
        self,
        room: RoomKey,
        identity: Identity,
        wall_ms: Callable[[], int],
        clock_s: Callable[[], float],
        dice: Callable[[int], bytes],
        log: Callable[[str], None],
    ) -> None:
        self._room, self._identity, self._log = room, identity, log
        self._wall_ms, self._clock_s, self._dice = wall_ms, clock_s, dice
        self._session, self._counter = dice(SESSION_BYTES), 0
        self._guard, self._rates, self._parts = Guard(), Rates(), Parts()
        self._queue: list[tuple[bytes, int]] = []
        self._healing: list[tuple[bytes, int]] = []
        self._told: set[tuple[str, str]] = set()
        self.refused: Counter[str] = Counter()
        self.lets: Callable[[str], bool] = lambda _: True
        self.sure: Callable[[str], bool] = lambda _: False
        self.connections: dict[str, int] = {}
        self._speakers: dict[int, set[str]] = {}

    def send(self, kind: str, body: bytes, to: str = "", by: int = 0) -> None:
        """Let a message go to all, or to one player by id.

        Args:
            kind: what it is.
            body: what it says.
            to: id of the player, "" for all.
            by: the connection of somebody who is not let in.
        """
        if len(body) <= BODY_LONGEST:
            self._seal(kind, body, to, by, kind in HEALING)
            return
        for part in cut(self._dice(8), kind, body):
            self._seal("part", part, to, by, kind in HEALING)

    def outgoing(self) -> list[tuple[bytes, int]]:
        """Frames to send now, and to which connection each goes, 0 for all; takes them out.

        What somebody does now goes first, all of it; what heals follows, no more of it a second
        than leaves the others' way free.
        """
        queue, self._queue = self._queue, []
        now_s, sent = self._clock_s(), 0
        for frame, _ in self._healing:
            if not self._rates.take(self._identity.id, "healing", now_s, len(frame)):
                break
            sent += 1
        queue += self._healing[:sent]
        del self._healing[:sent]
        return queue

    def take(self, frame: bytes, connection: int) -> Envelope | None:
        """The message in a frame; None where it is none, is not for me, or is not whole yet."""
        try:
            return self._take(frame, connection)
        except RefusedError as why:
            self.refuse(why)
            return None

    def refuse(self, why: RefusedError, who: str = "") -> None:
        """Count what is not taken; the first of each reason and player is told in the log."""
        self.refused[why.reason] += 1
        if (why.reason, who) not in self._told and len(self._told) < TOLD_MOST:
            self._told.add((why.reason, who))
            self._log(f"refused: {why.text}")

    def allow(self, who: str, what: str, count: float = 1) -> None:
        """See that somebody does not do too much of something.

        Raises:
            RefusedError: they do.
        """
        if not self._rates.take(who, what, self._clock_s(), count):
            raise RefusedError("rate", f"player {who} sends too much ({what}): the rest is dropped")

    def forget(self, connection: int) -> str | None:
        """A connection is no more; the id of who it was, where that is known."""
        self._speakers.pop(connection, None)
        for who, number in self.connections.items():
            if number == connection:
                del self.connections[who]
                return who
        return None

    def _take(self, frame: bytes, connection: int) -> Envelope | None:
        if connection:
            self.allow(f"#{connection}", "frame")
        envelope = unseal(frame, self._room)
        who = envelope.sender
        if envelope.public == self._identity.public and envelope.session == self._session:
            return None  # my own words, come back
        if not self.lets(who):
            return self._outside(envelope, connection)
        if connection:
            self._speaks(who, connection)
        self._guard.check(envelope, self._wall_ms(), self.sure(who))
        self.allow(who, "frame")
        self.allow(who, "bytes", len(frame))
        if connection:
            self.connections[who] = connection
        if envelope.to not in ("", self._identity.id):
            return None
        self.allow(who, self._class(envelope.kind))
        if envelope.kind != "part":
            return envelope
        whole = self._parts.take(who, envelope.body, self._clock_s())
        if whole is None:
            return None
        return Envelope(
            envelope.public,
            envelope.session,
            envelope.counter,
            envelope.at_ms,
            whole[0],
            whole[1],
            envelope.to,
        )

    def _outside(self, envelope: Envelope, connection: int) -> Envelope | None:
        """A message of somebody who is not let in: nothing of them is remembered."""
        if envelope.kind in CLOCK_KINDS:
            return None  # who waits asks how late it is: they will hear
        if envelope.kind not in OUTSIDE or envelope.to not in ("", self._identity.id):
            raise RefusedError("door", "somebody who was not let in speaks")
        self.allow(f"#{connection}", "outside")
        return envelope

    def begin(self) -> None:
        """The way to the hub opens or closes: connections have other numbers from now on."""
        self.connections.clear()
        self._speakers.clear()
        self._queue.clear()
        self._healing.clear()

    def _speaks(self, who: str, connection: int) -> None:
        if connection not in self._speakers and len(self._speakers) >= CONNECTIONS:
            self._speakers.clear()
        speakers = self._speakers.setdefault(connection, set())
        if who not in speakers and len(speakers) >= SPEAKERS:
            raise RefusedError("crowd", f"more than {SPEAKERS} players by connection {connection}")
        speakers.add(who)

    def _class(self, kind: str) -> str:
        return "clock" if kind in CLOCK_KINDS else _RATED.get(kind, "frame")

    def _seal(self, kind: str, body: bytes, to: str, by: int, heals: bool) -> None:
        self._counter += 1
        envelope = Envelope(
            self._identity.public, self._session, self._counter, self._wall_ms(), kind, body, to
        )
        frame = seal(envelope, self._room, self._identity, self._dice(NONCE_BYTES))
        queue = self._healing if heals else self._queue
        queue.append((frame, by or (self.connections.get(to, 0) if to else 0)))
        del queue[:-QUEUE_LONGEST]
