"""Delay and reverb of an orbit: each reads a bus of its own and returns two sides.

They sleep, at no cost, once their tail has faded after the last voice that was sent to them. Both
have a bus, nodes in the order in which they must be computed, and two sides that they return.
"""

import math
import os
import tempfile
from collections.abc import Callable, Mapping
from typing import Final

import soundfile

from engine.effects.bus import Bus
from engine.effects.impulse import impulse
from engine.voices.rack import Node, Rack

_LOOP_FRAMES: Final = 128  # the feedback of Web Audio's delay comes one block late
_LONGEST_DELAY_S: Final = 1.0
_INAUDIBLE: Final = 1e-5
_LONGEST_TAIL_S: Final = 60.0
_PARTITION: Final = 1024  # frames that the convolution is late
_SHORT_FADE_S: Final = 0.05
_CONVOLUTION_LEVEL: Final = 50.0  # pyo's convolution gives this / its partition


class Delay:
    """Echoes: the k-th after k times the delay and k - 1 blocks of 128, each weaker.

    The loop is longer than the delay, so a line as long as the loop feeds itself, and what goes
    into it is heard through a second line as long as the delay.
    """

    def __init__(self, rack: Rack) -> None:
        self.bus = Bus(rack)
        self._late_s = _LOOP_FRAMES / rack.sample_rate
        self._time_s, self._feedback = 0.25, 0.5
        make, longest = rack.nodes, _LONGEST_DELAY_S + 0.1
        self._loops, self._fed, self._taps = [], [], []
        for side in self.bus.out:
            loop = make.Delay_base(side, 0.25, 0.5, longest, 1.0, 0.0)
            fed = make.Sig_base(loop, 0.5, side)
            self._loops.append(loop)
            self._fed.append(fed)
            self._taps.append(make.SDelay_base(fed, 0.25, longest, 1.0, 0.0))
        pairs = zip(self._loops, self._fed, self._taps, strict=True)
        self.nodes = [*self.bus.nodes, *(node for pair in pairs for node in pair)]
        self.returns = (self._taps[0], self._taps[1])

    def set(self, *values: float) -> bool:
        """Seconds between echoes, and how much of each is left in the next."""
        time_s, feedback = values
        self._time_s, self._feedback = min(time_s, _LONGEST_DELAY_S), min(feedback, 0.98)
        for loop, fed, tap in zip(self._loops, self._fed, self._taps, strict=True):
            loop.setDelay(self._time_s + self._late_s)
            loop.setFeedback(self._feedback)
            fed.setMul(self._feedback)
            tap.setDelay(self._time_s)
        return False

    def tail_s(self) -> float:
        """Until the echoes are below -100 dB."""
        echoes = 1 + math.log(_INAUDIBLE) / math.log(self._feedback)
        return min(echoes * (self._time_s + self._late_s), _LONGEST_TAIL_S)

    def forget(self) -> None:
        """Empty both lines."""
        for line in (*self._loops, *self._taps):
            line.reset()


class Room:
    """Reverb by convolution with a room's answer.

    pyo convolves a partition late; the answer is played without its first partition, in which it
    has hardly risen, so what is heard is on time.
    """

    def __init__(self, rack: Rack) -> None:
        self.bus = Bus(rack)
        self._rack = rack
        self._asked: tuple[float, ...] = ()
        self.nodes = list(self.bus.nodes)
        self.returns: tuple[Node, Node] = self.bus.out
        self._base = len(self.nodes)

    def set(self, *values: float) -> bool:
        """Size in s, fade-in in s, first and last cut-off in Hz; True if it was built anew."""
        if values == self._asked:
            return False
        self._asked = values
        self._build()
        return True

    def tail_s(self) -> float:
        """As long as the answer."""
        return 1.5 * self._asked[0] + _PARTITION / self._rack.sample_rate

    def forget(self) -> None:
        """Have another of the same room built when it is next asked for."""
        self._asked = ()

    def _build(self) -> None:
        rate = self._rack.sample_rate
        answer = impulse(*self._asked[:4], rate)
        partition = _PARTITION if self._asked[1] >= _SHORT_FADE_S else self._rack.frames
        partition = max(partition, self._rack.frames)
        level = partition / _CONVOLUTION_LEVEL
        handle, path = tempfile.mkstemp(suffix=".wav")
        try:
            os.close(handle)
            soundfile.write(path, level * answer[:, partition:].T, rate, subtype="FLOAT")
            sides = [
                self._rack.nodes.CvlVerb_base(node, path, 1.0, partition, channel, 1.0, 0.0)
                for channel, node in enumerate(self.bus.out)
            ]
        finally:
            os.unlink(path)
        self.nodes = [*self.nodes[: self._base], *sides]
        self.returns = (sides[0], sides[1])


EFFECTS: Final[Mapping[str, Callable[[Rack], Delay | Room]]] = {"delay": Delay, "room": Room}
