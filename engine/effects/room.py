"""Reverb of an orbit: convolution with a room's answer."""

import logging
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.effects.answering import (
    ANSWER_LENGTH,
    Question,
    head_of,
    question_of,
    write_answer,
    write_elsewhere,
)
from engine.effects.bus import Bus
from engine.voices.built import Node
from engine.voices.rack import Rack, Table

LOG = logging.getLogger(__name__)


class Room:
    """Reverb by convolution with a room's answer: a computed one, or a recording.

    pyo convolves a partition late. A computed answer is played without its first partition, in
    which it has hardly risen, so what is heard is on time; of a recording, or an answer that rises
    at once, the first partition is convolved sample by sample. Making an answer takes longer than a
    block, so live it is made beside the music, and heard when it is ready.
    """

    def __init__(self, rack: Rack) -> None:
        self.bus = Bus(rack)
        self._rack = rack
        silence = rack.nodes.Sig_base(0.0, 1.0, 0.0)
        self.nodes = [*self.bus.nodes, silence]
        self.returns: tuple[Node, Node] = (silence, silence)
        self._fixed = tuple(self.nodes)
        self._asked: tuple[Any, ...] = ()
        self._heard: tuple[Any, ...] = ()
        self._writing: _Writing | None = None
        self._heads: list[Table] = []  # what the nodes read

    def set(self, *values: Any) -> bool:
        """The settings of engine/rooms.py; True if it was built anew."""
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
        if not self._writing.done:
            return False
        self._build(self._writing)
        self._writing, self._heard = None, self._asked
        return True

    def tail_s(self) -> float:
        """As long as the answer."""
        late = question_of(self._asked, self._rack.sample_rate, self._rack.frames).partition
        return float(ANSWER_LENGTH * self._asked[0]) + late / self._rack.sample_rate

    def forget(self) -> None:
        """Have another of the same room built when it is next asked for."""
        self._heard = ()

    def let_go(self) -> bool:
        """Give back the memory of the room, which is built anew when next asked for; did it any?"""
        if not self._heard:
            return False
        silence = self._fixed[-1]
        self.nodes, self.returns, self._heads = list(self._fixed), (silence, silence), []
        self._asked = self._heard = ()
        return True

    def _build(self, writing: "_Writing") -> None:
        make, path = self._rack.nodes, writing.path
        partition = writing.partition
        try:
            sides = [
                make.CvlVerb_base(node, path, 1.0, partition, channel, 1.0, 0.0)
                for channel, node in enumerate(self.bus.out)
            ]
        finally:
            os.unlink(path)
        self.nodes = [*self._fixed, *sides]
        if writing.heads is not None:
            self._heads = [self._rack.table(head) for head in writing.heads]
            heads = [
                make.Convolve_base(node, head.base, partition, 1.0, side)
                for node, head, side in zip(self.bus.out, self._heads, sides, strict=True)
            ]
            self.nodes, sides = [*self.nodes, *heads], heads
        self.returns = (sides[0], sides[1])


class _Writing:
    """An answer on its way to a file, from which alone pyo takes it.

    Attributes:
        values: the room's settings.
        partition: frames that the convolution will be late.
        path: the file.
        heads: the first partition of each side, None where it is left out.
        done: is all of it there?
    """

    def __init__(self, values: tuple[Any, ...], rack: Rack) -> None:
        self.values = values
        self._question = question_of(values, rack.sample_rate, rack.frames)
        self.partition = self._question.partition
        self.path = ""
        self.heads: NDArray[np.float32] | None = None
        self.done = False

    def run(self, write: Callable[[Question], None]) -> None:
        """Make and write it."""
        handle, self.path = tempfile.mkstemp(suffix=".wav")
        os.close(handle)
        try:
            write(replace(self._question, path=self.path))
            if self._question.exact:
                self.heads = np.load(head_of(self.path))
        except (OSError, ValueError, subprocess.SubprocessError):
            LOG.exception("a room cannot be made")
            os.unlink(self.path)
        else:
            self.done = True
        Path(head_of(self.path)).unlink(missing_ok=True)
