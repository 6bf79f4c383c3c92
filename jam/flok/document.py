"""The document of a session: a table of panes with their languages, and a text for each.

Changes of others are looked through before they are merged, and the whole may only grow so far: a
document in which too much was put is refused, since it could not be made smaller again. Undo takes
back what was done here, not what others did.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from pycrdt import Doc, Map, Text, UndoManager

from jam.flok import showing
from jam.flok.cursors import PREFIX, place, position
from jam.lib0 import GarbledError
from jam.room import Cursor, JamError
from jam.updates import look_through_state, taken_in
from jam.watching import changes_of

MOST_BYTES: Final = 1 << 20  # of all
MOST_TEXT: Final = 64 * 1024  # bytes of a pane
MOST_PANES: Final = 64
MERGE_MS: Final = 500  # what is typed within this is undone together
MINE, THEIRS = "mine", "theirs"


class TooLargeError(GarbledError):
    """More than a document may hold, or come to hold."""


class Document:
    """Panes of a session, shared.

    Args:
        client: the number that our changes carry.
    """

    def __init__(self, client: int) -> None:
        self._doc: Doc[Any] = Doc(client_id=client)
        self._targets: Map[Any] = self._doc.get("targets", type=Map)
        self._undo: dict[str, UndoManager] = {}
        self._changes: list[bytes] = []
        self._size = self._since = 0

    def changes(self) -> list[bytes]:
        """What was changed here since this was asked last."""
        made, self._changes = self._changes, []
        return made

    def state(self) -> bytes:
        """How far each client is known."""
        return self._doc.get_state()

    def missing(self, state: bytes) -> bytes:
        """What somebody with this state has not."""
        return self._doc.get_update(state)

    def merge(self, update: bytes) -> None:
        """Take in what others changed; it was looked through.

        Raises:
            GarbledError: the library cannot read it, or the document would be too large.
        """
        if len(update) > MOST_BYTES:
            raise TooLargeError("the session's document is larger than 1 MB")
        with self._doc.transaction(origin=THEIRS):
            taken_in(self._doc.apply_update, update)
        self._since += len(update)
        if self._size + self._since > MOST_BYTES:
            self._size, self._since = len(self._doc.get_update()), 0
            if self._size > MOST_BYTES:
                raise TooLargeError("the session's document is larger than 1 MB")

    def languages(self) -> dict[str, str]:
        """The panes that can be shown, each with its language; the first by name."""
        found = {}
        for name in sorted(self._targets.keys()):
            language = self._targets[name]
            if showing.is_word(name) and showing.is_word(language):
                found[name] = str(language)
        return dict(list(found.items())[:MOST_PANES])

    def text(self, pane: str) -> str:
        """A pane's text; what is longer than a pane may be is cut."""
        return str(self._text(pane))[:MOST_TEXT]

    def _text(self, pane: str) -> Text:
        text: Text = self._doc.get(PREFIX + pane, type=Text)
        return text

    def add(self, pane: str, language: str) -> None:
        """Another pane; its text is made with it, so that browsers show it at once."""
        if len(self._targets) >= MOST_PANES:
            raise JamError(f"a session has at most {MOST_PANES} panes")
        self._text(pane)
        with self._mine(), self._doc.transaction(origin=MINE):
            self._targets[pane] = language

    def edit(self, pane: str, start: int, end: int, text: str) -> None:
        """Put text in the place of the characters start to end."""
        written = self._text(pane)
        before = str(written)
        if not 0 <= start <= end <= len(before):
            raise JamError(f"{pane} has {len(before)} characters; these are not within it")
        first, last = len(before[:start].encode()), len(before[:end].encode())
        inserted = text.encode("utf-8", "replace").decode()
        if len(before.encode()) - (last - first) + len(inserted.encode()) > MOST_TEXT:
            raise JamError(f"a pane has at most {MOST_TEXT // 1024} kB of text")
        self._manager(pane)
        with self._mine(), self._doc.transaction(origin=MINE):
            if last > first:
                del written[first:last]
            if inserted:
                written.insert(first, inserted)

    def _manager(self, pane: str) -> UndoManager:
        if pane not in self._undo:
            manager = UndoManager(scopes=[self._text(pane)], capture_timeout_millis=MERGE_MS)
            manager.include_origin(MINE)
            self._undo[pane] = manager
        return self._undo[pane]

    def undo(self, pane: str) -> bool:
        """Take our last change of a pane back."""
        with self._mine():
            return self._manager(pane).undo()

    def redo(self, pane: str) -> bool:
        """Make it again."""
        with self._mine():
            return self._manager(pane).redo()

    @contextmanager
    def _mine(self) -> Iterator[None]:
        """What is changed meanwhile is ours, and the others have to be told."""
        with changes_of(self._doc) as made:
            yield
        self._changes += made

    def told(self, cursor: Cursor) -> dict[str, Any]:
        """A cursor of ours as others read it."""
        known = look_through_state(self.state())
        name = PREFIX + cursor.pane
        return position(self._doc, known, self._text(cursor.pane), name, cursor.at)

    def cursors(self, told: Mapping[int, object]) -> dict[int, Cursor]:
        """Where others have theirs, as far as that is in a pane."""
        known, found = look_through_state(self.state()), {}
        languages = self.languages()
        for who, where in told.items():
            at = place(self._doc, known, where)
            if at is not None and at[0] in languages:
                found[who] = Cursor(*at)
        return found
