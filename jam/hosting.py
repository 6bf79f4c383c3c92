"""What a host does to a room: roles, locks, who is heard, who is host. Free of sockets.

Also who becomes host where the host is gone: the first of its successors that is here, after
`GONE_S` seconds in which the host was not.
"""

from collections.abc import Callable
from dataclasses import replace

from jam import policy
from jam.envelope import RefusedError
from jam.records import Record
from jam.room import JamError, Role, Rules
from jam.roster import Roster
from jam.shared import Shared

GONE_S = 20.0
NAMED_S = 2.0  # successors are named so often at most


class Hosting:
    """The rules of a room, as one player may change them."""

    def __init__(
        self,
        me: str,
        shared: Shared,
        roster: Roster,
        tell: Callable[[Record], None],
    ) -> None:
        self._me, self._shared, self._roster, self._tell = me, shared, roster, tell
        self._host_s: float | None = None
        self._named_s = 0.0

    def found(self, seed: int, joins: Role, recorded: bool) -> None:
        """Make the room's first rules.

        Raises:
            JamError: there are rules already, or the link says that another one founds the room.
        """
        if self._shared.rules is not None:
            raise JamError("this room has been founded already: join it")
        self._write(Rules(self._me, joins=joins, recorded=recorded), seed)
        if self._shared.rules is None:
            raise JamError("the link says that somebody else founds this room: wait for them")

    def rules(self) -> Rules:
        """The rules as they stand.

        Raises:
            JamError: nobody has told them yet.
        """
        if self._shared.rules is None:
            raise JamError("nobody has told the rules of this room yet: wait for somebody to come")
        return self._shared.rules

    def change(self, **parts: object) -> None:
        """Other rules from now on.

        Raises:
            JamError: only a host may do that.
        """
        rules = self.rules()
        if self._shared.role(self._me) != "host":
            host = self._shared.names.get(rules.host, rules.host)
            raise JamError(f"only the host may do that, and that is {host}")
        self._write(replace(rules, **parts))  # type: ignore[arg-type]  # fields of Rules

    def give_role(self, member: str, role: Role) -> None:
        """Let somebody listen, play, or be host beside me."""
        self.other(member)
        roles = {**dict(self.rules().roles), member: role}
        self.change(roles=tuple(sorted(roles.items())))

    def other(self, member: str) -> None:
        """See that somebody is neither me nor the host.

        Raises:
            JamError: they are.
        """
        if member in (self._me, self.rules().host):
            raise JamError("that does not go with the host: hand over first")

    def hand_over(self, member: str) -> None:
        """Let somebody else be the host."""
        rules = self.rules()
        if rules.host != self._me:
            raise JamError("only the host can hand over")
        if member == self._me or member not in self._roster:
            raise JamError("only who is in the room can be host: see who is")
        rest = tuple(who for who in rules.successors if who not in (member, self._me))
        roles = tuple((who, role) for who, role in rules.roles if who != member)
        self.change(
            host=member,
            successors=(self._me, *rest)[: policy.SUCCESSORS],
            roles=roles,
            muted=rules.muted - {member},
        )

    def tick(self, now_s: float) -> None:
        """Name successors, where I am host; take over, where it is my turn."""
        rules = self._shared.rules
        if rules is None:
            return
        if rules.host == self._me or rules.host in self._roster or self._host_s is None:
            self._host_s = now_s
        if rules.host == self._me and now_s - self._named_s >= NAMED_S:
            self._name_successors(rules, now_s)
        elif now_s - self._host_s >= GONE_S and self._my_turn(rules):
            self._write(policy.taken_over(rules, self._me), takeover=True)

    def begin(self, now_s: float) -> None:
        """The way to the others is open: from now on the host can be missed."""
        self._host_s = now_s

    def _my_turn(self, rules: Rules) -> bool:
        if self._me not in rules.successors or self._me in rules.out:
            return False
        before = rules.successors[: rules.successors.index(self._me)]
        return not any(who in self._roster for who in before)

    def _name_successors(self, rules: Rules, now_s: float) -> None:
        new = [
            who
            for who in self._roster.ids()
            if self._roster[who].inside
            and who not in (*rules.successors, self._me)
            and policy.role(rules, who) != "listen"
        ]
        if new and len(rules.successors) < policy.SUCCESSORS:
            self._named_s = now_s
            self._write(replace(rules, successors=(*rules.successors, *new)[: policy.SUCCESSORS]))

    def _write(self, rules: Rules, seed: int = 0, takeover: bool = False) -> None:
        chain = self._shared.chain
        fields = policy.fields_of(rules, chain, self._shared.heard(), seed, takeover)
        try:
            self._tell(self._shared.write("policy", fields))
        except RefusedError as why:
            raise JamError(f"these rules will not do: {why.text}") from None
