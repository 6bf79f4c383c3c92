"""The pages of the editor: texts with names, of which one is shown; what was evaluated on them.

A page is a buffer of prompt_toolkit's with the anchors of what was evaluated on it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from repl.stage.anchors import Anchor, difference
from repl.stage.pane import Span

NAME: Final = re.compile(r"[\w-]{1,40}")
MOST_PAGES: Final = 40
MOST_ANCHORS: Final = 64
MOST_UNDO: Final = 400  # states of a text, and ...
MOST_UNDO_CHARS: Final = 4_000_000  # ... characters of them all


@dataclass(frozen=True, slots=True)
class Written:
    """A page as it is kept: its name, its text, where the cursor is."""

    name: str
    text: str = ""
    cursor: int = 0


@dataclass(eq=False)
class Page:
    """A page.

    Attributes:
        name: its name.
        buffer: its text, cursor and undo.
        anchors: what was evaluated on it, by its source, the last one last.
        errors: what is wrong on it: characters from the start, and lines to be shown below.
        changed: it has another text than the one that is kept on disk.
    """

    name: str
    buffer: Buffer
    anchors: dict[str, Anchor] = field(default_factory=dict)
    errors: list[tuple[Anchor, int, str, str]] = field(default_factory=list)
    changed: bool = False
    _before: str = ""
    _missing: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._before = self.buffer.text
        self.buffer.on_text_changed += lambda _: self._edited()

    def written(self) -> Written:
        """What of it is kept."""
        return Written(self.name, self.buffer.text, self.buffer.cursor_position)

    def evaluated(self, source: str, at: int) -> None:
        """A source that stands here was evaluated."""
        self._anchored(source, Anchor.of(source, at))

    def _anchored(self, source: str, anchor: Anchor) -> Anchor:
        self.anchors.pop(source, None)
        self.anchors[source] = anchor
        while len(self.anchors) > MOST_ANCHORS:
            del self.anchors[next(iter(self.anchors))]
        return anchor

    def mended(self, begin: int, end: int) -> None:
        """What was wrong in a piece of the text is evaluated again: it need not be shown."""
        kept = []
        for error in self.errors:
            place = error[0].place(error[1], error[1] + 1)
            if place is not None and not begin <= place[0] <= end:
                kept.append(error)
        self.errors = kept

    def places(self, source: str, spans: Sequence[tuple[int, int]]) -> list[Span | None]:
        """Where spans of a source stand now; looked for where it was not evaluated here."""
        anchor = self.anchors.get(source) or self._found(source)
        if anchor is None:
            return [None] * len(spans)
        found = [anchor.place(begin, end) for begin, end in spans]
        return [None if one is None else Span(self.name, *one) for one in found]

    def _found(self, source: str) -> Anchor | None:
        if not source.strip() or source in self._missing:
            return None
        body = source.strip()  # a page that was made of what plays has no space around it
        at = self._before.find(body)
        if at < 0:
            self._missing.add(source)
            return None
        lead = source.index(body)
        return self._anchored(source, Anchor(source, at - lead, ((lead, lead + len(body), at),)))

    def _edited(self) -> None:
        text = self.buffer.text
        edit = difference(self._before, text)
        for source, anchor in self.anchors.items():
            self.anchors[source] = anchor.edited(edit, text)
        self.errors = [
            (anchor.edited(edit, text), at, said, hint)
            for anchor, at, said, hint in self.errors
            if anchor.edited(edit, text).place(at, at + 1) is not None
        ]
        self._before, self.changed = text, True
        self._missing.clear()
        self._forget_old_states()

    def _forget_old_states(self) -> None:
        states = self.buffer._undo_stack  # noqa: SLF001 # it grows without end otherwise
        length = len(self._before) or 1
        most = max(min(MOST_UNDO, MOST_UNDO_CHARS // length), 8)
        if len(states) > most:
            del states[: len(states) - most]

    def rewrite(self, begin: int, end: int, text: str) -> bool:
        """Write other text in place of some; undo takes it back."""
        before = self.buffer.document
        if not 0 <= begin <= end <= len(before.text):
            return False
        now = before.text[:begin] + text + before.text[end:]
        cursor = before.cursor_position
        if cursor >= end:
            cursor += len(text) - (end - begin)
        elif cursor > begin:
            cursor = min(cursor, begin + len(text))
        self.buffer.save_to_undo_stack()
        self.buffer.set_document(Document(now, min(cursor, len(now))), bypass_readonly=True)
        return True


class Pages:
    """All pages, in order, one of them open.

    Args:
        make: makes a buffer.
        written: those that were kept, in order.
        opened: the name of the one that is open.
    """

    def __init__(
        self, make: Callable[[], Buffer], written: Sequence[Written] = (), opened: str = ""
    ) -> None:
        self._make = make
        self._pages = [self._page(one) for one in written] or [self._page(Written("tune"))]
        names = self.names()
        self._open = names.index(opened) if opened in names else 0

    def _page(self, written: Written) -> Page:
        buffer = self._make()
        at = min(max(written.cursor, 0), len(written.text))
        buffer.set_document(Document(written.text, at), bypass_readonly=True)
        return Page(written.name, buffer)

    @property
    def open(self) -> Page:
        """The page that is edited."""
        return self._pages[self._open]

    def names(self) -> list[str]:
        """Their names, in order."""
        return [page.name for page in self._pages]

    def all(self) -> Sequence[Page]:
        """All of them, in order."""
        return tuple(self._pages)

    def page(self, name: str) -> Page | None:
        """The page of a name; without a name, the one that is open."""
        if not name:
            return self.open
        return next((page for page in self._pages if page.name == name), None)

    def turn(self, by: int) -> None:
        """Go to the next page, or to one before."""
        self._open = (self._open + by) % len(self._pages)

    def go(self, number: int) -> bool:
        """Go to a page by its place, from 0."""
        if not 0 <= number < len(self._pages):
            return False
        self._open = number
        return True

    def new(self, written: Written) -> str:
        """Open another page behind this one.

        Returns:
            "", or why not.
        """
        if not NAME.fullmatch(written.name):
            return "a page's name is one word: new drums"
        if written.name in self.names():
            self._open = self.names().index(written.name)
            return ""
        if len(self._pages) >= MOST_PAGES:
            return f"{MOST_PAGES} pages are open; close one first"
        self._open += 1
        self._pages.insert(self._open, self._page(written))
        return ""

    def close(self) -> Page:
        """Close the page that is open; the last one leaves an empty one behind."""
        gone = self._pages.pop(self._open)
        if not self._pages:
            self._pages.append(self._page(Written(self.fresh())))
        self._open = min(self._open, len(self._pages) - 1)
        return gone

    def rename(self, name: str) -> str:
        """Give the open page another name; "" or why not."""
        if not NAME.fullmatch(name):
            return "a page's name is one word: name dusk"
        if name in self.names() and name != self.open.name:
            return f"there is a page {name} already"
        self.open.name, self.open.changed = name, True
        return ""

    def fresh(self, taken: Mapping[str, object] | None = None) -> str:
        """A name that no page has.

        >>> Pages(Buffer).fresh()
        'tune2'
        """
        known, number = {*self.names(), *(taken or ())}, 2
        if "tune" not in known:
            return "tune"
        while f"tune{number}" in known:
            number += 1
        return f"tune{number}"
