"""How what one player knows of a room gets to the others, and what was lost heals. Free of sockets.

Records go out once when they are written; texts as updates, those of a moment in one frame.
Everybody tells digests of both now and then (`here`); where they differ for long enough
(`jam/calm.py`), "have" and "sync" tell what each side has, and what the other one lacks goes back
to it alone.
"""

import hashlib
import json
from collections.abc import Callable
from typing import TypeAlias

from pycrdt import merge_updates

from jam.calm import ASK_AGAIN_S, BATCH_S, Doubts
from jam.envelope import Envelope, RefusedError
from jam.ledger import Line
from jam.panes import PaneText, base64_of, bytes_of
from jam.parts import LONGEST
from jam.post import Post
from jam.records import Json, Record
from jam.shared import Shared

ANSWER_BYTES = 393_216
STRIKES = 2
RULES_MOST = 64  # records at once for who is not let in
_RATED = ("evaluate", "say", "control")

Body: TypeAlias = "dict[str, object]"


def body_of(body: bytes) -> Body:
    """A body that is a JSON object.

    Raises:
        RefusedError: it is none.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError("form", "a message that cannot be read") from None
    if not isinstance(told, dict):
        raise RefusedError("form", "a message that is no object")
    return told


class Exchange:
    """Keeps one player's records and texts the same as everybody's.

    Attributes:
        texts: those of the panes, by name.
        doubts: of whom one thinks that they know something else.
    """

    def __init__(
        self,
        me: str,
        shared: Shared,
        post: Post,
        clock_s: Callable[[], float],
        new_text: Callable[[], PaneText],
        chance: Callable[[], float],
    ) -> None:
        self._me, self._shared, self._post = me, shared, post
        self._clock_s, self._new_text = clock_s, new_text
        self.texts: dict[str, PaneText] = {}
        self._asked_s: dict[tuple[str, str], float] = {}
        self._strikes: dict[str, int] = {}
        self._waiting: dict[str, list[bytes]] = {}
        self._sent_s = clock_s() - BATCH_S
        self.doubts = Doubts(chance)
        self._theirs: dict[str, tuple[str, str]] = {}

    def text(self, pane: str) -> PaneText:
        """The text of a pane."""
        if pane not in self.texts:
            self.texts[pane] = self._new_text()
        return self.texts[pane]

    def digest(self) -> str:
        """The same where all texts are the same."""
        told = "".join(f"{name} {self.text(name).hash}\n" for name in self._shared.panes)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def begin(self) -> None:
        """The way to the others is open."""
        self._waiting.clear()
        self._theirs.clear()
        self.doubts.begin(self._clock_s())

    def tick(self, others: int) -> None:
        """Time has passed: send what has waited, and ask who knows something else."""
        now_s = self._clock_s()
        if self._waiting and now_s - self._sent_s >= BATCH_S:
            self.flush()
        who = self.doubts.question(now_s, others)
        if not who:
            return
        ledger, texts = self._theirs.get(who, ("", ""))
        if ledger != self._shared.ledger.digest:
            self._send_have(who, back=True)
        if texts != self.digest():
            self._send_sync(who, back=True)

    def tell(self, record: Record) -> None:
        """Let the others know what I said."""
        self.flush()
        self.doubts.changed(self._clock_s())
        self._post.send("record", json.dumps({"records": [record.wire()]}).encode())

    def tell_text(self, pane: str, updates: list[bytes], to: str = "") -> None:
        """Let others know what changed in a text; what follows at once waits for a moment."""
        if to:
            for update in updates:
                self._send_text(pane, update, to)
            return
        if updates:
            self.doubts.changed(self._clock_s())
            self._waiting.setdefault(pane, []).extend(updates)
        if self._clock_s() - self._sent_s >= BATCH_S:
            self.flush()

    def flush(self) -> None:
        """Send the changes of texts that wait."""
        waiting, self._waiting = self._waiting, {}
        if waiting:
            self._sent_s = self._clock_s()
        for pane, updates in waiting.items():
            self._send_text(pane, updates[0] if len(updates) == 1 else merge_updates(*updates))

    def compare(self, who: str, ledger: str, texts: str, others: int) -> None:
        """See whether somebody's digests are others than mine."""
        now_s = self._clock_s()
        if ledger == self._shared.ledger.digest and texts == self.digest():
            self._theirs.pop(who, None)
            self.doubts.agrees(who, now_s)
        else:
            self._theirs[who] = (ledger, texts)
            self.doubts.differs(who, now_s, others)

    def forget(self, who: str) -> None:
        """Somebody is gone."""
        self._theirs.pop(who, None)
        self.doubts.forget(who)

    def take_records(self, sender: str, envelope: Envelope) -> list[Record]:
        """Records that came; those that are new and fine are in the ledger then."""
        told = body_of(envelope.body).get("records")
        if not isinstance(told, list) or len(told) > 20_000:
            raise RefusedError("form", f"records of {sender} that are none")
        fresh = [record for wire in told if (record := self._record(sender, wire, envelope.kind))]
        self._shared.refresh(fresh)
        if fresh:
            self.doubts.changed(self._clock_s())
        return fresh

    def take_have(self, sender: str, envelope: Envelope) -> None:
        """What somebody has: they get what they lack, and are asked for what I lack."""
        told = body_of(envelope.body)
        theirs = _ranges(told.get("lines"))
        wires: list[Json] = []
        size = 0
        for record in self._shared.ledger.missing(theirs):
            size += record.size * 4 // 3 + 100
            if wires and size > ANSWER_BYTES:
                break
            wires.append(record.wire())
        if wires:
            self._post.send("records", json.dumps({"records": wires}).encode(), sender)
        if told.get("back") is True and self._due(sender, "back"):
            self._send_have(sender, back=False)

    def tell_rules(self, envelope: Envelope, connection: int) -> None:
        """Tell somebody who is not let in the rules that they lack, and nothing else."""
        theirs = _ranges(body_of(envelope.body).get("lines"))
        missing = self._shared.ledger.missing(theirs)
        wires: list[Json] = [one.wire() for one in missing if one.kind == "policy"]
        if wires:
            body = json.dumps({"records": wires[:RULES_MOST]}).encode()
            self._post.send("records", body, envelope.sender, connection)

    def take_sync(self, sender: str, envelope: Envelope) -> None:
        """How far somebody's texts are: they get what they lack, and tell me what I lack."""
        told = body_of(envelope.body)
        states = told.get("states")
        if not isinstance(states, dict):
            raise RefusedError("form", f"states of texts of {sender} that are none")
        for pane in [name for name in self._shared.panes if name in states]:
            place = states[pane]
            if isinstance(place, list) and len(place) == 2 and place[1] != self.text(pane).hash:
                self._heal(sender, pane, bytes_of(place[0]))
        for pane in [name for name in self._shared.panes if name not in states]:
            self._answer(sender, pane, b"\x00")
        if told.get("back") is True and self._due(sender, "resync"):
            self._send_sync(sender, back=False)

    def take_text(self, sender: str, envelope: Envelope) -> str | None:
        """An update of a text; gives the pane where the text is another one now."""
        body = envelope.body
        if not body or len(body) < 1 + body[0]:
            raise RefusedError("form", f"an update of {sender} that is none")
        pane = body[1 : 1 + body[0]].decode("utf-8", "replace")
        if pane not in self._shared.panes:
            return None  # its record is still on its way: the text is asked for then
        if not self._shared.may_touch(sender, pane):
            who = self._shared.names.get(sender, sender)
            raise RefusedError("edit", f"{who} tried to change {pane}, which they may not")
        if not self.text(pane).merge(body[1 + body[0] :]):
            return None
        self.doubts.changed(self._clock_s())
        return pane

    def _record(self, sender: str, wire: object, kind: str) -> Record | None:
        """One record, in the ledger if it is new."""
        try:
            record = self._shared.read(wire)
            if record is None:
                return None
            if kind == "record":
                if record.author != sender:
                    raise RefusedError("form", f"{sender} told a record of {record.author}")
                what = record.kind if record.kind in _RATED else "other"
                self._post.allow(sender, what)
            return record if self._shared.ledger.add(record) else None
        except RefusedError as why:
            self._post.refuse(why, sender)
            return None

    def _heal(self, sender: str, pane: str, state: bytes) -> None:
        text = self.text(pane)
        update = text.since(state)  # refuses a state that cannot be read
        rules = self._shared.rules
        locked = rules is not None and pane in rules.locked
        if locked and not self._shared.may_touch(self._me, pane) and text.beyond(state):
            self._strike(sender, pane)
        elif self._shared.may_touch(self._me, pane):
            self._send_update(sender, pane, update)

    def _answer(self, sender: str, pane: str, state: bytes) -> None:
        if self._shared.may_touch(self._me, pane):
            self._send_update(sender, pane, self.text(pane).since(state))

    def _send_text(self, pane: str, update: bytes, to: str = "") -> None:
        name = pane.encode()
        self._post.send("text", bytes((len(name),)) + name + update, to)

    def _send_update(self, sender: str, pane: str, update: bytes) -> None:
        if len(update) < LONGEST - 256:
            self.tell_text(pane, [update], sender)

    def _strike(self, sender: str, pane: str) -> None:
        """I have what whoever may write here has not: an edit that came as the pane was locked."""
        if not self._shared.may_touch(sender, pane):
            return
        self._strikes[pane] = self._strikes.get(pane, 0) + 1
        if self._strikes[pane] >= STRIKES:
            del self._strikes[pane]
            self.texts[pane] = self._new_text()
            self._send_sync(sender, back=False)

    def _send_have(self, to: str, back: bool) -> None:
        lines = {
            f"{author}-{line}": [list(span) for span in spans]
            for (author, line), spans in self._shared.ledger.ranges().items()
        }
        self._post.send("have", json.dumps({"lines": lines, "back": back}).encode(), to)

    def _send_sync(self, to: str, back: bool) -> None:
        states = {
            name: [base64_of(self.text(name).state), self.text(name).hash]
            for name in self._shared.panes
        }
        self._post.send("sync", json.dumps({"states": states, "back": back}).encode(), to)

    def _due(self, who: str, what: str) -> bool:
        now_s = self._clock_s()
        if now_s - self._asked_s.get((who, what), -ASK_AGAIN_S) < ASK_AGAIN_S:
            return False
        if len(self._asked_s) > 1_000:
            self._asked_s.clear()
        self._asked_s[who, what] = now_s
        return True


def _ranges(told: object) -> dict[Line, list[tuple[int, int]]]:
    if not isinstance(told, dict):
        raise RefusedError("form", "lines of records that are none")
    found: dict[Line, list[tuple[int, int]]] = {}
    for name, spans in told.items():
        author, _, line = name.partition("-")
        if isinstance(spans, list) and len(spans) <= 1_000:
            pairs = [s for s in spans if isinstance(s, list) and len(s) == 2]
            found[author, line] = [
                (a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int)
            ]
    return found
