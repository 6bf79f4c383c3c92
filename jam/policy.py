"""The rules of a room: a chain of records, each signed by who was host then. Pure.

The first record founds the room; every other names the hash of the one before it and holds all the
rules from then on. A host may hand over to another one; where the host is gone, one of the
successors that it named may take over. Should the chain fork (a host that was cut off and a
successor that took over both wrote), every machine goes the same way: the host's own branch before
that of a successor, an earlier successor before a later one, then the earlier record.

Each record of the chain says how far its writer had heard each line of each author (`heard`). So
whether somebody was allowed to do something is judged by the host's order of things, which nobody
can backdate: what the host had heard before a rule is not touched by it, all else is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeGuard, cast

from jam.records import DOORS, Fields, Json, Record
from jam.room import Door, Role, Rules

SUCCESSORS = 8
DOOR: dict[Door, str] = {
    "open": "the door is open: who has the link comes in",
    "ask": "who is new has to be let in by the host",
    "shut": "the door is shut: nobody new comes in",
}

Called: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Chain:
    """Rules one after another.

    Attributes:
        records: of which it is made, from the founding one on.
        rules: after each of them.
        heard: by each, lines (author-line) to the number up to which they count as before it.
    """

    records: tuple[Record, ...] = ()
    rules: tuple[Rules, ...] = ()
    heard: tuple[dict[str, int], ...] = field(default=())

    @property
    def now(self) -> Rules | None:
        """The rules that hold; None where nobody has founded the room yet."""
        return self.rules[-1] if self.rules else None

    @property
    def seed(self) -> int:
        """Where the room's dice begin."""
        seed = self.records[0].fields["seed"] if self.records else 0
        return seed if isinstance(seed, int) else 0

    def epoch(self, record: Record) -> int:
        """How many rules were made before something was said, by the host's order of things."""
        name = f"{record.author}-{record.line}"
        low, high = 0, len(self.heard)
        while low < high:  # heard only grows along the chain
            middle = (low + high) // 2
            if self.heard[middle].get(name, 0) >= record.number:
                high = middle
            else:
                low = middle + 1
        return low

    def for_record(self, record: Record) -> Rules | None:
        """The rules by which something that was said is judged."""
        epoch = self.epoch(record)
        return self.rules[max(0, epoch - 1)] if self.rules else None


def chain(records: Iterable[Record], founder: str = "") -> Chain:
    """The chain that follows from all records of kind policy that are known.

    Args:
        records: in any order, those of strangers too.
        founder: id of who alone may have founded the room, "" where anybody may.
    """
    after: dict[str, list[Record]] = {}
    for record in records:
        after.setdefault(record.word("previous"), []).append(record)
    firsts = [r for r in after.get("", ()) if _founds(r, founder)]
    if not firsts:
        return Chain()
    steps = [min(firsts, key=lambda record: record.order)]
    rules = [rules_of(steps[0].fields)]
    heard = [_heard(steps[0])]
    while True:
        nexts = [
            (rank, record.order, record)
            for record in after.get(steps[-1].hash, ())
            if (rank := _rank(record, rules[-1], len(steps))) is not None
        ]
        if not nexts:
            return Chain(tuple(steps), tuple(rules), tuple(heard))
        step = min(nexts, key=lambda found: found[:2])[2]
        steps.append(step)
        rules.append(rules_of(step.fields))
        heard.append(_merged(heard[-1], _heard(step)))


def _founds(record: Record, founder: str) -> bool:
    return (
        record.fields["number"] == 1
        and record.fields["host"] == record.author
        and founder in ("", record.author)
    )


def _rank(record: Record, rules: Rules, length: int) -> int | None:
    """Which of several nexts is taken: the smallest; None for one that may not be."""
    if record.fields["number"] != length + 1:
        return None
    author, host = record.author, record.fields["host"]
    takeover = record.flag("takeover")
    if author == rules.host and not takeover:
        return 0  # though a second host has named them as out: nobody sends the host away
    if author in rules.out:
        return None
    if not takeover:
        return 1 if role(rules, author) == "host" and host == rules.host else None
    if author not in rules.successors or host != author:
        return None
    return 2 + rules.successors.index(author)


def rules_of(fields: Fields) -> Rules:
    """The rules that a record of the chain holds."""
    roles = fields["roles"]
    return Rules(
        host=str(fields["host"]),
        successors=tuple(_texts(fields["successors"])),
        joins=_role(fields["joins"]),
        roles=tuple(sorted((k, _role(v)) for k, v in roles.items())) if _is(roles) else (),
        muted=frozenset(_texts(fields["muted"])),
        out=frozenset(_texts(fields["out"])),
        locked=frozenset(_texts(fields["locked"])),
        recorded=fields["recorded"] is True,
        door=_door(fields.get("door")),
        let=frozenset(_texts(fields.get("let"))),
    )


def fields_of(
    rules: Rules, so_far: Chain, heard: dict[str, int], seed: int = 0, takeover: bool = False
) -> Fields:
    """The next record of a chain.

    Args:
        rules: from then on.
        so_far: the chain that it goes on with.
        heard: lines to numbers, as far as the writer has heard them.
        seed: of the room, for the first one.
        takeover: a successor takes the place of a host that is gone.
    """
    before = so_far.heard[-1] if so_far.heard else {}
    newer: dict[str, Json] = {k: n for k, n in heard.items() if n > before.get(k, 0)}
    roles: dict[str, Json] = {who: role for who, role in rules.roles if who != rules.host}
    return {
        "number": len(so_far.records) + 1,
        "previous": so_far.records[-1].hash if so_far.records else "",
        "takeover": takeover,
        "seed": so_far.seed if so_far.records else seed,
        "host": rules.host,
        "successors": [*rules.successors[:SUCCESSORS]],
        "joins": rules.joins,
        "roles": roles,
        "muted": [*sorted(rules.muted)],
        "out": [*sorted(rules.out)],
        "locked": [*sorted(rules.locked)],
        "recorded": rules.recorded,
        "door": rules.door,
        "let": [*sorted(rules.let)],
        "heard": dict(sorted(newer.items())[-256:]),
    }


def role(rules: Rules, who: str) -> Role:
    """What somebody may do."""
    return "host" if who == rules.host else dict(rules.roles).get(who, rules.joins)


def lets_in(rules: Rules, who: str) -> bool:
    """Whether the door is open to somebody; who was sent out is another matter."""
    if rules.door == "open" or who in rules.let:
        return True
    return who == rules.host or who in rules.successors or who in dict(rules.roles)


def inside(rules: Rules, who: str) -> bool:
    """Whether what somebody says counts: they are let in, and were not sent out."""
    return who not in rules.out and lets_in(rules, who)


def taken_over(rules: Rules, by: str) -> Rules:
    """The rules after a successor has taken over."""
    rest = tuple(who for who in rules.successors if who != by)
    return replace(rules, host=by, successors=rest, muted=rules.muted - {by})


def told(before: Rules | None, after: Rules, name: dict[str, str]) -> str:
    """What changed, in a sentence for everybody; "" where nothing did that they need to know.

    Args:
        before: the rules before, None where there were none.
        after: the rules now.
        name: how players are shown, by id.
    """

    def called(who: str) -> str:
        return name.get(who, who[:6])

    said: list[str] = []
    if before is None or before.host != after.host:
        said.append(f"{called(after.host)} is host")
    if before is None:
        return said[0] + (", and the room is recorded" if after.recorded else "")
    if before.recorded != after.recorded:
        said.append("the room is recorded now" if after.recorded else "recording has ended")
    said += [f"{called(w)} may {role(after, w)}" for w, _ in _changed(before, after)]
    said += _sets(before.muted, after.muted, called, "is muted", "is heard again")
    said += _sets(before.out, after.out, called, "is out of the room", "may come in again")
    said += _sets(before.locked, after.locked, str, "is locked", "is open again")
    if before.door != after.door:
        said.append(DOOR[after.door])
    if before.joins != after.joins:
        said.append(f"who comes from now on may {after.joins}")
    return "; ".join(said)


def _changed(before: Rules, after: Rules) -> list[tuple[str, Role]]:
    return sorted(
        (who, role(after, who))
        for who in {**dict(before.roles), **dict(after.roles)}
        if role(before, who) != role(after, who) and who not in (before.host, after.host)
    )


def _sets(
    before: frozenset[str], after: frozenset[str], called: Called, put: str, taken: str
) -> list[str]:
    return [f"{called(one)} {put}" for one in sorted(after - before)] + [
        f"{called(one)} {taken}" for one in sorted(before - after)
    ]


def _heard(record: Record) -> dict[str, int]:
    heard = record.fields["heard"]
    return {k: n for k, n in heard.items() if isinstance(n, int)} if _is(heard) else {}


def _merged(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {**one, **{k: max(n, one.get(k, 0)) for k, n in other.items()}}


def _texts(value: Json) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _role(value: Json) -> Role:
    return cast("Role", value) if value in ("listen", "play", "host") else "listen"


def _door(value: Json) -> Door:
    return cast("Door", value) if value in DOORS else "open"


def _is(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, dict)
