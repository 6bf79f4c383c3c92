"""The texts of the panes: one shared document each, so that each can be locked by itself.

Offsets are characters here; the library counts bytes of UTF-8. What comes from others is looked
through before the library sees it (`jam/updates.py`); should the library fail all the same (its
failures in Rust are no `Exception`), the document is made anew of what was good. A document is
touched by one thread only: the library insists on that.
"""

import base64
import hashlib
from collections.abc import Callable

from pycrdt import Doc, Text, UndoManager

from jam.envelope import RefusedError
from jam.lib0 import GarbledError
from jam.room import JamError
from jam.updates import look_through, look_through_state, taken_in
from jam.watching import changes_of

TEXT_LONGEST = 65_536  # bytes of UTF-8
DOC_LONGEST = 1_048_576
UPDATES_KEPT = 1_000
_ROOT = "t"
_MINE = "mine"
_UNDO_MS = 500


class PaneText:
    """The text of one pane, which several people write."""

    def __init__(self, client: int, clock_s: Callable[[], float]) -> None:
        """An empty one.

        Args:
            client: number of this writer of this text, never used by another one; 53 bits.
            clock_s: now, for which edits are undone together.
        """
        self._client, self._clock_s = client, clock_s
        self._good: list[bytes] = []
        self._good_bytes = 0
        self._open()

    def _open(self) -> None:
        clock_s = self._clock_s  # the library holds what it calls: that must not be ourselves
        self._doc: Doc[Text] = Doc(client_id=self._client)
        self._text = self._doc.get(_ROOT, type=Text)
        self._undo = UndoManager(
            scopes=[self._text],
            capture_timeout_millis=_UNDO_MS,
            timestamp=lambda: int(clock_s() * 1000),
        )
        self._undo.include_origin(_MINE)
        self._hash: str | None = None

    def __str__(self) -> str:
        return str(self._text)

    @property
    def hash(self) -> str:
        """The same where the text is the same."""
        if self._hash is None:
            self._hash = hashlib.sha256(str(self._text).encode()).hexdigest()[:16]
        return self._hash

    @property
    def state(self) -> bytes:
        """How much of each writer is in here."""
        return self._doc.get_state()

    def since(self, state: bytes) -> bytes:
        """What is in here and not in a state.

        Raises:
            RefusedError: the state cannot be read.
        """
        try:
            look_through_state(state)
            return self._doc.get_update(state)
        except ValueError as why:
            raise RefusedError("text", f"a state of a text that cannot be read: {why}") from None

    def compare(self, state: bytes) -> tuple[bool, bool]:
        """Whether something is in here that a state has not, and the other way round.

        Raises:
            RefusedError: the state cannot be read.
        """
        try:
            theirs = look_through_state(state)
        except GarbledError as why:
            raise RefusedError("text", f"a state of a text that cannot be read: {why}") from None
        ours = look_through_state(self.state)
        return (
            any(count > theirs.get(who, 0) for who, count in ours.items()),
            any(count > ours.get(who, 0) for who, count in theirs.items()),
        )

    def edit(self, start: int, end: int, text: str) -> list[bytes]:
        """Put text in the place of the characters start to end; gives updates for the others.

        Raises:
            JamError: there are no such characters, or the text would be too long.
        """
        now = str(self._text)
        if not 0 <= start <= end <= len(now):
            raise JamError(f"the text has {len(now)} characters, {start} to {end} is not in it")
        first, last = len(now[:start].encode()), len(now[:end].encode())
        try:
            added = len(text.encode())
        except UnicodeEncodeError:
            raise JamError("this text has half a character in it, which cannot be sent") from None
        if len(now.encode()) - (last - first) + added > TEXT_LONGEST:
            raise JamError(f"a pane holds {TEXT_LONGEST // 1024} kB of text: this is too much")
        with changes_of(self._doc) as made, self._doc.transaction(origin=_MINE):
            if last > first:
                del self._text[first:last]
            if text:
                self._text.insert(first, text)
        return self._sent(made)

    def undo(self) -> list[bytes]:
        """Take my last change back; updates for the others, none where there is no change."""
        with changes_of(self._doc) as made:
            done = self._undo.can_undo() and self._undo.undo()
        return self._sent(made) if done else []

    def redo(self) -> list[bytes]:
        """Make it again."""
        with changes_of(self._doc) as made:
            done = self._undo.can_redo() and self._undo.redo()
        return self._sent(made) if done else []

    def merge(self, update: bytes) -> bool:
        """Take in what another one wrote; whether the text is another one now.

        Raises:
            RefusedError: it cannot be read, is no text, or is too much.
        """
        try:
            contents = look_through(update)
        except GarbledError as why:
            raise RefusedError("text", f"an update of a text that cannot be read: {why}") from None
        if not contents.roots <= {_ROOT}:
            raise RefusedError("text", "an update of something that is no text of a pane")
        if self._good_bytes + len(update) > DOC_LONGEST:
            self._compact()
            if self._good_bytes + len(update) > DOC_LONGEST:
                raise RefusedError("full", "an update of a pane that has grown too large")
        before = self.hash
        self._apply(update)
        return self.hash != before

    def _apply(self, update: bytes) -> None:
        def decode(data: bytes) -> None:
            self._doc.apply_update(data)
            str(self._text)

        try:
            taken_in(decode, update)
        except GarbledError as why:
            self._again()
            raise RefusedError("text", f"an update of a text that cannot be read: {why}") from None
        self._hash = None
        self._keep([update])

    def _again(self) -> None:
        """Make the document anew of what was good; what can be undone is forgotten."""
        self._open()
        for update in self._good:
            self._doc.apply_update(update)

    def _keep(self, updates: list[bytes]) -> None:
        """What the document can be made anew of; many small updates become one."""
        self._good += updates
        self._good_bytes += sum(map(len, updates))
        if len(self._good) > UPDATES_KEPT:
            self._compact()

    def _compact(self) -> None:
        whole = self._doc.get_update()
        self._good, self._good_bytes = [whole], len(whole)

    def _sent(self, made: list[bytes]) -> list[bytes]:
        self._hash = None
        self._keep(made)
        return made


def base64_of(data: bytes) -> str:
    """Bytes for JSON."""
    return base64.b64encode(data).decode()


def bytes_of(text: object) -> bytes:
    """Bytes from JSON.

    Raises:
        RefusedError: it is none.
    """
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:
        raise RefusedError("form", "something that is no base64") from None
