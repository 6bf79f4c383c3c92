"""Pages that are panes of a room: edits go to the others, and theirs come in while one types.

A page keeps the text on which it and the room agreed last. What was typed since goes to the room
as one edit, which is made only if the room still has that text; what others typed since comes into
the page around what is typed here. Undo is one's own: the room takes back what came from here.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prompt_toolkit.document import Document

from jam.room import Cursor, Member, Room
from repl.stage.pages import Page, Written
from studio.jamming.attached import jam_in
from studio.jamming.evaluating import difference
from studio.jamming.jam import Jamming
from studio.replies import Reply

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

BEFORE: Final = "jam-"  # in the name of a page that is a pane of a room
LATER: Final = Reply(False, "later")


@dataclass(slots=True)
class Shared:
    """A page that is a pane.

    Attributes:
        page: the page.
        pane: the name of the pane.
        base: the text on which the room and the page agreed last.
        sent: an edit that is on its way.
    """

    page: Page
    pane: str
    base: str
    sent: "Future[Reply] | None" = None


def merged(base: str, here: str, there: str) -> tuple[str, Callable[[int], int]]:
    """What is typed here and there, both; and where a place in the text here is then.

    >>> merged("bd hh", "bd hh cp", "sd bd hh")[0]
    'sd bd hh cp'
    >>> merged("bd hh", "bd hh", "hh")[1](3)
    0
    """
    begin, end, put = difference(base, there)
    mine_begin, mine_end, mine = difference(base, here)
    grown = len(mine) - (mine_end - mine_begin)
    if mine_end <= begin and (mine or mine_begin != mine_end):
        begin, end = begin + grown, end + grown
    elif mine_begin < end and here != base:
        end = max(end + grown, begin)  # both changed the same: theirs, with mine before it
        put = here[begin : begin + len(mine)] + put if mine_begin >= begin else put

    def place(at: int) -> int:
        if at <= begin:
            return at
        return at + len(put) - (end - begin) if at >= end else begin + len(put)

    return here[:begin] + put + here[end:], place


class SharedPages:
    """All pages of a stage that are panes of the room.

    Args:
        desk: the stage's.
    """

    def __init__(self, desk: "StageDesk") -> None:
        self._desk = desk
        self._shared: list[Shared] = []

    def open(self, pane: str) -> str:
        """Show a pane as a page; "" or why not."""
        jam = self._jam()
        found = jam.look.pane(pane) if jam is not None and jam.look is not None else None
        if jam is None or found is None:
            return f"there is no pane {pane}" if jam is not None else "you are in no room"
        pages = self._desk.stage.screen.pages
        known = self.of(pages.page(BEFORE + pane))
        problem = pages.new(Written(BEFORE + pane, found.text))
        if problem:
            return problem
        page = pages.open
        if known is None:
            page.buffer.set_document(Document(found.text, len(found.text)), bypass_readonly=True)
            self._shared.append(Shared(page, pane, found.text))
        self._desk.stage.screen.to_code()
        self._desk.redraw()
        return ""

    def of(self, page: Page | None) -> Shared | None:
        """What a page is of the room; None for one's own."""
        return next((one for one in self._shared if one.page is page), None)

    def _jam(self) -> Jamming | None:
        return jam_in(self._desk.room.session)

    # -- step by step --------------------------------------------------------------------------

    def step(self) -> None:
        """Bring pages and panes together; called with each frame."""
        if not self._shared:
            return
        jam, pages = self._jam(), self._desk.stage.screen.pages
        known = pages.all()
        self._shared = [] if jam is None else [one for one in self._shared if one.page in known]
        if jam is None:
            return
        for one in self._shared:
            self._bring(jam, one)
        here = self.of(pages.open)
        at = None if here is None else Cursor(here.pane, pages.open.buffer.cursor_position)
        jam.cursor(at)

    def _bring(self, jam: Jamming, one: Shared) -> None:
        if one.sent is not None:
            if not one.sent.done():
                return
            reply, one.sent = one.sent.result(), None
            if reply.ok:
                one.base = reply.text
            elif reply is not LATER:
                self._take_back(jam, one)
                self._desk.say(reply.text, bad=True)
                return
        found = jam.look.pane(one.pane) if jam.look is not None else None
        if found is None:
            return
        if found.text != one.base:
            self._come(one, found.text)
        if one.page.buffer.text != one.base:
            self._go(jam, one)

    def _take_back(self, jam: Jamming, one: Shared) -> None:
        """What was typed is refused: the page is what the room has."""
        found = jam.look.pane(one.pane) if jam.look is not None else None
        one.base = found.text if found is not None else one.base
        self._set(one, one.base, min(one.page.buffer.cursor_position, len(one.base)))

    def _come(self, one: Shared, there: str) -> None:
        """Take in what others typed."""
        buffer = one.page.buffer
        text, place = merged(one.base, buffer.text, there)
        one.base = there
        self._set(one, text, min(place(buffer.cursor_position), len(text)))
        self._desk.redraw()

    @staticmethod
    def _set(one: Shared, text: str, cursor: int) -> None:
        one.page.buffer.set_document(Document(text, cursor), bypass_readonly=True)

    def _go(self, jam: Jamming, one: Shared) -> None:
        """Send what was typed here, if the room still has the text it was typed into."""
        base, text = one.base, one.page.buffer.text
        begin, end, put = difference(base, text)

        def work(room: Room) -> Reply:
            now = next((pane.text for pane in room.panes() if pane.name == one.pane), None)
            if now != base:
                return LATER
            room.edit(one.pane, begin, end, put)
            return Reply(True, text)

        one.sent = jam.in_room(work)

    # -- what is done on such a page -----------------------------------------------------------

    def undo(self, page: Page, forth: bool = False) -> bool:
        """Take back my last change of a pane; False where the page is none."""
        one, jam = self.of(page), self._jam()
        if one is None or jam is None:
            return False

        def work(room: Room) -> Reply:
            done = room.redo(one.pane) if forth else room.undo(one.pane)
            return Reply(done, "" if done else "there is nothing of yours to take back")

        jam.in_room(work)
        return True

    def submit(self, page: Page, code: str, whole: bool) -> "Future[Reply] | None":
        """Evaluate code of a page for all, in its pane; None where the page is one's own."""
        one, jam = self.of(page), self._jam()
        if one is None or jam is None:
            return None
        return jam.evaluate(code, one.pane, alone=whole, writes=False)

    def cursors(self, page: Page) -> list[tuple[Member, int]]:
        """Where others type in a page."""
        one, jam = self.of(page), self._jam()
        if one is None or jam is None or jam.look is None:
            return []
        return [
            (member, member.cursor.at)
            for member in jam.look.members
            if member.cursor is not None and member.cursor.pane == one.pane and not member.me
        ]
