"""The prompt: type code, hear it. Typing never waits for evaluation, nor for the sound."""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import Context, copy_context

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import History as Shown
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output
from prompt_toolkit.shortcuts import print_formatted_text
from prompt_toolkit.styles import Style

from repl.keys import bindings, wants_more
from repl.lexer import STYLE, StrudelLexer, in_colours
from repl.pending import Pending
from repl.printed import broken, shown
from repl.replied import ADDED, CODE, REMOVED, told_of
from repl.room import Room
from repl.toolbar import open_line, status_line
from studio.doing import do, does_nothing, going_on
from studio.history import History
from studio.replies import Notice, Reply
from studio.welcome import HELLO, Welcome, welcomes

PROMPT = "♪ "
PLAIN_PROMPT = "> "
LEAVE, STAGE, READER = "leave", "stage", "reader"
RECALLED = 1000  # lines of history at hand
REFRESH_S = 0.25
LONG = 10_000  # characters: beyond, nobody looks at each key whether code is complete
HINTS = 3  # times that the keys for an answer are told
OFFER_KEYS = "Alt-J goes back, Alt-H hears it again, Alt-K keeps it, Alt-E edits it"

GREETING = "Not a Label: type Strudel code, Enter plays it; `help` tells more, Ctrl-D leaves."

STYLES = {
    **STYLE,
    "bad": "#ff8787",
    "note": "#a0a0a0",
    "added": "#87d787",
    "removed": "#ff8787",
    "bottom-toolbar": "noreverse #a0a0a0",
}

Show = Callable[[str, str], None]


class Recalled(Shown):
    """The lines that the up arrow brings back; the session itself keeps new ones on disk."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def load_history_strings(self) -> Iterable[str]:
        """Newest first, read when the first prompt is up."""
        return self._history.recent(RECALLED)

    def store_string(self, string: str) -> None:
        """Nothing: the session has remembered it already."""


class App:
    """The prompt of one room.

    Args:
        room: what is played.
        keyboard: where keys come from; None: the terminal.
        screen: where it is drawn; None: the terminal.
        show: writes a line above the prompt, in a style; None: to the terminal.
        begun: the sound is up already.
    """

    def __init__(
        self,
        room: Room,
        keyboard: Input | None = None,
        screen: Output | None = None,
        show: Show | None = None,
        begun: bool = False,
    ) -> None:
        self._room, self._begun = room, begun
        self._style = Style.from_dict(STYLES)
        self._show = show or self._print
        self._welcome, self._hints, self._pending = Welcome(()), HINTS, Pending()
        self._loop: tuple[asyncio.AbstractEventLoop, Context] | None = None
        self._prompt: PromptSession[str] = PromptSession(
            message=_prompt(),
            multiline=True,
            lexer=StrudelLexer(),
            style=self._style,
            history=Recalled(room.history),
            key_bindings=bindings(self.take, self._offered),
            bottom_toolbar=self._toolbar,
            refresh_interval=REFRESH_S,
            prompt_continuation="  ",
            input=keyboard,
            output=screen,
        )

    async def run(self) -> str:
        """Read and play until the player leaves; what they want next: LEAVE or STAGE."""
        self._loop = asyncio.get_running_loop(), copy_context()
        if not self._begun:
            self._prompt.app.after_render += self._first_drawn
        while True:
            try:
                line = await self._prompt.prompt_async()
            except KeyboardInterrupt:
                continue
            except EOFError:
                line = "quit"
            if line.strip() == "stage":
                return STAGE
            if line.strip() in ("reader", "reader on"):
                self.take(line)
                return READER
            if line.strip() in ("quit", "exit"):
                if await self._may_leave():
                    return LEAVE
            else:
                self.take(line)

    def _first_drawn(self, _: object) -> None:
        """Now that the prompt is there, let the sound come up."""
        self._prompt.app.after_render -= self._first_drawn
        self._room.begin()

    def take(self, line: str) -> None:
        """Do what a line says; what comes of it is shown when it comes."""
        self._welcome.typed(line)
        if not does_nothing(self._room.session, line):
            promised = do(self._room.session, line)
            self._pending.add(line, promised)
            promised.add_done_callback(self._answered)
        elif (step := self._welcome.next()) is not None:
            self._show(step.code, CODE)
            self._show(step.says, "")
            do(self._room.session, step.code).add_done_callback(self._answered)

    def greet(self) -> None:
        """Say where one is; the first time, an empty line plays."""
        has_history = lambda: bool(self._room.history.recent(1))  # noqa: E731 # said once
        first = welcomes(self._room.session.vault.folder, has_history)
        self._welcome = Welcome() if first else Welcome(())
        self._show(HELLO if first else GREETING, "note")

    def tell(self, notice: Notice) -> None:
        """Show something that happened unasked; from any thread."""
        self._show(notice.text, "bad" if notice.bad else "note")

    def _answered(self, promised: "Future[Reply]") -> None:
        reply = promised.result()
        for text, style in told_of(reply):
            self._show(text, style)
        if reply.changes and self._hints:
            self._hints -= 1
            self._show(OFFER_KEYS, "note")

    async def _may_leave(self) -> bool:
        what = going_on(self._room.session)
        if not what:
            return True
        ask: PromptSession[str] = PromptSession(
            input=self._prompt.input, output=self._prompt.output
        )
        try:
            answer = await ask.prompt_async(f"{what} Leave? [y/N] ")
        except KeyboardInterrupt:
            return False
        except EOFError:
            return True
        return answer.strip().lower() in ("y", "yes")

    def _offered(self) -> str:
        offers = self._room.session.offers
        return offers.all[max(offers.last, 0)].code if offers.all else ""

    def _toolbar(self) -> str:
        width = self._prompt.output.get_size().columns
        typed = self._prompt.default_buffer.text
        if "\n" in typed and len(typed) < LONG and wants_more(typed):
            return open_line(typed, width)
        playing, sound = self._room.session.playing(), self._room.sound.status()
        return status_line(playing, sound, width, self._pending.shown())

    def _print(self, text: str, style: str) -> None:
        """Write above the prompt, from any thread."""
        if self._loop is None:
            self._print_now(text, style)
            return
        loop, context = self._loop
        with suppress(RuntimeError):  # the loop is closed: nobody reads any more
            loop.call_soon_threadsafe(self._print_now, text, style, context=context)

    def _print_now(self, text: str, style: str) -> None:
        text = shown(text, getattr(sys.stdout, "encoding", None) or "ascii")
        if style == CODE:
            line = FormattedText(in_colours(text))
        else:
            if style not in (ADDED, REMOVED):
                text = broken(text, self._prompt.output.get_size().columns)
            line = FormattedText([(f"class:{style}" if style else "", text)])
        print_formatted_text(line, style=self._style)


def _prompt() -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        PROMPT.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN_PROMPT
    return PROMPT
