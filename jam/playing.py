"""What a player does in a room, and what they are told of it. Free of sockets."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from jam import follows, policy
from jam.envelope import RefusedError
from jam.records import LET_MOST, Fields, Record, cycle_text
from jam.room import (
    Changed,
    Cursor,
    Door,
    Edited,
    Evaluation,
    Happening,
    JamError,
    Role,
    Rules,
    Stroke,
)
from jam.roster import Presence
from jam.seat import Seat
from jam.strokes import bodies_of

TOLD_MOST = 20_000


class Playing(Seat):
    """A seat from which somebody plays."""

    # What a player does

    def add_pane(self, name: str, language: str = "strudel", shared: bool = False) -> None:
        """Another pane, mine or everybody's."""
        self._may_play()
        if name in self._shared.panes:
            raise JamError(f"there is a pane {name} already: take another name")
        if len(self._shared.panes) >= follows.PANES:
            raise JamError(f"a room has {follows.PANES} panes at most")
        fields: Fields = {"pane": name, "language": language, "shared": shared, "gone": False}
        self._write("pane", fields, f"{name} is no name of a pane: take one word")

    def remove_pane(self, name: str) -> None:
        """Take a pane away, and its text, and end what plays in it."""
        self._may_play()
        pane = self._shared.panes.get(name)
        if pane is None:
            raise JamError(f"there is no pane {name}: the room has {self._pane_names()}")
        if not follows.may_remove(self.rules(), self.id, pane):
            whose = self._called(pane.owner)
            raise JamError(f"only {whose}, who brought the pane {name}, or the host may remove it")
        fields: Fields = {"pane": name, "language": pane.language, "shared": pane.shared}
        self._write("pane", {**fields, "gone": True})

    def edit(self, pane: str, start: int, end: int, text: str) -> None:
        """Put text in the place of the characters start to end of a pane."""
        self._may_touch(pane)
        self._edited(pane, self._exchange.text(pane).edit(start, end, text))

    def undo(self, pane: str) -> bool:
        """Take my last change of a pane back; False where there is none."""
        self._may_touch(pane)
        return self._edited(pane, self._exchange.text(pane).undo())

    def redo(self, pane: str) -> bool:
        """Make the change again that was taken back; False where there is none."""
        self._may_touch(pane)
        return self._edited(pane, self._exchange.text(pane).redo())

    def evaluate(self, pane: str, code: str, cycle: Fraction) -> Evaluation:
        """Let code play for everybody from a cycle on; "" is silence."""
        self._may_touch(pane)
        self._not_too_often("evaluate", "that is more than ten evaluations a second: wait a moment")
        fields: Fields = {"pane": pane, "code": code, "cycle": cycle_text(cycle)}
        record = self._write("evaluate", fields, "code has 64 kB at most")
        return follows.evaluation(record)

    def set_tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """Another tempo for everybody from a cycle on."""
        self._may_play()
        fields: Fields = {"cps": cycle_text(cps), "cycle": cycle_text(cycle)}
        self._write("tempo", fields, "a tempo is between 1/100 and 16 cycles a second")

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """Tell everybody of a control's value."""
        self._may_play()
        self._not_too_often("control", "too many movements of controls: some are left out")
        fields: Fields = {"control": control, "value": value, "cycle": cycle_text(cycle)}
        self._write("control", fields, "a control's value is a number")

    def sound(self, strokes: Iterable[Stroke]) -> None:
        """Let the others hear what a program of mine plays; what is too much is left out."""
        self._may_play()
        for count, body in bodies_of(strokes) if self._open else ():
            if self._own.take(self.id, "sound", self._clock_s(), count):
                self._post.send("played", body)

    def keep_scene(self, scene: str) -> None:
        """Keep what plays under a name, for everybody."""
        self._may_play()
        now = {one.pane: one.code for one in self.playing()}
        self._write("scene", {"name": scene, "parts": {**now}}, "a scene's name is one word")

    def say(self, text: str) -> None:
        """Say something in the chat."""
        if not self._inside:
            raise JamError("you are not in the room yet: enter first")
        self._not_too_often("say", "you say too much at once: wait a moment")
        self._write("say", {"text": text}, "what you say has 2,000 characters at most")

    def offer(self, url: str, digest: str) -> None:
        """Tell the others of a pack that my code needs."""
        self._may_play()
        mine = {p.url: p.digest for p in self.packs() if p.by == self.id}
        self._write("packs", {"packs": {**mine, url: digest}}, "64 packs are offered at most")

    def tell_hubs(self, places: Sequence[str]) -> None:
        """Tell the others where I keep a hub: they meet there where better ones are gone."""
        self._may_play()
        self._write("hubs", {"hubs": [*places]})

    def show(
        self, cursor: Cursor | None = None, plays: str = "", level: float | None = None
    ) -> None:
        """Show the others where I type and what I play."""
        shown = Presence(cursor=cursor, plays=plays[:200], level=level)
        if shown != self._shown:
            self._shown = shown
            self._soon()

    # What a host does

    def rules(self) -> Rules:
        """The rules as they stand."""
        return self._hosting.rules()

    def give_role(self, member: str, role: Role) -> None:
        """Let somebody listen, play, or be host beside me."""
        self._hosting.give_role(member, role)
        self._news()

    def lock(self, pane: str, locked: bool = True) -> None:
        """Let only its owner and the host touch a pane; or let all again."""
        if pane not in self._shared.panes:
            raise JamError(f"there is no pane {pane}")
        before = self.rules().locked
        self._change(locked=before | {pane} if locked else before - {pane})

    def mute(self, member: str, muted: bool = True) -> None:
        """Keep somebody from being heard, by all; or let them be heard again."""
        before = self.rules().muted
        self._change(muted=before | {member} if muted else before - {member})

    def kick(self, member: str) -> None:
        """Send somebody out; their key does not come in again."""
        self._hosting.other(member)
        rules = self.rules()
        rest = tuple(who for who in rules.successors if who != member)
        self._change(out=rules.out | {member}, successors=rest)
        self._drop(member)

    def hand_over(self, member: str) -> None:
        """Let somebody else be the host, and the timekeeper."""
        self._hosting.hand_over(member)
        self._news()

    def set_door(self, door: Door) -> None:
        """Say whether who is new comes in, knocks, or stays outside; who is known comes in."""
        rules = self.rules()
        known = {*self._shared.names, *self._roster.ids()} - rules.out - {self.id}
        kept = frozenset(sorted(known | rules.let, key=self._roster.__contains__)[-LET_MOST:])
        self._change(door=door, let=frozenset() if door == "open" else kept)

    def let_in(self, member: str) -> None:
        """Let somebody in."""
        let = self.rules().let
        if len(let) >= LET_MOST:
            raise JamError(f"{LET_MOST} players have been let in: jam door open lets in all")
        self._change(let=let | {member})

    def record(self, on: bool) -> None:
        """Say to all that the room is recorded, or no more."""
        self._change(recorded=on)

    # Inside

    def _write(self, kind: str, fields: Fields, sentence: str = "") -> Record:
        try:
            record = self._shared.write(kind, fields)
        except RefusedError as why:
            raise JamError(sentence or why.text) from None
        self._tell(record)
        self._news([record])
        return record

    def _change(self, **parts: object) -> None:
        self._hosting.change(**parts)
        self._news()

    def _edited(self, pane: str, updates: list[bytes]) -> bool:
        if self._open:
            self._exchange.tell_text(pane, updates)
            self._soon()
        if updates:
            self._hears(Edited(pane, str(self._exchange.text(pane)), self.id))
        return bool(updates)

    def _may_play(self) -> None:
        if not self._inside:
            raise JamError("you are not in the room yet: enter first")
        if self._shared.role(self.id) == "listen":
            raise JamError("you may listen in this room: ask the host to let you play")

    def _may_touch(self, pane: str) -> None:
        self._may_play()
        if pane not in self._shared.panes:
            raise JamError(f"there is no pane {pane}: the room has {self._pane_names()}")
        if not self._shared.may_touch(self.id, pane):
            raise JamError(f"the pane {pane} is locked: only its owner and the host may touch it")

    def _pane_names(self) -> str:
        return ", ".join(self._shared.panes) or "none yet"

    def _not_too_often(self, what: str, sentence: str) -> None:
        if not self._own.take(self.id, what, self._clock_s()):
            raise JamError(sentence)

    # What is new is told, once

    def _news(self, fresh: Iterable[Record] | None = None) -> None:
        """Tell what follows from new records; from all of them, where none are named."""
        if fresh is None or any(record.kind == "policy" for record in fresh):
            self._tell_all()
            return
        kinds = {record.kind for record in fresh}
        if "pane" in kinds:
            self._tell_panes()
        if kinds & {"evaluate", "pane"}:
            self._tell_playing({r.word("pane") for r in fresh if r.kind in ("evaluate", "pane")})
        for kind, tell in self._tellers().items():
            if kind in kinds:
                tell()
        if "control" in kinds:
            moved = [record for record in fresh if record.kind == "control"]
            self._once(follows.moved(moved, self._shared.chain))
        if kinds & {"player", "packs", "hubs"}:
            self._hears(Changed())

    def _tell_all(self) -> None:
        self._tell_rules()
        self._tell_panes()
        self._tell_playing(set(self._shared.panes))
        for tell in self._tellers().values():
            tell()
        self._once(follows.moves(self._shared.ledger, self._shared.chain))

    def _tellers(self) -> dict[str, Callable[[], None]]:
        return {
            "tempo": self._tell_tempos,
            "settled": self._tell_tempos,
            "say": self._tell_chat,
            "scene": self._tell_scenes,
        }

    def _tell_playing(self, names: set[str]) -> None:
        facts = [pane for name, pane in self._shared.panes.items() if name in names]
        shared = self._shared
        playing = follows.playing(shared.ledger, shared.chain, facts, self.cycle())
        self._once((e.id, e) for e in playing)

    def _tell_tempos(self) -> None:
        self._once((f"t{t.cps} {t.cycle} {t.by}", t) for t in self.tempos())

    def _tell_chat(self) -> None:
        since_s = self._entered_ms / 1000
        self._once((f"s{s}", s) for s in self.chat() if self._inside and s.at_s >= since_s)

    def _tell_scenes(self) -> None:
        self._once((f"c{s}", s) for s in self.scenes())

    def _tell_rules(self) -> None:
        rules = self._shared.rules
        if rules is None or rules == self._rules_told:
            return
        text = policy.told(self._rules_told, rules, self._shared.names)
        self._rules_told = rules
        for who in self._roster.ids():
            if not self._door.lets(who):
                self._drop(who)
        if self.id in rules.out and not self.closed:
            self.closed, self._inside = "the host has sent you out of this room", False
            text = self.closed
        self._hears(Changed(text))

    def _tell_panes(self) -> None:
        self._forget_texts()
        now = set(self._shared.panes)
        for pane in sorted(now - self._panes_told):
            text = str(self._exchange.text(pane))
            self._hears(Edited(pane, text, self._shared.panes[pane].owner))
        for pane in sorted(self._panes_told - now):
            self._hears(Edited(pane, None, ""))
        if self._panes_told - now:
            self._hears(Changed())  # what they played is over
        self._panes_told = now

    def _forget_texts(self) -> None:
        """Let go of the texts of panes that were removed, though they be here again since."""
        for name, pane in self._shared.panes.items():
            if pane.life and self._lives.get(name, pane.life) != pane.life:
                self._exchange.texts.pop(name, None)
                self._panes_told.discard(name)
            self._lives[name] = pane.life
        for name in [one for one in self._lives if one not in self._shared.panes]:
            del self._lives[name]
            self._exchange.texts.pop(name, None)

    def _once(self, happenings: Iterable[tuple[str, Happening]]) -> None:
        for key, happening in happenings:
            if key not in self._told:
                self._told[key] = None
                if len(self._told) > TOLD_MOST:
                    self._told.popitem(last=False)
                self._hears(happening)
