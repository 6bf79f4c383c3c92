"""Delay and reverb of an orbit: each reads a bus of its own and returns two sides.

They sleep, at no cost, once their tail has faded after the last voice that was sent to them. Both
have a bus, nodes in the order in which they must be computed, and two sides that they return.
"""

import logging
import math
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping
from typing import Final

from engine.effects.answering import ANSWER_LENGTH, write_answer, write_elsewhere
from engine.effects.bus import Bus
from engine.voices.built import Node
from engine.voices.rack import Rack

LOG = logging.getLogger(__name__)
_LOOP_FRAMES: Final = 128  # the feedback of Web Audio's delay comes one block late
_LONGEST_DELAY_S: Final = 1.0
_INAUDIBLE: Final = 1e-5
_LONGEST_TAIL_S: Final = 60.0
_PARTITION: Final = 1024  # frames that the convolution is late
_SHORT_FADE_S: Final = 0.05


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


class Room:
    """Reverb by convolution with a room's answer.

    pyo convolves a partition late; the answer is played without its first partition, in which it
    has hardly risen, so what is heard is on time. Making an answer takes longer than a block, so
    live it is made beside the music, and heard when it is ready.
    """

    def __init__(self, rack: Rack) -> None:
        self.bus = Bus(rack)
        self._rack = rack
        silence = rack.nodes.Sig_base(0.0, 1.0, 0.0)
        self.nodes = [*self.bus.nodes, silence]
        self.returns: tuple[Node, Node] = (silence, silence)
        self._fixed = tuple(self.nodes)
        self._asked: tuple[float, ...] = ()
        self._heard: tuple[float, ...] = ()
        self._writing: _Writing | None = None

    def set(self, *values: float) -> bool:
        """Size in s, fade-in in s, first and last cut-off in Hz; True if it was built anew."""
        self._asked = values
        return self.refresh()

    def refresh(self) -> bool:
        """Build the room that was asked for last, if its answer is ready; True if it was."""
        if self._asked == self._heard or not self._asked:
            return False
        if self._writing is None or self._writing.values != self._asked:
            self._writing = _Writing(self._asked, self._rack)
            if self._rack.patient:
                self._writing.run(write_answer)
            else:
                elsewhere = threading.Thread(
                    target=self._writing.run, args=(write_elsewhere,), daemon=True
                )
                elsewhere.start()
        if self._writing.path is None:
            return False
        self._build(self._writing.path, self._writing.partition)
        self._writing, self._heard = None, self._asked
        return True

    def tail_s(self) -> float:
        """As long as the answer."""
        return ANSWER_LENGTH * self._asked[0] + _PARTITION / self._rack.sample_rate

    def forget(self) -> None:
        """Have another of the same room built when it is next asked for."""
        self._heard = ()

    def _build(self, path: str, partition: int) -> None:
        try:
            sides = [
                self._rack.nodes.CvlVerb_base(node, path, 1.0, partition, channel, 1.0, 0.0)
                for channel, node in enumerate(self.bus.out)
            ]
        finally:
            os.unlink(path)
        self.nodes = [*self._fixed, *sides]
        self.returns = (sides[0], sides[1])


class _Writing:
    """An answer on its way to a file, from which alone pyo takes it.

    Attributes:
        values: the room's settings.
        partition: frames that the convolution will be late.
        path: the file, None until it is written.
    """

    def __init__(self, values: tuple[float, ...], rack: Rack) -> None:
        self.values, self._rate = values, rack.sample_rate
        self.partition = max(_PARTITION if values[1] >= _SHORT_FADE_S else 0, rack.frames)
        self.path: str | None = None

    def run(self, write: Callable[[tuple[float, ...], int, int, str], None]) -> None:
        """Make and write it."""
        handle, path = tempfile.mkstemp(suffix=".wav")
        os.close(handle)
        try:
            write(self.values, self._rate, self.partition, path)
        except (OSError, subprocess.SubprocessError):
            LOG.exception("a room cannot be made")
            os.unlink(path)
        else:
            self.path = path


EFFECTS: Final[Mapping[str, Callable[[Rack], Delay | Room]]] = {"delay": Delay, "room": Room}
