"""A session whose threads are turned by hand, and a memory that shows what it was told."""

from fractions import Fraction

from patterns.pattern import Pattern
from studio.commands.table import run
from studio.memory import Forgetful
from studio.notices import Notices
from studio.replies import Notice, Reply
from studio.session import Session
from studio.slots import Change
from studio.vault import NOWHERE, Vault
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script

TICK = Fraction(1, 50)


class Remembers(Forgetful):
    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []
        self.landings: list[tuple[int, int, Change]] = []

    def evaluated(self, code: str) -> int:
        self.codes.append(code)
        return super().evaluated(code)

    def landed(self, frame: int, sample_rate: int, change: Change) -> None:
        self.landings.append((frame, sample_rate, change))


class Room:
    """A session whose threads are turned by hand."""

    def __init__(self, vault: Vault = NOWHERE) -> None:
        self.clock, self.script = ManualClock(), Script()
        self.sound = FakeSound(self.clock)
        self.notices: list[Notice] = []
        self.memory = Remembers()
        self.session = Session(
            self.sound, self.script, Notices(self.notices.append), self.memory, self.clock, vault
        )

    def type(self, code: str, program: object = None, **slots: Pattern) -> Reply:
        if slots:
            program = FakeProgram({name.replace("_", "$"): pat for name, pat in slots.items()})
        if program is not None:
            self.script.programs[code] = program  # type: ignore[assignment]
        reply = self.session.submit(code)
        self.session.work()
        self.session.turn()
        return reply.result(timeout=0)

    def wait(self, seconds: Fraction | float) -> None:
        for _ in range(round(Fraction(seconds) / TICK)):
            self.clock.step(TICK)
            self.session.turn()

    def heard(self) -> list[str]:
        return [event.controls["s"] for event in self.sound.listen()]

    def slots(self) -> set[str]:
        return set(self.session.playing().slots)

    def command(self, line: str) -> Reply:
        reply = run(self.session, line)
        assert reply is not None, f"{line} is no command"
        self.session.turn()
        return reply.result(timeout=0)
