"""What an orbit adds, each with a bus of its own that it reads, and two sides that it returns.

They sleep, at no cost, once their tail has faded after the last voice that was sent to them. They
have a bus, nodes in the order in which they must be computed, and two sides that they return.
"""

import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.echoes import LONGEST_DELAY_S, MOST_FEEDBACK
from engine.effects.bus import Bus
from engine.effects.room import Room
from engine.effects.sway import Sway
from engine.voices.built import Node
from engine.voices.rack import Rack

_LOOP_FRAMES: Final = 128  # the feedback of Web Audio's delay comes one block late
_INAUDIBLE: Final = 1e-5
_LONGEST_TAIL_S: Final = 60.0


class Delay:
    """Echoes: the k-th after k times the delay and k - 1 blocks of 128, each weaker.

    The loop is longer than the delay, so a line as long as the loop feeds itself, and what goes
    into it is heard through a second line as long as the delay.
    """

    def __init__(self, rack: Rack) -> None:
        self.bus = Bus(rack)
        self._late_s = _LOOP_FRAMES / rack.sample_rate
        self._time_s, self._feedback = 0.25, 0.5
        make, longest = rack.nodes, LONGEST_DELAY_S + 0.1
        self._loops, self._fed, self._taps = [], [], []
        for side in self.bus.out:
            loop = make.Delay_base(side, 0.25, 0.5, longest, 1.0, 0.0)
            fed = make.Sig_base(loop, 0.5, side)
            self._loops.append(loop)
            self._fed.append(fed)
            self._taps.append(make.Delay_base(fed, 0.25, 0.0, longest, 1.0, 0.0))
        pairs = zip(self._loops, self._fed, self._taps, strict=True)
        self.nodes = [*self.bus.nodes, *(node for pair in pairs for node in pair)]
        self.returns = (self._taps[0], self._taps[1])
        times = [(node.setDelay, self._late_s) for node in self._loops]
        times += [(node.setDelay, 0.0) for node in self._taps]
        shares = [(node.setFeedback, 0.0) for node in self._loops]
        shares += [(node.setMul, 0.0) for node in self._fed]
        self._sways = {
            "delaytime": Sway(rack, times, 0.0, LONGEST_DELAY_S),
            "delayfeedback": Sway(rack, shares, 0.0, 1.0),
        }

    def set(self, *values: float) -> bool:
        """Seconds between echoes, and how much of each is left in the next."""
        time_s, feedback = values
        self._time_s, self._feedback = min(time_s, LONGEST_DELAY_S), min(feedback, MOST_FEEDBACK)
        self._sways["delaytime"].set(self._time_s)
        self._sways["delayfeedback"].set(self._feedback)
        return False

    def join(self, sways: Mapping[str, Node]) -> None:
        """Let a voice move what it moves of this."""
        for dial in sways.keys() & self._sways.keys():
            self._sways[dial].join(sways[dial], self._loops[0])

    def leave(self, sways: Mapping[str, Node]) -> None:
        """It moves nothing any longer."""
        for dial in sways.keys() & self._sways.keys():
            self._sways[dial].leave(sways[dial])

    def refresh(self) -> bool:
        """It is never late."""
        return False

    def tail_s(self) -> float:
        """Until the echoes are below -100 dB."""
        echoes = 1 + math.log(_INAUDIBLE) / math.log(self._feedback)
        return min(echoes * (self._time_s + self._late_s), _LONGEST_TAIL_S)

    def forget(self) -> None:
        """Empty both lines."""
        for line in (*self._loops, *self._taps):
            line.reset()


EFFECTS: Final[Mapping[str, Callable[[Rack], Delay | Room]]] = {"delay": Delay, "room": Room}
