"""A session that plays in threads of its own, with the real language and a sound that remembers."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.replies import Reply
from studio.session import Session
from tests.repl.room import RunningSound
from tests.studio.fakes import ManualClock
from tests.studio.rooms import Remembers

MOST_S = 30.0


class Played:
    """A session, and whoever plays it."""

    def __init__(self, outputs: int = 2) -> None:
        self.sound = RunningSound(ManualClock())
        self.memory = Remembers()
        takes: Any = SimpleNamespace(outputs=outputs, cue=(3, 4))
        sound: Any = self.sound
        self.session = Session(sound, Evaluator(1), lambda _: None, self.memory, takes=takes)
        self.session.start()

    def __call__(self, line: str) -> Reply:
        reply = run(self.session, line)
        return self.session.evaluate(line) if reply is None else reply.result(MOST_S)

    def code(self, slot: str) -> str:
        return self.session.sources().get(slot, "")

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + MOST_S
        while not true():
            assert time.monotonic() < end
            time.sleep(0.002)


@contextmanager
def played(outputs: int = 2) -> Iterator[Played]:
    one = Played(outputs)
    yield one
    one.session.close()
