"""What follows from the records of a room: the same on every machine, in whatever order they came.

Pure. Each function reads a ledger and the chain of rules; what somebody was not allowed to do
counts as not said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from jam import policy
from jam.ledger import Ledger
from jam.net.addresses import Address, AddressError, read_address
from jam.policy import Chain, role
from jam.records import Record
from jam.room import Evaluation, Moved, Pack, Rules, Said, Scene, Tempo

PANES = 64
CHAT = 200
PENDING = 8
HUBS, HUBS_OF_ONE = 16, 2
LOWEST_PORT = 1024  # nobody makes others connect to what a system itself offers

Order: TypeAlias = tuple[int, str, str, int]  # of a record, see there


@dataclass(frozen=True, slots=True)
class PaneFacts:
    """A pane without its text.

    Attributes:
        name, owner, language: as in `Pane`.
        shared: it is everybody's; `owner` is who brought it, then.
        gone: it was removed.
        life: id of the record that removed one of that name before, "" where there was none.
        since: order of that record: what was evaluated before it, is of the other one.
    """

    name: str
    owner: str
    shared: bool
    language: str
    gone: bool = False
    life: str = ""
    since: Order = (0, "", "", 0)


def may_remove(rules: Rules, who: str, pane: PaneFacts) -> bool:
    """Whether somebody may remove a pane: a host, or who brought it and plays still."""
    what = role(rules, who)
    return policy.inside(rules, who) and (what == "host" or (what == "play" and pane.owner == who))


def may_touch(rules: Rules, who: str, pane: PaneFacts) -> bool:
    """Whether somebody may change and evaluate a pane."""
    if not policy.inside(rules, who):
        return False
    what = role(rules, who)
    if what == "host":
        return True
    mine = pane.owner == who and not pane.shared
    return what == "play" and (pane.name not in rules.locked or mine)


def may_play(chain: Chain, record: Record) -> bool:
    """Whether the author of a record was allowed to play."""
    rules = chain.for_record(record)
    return (
        rules is not None and policy.inside(rules, record.author) and _plays(rules, record.author)
    )


def may_speak(chain: Chain, record: Record) -> bool:
    """Whether the author of a record was in the room."""
    rules = chain.for_record(record)
    return rules is not None and policy.inside(rules, record.author)


def panes(ledger: Ledger, chain: Chain) -> dict[str, PaneFacts]:
    """All panes by name; a name is whose who brought it first, by the host's order of things.

    One that was removed may be brought again, by anybody, and is theirs then.
    """
    found: dict[str, PaneFacts] = {}
    here = 0
    told = [r for r in ledger.of_kind("pane") if may_play(chain, r)]
    for record in sorted(told, key=lambda one: (chain.epoch(one), one.order)):
        name = record.word("pane")
        before = found.get(name)
        rules = chain.for_record(record)
        if before is None or before.gone:
            if here < PANES or record.flag("gone"):
                found[name] = _pane(record, record.author, before)
        elif rules and may_remove(rules, record.author, before):
            found[name] = _pane(record, before.owner, before)
        after = found.get(name)
        here += (after is not None and not after.gone) - (before is not None and not before.gone)
    return {name: pane for name, pane in sorted(found.items()) if not pane.gone}


def playing(
    ledger: Ledger, chain: Chain, facts: Iterable[PaneFacts], cycle: Fraction | None
) -> tuple[Evaluation, ...]:
    """What plays at a cycle, or is about to; without a cycle, the last few that nothing replaced.

    Who decides later is right: an evaluation ends all earlier ones of its pane that begin at its
    cycle or later, and takes the place of what plays when its cycle comes.
    """
    now = chain.now
    if now is None:
        return ()
    silent = now.muted | now.out
    found: list[Evaluation] = []
    for pane in facts:
        standing = _standing(ledger, chain, pane)
        if cycle is None:
            standing = standing[-PENDING:]
        else:
            begun = [one for one in standing if one.cycle <= cycle]
            standing = begun[-1:] + [one for one in standing if one.cycle > cycle]
        found += [one for one in standing if one.by not in silent]
    return tuple(found)


def _standing(ledger: Ledger, chain: Chain, pane: PaneFacts) -> list[Evaluation]:
    """Evaluations of a pane that no later decision has ended, by their cycle."""
    found: list[Evaluation] = []
    for record in reversed(ledger.about("evaluate", pane.name)):
        rules = chain.for_record(record)
        if record.order <= pane.since:
            break
        if rules is None or not may_touch(rules, record.author, pane):
            continue
        if not found or record.cycle < found[-1].cycle:
            found.append(evaluation(record))
    return found[::-1]


def evaluation(record: Record) -> Evaluation:
    """A record of kind evaluate."""
    return Evaluation(
        record.id,
        record.word("pane"),
        record.word("code"),
        record.cycle,
        record.author,
    )


def tempos(ledger: Ledger, chain: Chain, before: int | None = None) -> tuple[Tempo, ...]:
    """The map of tempo: who decides later is right from their cycle on.

    Args:
        ledger: all records.
        chain: the rules.
        before: only what was said before that stamp; None: all.
    """
    settled = _settled(ledger, chain)
    found: list[Tempo] = [] if settled is None else _settled_tempos(settled)
    since, first = _before(settled), found[0].cycle if found else None
    for record in ledger.of_kind("tempo"):
        if record.stamp < since or (before is not None and record.stamp >= before):
            continue
        cycle = record.cycle
        if (first is not None and cycle <= first) or not may_play(chain, record):
            continue
        while found and found[-1].cycle >= cycle:
            found.pop()
        found.append(Tempo(record.fraction("cps"), cycle, record.author))
    return tuple(found)


def settled_before(ledger: Ledger, chain: Chain) -> int:
    """What was said of the tempo before this stamp is settled; 0 where nothing is."""
    return _before(_settled(ledger, chain))


def _before(record: Record | None) -> int:
    before = record.fields.get("before") if record is not None else 0
    return before if isinstance(before, int) else 0


def _settled(ledger: Ledger, chain: Chain) -> Record | None:
    """Where the room stood at a change of tempo, as a host said last."""
    found = []
    for record in ledger.of_kind("settled"):
        rules = chain.for_record(record)
        if (
            rules is not None
            and policy.inside(rules, record.author)
            and role(rules, record.author) == "host"
        ):
            found.append(record)
    return max(found, key=lambda one: (chain.epoch(one), one.order), default=None)


def _settled_tempos(record: Record) -> list[Tempo]:
    rows = record.fields["tempos"]
    told = [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    found = [Tempo(Fraction(str(c)), Fraction(str(at)), str(by)) for at, c, by in told]
    return [replace(found[0], second=record.fraction("second")), *found[1:]]


def chat(ledger: Ledger, chain: Chain) -> tuple[Said, ...]:
    """The last lines of the chat."""
    told = [r for r in ledger.of_kind("say") if may_speak(chain, r)][-CHAT:]
    return tuple(Said(r.author, r.word("text"), r.stamp / 1000) for r in told)


def scenes(ledger: Ledger, chain: Chain) -> tuple[Scene, ...]:
    """The scenes by name, of each the latest."""
    found: dict[str, Scene] = {}
    for record in ledger.of_kind("scene"):
        parts = record.fields.get("parts")
        if may_play(chain, record) and isinstance(parts, dict):
            pairs = tuple((pane, str(code)) for pane, code in sorted(parts.items()))
            found[record.word("name")] = Scene(record.word("name"), pairs, record.author)
    return tuple(found[name] for name in sorted(found))


def packs(ledger: Ledger, chain: Chain) -> tuple[Pack, ...]:
    """The packs that are offered."""
    found: list[Pack] = []
    for record in ledger.of_kind("packs"):
        table = record.fields.get("packs")
        if may_play(chain, record) and isinstance(table, dict):
            found += [Pack(url, str(hash_), record.author) for url, hash_ in sorted(table.items())]
    return tuple(found)


def hubs(ledger: Ledger, chain: Chain) -> tuple[tuple[str, Address], ...]:
    """Where the room can meet, the best first: who keeps a hub, and its address.

    That of who founded the room comes first, then who told of theirs earlier: nothing that may be
    seen otherwise in the halves of a room that fell apart decides, so that they meet again.
    """
    if chain.now is None:
        return ()
    founder = chain.records[0].author
    found: dict[Address, str] = {}
    for record in sorted(ledger.of_kind("hubs"), key=lambda one: one.author != founder):
        told = record.fields.get("hubs")
        if (
            not policy.inside(chain.now, record.author)
            or not may_play(chain, record)
            or not isinstance(told, list)
        ):
            continue
        for address in filter(None, map(_address, told[:HUBS_OF_ONE])):
            if address.port >= LOWEST_PORT or record.author == founder:
                found.setdefault(address, record.author)
    return tuple((who, address) for address, who in found.items())[:HUBS]


def _address(told: object) -> Address | None:
    try:
        return read_address(str(told))
    except AddressError:
        return None


def moves(ledger: Ledger, chain: Chain) -> list[tuple[str, Moved]]:
    """Values of controls that are kept, with the ids of their records."""
    return moved(ledger.of_kind("control"), chain)


def moved(records: Iterable[Record], chain: Chain) -> list[tuple[str, Moved]]:
    """Values of controls, with the ids of their records."""
    found = []
    for r in records:
        value = r.fields.get("value")
        if may_play(chain, r) and isinstance(value, int | float):
            found.append((r.id, Moved(r.word("control"), float(value), r.cycle, r.author)))
    return found


def names(ledger: Ledger, chain: Chain) -> dict[str, str]:
    """How each player is shown: a name is theirs who brought it first, others have a number."""
    found: dict[str, str] = {}
    count: dict[str, int] = {}
    told = [r for r in ledger.of_kind("player") if may_speak(chain, r)]
    for record in sorted(told, key=lambda one: (chain.epoch(one), one.order)):
        name = record.word("name")
        place = count[name.casefold()] = count.get(name.casefold(), 0) + 1
        found[record.author] = name if place == 1 else f"{name} {place}"
    return found


def _pane(record: Record, owner: str, before: PaneFacts | None) -> PaneFacts:
    gone = record.flag("gone")
    if gone:
        life, since = record.id, record.order
    else:
        life, since = (before.life, before.since) if before else ("", (0, "", "", 0))
    return PaneFacts(
        record.word("pane"),
        owner,
        record.flag("shared"),
        record.word("language"),
        gone,
        life,
        since,
    )


def _plays(rules: Rules, who: str) -> bool:
    return role(rules, who) != "listen"
