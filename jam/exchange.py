"""How what one player knows of a room gets to the others, and what was lost heals. Free of sockets.

Records go out once when they are written; texts as updates, those of a moment in one frame.
Everybody tells digests of both now and then (`here`); where they differ for long enough
(`jam/calm.py`), "have" and "sync" tell what each side has, and what the other one lacks goes back,
texts many in one frame: to it alone, or to all where several ask the same (`jam/answers.py`).
"""

import hashlib
import json
from collections.abc import Callable
from typing import TypeAlias

from pycrdt import merge_updates

from jam.answers import Answers
from jam.calm import ASK_AGAIN_S, BATCH_S, Doubts
from jam.envelope import BODY_LONGEST, Envelope, RefusedError
from jam.follows import PANES
from jam.ledger import Line
from jam.panes import PaneText, base64_of, bytes_of
from jam.parts import LONGEST
from jam.post import Post
from jam.records import Json, Record
from jam.shared import Shared

ANSWER_BYTES = 393_216
STRIKES = 2
_NOTHING = [base64_of(b"\x00"), hashlib.sha256(b"").hexdigest()[:16]]  # of a text not yet begun
RULES_MOST = 64  # records at once for who is not let in
_RATED = ("evaluate", "say", "control")

Body: TypeAlias = "dict[str, object]"
Spans: TypeAlias = tuple[tuple[int, int], ...]


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
        self._forget_questions()
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
        self._forget_questions()
        self.doubts.begin(self._clock_s())

    def tick(self, others: int) -> None:
        """Time has passed: send what has waited, and ask who knows something else."""
        now_s = self._clock_s()
        if self._waiting and now_s - self._sent_s >= BATCH_S:
            self.flush()
        self._answer(now_s)
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

    def tell_text(self, pane: str, updates: list[bytes]) -> None:
        """Let others know what changed in a text; what follows at once waits for a moment."""
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
            update = updates[0] if len(updates) == 1 else merge_updates(*updates)
            self._post.send("text", _named(pane) + update)

    def compare(self, who: str, ledger: str, size: int, texts: str, others: int) -> None:
        """See whether somebody's digests are others than mine; `size` counts their records."""
        now_s, mine = self._clock_s(), self._shared.ledger
        if ledger == mine.digest and texts == self.digest():
            if not mine:
                return  # both of us know nothing
            self._theirs.pop(who, None)
            self.doubts.agrees(who, now_s)
        else:
            self._theirs[who] = (ledger, texts)
            self.doubts.differs(who, now_s, others, size - len(mine))

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
        theirs, ledger = _ranges(told.get("lines")), self._shared.ledger
        if ledger.missing(theirs):
            there = tuple((line, tuple(spans)) for line, spans in sorted(theirs.items()))
            self._haves.ask(there, sender, self._clock_s())
        if told.get("back") is True and ledger.lacks(theirs) and self._due(sender, "back"):
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
        gives = wants = False
        differing = self._differing(states)
        for pane, state in differing.items():
            ours, theirs = self.text(pane).compare(state)
            alike = ours == theirs  # both of us wrote, or one took away what the other has still
            wants |= theirs or alike
            if self._shared.may_touch(self._me, pane):
                gives |= ours or alike
            elif ours and self._shared.rules and pane in self._shared.rules.locked:
                self._strike(sender, pane)
        if gives:
            self._syncs.ask(tuple(differing.items()), sender, self._clock_s())
        if told.get("back") is True and wants and self._due(sender, "resync"):
            self._send_sync(sender, back=False)

    def take_text(self, sender: str, body: bytes) -> str | None:
        """An update of a text; gives the pane where the text is another one now."""
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

    def _differing(self, states: Body) -> dict[str, bytes]:
        """Panes whose texts are others there than here, and how far they are there."""
        found = {}
        for pane in self._shared.panes:
            place = states.get(pane, _NOTHING)
            if isinstance(place, list) and len(place) == 2 and place[1] != self.text(pane).hash:
                found[pane] = bytes_of(place[0])
        return found

    def _forget_questions(self) -> None:
        self._haves: Answers[tuple[tuple[Line, Spans], ...]] = Answers()
        self._syncs: Answers[tuple[tuple[str, bytes], ...]] = Answers()

    def _answer(self, now_s: float) -> None:
        """Give to those who asked what they lack."""
        for lines, to in self._haves.due(now_s):
            self._send_records(dict(lines), to)
        for states, to in self._syncs.due(now_s):
            self._send_texts(dict(states), to)

    def _send_records(self, theirs: dict[Line, Spans], to: str) -> None:
        wires: list[Json] = []
        size = 0
        for record in self._shared.ledger.missing(theirs):
            size += record.size * 4 // 3 + 100
            if wires and size > ANSWER_BYTES:
                break
            wires.append(record.wire())
        if wires:
            self._post.send("records", json.dumps({"records": wires}).encode(), to)

    def _send_texts(self, states: dict[str, bytes], to: str) -> None:
        """What is lacking in texts that are as far as that, as many in a frame as it holds."""
        frame = b""
        for pane, state in states.items():
            update = self.text(pane).since(state)
            if not self._shared.may_touch(self._me, pane) or len(update) >= LONGEST - 256:
                continue
            one = _named(pane) + update
            one = len(one).to_bytes(4, "big") + one
            if frame and len(frame) + len(one) > BODY_LONGEST:
                self._post.send("texts", frame, to)
                frame = b""
            frame += one
        if frame:
            self._post.send("texts", frame, to)

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


def texts_of(body: bytes) -> list[bytes]:
    """Bodies of kind "text" out of one of kind "texts".

    Raises:
        RefusedError: they are more than a room has panes.
    """
    found, at = [], 0
    while at < len(body):
        end = at + 4 + int.from_bytes(body[at : at + 4], "big")
        found.append(body[at + 4 : end])
        at = end
        if len(found) > PANES:
            raise RefusedError("form", "texts of more panes than a room has")
    return found


def _named(pane: str) -> bytes:
    name = pane.encode()
    return bytes((len(name),)) + name


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
