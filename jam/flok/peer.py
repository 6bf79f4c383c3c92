"""A player in a session of Flok: a Room whose others are browsers, programs, and more of us.

What comes and goes is session.py's. Flok has no owner: everybody may touch every pane. Panes in
"strudel" play, the others are shown.
"""

from fractions import Fraction

from jam.flok import people, pubsub, showing, wire
from jam.flok.document import MOST_TEXT
from jam.flok.session import DOC, PLAYED, PUBSUB, FlokSession
from jam.room import (
    Cursor,
    Evaluation,
    JamError,
    Member,
    Pane,
    Said,
    Scene,
    Tempo,
)


class FlokPeer(FlokSession):
    """One player of a session; a Room."""

    # -- what is there -------------------------------------------------------------------------

    def members(self) -> tuple[Member, ...]:
        """Everybody, ourselves first, then by name."""
        others = self._crowd.others()
        cursors = self._document.cursors(people.heads(others))
        cursor, plays, level = self._showing
        plays = plays or people.plays(self._players, self._user)
        me = people.id_of(self._client)
        mine = Member(
            me, self._user, self._colour, me=True, cursor=cursor, plays=plays, level=level
        )
        return (mine, *people.members(others, cursors, self._players))

    def panes(self) -> tuple[Pane, ...]:
        """All panes, by name; one that we made or that is called like us is ours."""
        return tuple(
            Pane(name, self._owner(name), showing.code(text), language)
            for name, (language, text) in sorted(self._shown.items())
        )

    def _owner(self, pane: str) -> str:
        called = pane.casefold() == self._user.casefold()
        ours = called and not people.player(self._crowd.others(), self._user)
        return people.id_of(self._client) if ours or pane in self._added else ""

    def playing(self) -> tuple[Evaluation, ...]:
        """What plays, or is about to, of the panes that play here."""
        return tuple(self._plays[pane] for pane in sorted(self._plays))

    def chat(self) -> tuple[Said, ...]:
        """The last lines that programs and players showed."""
        return tuple(self._chat)

    def scenes(self) -> tuple[Scene, ...]:
        """None: Flok keeps no scenes."""
        return ()

    # -- what we do ----------------------------------------------------------------------------

    def _language(self, pane: str) -> str:
        language = self._document.languages().get(pane)
        if language is None:
            there = ", ".join(self._document.languages()) or "none yet"
            raise JamError(f"there is no pane {pane} in {self.name}; there are: {there}")
        return language

    def _told(self) -> None:
        """Tell others what was changed here."""
        for change in self._document.changes():
            self._send(wire.update(change))
        self._look_at_panes([self._client])

    def add_pane(self, name: str, language: str = PLAYED, shared: bool = False) -> None:
        """Another pane; in Flok every pane is everybody's."""
        if not showing.is_word(name) or not showing.is_word(language):
            raise JamError("a pane's name and its language are one word of 32 letters at most")
        if name in self._document.languages():
            raise JamError(f"there is a pane {name} already")
        self._document.add(name, language)
        if not shared:
            self._added.add(name)
        self._told()

    def edit(self, pane: str, start: int, end: int, text: str) -> None:
        """Put text in the place of the characters start to end of a pane."""
        self._language(pane)
        self._document.edit(pane, start, end, text)
        self._told()

    def undo(self, pane: str) -> bool:
        """Take our last change of a pane back."""
        self._language(pane)
        return self._done(self._document.undo(pane))

    def redo(self, pane: str) -> bool:
        """Make it again."""
        self._language(pane)
        return self._done(self._document.redo(pane))

    def _done(self, changed: bool) -> bool:
        self._told()
        return changed

    def evaluate(self, pane: str, code: str, cycle: Fraction) -> Evaluation:
        """Let code play for everybody: here from a cycle on, in browsers as soon as they hear."""
        language, text = self._language(pane), self._document.text(pane)
        if len(code.encode("utf-8", "replace")) > MOST_TEXT:
            raise JamError(f"code has at most {MOST_TEXT // 1024} kB")
        told = code or ("silence" if language == PLAYED else "")
        start = pubsub.utf16(text[: max(text.find(code), 0)])
        frame = pubsub.evaluated(self.name, language, pane, told, self._user, start)
        if PUBSUB in self._open:
            self._out.append((PUBSUB, frame))
        else:
            self._waiting[pane] = frame
        self._players[pane] = self._user
        one = self._evaluation(pane, code, cycle, people.id_of(self._client))
        if language == PLAYED:
            self._plays[pane] = one
            self._hears(one)
        return one

    def set_tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """Flok has no clock: another tempo is ours alone."""
        self._hears(Tempo(cps, cycle, people.id_of(self._client)))

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """Flok knows no controls: they stay ours."""

    def keep_scene(self, scene: str) -> None:  # noqa: ARG002 (the face of rooms)
        """Flok keeps no scenes."""
        raise JamError("a Flok session keeps no scenes; scene keeps one of yours")

    def say(self, text: str) -> None:
        """Show a line to everybody, beside the panes: Flok has no chat."""
        words = showing.words(text, pubsub.MOST_LINE)
        cursor = self._showing[0]
        language = self._document.languages().get(cursor.pane if cursor else "", PLAYED)
        if PUBSUB not in self._open:
            raise JamError(f"there is no connection with {self.name} now; it is tried again")
        line = f"{self._user}: {words}"
        self._out.append((PUBSUB, pubsub.output(self.name, language, [line])))
        self._heard_say(Said(people.id_of(self._client), words, self._around.wall()))

    def show(
        self, cursor: Cursor | None = None, plays: str = "", level: float | None = None
    ) -> None:
        """Show where we type; what we play and how loud stays with us."""
        self._showing = (cursor, plays, level)
        state = self._crowd.show(self._state(), self._around.now())
        if state is not None and DOC in self._open:
            self._send(wire.awareness([state]))

    def leave(self) -> None:
        """Go; what browsers play of ours they play on."""
        state = self._crowd.show(None, self._around.now())
        if state is not None and DOC in self._open:
            self._send(wire.awareness([state]))
