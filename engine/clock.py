"""The engine's clock and meters, in memory that both processes see.

The engine writes one page each block; the session reads it whenever it likes. No lock: the writer
makes the sequence number odd, writes, and makes it even; a reader that saw a change meanwhile reads
again. Times are nanoseconds of time.perf_counter_ns(), which both processes share.
"""

import mmap
import os
import struct
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class ClockPage:
    """What the engine says about itself, once a block.

    Attributes:
        epoch: which engine speaks: 1 for the first process, 2 after a restart, ...
        frame: first frame of the block that is computed next.
        at_ns: the moment of that.
        sample_rate: frames a second.
        block: frames a block.
        blocks: blocks since this engine began.
        late_blocks: blocks that ended after their deadline.
        xruns: gaps that the backend reports or that show in its call times.
        late_events: events that came after their frame had passed.
        refused: datagrams and events thrown away: not ours, too many, an older epoch.
        overfull: events left out because there were too many at once.
        onsets: voices started.
        replayed: those of them that were rendered before.
        kept_bytes: memory of what was rendered before.
        rendering_ns: CPU time that another process took to render it.
        voices: sounding now.
        voices_peak: most at once since this engine began.
        built: voices that were built, sounding or waiting in their pools.
        stolen: voices that were ended for others.
        voice_limit: how many voices may sound: fewer when there is no time for more.
        light_rooms: 1 while a room stands in for others of its orbit.
        load: what sounds takes so many thousandths of the time that there is.
        queued: events waiting.
        cpu_ns: CPU time of the engine's process.
        onset_error: largest distance between asked and played frame, late events included.
        peak: largest sample of the last block, full scale is 1.0.
    """

    epoch: int = 0
    frame: int = 0
    at_ns: int = 0
    sample_rate: int = 48_000
    block: int = 256
    blocks: int = 0
    late_blocks: int = 0
    xruns: int = 0
    late_events: int = 0
    refused: int = 0
    overfull: int = 0
    onsets: int = 0
    replayed: int = 0
    kept_bytes: int = 0
    rendering_ns: int = 0
    voices: int = 0
    voices_peak: int = 0
    built: int = 0
    stolen: int = 0
    voice_limit: int = 0
    light_rooms: int = 0
    load: int = 0
    queued: int = 0
    cpu_ns: int = 0
    onset_error: int = 0
    peak: float = 0.0


_BODY: Final = struct.Struct("<25qd")
_SEQUENCE: Final = struct.Struct("<Q")
_COUNTS_AT: Final = 1024
PAGE_BYTES: Final = 4096


class ClockFile:
    """The page in a file that both sides map.

    Args:
        path: the file; the side that gives create=True makes it.
        create: make the file, filled with zeros.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        try:
            if create:
                os.truncate(handle, PAGE_BYTES)
            self._page = mmap.mmap(handle, PAGE_BYTES)
        finally:
            os.close(handle)
        self._sequence = 0

    def write(self, page: ClockPage) -> None:
        """Publish a page (one writer only)."""
        self.write_values(astuple(page))

    def write_values(self, values: tuple[float, ...]) -> None:
        """Publish the fields of a page in their order: for the audio callback."""
        self._sequence += 2
        _SEQUENCE.pack_into(self._page, 0, self._sequence - 1)
        _BODY.pack_into(self._page, 8, *values)
        _SEQUENCE.pack_into(self._page, 0, self._sequence)

    def write_counts(self, counts: Sequence[int]) -> None:
        """Publish some counters that only grow; each is true by itself."""
        for place, count in enumerate(counts):
            _SEQUENCE.pack_into(self._page, _COUNTS_AT + 8 * place, count)

    def read_counts(self, size: int) -> tuple[int, ...]:
        """The counters."""
        return tuple(
            _SEQUENCE.unpack_from(self._page, _COUNTS_AT + 8 * place)[0] for place in range(size)
        )

    def read(self) -> ClockPage:
        """The last page published; epoch 0 where nothing was published yet."""
        for _ in range(100):
            before = _SEQUENCE.unpack_from(self._page, 0)[0]
            values = _BODY.unpack_from(self._page, 8)
            if before % 2 == 0 and before == _SEQUENCE.unpack_from(self._page, 0)[0]:
                return ClockPage(*values) if before else ClockPage()
            time.sleep(0)
        return ClockPage()

    def close(self) -> None:
        """Let go of the page; the file stays."""
        self._page.close()
