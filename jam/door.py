"""The door of a room, where its host does not let everybody in who has the link. Free of sockets.

Who is not let in is not seen: nothing that they send counts, and nobody keeps it. They hear the
rules of the room, so that they know how the door stands, and may knock: then they wait, few at a
time and few by one connection, until a host lets them in. Who was here before is let in.
"""

from dataclasses import dataclass
from typing import Final

from jam import policy
from jam.envelope import Envelope, RefusedError
from jam.exchange import Exchange, body_of
from jam.post import KNOCK, Post
from jam.records import canonical, fine_name
from jam.shared import Shared

KNOCK_S: Final = 3.0
SILENT_S: Final = 10.0  # who has not knocked for so long waits no more
MOST: Final = 16  # that wait
BY_ONE: Final = 2  # of them by one connection


@dataclass(slots=True)
class _Waits:
    name: str
    connection: int
    heard_s: float


class Door:
    """Who is outside, as one player sees it; and how this player knocks.

    Args:
        me: id of this player.
        name: as they want to be shown.
        shared: what is known of the room.
        post: sends.
        exchange: answers.
    """

    def __init__(self, me: str, name: str, shared: Shared, post: Post, exchange: Exchange) -> None:
        self._me, self._name = me, name
        self._shared, self._post, self._exchange = shared, post, exchange
        self._waits: dict[str, _Waits] = {}
        post.lets, post.sure = self.lets, lambda who: who in shared.ledger.sure
        self._knocked_s = -KNOCK_S

    def lets(self, who: str) -> bool:
        """Is somebody let in, as far as is known?"""
        rules = self._shared.rules
        return rules is None or policy.lets_in(rules, who)

    def waiting(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of those who wait."""
        return tuple((who, one.name) for who, one in self._waits.items())

    def hear(self, envelope: Envelope, connection: int, now_s: float) -> str:
        """Hear somebody outside; the sentence for a host where they are new, else "".

        Raises:
            RefusedError: that is too much.
        """
        who, rules = envelope.sender, self._shared.rules
        if envelope.kind == "have":
            self._exchange.tell_rules(envelope, connection)
        if envelope.kind != KNOCK or rules is None or rules.door != "ask":
            return ""
        self._forget(now_s)
        new = who not in self._waits
        name = self._named(who, envelope)
        if new:
            same = sum(one.connection == connection for one in self._waits.values())
            if len(self._waits) >= MOST or same >= BY_ONE:
                raise RefusedError("crowd", "more knock at the door than may wait there")
        self._waits[who] = _Waits(name, connection, now_s)
        return f"{name} ({who[:6]}) knocks: jam let {name} lets them in" if new else ""

    def tick(self, now_s: float) -> None:
        """Time has passed: knock, where we are outside; forget who went."""
        rules = self._shared.rules
        self._forget(now_s)
        if self.lets(self._me) or rules is None or rules.door != "ask":
            return
        if now_s - self._knocked_s >= KNOCK_S:
            self._knocked_s = now_s
            self._post.send(KNOCK, canonical({"name": self._name}).encode())

    def _forget(self, now_s: float) -> None:
        for who, one in list(self._waits.items()):
            if now_s - one.heard_s > SILENT_S or self.lets(who):
                del self._waits[who]

    def _named(self, who: str, envelope: Envelope) -> str:
        name = body_of(envelope.body).get("name")
        return str(name) if fine_name(name) else who[:6]
