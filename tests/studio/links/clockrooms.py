"""A session with a desk of the clock, all stepped by hand; leaders that are a script."""

from collections.abc import Callable
from fractions import Fraction

from patterns.pattern import Pattern
from studio.links.clock.desk import Desk, Options
from studio.links.clock.kit import Moment
from studio.links.clock.steering import Lead
from studio.replies import Notice
from tests.studio.rooms import Room

STEP = Fraction(1, 100)


class Script:
    """A clock of others that stands where a function says, by seconds."""

    name = "tidal"

    def __init__(self, cycle: Callable[[float], float], cps: float, wrap: float = 0.0) -> None:
        self.cycle, self.cps, self.wrap = cycle, cps, wrap
        self.playing: bool | None = None
        self.silent = False
        self.count = 0
        self.takes = True
        self.taken: list[float] = []

    def look(self, now_s: float) -> Lead | None:
        return None if self.silent else Lead(self.cycle(now_s), self.cps, self.wrap)

    def moves(self) -> int:
        return self.count

    def take_tempo(self, moment: Moment) -> bool:
        self.taken.append(moment.state.cps)
        if self.takes:
            now, here, cps = moment.now_s, moment.state.cycle, moment.state.cps
            self.cycle, self.cps = (lambda at: here + (at - now) * cps), cps
        return self.takes

    def close(self) -> None:
        self.closed = True


class Looks:
    """An output that keeps what it is told."""

    name = "osc"

    def __init__(self, name: str = "osc") -> None:
        self.name, self.moments, self.closed = name, [], False

    def step(self, moment: Moment) -> None:
        self.moments.append(moment)

    def close(self) -> None:
        self.closed = True


class ClockRoom(Room):
    def __init__(self, options: Options | None = None, latency_s: float = 0.0) -> None:
        super().__init__()
        self.desk = Desk(self.session, options, lambda: float(self.clock.now), lambda: latency_s)
        self.desk.threaded = False

    def go(self, seconds: float) -> None:
        for _ in range(round(seconds / float(STEP))):
            self.clock.step(STEP)
            self.session.turn()
            self.desk.tick()

    def play(self, **slots: Pattern) -> None:
        self.type(f"code {len(self.script.programs)}", None, **slots)

    def cycle(self) -> float:
        found = self.session.playing().cycle
        return float(found or 0)

    def told(self) -> list[str]:
        return [notice.text for notice in self.notices if isinstance(notice, Notice)]
