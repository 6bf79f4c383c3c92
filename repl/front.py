"""What a player sits at: prompt, stage or plain lines, one after the other, over one session."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator

from prompt_toolkit.patch_stdout import patch_stdout

from repl.app import READER, STAGE, App
from repl.room import Asked, Room, links_of, open_room
from studio.replies import Notice
from studio.topics import SOURCES, Topic

PROMPT, LEAVE = "prompt", "leave"
NO_CURSOR = "this terminal (TERM=dumb) cannot be filled, so here is the plain prompt"
CLUMSY = ("", "dumb", "unknown")


class Front:
    """Goes from the prompt to the stage or the reader and back, until the player leaves.

    Args:
        options: of the command.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._early: list[Notice] = []
        self._told: Callable[[Notice], None] = self._early.append
        add_stage_topics()

    def tell(self, notice: Notice) -> None:
        """Tell whoever is there; from any thread."""
        self._told(notice)

    def run(self) -> None:
        """Open the room, and play."""
        room = open_room(Asked.by(self._options), self.tell, begin=False)
        try:
            with links_of(self._options, room, self.tell):
                asyncio.run(self._turns(room))
        finally:
            room.close()

    async def _turns(self, room: Room) -> None:
        first = self._first(room)
        if first == STAGE and os.environ.get("TERM", "") in CLUMSY:
            self.tell(Notice(NO_CURSOR, bad=True))
            first = PROMPT
        begun = False
        while first != LEAVE:
            turn = {STAGE: self._stage, READER: self._reader}.get(first, self._prompt)
            first = await turn(room, begun)
            begun = True

    def _first(self, room: Room) -> str:
        if self._options.plain:
            return READER
        return STAGE if self._options.stage else str(room.config.settings["stage.first"])

    async def _prompt(self, room: Room, begun: bool) -> str:
        with patch_stdout():
            app = App(room, begun=begun)
            if not begun:
                app.greet()
            self._hand_over(app.tell)
            wanted = await app.run()
        if wanted == STAGE and os.environ.get("TERM", "") in CLUMSY:
            sys.stdout.write(NO_CURSOR + "\n")
            return PROMPT
        return wanted

    async def _reader(self, room: Room, begun: bool) -> str:
        from repl.reader import Reader, asking
        from repl.screen import say

        reader = Reader(room, asking(), say)
        reader.greet()
        self._hand_over(reader.tell)
        if not begun:
            room.begin()
        keys = signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C clears a line
        try:
            wanted = reader.run()  # this thread has nothing else to do
        finally:
            signal.signal(signal.SIGINT, keys)
        self._told = self._early.append
        return wanted

    async def _stage(self, room: Room, begun: bool) -> str:
        from repl.stage.app import Stage  # only who goes there pays for it
        from repl.stage.greeting import bring_playing, greet
        from repl.stage.printed import Printed

        stage, self._early = Stage(room, said=self._early), []
        self._told = stage.tell
        bring_playing(stage)
        if not begun:
            greet(stage)
            stage.application.after_render += once(room.begin)
        printed = Printed(lambda line: stage.tell(Notice(line)))
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            wanted = await stage.run()
        self._told = self._early.append
        return wanted

    def _hand_over(self, tell: Callable[[Notice], None]) -> None:
        """Tell what was told before anybody was there."""
        self._told = tell
        for notice in self._early:
            tell(notice)
        self._early = []


def add_stage_topics() -> None:
    """Let `help` know of the stage's panes, keys and words; they are read when it is asked."""

    def source(name: str) -> Callable[[], Iterator[Topic]]:
        def there() -> Iterator[Topic]:
            from repl.stage import told

            return getattr(told, name)()  # type: ignore[no-any-return] # one of three functions

        return there

    if SOURCES["stage"]:
        return  # they are there
    for kind, name in (("pane", "panes"), ("key", "keys"), ("stage", "commands")):
        SOURCES[kind].append(source(name))


def once(begin: Callable[[], None]) -> Callable[[object], None]:
    """Does something the first time that it is called: when something is on the screen."""
    todo = [begin]

    def drawn(_: object) -> None:
        while todo:
            todo.pop()()

    return drawn


def run(options: argparse.Namespace) -> int:
    """Open the prompt or the stage on the terminal, until the player leaves."""
    Front(options).run()
    return 0
