"""TidalCycles' tempo on the wire (UDP 9160, as its versions until 1.8 speak it). Pure.

A client says `/hello` and is sent `/cps/cycle CYCLE CPS PAUSED` in a bundle: at its time tag, time
stands at that cycle. The same is sent to all on a change; a client that changes the tempo sends
`/transmit/cps/cycle` with the same meaning. Cycle and cps are float32: we tell the moment at which
a whole cycle began, because whole numbers are exact there.
"""

import math
from dataclasses import dataclass
from typing import Final

from studio.links.clock.steering import position, tempo
from studio.links.osc.guard import Message, encode

PORT: Final = 9160
HELLO, TEMPO, TRANSMIT = "/hello", "/cps/cycle", "/transmit/cps/cycle"
EXACT: Final = 2**24  # whole numbers up to here are exact in 32 bits


@dataclass(frozen=True, slots=True)
class Tempo:
    """A tempo as TidalCycles tells it.

    Attributes:
        at: seconds since 1970, ...
        cycle: ... at which time stands here.
        cps: cycles a second.
        paused: time stands still.
    """

    at: float
    cycle: float
    cps: float
    paused: bool = False

    def cycle_at(self, seconds: float) -> float:
        """The position at a second since 1970."""
        return self.cycle if self.paused else self.cycle + (seconds - self.at) * self.cps

    def beside(self, other: "Tempo", seconds: float) -> float:
        """By how many seconds another one is beside it at a moment."""
        return abs(self.cycle_at(seconds) - other.cycle_at(seconds)) / self.cps


def tempo_at(seconds: float, cycle: float, cps: float) -> Tempo:
    """What is told of a clock: the beginning of its last whole cycle.

    >>> tempo_at(1000.0, 8.5, 0.5)
    Tempo(at=999.0, cycle=8.0, cps=0.5, paused=False)
    """
    whole = math.floor(cycle) % EXACT
    return Tempo(seconds - (cycle - math.floor(cycle)) / cps, float(whole), cps)


def packet(tempo_: Tempo, address: str = TEMPO) -> bytes:
    """A tempo as a packet."""
    return encode(address, (tempo_.cycle, tempo_.cps, int(tempo_.paused)), tempo_.at)


def read(message: Message, now: float) -> Tempo | None:
    """The tempo in a message, None where there is none that can be.

    Args:
        message: `/cps/cycle` or `/transmit/cps/cycle`.
        now: seconds since 1970, for a message without a time tag.
    """
    if len(message.args) < 2:
        return None
    cycle, cps = position(message.args[0]), tempo(message.args[1])
    at = now if message.at is None else message.at
    if cycle is None or cps is None or abs(at - now) * cps > 1e7:
        return None
    return Tempo(at, cycle, cps, len(message.args) > 2 and message.args[2] in (1, True))
