"""The output as it was played, written behind the audio thread's back.

File form: the number of the first frame (8 bytes, little-endian), then float32 frames, channels
interleaved.
"""

import struct
import threading
from collections import deque
from pathlib import Path
from typing import Any, Final

PAUSE_S: Final = 0.05
KEPT_BLOCKS: Final = 20_000


class Recorder:
    """Takes blocks from the audio thread and writes them from one of its own.

    Args:
        path: the file, made anew.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._blocks: deque[bytes] = deque(maxlen=KEPT_BLOCKS)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write, name="recorder", daemon=True)
        self._thread.start()

    def begin(self, first_frame: int) -> None:
        """Say at which frame the first block begins."""
        self._blocks.append(struct.pack("<q", first_frame))

    def block(self, view: Any) -> None:
        """Take a block: shape (frames, channels), float32; copied at once."""
        self._blocks.append(view.tobytes())

    def _write(self) -> None:
        while not self._stop.wait(PAUSE_S):
            self._drain()

    def _drain(self) -> None:
        while self._blocks:
            self._file.write(self._blocks.popleft())
        self._file.flush()

    def close(self) -> None:
        """Write what is left."""
        self._stop.set()
        self._thread.join()
        self._drain()
        self._file.close()


def read_recording(path: Path, channels: int = 2) -> tuple[int, Any]:
    """The first frame of a recording, and its samples: float32, shape (frames, channels)."""
    import numpy as np

    data = path.read_bytes()
    (first,) = struct.unpack_from("<q", data)
    whole = (len(data) - 8) // (4 * channels)
    samples = np.frombuffer(data, "<f4", count=whole * channels, offset=8)
    return first, samples.reshape(-1, channels)
