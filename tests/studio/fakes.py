"""A clock that is set by hand, a sound that only remembers, and code that is a table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.messages import SoundEvent
from engine.status import ClockReading
from patterns.constructors import fastcat, slowcat, stack
from patterns.errors import CodeError
from patterns.pattern import Pattern, pure
from patterns.state import never
from patterns.strudel.drawing import Drawn

RATE = 48_000


class ManualClock:
    """Seconds that only pass when told to."""

    def __init__(self) -> None:
        self.now = Fraction(0)

    def __call__(self) -> float:
        return float(self.now)

    def step(self, seconds: Fraction) -> None:
        self.now += seconds


class FakeSound:
    """Plays nothing, by a manual clock: `played` is what a listener would have heard."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock_s = clock
        self.epoch, self.ready, self.block = 1, True, 256
        self.offset = 0
        self.queue: list[SoundEvent] = []
        self.played: list[SoundEvent] = []
        self.late: list[SoundEvent] = []
        self.cued: list[SoundEvent] = []
        self.refuses: set[str] = set()
        self.panics = 0

    def frame(self) -> int:
        return int(self.clock_s.now * RATE) + self.offset

    def clock(self) -> ClockReading:
        at_ns = int(self.clock_s.now * 10**9)
        return ClockReading(self.frame(), at_ns, RATE, self.block, self.epoch, self.ready)

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        problems = []
        events = list(events)
        self.cued += events if cue else []
        for event in events:
            name = event.controls.get("s")
            if name in self.refuses:
                problems.append(f'no sound is called "{name}"')
            elif self.ready:
                self.queue.append(event)
                if event.frame < self.frame():
                    self.late.append(event)
        return problems

    def cancel(self, slot: str | None, from_frame: int, generation: int = 2**31) -> None:
        self.listen()
        self.queue = [
            event
            for event in self.queue
            if not (
                slot in (None, event.slot)
                and event.frame >= from_frame
                and event.generation < generation
            )
        ]

    def panic(self) -> None:
        self.listen()
        self.queue, self.panics = [], self.panics + 1

    def listen(self) -> list[SoundEvent]:
        """Everything that is heard until now, in order."""
        now = self.frame()
        self.played += [event for event in self.queue if event.frame < now]
        self.queue = [event for event in self.queue if event.frame >= now]
        self.played.sort(key=lambda event: event.frame)
        return self.played

    def die(self) -> None:
        self.listen()
        self.queue, self.ready = [], False

    def revive(self, offset: int = 0) -> None:
        self.epoch, self.ready, self.offset = self.epoch + 1, True, offset


@dataclass
class FakeBudget:
    expired: Callable[[], bool] = never


@dataclass(frozen=True)
class FakeProgram:
    slots: Mapping[str, Pattern] = field(default_factory=dict)
    cps: float | None = None
    hushed: bool = False
    messages: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    budget: FakeBudget = field(default_factory=FakeBudget)
    seed: int = 0
    defines: bool = False
    loads: tuple[tuple[str, tuple[object, ...]], ...] = ()
    drawn: tuple[Drawn, ...] = ()

    @property
    def pattern(self) -> Pattern:
        return stack(list(self.slots.values()))


class Script:
    """Code that is a key of a table; what is not there is an error."""

    def __init__(self) -> None:
        self.programs: dict[str, FakeProgram | Callable[[Callable[[], bool]], FakeProgram]] = {}

    def __call__(
        self, code: str, *, expired: Callable[[], bool] = never, seed: int | None = None
    ) -> FakeProgram:
        del seed
        if code not in self.programs:
            raise CodeError(f"{code} is not known")
        found = self.programs[code]
        return found if isinstance(found, FakeProgram) else found(expired)


def steps(*sounds: str) -> Pattern:
    """One cycle of sounds of equal length."""
    return fastcat([pure({"s": sound}) for sound in sounds])


def cycles(*parts: Pattern) -> Pattern:
    return slowcat(parts)
