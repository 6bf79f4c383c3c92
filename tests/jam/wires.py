"""Clocks that run unevenly, and ways between them that delay, jitter, stall and lose. No sockets.

All dice come from a seed, all time from the caller: what happens is the same at every run.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from jam.clocksync import ClockSync, Exchange


@dataclass
class Crystal:
    """A clock as machines have one.

    Attributes:
        ahead_s: what it shows at true second 0.
        rate: by which part it runs too fast.
        warming: how much more its rate becomes, a second.
    """

    ahead_s: float = 0.0
    rate: float = 0.0
    warming: float = 0.0
    steps: list[tuple[float, float]] = field(default_factory=list)

    def shows(self, true_s: float) -> float:
        """What it shows at a true second."""
        stepped = sum(by_s for at_s, by_s in self.steps if at_s <= true_s)
        return self.ahead_s + stepped + true_s * (1 + self.rate + self.warming * true_s / 2)


@dataclass
class Way:
    """One direction of a connection.

    Attributes:
        delay_s: of each message at least.
        jitter_s: at most so much more, evenly spread.
        loss: the part of messages that are lost; on a stream they come `again_s` later instead.
        again_s: None: what is lost is gone.
    """

    delay_s: float = 0.0
    jitter_s: float = 0.0
    loss: float = 0.0
    again_s: float | None = None

    def takes_s(self, dice: random.Random) -> float | None:
        """How long the next message takes; None: it never comes."""
        took_s = self.delay_s + dice.uniform(0, self.jitter_s)
        if dice.random() < self.loss:
            return None if self.again_s is None else took_s + self.again_s
        return took_s


@dataclass
class Looked:
    """How an estimate stood at a moment: seconds off, and off at most as it said."""

    at_s: float
    off_s: float
    said_s: float


def measured(
    sync: ClockSync,
    ours: Crystal,
    theirs: Crystal,
    there: Way,
    back: Way,
    moments: list[float],
    dice: random.Random,
    between: Callable[[float], None] = lambda _: None,
) -> list[Looked]:
    """Ping at true moments; how the estimate stood just before each and just after its answer."""
    looks: list[Looked] = []

    def look(true_s: float) -> None:
        mine = ours.shows(true_s)
        if sync.known:
            off = sync.theirs_s(mine) - theirs.shows(true_s)
            looks.append(Looked(true_s, off, sync.error_s(mine)))

    for moment in moments:
        look(moment)
        between(moment)
        out_s, home_s = there.takes_s(dice), back.takes_s(dice)
        if out_s is None or home_s is None:
            continue
        came, left = moment + out_s, moment + out_s + dice.uniform(0, 0.0002)
        end = left + home_s
        sync.take(
            Exchange(ours.shows(moment), theirs.shows(came), theirs.shows(left), ours.shows(end))
        )
        look(end)
    return looks


def pings(seconds: float, every_s: float = 2.0) -> list[float]:
    """True moments: quickly at first, then at leisure."""
    first = [0.1 * turn for turn in range(10)]
    return first + [1.0 + every_s * turn for turn in range(int((seconds - 1) / every_s))]
