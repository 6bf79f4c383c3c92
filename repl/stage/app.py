"""The stage: the editor, the panes around it, messages, the status; and what draws them.

Panes plug in by file: repl/stage/pane.py says what one is, repl/stage/panes/ has them. What
prompt_toolkit draws is drawn when somebody types; what moves by itself is painted over it, up to
30 times a second (painter.py, pace.py).
"""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import copy_context
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.filters.app import vi_navigation_mode
from prompt_toolkit.input import Input
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import DynamicStyle, Style

from repl.room import Room
from repl.stage.completing import CodeCompleter, LineCompleter
from repl.stage.desk import StageDesk
from repl.stage.found import found_panes
from repl.stage.hand import Hand
from repl.stage.keeping import Keeper
from repl.stage.keys import bindings
from repl.stage.line import Line
from repl.stage.message import Messages
from repl.stage.names import Names
from repl.stage.pace import Pace
from repl.stage.painter import Painter
from repl.stage.screen import Screen
from repl.stage.themes import THEMES
from studio.replies import Notice

ENDING = ("SIGTERM", "SIGHUP")
STUMBLE_S = 1.0  # at most so often it is told that something failed
LEAVE, PROMPT = "leave", "prompt"  # what the player wants next

LOG = logging.getLogger(__name__)


class Stage:
    """The stage of one room.

    Args:
        room: what is played.
        keyboard: where keys come from; None: the terminal.
        screen: where it is drawn; None: the terminal.
        said: what was told before, shown as messages.
    """

    def __init__(
        self,
        room: Room,
        keyboard: Input | None = None,
        screen: Output | None = None,
        said: Sequence[Notice] = (),
    ) -> None:
        self.room, settings = room, room.config.settings
        self.theme = str(settings["stage.theme"])
        self.keeper = Keeper(room.session.vault)
        self.names = Names(room.session.shelf.names)
        completer = CodeCompleter(self.names)
        self._messages = Messages()
        self.screen = Screen(
            found_panes(), self.keeper, lambda: self._buffer(completer), self._messages
        )
        self.screen.command.completer = LineCompleter(
            completer, lambda: self.screen.regions, lambda: self.screen.pages.names()
        )
        self.desk, self.hand = StageDesk(self), Hand(self)
        self._styles: dict[str, Style] = {}
        self.application: Application[str] = Application(
            layout=self.screen.layout,
            key_bindings=bindings(self),
            style=DynamicStyle(self._style),
            include_default_pygments_style=False,
            full_screen=True,
            erase_when_done=True,
            mouse_support=settings["stage.mouse"] == "on",
            max_render_postpone_time=None,  # what was typed is shown at once
            editing_mode=EditingMode.VI if settings["stage.keys"] == "vi" else EditingMode.EMACS,
            input=keyboard,
            output=screen,
            before_render=lambda _: self._arrange(),
            after_render=lambda _: self._rendered(),
            enable_page_navigation_bindings=True,
        )
        self.application.timeoutlen, self.application.ttimeoutlen = 0.4, 0.1
        before = self.application.renderer
        self.painter = Painter(before, not _can_show(before.output), os.environ.get("TERM", ""))
        self._line = Line(before.output)
        self.application.renderer = self.painter
        self._pace = Pace(80, 24)
        self._stumbled = 0.0
        self._call: Callable[[Callable[[], None]], object] = lambda work: work()
        for notice in said:
            self.desk.say(notice.text, notice.bad)

    def _buffer(self, completer: CodeCompleter) -> Buffer:
        """A buffer for a page."""

        def seen(_: object) -> None:
            self._messages.fresh = False

        return Buffer(
            multiline=True,
            completer=completer,
            complete_while_typing=Condition(lambda: not vi_navigation_mode()),
            on_text_changed=seen,
            on_cursor_position_changed=seen,
        )

    # -- life ----------------------------------------------------------------------------------

    async def run(self) -> str:
        """Play until the player leaves; what they want next: LEAVE or PROMPT."""
        loop, context = asyncio.get_running_loop(), copy_context()
        self._call = lambda work: loop.call_soon_threadsafe(work, context=context)
        self.names.load_behind()
        self._end_by_signals(loop)
        loop.set_exception_handler(lambda _, context: self._failed(context))
        frames = asyncio.ensure_future(self._frames())
        try:
            return await self.application.run_async(set_exception_handler=False)
        finally:
            frames.cancel()
            loop.set_exception_handler(None)
            self._end_by_signals(loop, on=False)
            self.screen.close()
            self.keeper.keep(self.screen.pages, now=True)

    def _end_by_signals(self, loop: asyncio.AbstractEventLoop, on: bool = True) -> None:
        """A terminal that is closed, or a polite kill: leave in order, with the pages kept."""
        for name in ENDING:
            with suppress(ValueError, RuntimeError, AttributeError):  # not in the main thread
                number = getattr(signal, name)
                if on:
                    loop.add_signal_handler(number, self.leave)
                else:
                    loop.remove_signal_handler(number)

    def tell(self, notice: Notice) -> None:
        """Show something that happened unasked; from any thread."""
        self.call(lambda: self.desk.say(notice.text, notice.bad))

    def call(self, work: Callable[[], None]) -> None:
        """Do something in the thread of the stage; from any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody looks any more
            self._call(work)

    def leave(self, what: str = LEAVE) -> None:
        """Leave the stage."""
        if self.application.is_running and not self.application.is_done:
            self.application.exit(result=what)

    def _failed(self, context: Mapping[str, Any]) -> None:
        """A key or a drawing failed: that is for the log, and the show goes on."""
        LOG.error("the stage stumbles: %s", context["message"], exc_info=context.get("exception"))
        self.application.key_processor.reset()
        if time.monotonic() - self._stumbled > STUMBLE_S:
            self._stumbled = time.monotonic()
            self.desk.say("the stage stumbled over this; the log file says why", bad=True)

    # -- looks ---------------------------------------------------------------------------------

    def _style(self) -> Style:
        colourless = self.application.color_depth is ColorDepth.DEPTH_1_BIT
        theme = "plain" if colourless else self.theme
        if theme not in self._styles:
            look = {**self.screen.styles(), **THEMES[theme]}
            self._styles[theme] = Style.from_dict(look)
        return self._styles[theme]

    # -- drawing -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        size = self.painter.output.get_size()
        self.screen.messages.width = size.columns
        self.screen.arrange(size.columns, size.rows)
        self.screen.messages.hint = self.hand.hint()

    def _rendered(self) -> None:
        """prompt_toolkit has drawn: lay over it what moves, and paint."""
        self.screen.laid_out(self.painter)
        self.frame(fresh=True)

    def frame(self, fresh: bool = False) -> int:
        """Paint what moves; how many rows were sent."""
        size = self.painter.output.get_size()
        gone = self.application.is_done  # the terminal shows something else already
        if gone or self.painter.screen is None or size != self.painter.drawn:
            return 0
        canvas = self.painter.canvas
        canvas.pieces, canvas.marks = self.screen.overlay(self.desk, fresh)
        return self.painter.paint()

    async def _frames(self) -> None:
        due = time.monotonic()
        while True:
            due = max(due + self._pace.wait_s(), time.monotonic())
            await asyncio.sleep(max(due - time.monotonic(), 0.001))
            if self.application.invalidated or self.application.key_processor.input_queue:
                continue  # what is typed comes first
            if not self._line.is_free():
                continue  # a slow line: what is on its way comes first
            size = self.painter.output.get_size()
            self._pace.sized(size.columns, size.rows)
            began = time.thread_time()
            try:
                self.desk.shared.step()
                self.frame()
                self.keeper.keep(self.screen.pages)
                self._tell_problem()
            except Exception as error:  # noqa: BLE001 # the edge: there is another frame
                self._failed({"message": "a frame", "exception": error})
            self._pace.spent(time.thread_time() - began)

    def _tell_problem(self) -> None:
        """Say why pages cannot be kept, once."""
        if self.keeper.problem:
            self.desk.say(self.keeper.problem, bad=True)
            self.keeper.problem = ""


def _can_show(output: Output) -> bool:
    """Can the terminal show more than ASCII?"""
    encoding = output.encoding() if output is not None else getattr(sys.stdout, "encoding", "")
    try:
        "█⣿─♪".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
