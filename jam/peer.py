"""One player in a room of ours: frames in, frames out, and the face of `jam/room.py`.

Free of sockets, threads, clocks and dice: these come in. Whoever carries frames calls `connected`,
`receive`, `gone` and `disconnected`, calls `tick` several times a second, and after each of them
(and after anything a player does) takes `outgoing()` to the hub. All in one thread: the texts of
panes insist on it.

Somebody who joins looks first: as soon as `ready`, `rules()` and `recorded` tell what kind of room
it is; `enter` goes in. Who founds a room calls `found`, then `enter`. Happenings come for what I do
myself as well, so that everything plays by one way; `playing()` is the truth whenever a `Changed`
comes.
"""

import json
from collections.abc import Callable

from jam.calm import answer_s, here_s
from jam.envelope import Envelope, RefusedError
from jam.exchange import body_of, texts_of
from jam.playing import Playing
from jam.post import CLOCK_KINDS
from jam.records import canonical
from jam.room import (
    Changed,
    Connection,
    Edited,
    JamError,
    Role,
    Sounded,
)
from jam.roster import PRESENCE_LONGEST, Presence, presence
from jam.seat import digest_of
from jam.stored import Stored
from jam.strokes import strokes_in

MANIFEST_MOST = 5_000
LESSON, LESSON_LONGEST = "lesson", 2_048  # messages of a class, see jam/lectern.py


class Peer(Playing):
    """One player in a room: see `Seat` for how one is made."""

    # What comes and goes

    def connected(self) -> None:
        """The way to the others is open, for the first time or again."""
        self._open = True
        self._post.begin()
        self._hosting.begin(self._clock_s())
        self._exchange.begin()
        self._show_now(new=True)
        self._hears(Connection(True, "connected to the room"))

    def disconnected(self, reason: str = "") -> None:
        """The way is closed: nobody is here until it opens again."""
        was, self._open = self._open, False
        self._roster.clear()
        self._post.begin()
        if was:
            self._hears(Connection(False, reason or "the way to the room is closed"))

    def gone(self, connection: int) -> None:
        """The hub says that a connection is no more."""
        who = self._post.forget(connection)
        if who is not None and self._drop(who):
            self._hears(Changed(f"{self._called(who)} is gone"))

    def receive(self, frame: bytes, connection: int = 0) -> None:
        """A frame came; by which connection of the hub, 0 where that is not known."""
        envelope = self._post.take(frame, connection)
        if envelope is None:
            return
        sender = envelope.sender
        try:
            self._refuse_who_is_out(sender)
            if not self._door.lets(sender):
                self._hear_outside(envelope, connection)
                return
            handler = self._handlers().get(envelope.kind)
            if handler is not None:
                handler(sender, envelope)
            elif envelope.kind == LESSON and sender in self._roster:
                self.on_lesson(envelope.body[:LESSON_LONGEST], sender)
            elif envelope.kind in CLOCK_KINDS:
                self.on_clock(envelope.kind, envelope.body, sender)
            else:
                raise RefusedError("kind", f"{sender} speaks of {envelope.kind}: a newer version?")
        except RefusedError as why:
            self._post.refuse(why, sender)

    def _hear_outside(self, envelope: Envelope, connection: int) -> None:
        """Somebody who is not let in says something."""
        if envelope.kind == "here" and body_of(envelope.body).get("new") is True:
            self._soon(answer_s(len(self._roster), self._chance()))
        text = self._door.hear(envelope, connection, self._clock_s())
        if text and self._shared.role(self.id) == "host":
            self._hears(Changed(text))

    def outgoing(self) -> list[tuple[bytes, int]]:
        """Frames for the hub, and for which connection, 0 for all; takes them out."""
        return self._post.outgoing() if self._open else []

    def send(self, kind: str, body: bytes, to: str = "") -> None:
        """A message of the clock (ping, pong, anchor), to all or to one player."""
        if kind not in CLOCK_KINDS:
            raise ValueError(f"{kind} is no message of the clock")
        if self._open:
            self._post.send(kind, body, to)

    def teach(self, body: bytes, to: str) -> bool:
        """A message of a class for one player; the hub passes it to nobody else.

        Returns:
            whether it is on its way: False while nothing is open, or they are not here.
        """
        if not self._open or to not in self._post.connections or len(body) > LESSON_LONGEST:
            return False
        self._post.send(LESSON, body, to)
        return True

    def tick(self) -> None:
        """Time has passed."""
        now_s = self._clock_s()
        for who in self._roster.silent(now_s):
            self._drop(who)
            self._hears(Changed(f"{self._called(who)} is gone"))
        if not self._open:
            return
        if self._inside:
            self._hosting.tick(now_s)
            self._settle(now_s)
            if self._shared.rules != self._rules_told:
                self._news()
        self._door.tick(now_s)
        self._exchange.tick(len(self._roster))
        if now_s - self._last_s >= here_s(len(self._roster)) or 0 < self._due_s <= now_s:
            self._show_now()

    def _settle(self, now_s: float) -> None:
        if self._shared.role(self.id) == "host" and (told := self._settling.due(now_s)):
            self._write("settled", told)

    # Coming in

    def found(self, joins: Role = "play", recorded: bool = False) -> None:
        """Be the first: I am host then."""
        self._hosting.found(int.from_bytes(self._dice(6), "big"), joins, recorded)

    def enter(self) -> None:
        """Come in.

        Raises:
            JamError: nobody has told the rules yet, or I was sent out.
        """
        if self.id in self._hosting.rules().out:
            raise JamError("the host has sent you out of this room")
        if not self.admitted:
            raise JamError("the host of this room has to let you in")
        self._inside, self._entered_ms = True, self._wall_ms()
        self._write("player", self._player)
        self._show_now(new=True)
        self._news()

    def leave(self) -> None:
        """Go; what I played plays on until somebody ends it."""
        self._inside = False
        self._shown = Presence(bye=True)
        self._show_now()
        self._shown = Presence()

    # To disk and back

    def stored(self) -> Stored:
        """All of the room that has to survive."""
        records = tuple(record.wire() for record in self._shared.ledger)
        texts = tuple((n, self._exchange.text(n).since(b"\x00")) for n in self._shared.panes)
        return Stored(self._key.id, records, texts)

    def restore(self, stored: Stored) -> None:
        """Take in what was kept.

        Raises:
            JamError: it is another room's.
        """
        if stored.room != self._key.id:
            raise JamError("what was kept is of another room: its key is another one")
        fresh = []
        for wire in stored.records:
            try:
                record = self._shared.read(wire)
                if record is not None and self._shared.ledger.add(record):
                    fresh.append(record)
            except RefusedError as why:
                self._post.refuse(why)
        self._shared.refresh(fresh)
        self._forget_texts()
        for pane, update in stored.texts:
            if pane in self._shared.panes:
                try:
                    self._exchange.text(pane).merge(update)
                except RefusedError as why:
                    self._post.refuse(why)

    # Messages of the others

    def _take_here(self, sender: str, envelope: Envelope) -> None:
        if len(envelope.body) > PRESENCE_LONGEST:
            raise RefusedError("long", f"{sender} tells more than 4 kB of themselves")
        told = presence(body_of(envelope.body))
        before = self._roster.take(sender, told, self._clock_s())
        others = len(self._roster)
        if told.new:
            self._soon(answer_s(others, self._chance()))
        if not told.bye:
            self._exchange.compare(sender, told.ledger, told.size, told.texts, others)
            self._compare_sounds(sender, told.manifest)
        else:
            self._drop(sender)
        was = before is not None and before.inside
        if was != (told.inside and not told.bye):
            self._hears(Changed(f"{self._called(sender)} is {'gone' if was else 'here'}"))
        elif before is None or before.shown != told.shown:
            self._hears(Changed())

    def _take_records(self, sender: str, envelope: Envelope) -> None:
        fresh = self._exchange.take_records(sender, envelope)
        for record in fresh:
            why = self._shared.refused(record)
            if why:
                self._post.refuse(RefusedError("rules", why), record.author)
        self._news(fresh)

    def _take_have(self, sender: str, envelope: Envelope) -> None:
        self._exchange.take_have(sender, envelope)

    def _take_sync(self, sender: str, envelope: Envelope) -> None:
        self._exchange.take_sync(sender, envelope)

    def _take_text(self, sender: str, envelope: Envelope) -> None:
        self._take_one_text(sender, envelope.body)

    def _take_texts(self, sender: str, envelope: Envelope) -> None:
        bodies = texts_of(envelope.body)
        self._post.allow(sender, "text", len(bodies))
        for body in bodies:
            try:
                self._take_one_text(sender, body)
            except RefusedError as why:
                self._post.refuse(why, sender)

    def _take_one_text(self, sender: str, body: bytes) -> None:
        pane = self._exchange.take_text(sender, body)
        if pane is not None:
            self._hears(Edited(pane, str(self._exchange.text(pane)), sender))

    def _take_played(self, sender: str, envelope: Envelope) -> None:
        here, rules = self._roster.get(sender), self._shared.rules
        inside = here is not None and here.inside and rules is not None
        if not inside or self._shared.role(sender) == "listen":
            raise RefusedError("role", f"{self._called(sender)} may not play, and does")
        strokes = strokes_in(envelope.body)
        self._post.allow(sender, "sound", len(strokes))
        if rules is not None and sender not in rules.muted:
            self._hears(Sounded(strokes, sender))

    def _take_wants(self, sender: str, _envelope: Envelope) -> None:
        self._post.allow(sender, "sync")
        self._post.send("sounds", canonical({**self.manifest}).encode(), sender)

    def _take_sounds(self, sender: str, envelope: Envelope) -> None:
        told = body_of(envelope.body)
        few = list(told.items())[:MANIFEST_MOST]
        found = {n: d for n, d in few if isinstance(d, str) and len(n) <= 120 and len(d) <= 80}
        if sender in self._roster:
            self.manifests[sender], self._digests[sender] = found, digest_of(found)
            self._hears(Changed())

    def _compare_sounds(self, sender: str, digest: str) -> None:
        if digest == self._digests.get(sender, ""):
            return
        if digest == self._digest:
            self.manifests[sender], self._digests[sender] = self.manifest, digest
        elif self._roster_asks(sender):
            self._post.send("wants", b"", sender)

    def _roster_asks(self, sender: str) -> bool:
        return self._own.take(sender, "say", self._clock_s(), 4)

    def _handlers(self) -> dict[str, Callable[[str, Envelope], None]]:
        return {
            "here": self._take_here,
            "record": self._take_records,
            "records": self._take_records,
            "have": self._take_have,
            "sync": self._take_sync,
            "text": self._take_text,
            "texts": self._take_texts,
            "played": self._take_played,
            "wants": self._take_wants,
            "sounds": self._take_sounds,
        }

    def _refuse_who_is_out(self, sender: str) -> None:
        rules = self._shared.rules
        if rules is not None and sender in rules.out:
            raise RefusedError("out", f"{self._called(sender)} was sent out, and still speaks")

    def _show_now(self, new: bool = False) -> None:
        self._last_s, self._due_s = self._clock_s(), 0.0
        self._exchange.flush()  # before the digest that tells of it
        told = {
            **self._shown.told(),
            "inside": self._inside,
            "new": new,
            "error": self.error_s,
            "version": self._version,
            "manifest": self._digest,
            "ledger": self._shared.ledger.digest,
            "size": len(self._shared.ledger),
            "texts": self._exchange.digest(),
        }
        if self._open:
            self._post.send("here", json.dumps(told).encode())
