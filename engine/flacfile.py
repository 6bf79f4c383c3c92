"""FLAC files, 24 bits, stereo, that play as far as they were written when a program is killed.

libsndfile writes the number of samples at the end only; here it is put into the head again and
again, as far as whole blocks have been written.
"""

import contextlib
from pathlib import Path
from typing import Any, Final

_TOTAL_AT: Final = 21  # byte of the head: 4 bits of something else, then 36 bits of samples
_BLOCK: Final = 4096  # frames that libFLAC writes at a time


class FlacFile:
    """A FLAC file that grows; see WavFile."""

    def __init__(self, path: Path, sample_rate: int) -> None:
        import soundfile

        self.frames = 0
        self._file = _Watched(path)
        self._sound = soundfile.SoundFile(
            self._file, "w", sample_rate, 2, format="FLAC", subtype="PCM_24"
        )

    def write(self, samples: Any) -> None:
        """Add samples: float32, shape (frames, 2), full scale ±1."""
        with contextlib.suppress(AssertionError):  # so soundfile says that less was written
            self._sound.write(samples)
        self._file.check()
        self.frames += len(samples)

    def write_silence(self, frames: int) -> None:
        """Add silence."""
        import numpy as np

        self.write(np.zeros((frames, 2), np.float32))

    def sync(self) -> None:
        """Make the head say how long it is."""
        whole = max(self.frames - 1, 0) // _BLOCK * _BLOCK
        self._file.patch(whole)
        self._file.check()

    def close(self) -> None:
        """The end."""
        try:
            self._sound.close()
            self._file.check()
        finally:
            self._file.close()


class _Watched:
    """A file that remembers what went wrong: libsndfile forgets why."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b", buffering=0)
        self._problem: OSError | None = None

    def check(self) -> None:
        if self._problem is not None:
            raise self._problem

    def write(self, data: Any) -> int:
        left, size = memoryview(bytes(data)), len(data)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._problem = error
        return size - len(left)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def patch(self, samples: int) -> None:
        here = self._file.tell()
        self._file.seek(_TOTAL_AT)
        before = self._file.read(1)
        if before:
            high = bytes([before[0] & 0xF0 | samples >> 32])
            self._file.seek(_TOTAL_AT)
            self.write(high + (samples & 0xFFFF_FFFF).to_bytes(4, "big"))
        self._file.seek(here)

    def close(self) -> None:
        self._file.close()
