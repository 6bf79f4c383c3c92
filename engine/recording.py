"""Recording: what is on the engine's tape goes into files, from a thread of the session's.

The engine knows nothing of it. A recording lives through engines that die: frames count on, and
what nobody played is silence. Each bus is a file of its own; all begin and end at the same frame.
"""

import logging
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from engine.flacfile import FlacFile
from engine.offline import stem_path
from engine.tape import KEPT_FRAMES, MASTER, Tape
from engine.wavfile import WavFile

LOG = logging.getLogger(__name__)
PAUSE_S: Final = 0.1
PART_FRAMES: Final = 2**14  # read and written at a time
SILENT_FRAMES: Final = 2**20


class SoundFile(Protocol):
    """A file that samples can be added to.

    Attributes:
        frames: how long it is.
    """

    frames: int

    def write(self, samples: Any) -> None:
        """Add samples."""

    def write_silence(self, frames: int) -> None:
        """Add silence."""

    def sync(self) -> None:
        """Let the file be valid as it stands."""

    def close(self) -> None:
        """The end."""


@dataclass(frozen=True, slots=True)
class Take:
    """What is to be recorded, and how.

    Attributes:
        path: the file of the master, .wav or .flac; orbits stand beside it as NAME.orbitN.
        kind: "24" or "float"; FLAC has 24 bits always.
        orbits: also each orbit.
    """

    path: Path
    kind: str = "24"
    orbits: bool = False

    def path_of(self, bus: int) -> Path:
        """The file of a bus.

        >>> Take(Path("take.wav")).path_of(2).name
        'take.orbit2.wav'
        """
        if bus == MASTER:
            return self.path
        return stem_path(self.path, bus)

    def wants(self, bus: int) -> bool:
        """Is this bus recorded?"""
        return bus == MASTER or (self.orbits and bus >= 0)

    def open(self, bus: int, sample_rate: int, first: int) -> SoundFile:
        """The file of a bus, made anew."""
        path = self.path_of(bus)
        if path.suffix.lower() == ".flac":
            return FlacFile(path, sample_rate)
        return WavFile(path, sample_rate, self.kind, first)


class _OtherRateError(Exception):
    """The engine plays at another sample rate than the file has."""


class Recording:
    """A take that runs, from now until `stop`.

    Args:
        take: what is recorded.
        tape: the tape of the engine that runs now, or None.
        sample_rate: of the tape.
        begin: the first frame.
        failed: called once with a sentence, in another thread, when it ends by itself.

    Raises:
        OSError: the first file cannot be made.
    """

    def __init__(
        self,
        take: Take,
        tape: Callable[[], Tape | None],
        sample_rate: int,
        begin: int,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        self.take = take
        self._tape, self._rate, self._begin = tape, sample_rate, begin
        self._failed = failed or LOG.warning
        self._files: dict[int, SoundFile] = {MASTER: take.open(MASTER, sample_rate, begin)}
        self._read: Tape | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    @property
    def seconds(self) -> float:
        """How long it is by now."""
        return self._files[MASTER].frames / self._rate

    @property
    def running(self) -> bool:
        """False when it was stopped, or has ended by itself."""
        return self._thread.is_alive() and not self._stop.is_set()

    @property
    def paths(self) -> Collection[Path]:
        """The files that it has made."""
        return [self.take.path_of(bus) for bus in self._files]

    def stop(self) -> None:
        """End it; the files hold everything that was played until now."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._stop.wait(PAUSE_S):
                self._follow()
            self._follow()
            self._level()
        except OSError as error:
            self._tell((error.strerror or str(error)).lower())
        except _OtherRateError as error:
            self._tell(str(error))
        finally:
            self._close()

    def _tell(self, why: str) -> None:
        self._stop.set()
        self._failed(
            f"the recording ends after {self.seconds:.0f} s: {why}; "
            f"{self.take.path} keeps what was recorded"
        )

    def _follow(self) -> None:
        """Write what has been played since the last look."""
        tape = self._tape()
        if self._read is not None and tape is not self._read:
            self._copy(self._read)  # an engine has ended: the rest of its tape
        self._read = tape
        if tape is not None:
            self._copy(tape)

    def _copy(self, tape: Tape) -> None:
        end = tape.end()
        if tape.sample_rate not in (0, self._rate):
            raise _OtherRateError(f"the output has {tape.sample_rate} Hz since then")
        for bus, first in tape.busses().items():
            if not self.take.wants(bus) or end <= self._begin:
                continue
            if bus not in self._files:
                self._files[bus] = self.take.open(bus, self._rate, self._begin)
            self._bring(self._files[bus], max(first, end - KEPT_FRAMES))
            while (at := self._begin + self._files[bus].frames) < end:
                part = tape.read(bus, at, min(end, at + PART_FRAMES))
                self._files[bus].write(part)
            self._files[bus].sync()

    def _bring(self, file: SoundFile, frame: int) -> None:
        """Fill a file with silence up to a frame."""
        while (left := frame - self._begin - file.frames) > 0:
            file.write_silence(min(left, SILENT_FRAMES))

    def _level(self) -> None:
        """Let all files end together."""
        end = self._begin + max(file.frames for file in self._files.values())
        for file in self._files.values():
            self._bring(file, end)

    def _close(self) -> None:
        for bus, file in self._files.items():
            try:
                file.close()
            except OSError:
                LOG.exception("%s is not closed well", self.take.path_of(bus))
