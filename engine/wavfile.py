"""WAV files that are valid at every moment: a program that is killed leaves a file that plays.

Samples are written first, then the head says how many there are. Beyond 4 GB the head turns into
that of RF64 (EBU Tech 3306), for which there is room from the beginning; `bext` (EBU Tech 3285)
holds the frame of the engine's clock at which the file begins, so that files of one session can be
laid side by side. Stereo.
"""

import struct
from pathlib import Path
from typing import IO, Any, Final

CHANNELS: Final = 2
WIDTHS: Final = {"24": 3, "float": 4}  # bytes a sample
_PCM, _FLOAT = 1, 3
_MOST_RIFF: Final = 0xFFFF_FFF0
_UNKNOWN: Final = 0xFFFF_FFFF
_LARGEST_24: Final = 2**23


class WavFile:
    """A WAV file that grows.

    Attributes:
        frames: how long it is.

    Args:
        path: the file, made anew.
        sample_rate: frames a second.
        kind: "24" (bits) or "float" (32 bits).
        first: the frame of the engine's clock at which it begins.

    Raises:
        OSError: it cannot be written.
    """

    def __init__(self, path: Path, sample_rate: int, kind: str = "24", first: int = 0) -> None:
        self.frames = 0
        self._rate, self._kind, self._first = sample_rate, kind, first
        self._size = CHANNELS * WIDTHS[kind]
        self._file: IO[bytes] = path.open("wb", buffering=0)
        self._head_bytes = len(self._head())
        try:
            self.sync()
        except OSError:
            self._file.close()
            raise

    def write(self, samples: Any) -> None:
        """Add samples: float32, shape (frames, 2), full scale ±1."""
        data = _bytes_of(samples, self._kind)
        self._file.seek(self._head_bytes + self.frames * self._size)
        _write_all(self._file, data)
        self.frames += len(samples)

    def write_silence(self, frames: int) -> None:
        """Add silence, which takes no room on disk where the system can leave holes."""
        self.frames += frames
        self._file.truncate(self._head_bytes + self.frames * self._size)

    def sync(self) -> None:
        """Make the head say how long it is."""
        self._file.seek(0)
        _write_all(self._file, self._head())

    def close(self) -> None:
        """The end."""
        try:
            self.sync()
        finally:
            self._file.close()

    def _head(self) -> bytes:
        data_bytes = self.frames * self._size
        tag = _FLOAT if self._kind == "float" else _PCM
        rate, size, bits = self._rate, self._size, 8 * WIDTHS[self._kind]
        form = struct.pack("<HHIIHHH", tag, CHANNELS, rate, rate * size, size, bits, 0)
        fact = struct.pack("<I", min(self.frames, _UNKNOWN))
        bext = struct.pack("<256s32s50xqH64s190x", b"", b"Not a Label", self._first, 1, b"")
        rest = _chunk(b"bext", bext) + _chunk(b"fmt ", form) + _chunk(b"fact", fact)
        file_bytes = 4 + 36 + len(rest) + 8 + data_bytes
        large = file_bytes > _MOST_RIFF
        sizes = struct.pack("<QQQI", file_bytes, data_bytes, self.frames, 0)
        return b"".join(
            (
                struct.pack("<4sI4s", b"RF64", _UNKNOWN, b"WAVE") if large
                else struct.pack("<4sI4s", b"RIFF", file_bytes, b"WAVE"),
                _chunk(b"ds64", sizes) if large else _chunk(b"JUNK", bytes(len(sizes))),
                rest,
                struct.pack("<4sI", b"data", _UNKNOWN if large else data_bytes),
            )
        )  # fmt: skip


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("<4sI", name, len(data)) + data


def _bytes_of(samples: Any, kind: str) -> bytes:
    import numpy as np

    if kind == "float":
        return np.ascontiguousarray(samples, "<f4").tobytes()
    finite = np.nan_to_num(np.asarray(samples, np.float64))
    whole = np.clip(np.rint(finite * _LARGEST_24), -_LARGEST_24, _LARGEST_24 - 1)
    four = np.ascontiguousarray(whole.astype("<i4")).view(np.uint8).reshape(-1, 4)
    return four[:, :3].tobytes()


def _write_all(file: IO[bytes], data: bytes) -> None:
    """Write without a buffer: the system may take less than it is given."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
