"""The last seconds of sound, in memory that both processes see, for meters, displays and recorders.

The engine writes each block of the master and of every orbit behind the one before, round and
round; nobody waits for anybody. Frames are those of the engine's clock, samples float32 with full
scale ±1. What lies further back than KEPT_FRAMES is gone.
"""

import ctypes
import mmap
import os
import struct
from pathlib import Path
from typing import Any, Final

MASTER: Final = -1  # the number of the bus on the main pair of outputs ...
CUE: Final = -2  # ... and of the pair for pre-hearing; orbits have their own numbers
RING_FRAMES: Final = 2**17
KEPT_FRAMES: Final = RING_FRAMES - 2**13  # the rest may be written over while somebody reads
MOST_BUSSES: Final = 24
_ROW: Final = struct.Struct("<qq")  # number, first frame
_NUMBER: Final = struct.Struct("<q")
_END, _COUNT, _RATE, _ROWS = 0, 8, 16, 24
_HEADER_BYTES: Final = 4096
_SIDE_BYTES: Final = 4 * RING_FRAMES
_BYTES: Final = _HEADER_BYTES + MOST_BUSSES * 2 * _SIDE_BYTES


class Tape:
    """The tape of one engine, in a file of which only what is used takes memory.

    Args:
        path: the file; the side that gives create=True makes it.
        create: make the file.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        try:
            if create:
                os.truncate(handle, _BYTES)
            self._memory = mmap.mmap(handle, _BYTES)
        finally:
            os.close(handle)
        self._audio: Any = None

    # -- the engine's side ------------------------------------------------------------------------

    def add(self, number: int, first: int) -> int | None:
        """A bus begins at a frame; its row, or None where there are too many."""
        count: int = _NUMBER.unpack_from(self._memory, _COUNT)[0]
        if count >= MOST_BUSSES:
            return None
        _ROW.pack_into(self._memory, _ROWS + count * _ROW.size, number, first)
        _NUMBER.pack_into(self._memory, _COUNT, count + 1)
        return count

    def begin(self, sample_rate: int, end: int) -> None:
        """The first frame, and how many there are in a second."""
        _NUMBER.pack_into(self._memory, _RATE, sample_rate)
        self.advance(end)

    def address(self, row: int, side: int) -> int:
        """Where one side of a bus lies in this process's memory."""
        begin = _HEADER_BYTES + (2 * row + side) * _SIDE_BYTES
        return ctypes.addressof(ctypes.c_char.from_buffer(self._memory, begin))

    def advance(self, end: int) -> None:
        """All frames before this one are written."""
        _NUMBER.pack_into(self._memory, _END, end)

    # -- the readers' side ------------------------------------------------------------------------

    def end(self) -> int:
        """The frame behind the last one that is written."""
        return int(_NUMBER.unpack_from(self._memory, _END)[0])

    @property
    def sample_rate(self) -> int:
        """Frames a second; 0 while nothing was played."""
        return int(_NUMBER.unpack_from(self._memory, _RATE)[0])

    def busses(self) -> dict[int, int]:
        """The busses so far, and the first frame of each."""
        count = _NUMBER.unpack_from(self._memory, _COUNT)[0]
        rows = (_ROW.unpack_from(self._memory, _ROWS + row * _ROW.size) for row in range(count))
        return dict(rows)

    def read(self, number: int, begin: int, end: int) -> Any:
        """What a bus played: float32, shape (frames, 2).

        What is not there (not yet, no longer, no such bus) is silence.

        Raises:
            ValueError: these are no frames, or more than the tape holds.
        """
        import numpy as np

        if not 0 <= end - begin <= KEPT_FRAMES:
            raise ValueError(f"frames {begin} to {end} are not on a tape of {KEPT_FRAMES}")
        out = np.zeros((end - begin, 2), np.float32)
        rows = list(self.busses().items())
        row = next((row for row, (name, _) in enumerate(rows) if name == number), None)
        if row is None or begin == end:
            return out
        first = max(begin, rows[row][1], self.end() - KEPT_FRAMES)
        last = min(end, self.end())
        if first >= last:
            return out
        sides, start, count = self._sides()[row].T, first % RING_FRAMES, last - first
        head = min(count, RING_FRAMES - start)  # what lies before the end of the ring
        at = first - begin
        out[at : at + head] = sides[start : start + head]
        out[at + head : at + count] = sides[: count - head]
        spoilt = self.end() - KEPT_FRAMES - begin  # written over while we read
        if spoilt > 0:
            out[:spoilt] = 0
        return out

    def _sides(self) -> Any:
        """All rings: shape (busses, 2, RING_FRAMES)."""
        if self._audio is None:
            import numpy as np

            samples = np.frombuffer(self._memory, np.float32, offset=_HEADER_BYTES)
            self._audio = samples.reshape(MOST_BUSSES, 2, RING_FRAMES)
        return self._audio
