"""Somebody at a stage, in a test: keys go in by a pipe, a pretended terminal shows what comes."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input

from repl.room import Room
from repl.stage.app import Stage
from studio.settings import Settings
from studio.vault import Vault
from tests.repl.room import open_fake
from tests.repl.stage.terminal import Glass
from tests.studio.fakes import Script

MOST_S = 30.0
ALT_ENTER, CTRL_Q, CTRL_C, ESC, ENTER, F10 = "\x1b\r", "\x11", "\x03", "\x1b", "\r", "\x1b[21~"


class Player:
    """A stage that runs in a thread of its own, and whoever plays there."""

    def __init__(
        self, room: Room, script: Script, keyboard: PipeInput, glass: Glass, theme: str = "dark"
    ) -> None:
        self.room, self.script, self.keyboard, self.glass = room, script, keyboard, glass
        self.wanted: list[str] = []
        with create_app_session(input=keyboard, output=glass.output()):
            self.stage = Stage(room, keyboard, glass.output())
        self.stage.theme = theme
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        self.wanted.append(asyncio.run(self.stage.run()))

    def type(self, keys: str) -> None:
        self.keyboard.send_text(keys)

    def until(self, true: Callable[[], object], what: str = "") -> None:
        end = time.monotonic() + MOST_S
        while not true():
            assert time.monotonic() < end, f"{what}\n{self.glass.text()}"
            time.sleep(0.002)

    def sees(self, text: str) -> None:
        self.until(lambda: text in self.glass.text(), f"never saw {text!r}")

    def misses(self, text: str) -> None:
        self.until(lambda: text not in self.glass.text(), f"still sees {text!r}")

    def command(self, line: str) -> None:
        self.type(F10)
        self.until(lambda: self.stage.screen.asking, "no line of commands")
        self.type(line + ENTER)

    def slots(self) -> set[str]:
        return set(self.room.session.playing().slots)

    def code(self) -> str:
        return self.stage.screen.pages.open.buffer.text

    def ask(self, work: Callable[[], object]) -> None:
        """Let something be done in the stage's thread, and wait for it."""
        done = threading.Event()
        self.stage.call(lambda: (work(), done.set())[0])  # type: ignore[func-returns-value]
        assert done.wait(MOST_S)

    def leave(self) -> None:
        self.ask(self.stage.leave)
        self.thread.join(MOST_S)
        assert not self.thread.is_alive()


@contextmanager
def playing(
    folder: Path | None = None, columns: int = 80, rows: int = 24, encoding: str = "utf-8",
    settings: dict[str, object] | None = None, real: bool = False, still: bool = False,
) -> Iterator[Player]:  # fmt: skip
    """A stage that is open, until the test has ended."""
    told: list[object] = []
    room, script = open_fake(told.append, real, still)
    room.session.vault = Vault(folder)
    if settings:
        values = {**Settings().values, **settings}
        room = replace(room, config=replace(room.config, settings=Settings(values)))  # type: ignore[arg-type]
    glass = Glass(columns, rows, encoding)
    with create_pipe_input() as keyboard:
        one = Player(room, script, keyboard, glass)
        one.until(lambda: " - |" in one.glass.text(), "nothing is drawn")
        yield one
        if one.thread.is_alive():
            one.leave()
        room.close()
