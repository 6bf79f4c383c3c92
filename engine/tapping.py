"""Taps: what every bus played goes onto the tape, once a block. Lives in the engine's process.

A tap is a node of pyo's that copies one side of a bus into a table of one block; between two
blocks the tables are copied to the tape: under a microsecond a bus.
"""

import ctypes
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from engine.soundport import SoundPort
from engine.tape import RING_FRAMES, Tape

_SAMPLE_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bus: what is kept for pyo, where it shows a block, where that goes."""

    kept: tuple[Any, ...]
    source: int
    ring: int


class Taps:
    """Copies all busses of a sound to a tape; called between two blocks.

    Args:
        sound: whose busses.
        block: frames a block.
        sample_rate: frames a second.
        tape: where they go.
    """

    def __init__(self, sound: SoundPort, block: int, sample_rate: int, tape: Tape) -> None:
        self._sound, self._block, self._tape = sound, block, tape
        self._rate = sample_rate
        self._known = 0
        self._sides: list[_Side] = []

    def before_block(self, begin_frame: int) -> None:
        """The block before this frame is on the busses; those that are new begin here."""
        if self._known:
            self._copy((begin_frame - self._block) % RING_FRAMES)
            self._tape.advance(begin_frame)
        if self._known < len(self._sound.busses):
            self._listen(begin_frame)

    def _copy(self, place: int) -> None:
        before_end = min(self._block, RING_FRAMES - place) * _SAMPLE_BYTES
        rest = self._block * _SAMPLE_BYTES - before_end
        at = place * _SAMPLE_BYTES
        for side in self._sides:
            ctypes.memmove(side.ring + at, side.source, before_end)
            if rest:
                ctypes.memmove(side.ring, side.source + before_end, rest)

    def _listen(self, first: int) -> None:
        if not self._known:
            self._tape.begin(self._rate, first)
        for number, nodes in list(self._sound.busses.items())[self._known :]:
            row = self._tape.add(number, first)
            if row is not None:
                self._sides += [
                    self._tap(node, self._tape.address(row, side))
                    for side, node in enumerate(nodes)
                ]
        self._known = len(self._sound.busses)

    def _tap(self, node: Any, ring: int) -> _Side:
        from pyo import _pyo

        table = _pyo.DataTable_base(self._block)
        fill = _pyo.TableFill_base(node, table)
        fill.play()
        samples = np.asarray(table.getTableStream())
        return _Side((table, fill, samples), samples.ctypes.data, ring)
