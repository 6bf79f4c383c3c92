"""What a player sees of a room: who is here, the panes, what plays, what was said. Pure."""

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from jam import follows
from jam.calm import HERE_S, SOON_S, between_s
from jam.door import Door
from jam.exchange import Exchange
from jam.hosting import Hosting
from jam.keys import Identity, RoomKey
from jam.limits import Rates
from jam.link import Link
from jam.net.addresses import Address, is_here
from jam.panes import PaneText
from jam.post import Post
from jam.records import Fields, Record, canonical
from jam.room import (
    Evaluation,
    Hears,
    Member,
    Pack,
    Pane,
    Rules,
    Said,
    Scene,
    Tempo,
)
from jam.roster import Presence, Roster
from jam.settling import Settling
from jam.shared import Shared

OnClock: TypeAlias = Callable[[str, bytes, str], None]  # kind, body, id of the sender
Cycles: TypeAlias = Callable[[], "Fraction | None"]


def _nowhere() -> Fraction | None:
    return None


def _unheard(_kind: str, _body: bytes, _sender: str) -> None:
    pass


def _unlogged(_text: str) -> None:
    pass


class Seat:
    """A player's place in a room: what they see of it.

    Attributes:
        id: of this player.
        name: of the room.
        manifests: names and hashes of the sounds of those who are here and told, by player.
        on_clock: hears messages of the clock: kind (ping, pong, anchor), body, id of the sender.
        on_lesson: hears messages of a class: body, id of the sender.
        cycle: asks which cycle it is, None where nobody knows yet.
        error_s: how far my clock may be off, as others are told.
        closed: a sentence where I was sent out, "" else.
    """

    def __init__(
        self,
        link: Link,
        identity: Identity,
        name: str,
        *,
        wall_ms: Callable[[], int],
        clock_s: Callable[[], float],
        dice: Callable[[int], bytes],
        hears: Hears,
        colour: str = "#88c0d0",
        via: str = "",
        version: str = "",
        manifest: Mapping[str, str] | None = None,
        log: Callable[[str], None] = _unlogged,
    ) -> None:
        """Somebody who has not come in yet.

        Args:
            link: to the room.
            identity: the player's key.
            name: how they want to be shown.
            wall_ms: ms since 1970.
            clock_s: seconds of a clock that never jumps.
            dice: gives that many bytes that nobody can foretell.
            hears: is told what happens.
            colour: "#rrggbb".
            via: how they come in, see `Member`.
            version: of this program.
            manifest: names of this player's sounds, to their hashes.
            log: is told, once each, what was refused.
        """
        self.id, self.name, self._link = identity.id, link.name, link
        self._key = RoomKey.of(link.key)
        self._player: Fields = {"name": name, "colour": colour, "via": via}
        self._clock_s, self._wall_ms, self._dice, self._hears = clock_s, wall_ms, dice, hears
        self._version = version
        self.have(manifest or {})
        self.manifests: dict[str, dict[str, str]] = {}
        self._digests: dict[str, str] = {}  # of these
        self._shared = Shared(identity, self._key, link.founder, dice(8).hex(), wall_ms)
        self._post = Post(self._key, identity, wall_ms, clock_s, dice, log)
        self._exchange = Exchange(
            self.id, self._shared, self._post, clock_s, self._new_text, self._chance
        )
        self._roster, self._own = Roster(), Rates()
        self._door = Door(self.id, name, self._shared, self._post, self._exchange)
        self._settling = Settling(self._shared, lambda: self.cycle())
        self._hosting = Hosting(self.id, self._shared, self._roster, self._tell)
        self._open, self._inside, self._entered_ms = False, False, 0
        self._shown, self._due_s, self._last_s = Presence(), 0.0, -HERE_S
        self._told: OrderedDict[str, None] = OrderedDict()
        self._rules_told: Rules | None = None
        self._panes_told: set[str] = set()
        self._lives: dict[str, str] = {}  # of each pane whose text is here
        self.on_clock: OnClock = _unheard
        self.on_lesson: Callable[[bytes, str], None] = lambda *_: None
        self.cycle: Cycles = _nowhere
        self.error_s: float | None = None
        self.closed = ""

    @property
    def link(self) -> str:
        """What to give to a friend: with all places where the room can meet."""
        first = (self._link.host, self._link.port)
        places = [(hub.host, hub.port) for _, hub in self.hubs() if not hub.tls]
        return str(replace(self._link, also=tuple(one for one in places if one != first)))

    def hubs(self) -> tuple[tuple[str, Address], ...]:
        """Where the room can meet, the best first: who keeps a hub, and its address.

        Hubs on a machine itself count for rooms alone that nobody else can reach.
        """
        inner = is_here(self._link.host)
        return tuple(one for one in self._shared.hubs if inner or not is_here(one[1].host))

    @property
    def ready(self) -> bool:
        """The rules of the room are known: one may enter."""
        return self._shared.rules is not None

    @property
    def able(self) -> bool:
        """I am inside, and may play."""
        return self._inside and self._shared.role(self.id) != "listen"

    @property
    def admitted(self) -> bool:
        """The door is open to me, or a host has let me in."""
        return self._door.lets(self.id)

    @property
    def caught_up(self) -> bool:
        """Somebody here knows all that I know, and I what they do."""
        mine = self._shared.ledger.digest
        return any(self._roster[who].ledger == mine for who in self._roster.ids())

    def waiting(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of those who knock."""
        return self._door.waiting()

    @property
    def alone(self) -> bool:
        """Nobody else is here, not even one who only looks."""
        return not self._roster.ids()

    @property
    def seed(self) -> int:
        """Where all dice of the room begin."""
        return self._shared.chain.seed

    @property
    def recorded(self) -> bool:
        """Somebody keeps what is played."""
        return self._shared.rules is not None and self._shared.rules.recorded

    @property
    def refused(self) -> Counter[str]:
        """How often what was refused."""
        return self._post.refused

    # The room as it is

    def members(self) -> tuple[Member, ...]:
        """Everybody, the host first, then by name."""
        told = {record.author: record for record in self._shared.ledger.of_kind("player")}
        who = {*filter(self._door.lets, told)}
        who |= {one for one in self._roster.ids() if self._roster[one].inside}
        if self._inside:
            who.add(self.id)
        found = [self._member(one, told.get(one)) for one in who]
        host = self._shared.rules.host if self._shared.rules else ""
        return tuple(sorted(found, key=lambda m: (m.id != host, m.name.casefold(), m.id)))

    def panes(self) -> tuple[Pane, ...]:
        """All panes, by name."""
        locked = self._shared.rules.locked if self._shared.rules else frozenset()
        return tuple(
            Pane(
                name,
                "" if facts.shared else facts.owner,
                str(self._exchange.text(name)),
                facts.language,
                name in locked,
            )
            for name, facts in self._shared.panes.items()
        )

    def playing(self) -> tuple[Evaluation, ...]:
        """What plays, or is about to: of each pane all that no later evaluation has replaced."""
        shared = self._shared
        return follows.playing(shared.ledger, shared.chain, shared.panes.values(), self.cycle())

    def tempos(self) -> tuple[Tempo, ...]:
        """All tempos, by cycle."""
        return self._shared.tempos

    def chat(self) -> tuple[Said, ...]:
        """The last lines of the chat."""
        return follows.chat(self._shared.ledger, self._shared.chain)

    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that are kept, by name."""
        return follows.scenes(self._shared.ledger, self._shared.chain)

    def packs(self) -> tuple[Pack, ...]:
        """The packs that were offered."""
        return follows.packs(self._shared.ledger, self._shared.chain)

    def have(self, manifest: Mapping[str, str]) -> None:
        """These are this player's sounds from now on, names to hashes; others hear of it soon."""
        self.manifest = dict(manifest)
        self._digest = digest_of(self.manifest)

    def versions(self) -> dict[str, str]:
        """Of everybody's program, by player."""
        found = {who: self._roster[who].version for who in self._roster.ids()}
        return {**found, self.id: self._version}

    # Inside

    def _tell(self, record: Record) -> None:
        if self._open:
            self._exchange.tell(record)
            self._soon()

    def _drop(self, who: str) -> bool:
        """Somebody is gone, and what they told of themselves; whether they were here."""
        self._exchange.forget(who)
        self.manifests.pop(who, None)
        self._digests.pop(who, None)
        return self._roster.drop(who)

    def _called(self, who: str) -> str:
        return self._shared.names.get(who, who[:6])

    def _new_text(self) -> PaneText:
        return PaneText(int.from_bytes(self._dice(6), "big"), self._clock_s)

    def _chance(self) -> float:
        return int.from_bytes(self._dice(2), "big") / 65_536

    def _soon(self, within_s: float = SOON_S) -> None:
        if self._due_s <= self._last_s:
            earliest_s = self._last_s + between_s(len(self._roster))
            self._due_s = max(self._clock_s() + within_s, earliest_s)

    def _member(self, who: str, record: Record | None) -> Member:
        here = self._roster.get(who)
        if who == self.id:
            here = Presence(True, error_s=self.error_s, cursor=self._shown.cursor)
        shown = here or Presence()
        return Member(
            who,
            self._called(who),
            record.word("colour") if record else "#808080",
            self._shared.role(who),
            here is not None and here.inside,
            who == self.id,
            self._shared.rules is not None and who in self._shared.rules.muted,
            shown.cursor,
            self._shown.plays if who == self.id else shown.plays,
            self._shown.level if who == self.id else shown.level,
            shown.error_s,
            record.word("via") if record else "",
        )


def digest_of(manifest: Mapping[str, str]) -> str:
    """The same where names and hashes are the same."""
    return hashlib.sha256(canonical({**manifest}).encode()).hexdigest()[:32]
