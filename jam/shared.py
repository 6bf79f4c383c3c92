"""What one player knows of a room: records, and what follows from them, up to date. Pure."""

from collections.abc import Callable, Iterable

from jam import follows, policy
from jam.envelope import RefusedError
from jam.follows import PaneFacts
from jam.keys import Identity, RoomKey
from jam.ledger import Ledger
from jam.net.addresses import Address
from jam.policy import Chain
from jam.records import Fields, Record, read, write
from jam.replay import OFF_MS
from jam.room import Role, Rules, Tempo


class Shared:
    """The records of a room, as one player has them.

    Attributes:
        ledger: all records.
        chain: the rules.
        panes: what panes there are.
        names: how players are shown.
        tempos: the map of tempo.
        hubs: where the room can meet, the best first, and who keeps a hub there.
    """

    def __init__(
        self,
        identity: Identity,
        room: RoomKey,
        founder: str,
        line: str,
        wall_ms: Callable[[], int],
    ) -> None:
        self._identity, self._room, self._founder = identity, room, founder
        self._line, self._number, self._wall_ms = line, 0, wall_ms
        self.ledger, self.chain = Ledger(), Chain()
        self.panes: dict[str, PaneFacts] = {}
        self.names: dict[str, str] = {}
        self.tempos: tuple[Tempo, ...] = ()
        self.hubs: tuple[tuple[str, Address], ...] = ()

    @property
    def rules(self) -> Rules | None:
        """The rules that hold, None where nobody has told them yet."""
        return self.chain.now

    def role(self, who: str) -> Role:
        """What somebody may do; nothing but listen where nobody has told."""
        return policy.role(self.rules, who) if self.rules else "listen"

    def may_touch(self, who: str, pane: str) -> bool:
        """Whether somebody may change and evaluate a pane now."""
        facts = self.panes.get(pane)
        return bool(self.rules and facts and follows.may_touch(self.rules, who, facts))

    def write(self, kind: str, fields: Fields) -> Record:
        """Say something, in my own name.

        Raises:
            RefusedError: the fields are not what the kind needs.
        """
        now_ms = self._wall_ms()
        known_ms = min(self.ledger.latest_stamp, now_ms + OFF_MS)
        stamp = max(now_ms, known_ms + 1)
        record = write(
            self._identity, self._room.id, self._line, self._number + 1, stamp, kind, fields
        )
        self._number += 1
        self.ledger.add(record)
        self.refresh([record])
        return record

    def read(self, wire: object) -> Record | None:
        """A record as it came; None where it is known.

        Raises:
            RefusedError: it is no record, or is of a time to come.
        """
        record = read(wire, self._room.id)
        if record.stamp > self._wall_ms() + 2 * OFF_MS:
            raise RefusedError("clock", f"a record of {record.author} of a time to come")
        here = self.ledger.get(record.key)
        return None if here is not None and here.hash == record.hash else record

    def refresh(self, records: Iterable[Record]) -> set[str]:
        """See what follows from new records; gives their kinds."""
        kinds = {record.kind for record in records}
        if "policy" in kinds:
            self.chain = policy.chain(self.ledger.of_kind("policy"), self._founder)
            now = self.chain.now
            self.ledger.sure = now.let | {now.host, *now.successors} if now else frozenset()
        if kinds & {"policy", "pane"}:
            self.panes = follows.panes(self.ledger, self.chain)
        if kinds & {"policy", "player"}:
            self.names = follows.names(self.ledger, self.chain)
        if kinds & {"policy", "tempo", "settled"}:
            self.tempos = follows.tempos(self.ledger, self.chain)
        if kinds & {"policy", "hubs"}:
            self.hubs = follows.hubs(self.ledger, self.chain)
        return kinds

    def heard(self) -> dict[str, int]:
        """How far each line of each author is known here."""
        return {
            f"{author}-{line}": spans[-1][1]
            for (author, line), spans in self.ledger.ranges().items()
        }

    def refused(self, record: Record) -> str:
        """Why something that was said does not count, in a sentence; "" where it does."""
        if record.kind in ("say", "player", "policy") or self.rules is None:
            return ""
        rules = self.chain.for_record(record)
        who = self.names.get(record.author, record.author)
        if rules is None or not follows.may_play(self.chain, record):
            return f"{who} may not play here, and tried to ({record.kind})"
        pane = self.panes.get(record.word("pane")) if record.kind == "evaluate" else None
        if pane and not follows.may_touch(rules, record.author, pane):
            return f"{who} tried to evaluate {pane.name}, which is locked"
        return ""
