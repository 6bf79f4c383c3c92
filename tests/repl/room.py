"""A room for tests: a real session with its threads, a sound that only remembers."""

import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

from engine.client import EngineClient
from engine.listening import Listener
from engine.status import ClockReading, EngineStatus
from repl.room import Room
from studio.config import Config
from studio.evaluator import Evaluator
from studio.history import History
from studio.replies import Notice
from studio.session import Session
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script, steps


class RunningSound(FakeSound):
    """Its clock runs by itself."""

    def clock(self) -> ClockReading:
        self.clock_s.now = Fraction(time.perf_counter())
        return super().clock()

    def status(self) -> EngineStatus:
        return EngineStatus(state="running", backend="null", why="a test")

    def listener(self) -> Listener:
        return Listener(lambda: None)

    def wait_ready(self, _timeout_s: float = 0) -> bool:
        return self.ready

    def stop(self) -> None:
        self.ready = False


class StillSound(RunningSound):
    """Its clock is set by hand."""

    def clock(self) -> ClockReading:
        return FakeSound.clock(self)


def open_fake(
    tell: Callable[[Notice], None], real: bool = False, still: bool = False
) -> tuple[Room, Script]:
    """A room and the table of what its code means.

    Args:
        tell: hears what happens unasked.
        real: it understands the language itself.
        still: its clock is set by hand.
    """
    script = Script()
    script.programs['s("bd")'] = FakeProgram({"$": steps("bd")})
    script.programs['drums: s("hh")'] = FakeProgram({"drums": steps("hh")})
    script.programs['stack(\ns("bd")\n)'] = FakeProgram({"$1": steps("bd")})
    sound: Any = (StillSound if still else RunningSound)(ManualClock())
    session = Session(sound, Evaluator(1) if real else script, tell)
    session.start()
    history = History(None, lambda _: None)
    room = Room(Config("production", None, None), cast("EngineClient", sound), session, history)
    return room, script
