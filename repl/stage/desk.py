"""The desk: what panes, keys and commands ask of the stage. All in the prompt's thread."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from prompt_toolkit.filters.app import vi_navigation_mode

from repl.pending import Pending
from repl.replied import told_of
from repl.room import Room
from repl.stage.answers import PANE, Answers
from repl.stage.blockat import Block, reach_at
from repl.stage.commands import words
from repl.stage.pages import Page
from repl.stage.pane import Line, Span
from repl.stage.shared import SharedPages
from repl.stage.status import status_parts
from studio.commands.table import run as run_command
from studio.doing import do, does_nothing
from studio.pictures import Pictures
from studio.replies import Reply
from studio.viewing import Viewer

if TYPE_CHECKING:
    from repl.stage.app import Stage

NOTHING_HERE = "there is no code here to evaluate"


class StageDesk:
    """The desk of a stage; pane.Desk says what panes may ask of it.

    Attributes:
        viewer: what plays around now.
        pictures: what the code that plays asks to be drawn.
        shared: the pages that are panes of a room.
    """

    def __init__(self, stage: "Stage") -> None:
        self.stage = stage
        self._answers = Answers(self)
        self._pending = Pending()
        self.viewer = Viewer(stage.room.session, stage.room.sound)
        self.pictures = Pictures(self.viewer)
        self.shared = SharedPages(self)

    @property
    def room(self) -> Room:
        """The session, the engine and what is set."""
        return self.stage.room

    @property
    def plain(self) -> bool:
        """Can the terminal show no more than ASCII?"""
        return self.stage.painter.ascii

    # -- doing ---------------------------------------------------------------------------------

    def do(self, line: str) -> None:
        """Do what a line says: a word of the stage, a command, or code that is evaluated."""
        if does_nothing(self.room.session, line):
            return
        word, _, rest = line.strip().partition(" ")
        known = words()
        if word in known and "\n" not in line:
            said = known[word].run(self, rest.strip())
            if said:
                self.say(said, bad=False)
            return
        self.command(line)

    def command(self, line: str) -> None:
        """Do what a line says that is no word of the stage's own."""
        reply = do(self.room.session, line)
        self._pending.add(line, reply)
        reply.add_done_callback(lambda done: self._call(lambda: self.answered(done.result())))

    def _call(self, work: "object") -> None:
        self.stage.call(work)  # type: ignore[arg-type] # a lambda of no arguments

    def answered(self, reply: Reply) -> None:
        """Show what came of something; code that came is put into the editor."""
        if reply.code:
            self._answers.bring(reply.code)
            if reply.changes:
                self.show(PANE)
            reply = replace(reply, code="", changes=())
        told = "\n".join(text for text, _ in told_of(reply))
        if told:
            self.say(told, not reply.ok)
        elif reply.ok:
            self.stage.screen.messages.mended()

    def say(self, text: str, bad: bool = False) -> None:
        """Show a message."""
        self.stage.screen.messages.say(text, bad)
        self.redraw()

    # -- code ----------------------------------------------------------------------------------

    def page(self) -> str:
        """The name of the page that is edited."""
        return self.stage.screen.pages.open.name

    def text(self, page: str = "") -> str:
        """The text of a page; without a name: of the one that is edited."""
        found = self.stage.screen.pages.page(page)
        return "" if found is None else found.buffer.text

    def cursor(self) -> int:
        """Where the cursor is in the page that is edited."""
        return self.stage.screen.pages.open.buffer.cursor_position

    def places(self, slot: str, spans: Sequence[tuple[int, int]]) -> list[Span | None]:
        """Where spans of the code that a slot plays stand in the pages now; see pane.Desk."""
        source = self.room.session.sources().get(slot)
        if source is None:
            return [None] * len(spans)
        pages = self.stage.screen.pages
        for page in (pages.open, *(one for one in pages.all() if one is not pages.open)):
            found = page.places(source, spans)
            if any(found):
                return found
        return [None] * len(spans)

    def rewrite(self, span: Span, text: str, evaluate: bool = False) -> Span | None:
        """Write other text in place of a span; see pane.Desk."""
        page = self.stage.screen.pages.page(span.page)
        if page is None or not page.rewrite(span.begin, span.end, text):
            return None
        self.redraw()
        if evaluate:
            block = reach_at(page.buffer.text, span.begin)
            if block is not None:
                self.evaluate(page, block)
        return Span(span.page, span.begin, span.begin + len(text))

    def evaluate_block(self) -> None:
        """Evaluate the block at the cursor, or what is selected."""
        page = self.stage.screen.pages.open
        buffer = page.buffer
        if buffer.selection_state is not None:
            begin, end = buffer.document.selection_range()
            buffer.exit_selection()
            self.evaluate(page, Block(begin, min(end + 1, len(buffer.text))))
            return
        block = reach_at(buffer.text, buffer.cursor_position)
        if block is None:
            self.say(NOTHING_HERE, bad=True)
        else:
            self.evaluate(page, block)

    def evaluate_all(self) -> None:
        """Evaluate the whole page."""
        page = self.stage.screen.pages.open
        text = page.buffer.text
        if text.strip():
            self.evaluate(page, Block(len(text) - len(text.lstrip()), len(text.rstrip())))
        else:
            self.say(NOTHING_HERE, bad=True)

    def evaluate(self, page: Page, block: Block) -> None:
        """Evaluate a block of a page: it lights up, and what is wrong is shown under its line."""
        code = page.buffer.text[block.begin : block.end]
        self.stage.screen.marker.flash(page, block.begin, block.end)
        if run := run_command(self.room.session, code):
            run.add_done_callback(lambda done: self._call(lambda: self.answered(done.result())))
            return
        page.evaluated(code, block.begin)
        page.mended(block.begin, block.end)
        whole = code == page.buffer.text.strip()
        shared = self.shared.submit(page, code, whole)
        promised = shared or self.room.session.submit(code)
        promised.add_done_callback(lambda done: self._came(page, code, done))

    def _came(self, page: Page, code: str, done: "Future[Reply]") -> None:
        reply = done.result()
        self._call(lambda: self._evaluated(page, code, reply))

    def _evaluated(self, page: Page, code: str, reply: Reply) -> None:
        fault, anchor = reply.fault, page.anchors.get(code)
        if fault is None or anchor is None:
            self.answered(reply)
            return
        at = min(fault.at, max(len(code) - 1, 0))
        if anchor.place(at, at + 1) is None:
            self.answered(reply)  # it was changed meanwhile
            return
        page.errors.append((anchor, at, fault.reason, fault.hint))
        begin, end = anchor.reach()
        self.stage.screen.marker.flash(page, begin, end, bad=True)
        self.say(f"{fault.reason}; {fault.hint}" if fault.hint else fault.reason, bad=True)

    # -- the screen ----------------------------------------------------------------------------

    def status(self, columns: int) -> tuple[Line, int, str]:
        """The status line."""
        playing, sound = self.room.session.playing(), self.room.sound.status()
        mode = "vi" if self.stage.application.editing_mode.value == "VI" else ""
        if mode and vi_navigation_mode():
            mode = "vi NORMAL"
        waits = self._pending.shown()
        return status_parts(playing, sound, mode, columns, waits), columns, "class:status"

    def show(self, pane: str, shown: bool = True) -> None:
        """Show or hide a pane by its name."""
        if pane in self.stage.screen.regions:
            self.stage.screen.toggle(pane, self, shown)
            self.redraw()

    def toggle(self, pane: str) -> None:
        """Show a pane, go to it, or hide it."""
        if pane in self.stage.screen.regions:
            self.stage.screen.toggle(pane, self)
            self.redraw()

    def redraw(self) -> None:
        """Draw everything anew soon."""
        self.stage.application.invalidate()
