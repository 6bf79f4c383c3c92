"""A SoundFont that the player names: its notes in place of ours.

The session keeps which one is chosen; its path is part of the keys of notes, so that the engine
needs no word about it. A process of its own plays the notes (fluid.py); it is started when first
needed, and ended when it does not answer.
"""

import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Final

from engine.errors import SoundError

LENGTH_S: Final = 8.0  # of a note: what is held for longer ends
PATIENCE_S: Final = 20.0
VELOCITIES: Final = (48, 112)  # soft and hard
MARK: Final = "#"  # between the path and the name of an instrument
_MOST_BYTES: Final = 4_000_000_000
_ROOT: Final = Path(__file__).resolve().parent.parent.parent


class _Chosen:
    """The SoundFont in use, "" for none."""

    path = ""


def chosen() -> str:
    """The path of the SoundFont in use, "" for none."""
    return _Chosen.path


def choose(path: str | Path) -> None:
    """Play instruments from a SoundFont from now on; "" for our own again.

    Raises:
        SoundError: it cannot be used; the text is fit for the player.
    """
    _Chosen.path = ""
    if not str(path):
        return
    file = Path(path).expanduser().absolute()
    _check(file)
    Player.shared().ask(str(file), 0, 60, 100, 64, 48_000)
    _Chosen.path = str(file)


def _check(file: Path) -> None:
    """Is it a file with the head of a SoundFont?"""
    try:
        with file.open("rb") as opened:
            head = opened.read(12)
        size = file.stat().st_size
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SoundError(f"the SoundFont {file} cannot be read ({why})") from error
    if head[:4] != b"RIFF" or head[8:] != b"sfbk" or size > _MOST_BYTES:
        raise SoundError(f"{file.name} is no SoundFont", "take a file that ends in .sf2")


class Player:
    """The process that plays, and the pipes to it."""

    _one: "Player | None" = None

    @classmethod
    def shared(cls) -> "Player":
        """The one of this process."""
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(
        self, path: str, program: int, midi: int, velocity: int, frames: int, sample_rate: int
    ) -> bytes:
        """The samples of a note: float32, all of the left side, then all of the right.

        Raises:
            SoundError: it cannot be played, and why.
        """
        request = {
            "path": path, "program": program, "midi": midi, "velocity": velocity,
            "frames": frames, "sample_rate": sample_rate,
        }  # fmt: skip
        name = Path(path).name
        with self._lock:
            process = self._process or self._started()
            watch = threading.Timer(PATIENCE_S, process.kill)
            watch.start()
            try:
                answer, samples = _answer(process, json.dumps(request).encode())
            except (OSError, ValueError) as error:
                self._end()
                raise SoundError(f"the SoundFont {name} crashes its player") from error
            finally:
                watch.cancel()
        if "refused" in answer:
            raise SoundError(f"the SoundFont {name} cannot be played: {answer['refused']}")
        return samples

    def _started(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "engine.instruments.fluid"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT,
        )  # fmt: skip
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    _open(pipe).close()
            process.wait()


def _answer(process: subprocess.Popen[bytes], request: bytes) -> tuple[dict[str, object], bytes]:
    asking, answering = _open(process.stdin), _open(process.stdout)
    asking.write(request + b"\n")
    asking.flush()
    answer: dict[str, object] = json.loads(answering.readline())
    count = answer.get("bytes", 0)
    samples = answering.read(count) if isinstance(count, int) else b""
    if len(samples) != count:
        raise ValueError("it ended in the middle")
    return answer, samples


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both are pipes
    return pipe
