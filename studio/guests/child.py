"""The worker's process, seen from the session: started, asked, watched, killed."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from studio.guests.bounds import work_of

ROOT: Final = str(Path(__file__).resolve().parents[2])
MODULE: Final = "studio.guests.worker"
LONGEST_LINE: Final = 5_000_000  # bytes
START_S: Final = 30.0  # until it is ready, on a machine that has much to do
HANGS_S: Final = 2.5  # of work on one job
STUCK_S: Final = 20.0  # without work that would be done
LOOK_S: Final = 0.1
PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TZ")  # nothing that is secret


class HangsError(Exception):
    """It did not answer in time, and was killed."""


class DeadError(Exception):
    """It is no more."""


class Child:
    """One process of studio.guests.worker.

    Args:
        seconds: a clock that never goes back.

    Raises:
        DeadError: none can be started.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        try:
            self._process = _started()
        except OSError as error:
            raise DeadError(str(error)) from error
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="guests-answers", daemon=True).start()
        self.known: set[str] = set()
        self.ready = False

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Is it still there?"""
        return self._process.poll() is None

    def tell(self, row: dict[str, Any]) -> None:
        """Send a line that has no answer.

        Raises:
            DeadError: it is gone.
        """
        pipe = self._process.stdin
        assert pipe is not None  # it was asked for
        try:
            pipe.write(json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n")
            pipe.flush()
        except (OSError, ValueError) as error:
            raise DeadError(str(error)) from error

    def ask(self, row: dict[str, Any]) -> dict[str, Any]:
        """Send a job and wait for its answer.

        Raises:
            HangsError: there was none in time; it is killed.
            DeadError: it is gone, or talks nonsense.
        """
        if not self.ready:
            self._answer(START_S, START_S)
            self.ready = True
        self.tell(row)
        answer = self._answer(HANGS_S, STUCK_S)
        if answer.get("job") != row["job"]:
            self.kill()
            raise DeadError("another answer than was asked for")
        return answer

    def _answer(self, work_s: float, wait_s: float) -> dict[str, Any]:
        """The next line."""
        began, work_before = self._seconds(), work_of(self.pid)
        while True:
            try:
                line = self._lines.get(timeout=LOOK_S)
                break
            except queue.Empty:
                now = self._seconds() - began
                work = work_of(self.pid)
                known = work is not None and work_before is not None
                worked = (work or 0.0) - (work_before or 0.0) if known else now
                if worked > work_s or now > wait_s:
                    self.kill()
                    raise HangsError from None
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            self.kill()
            raise DeadError("no answer")
        return answer

    def kill(self) -> None:
        """End it at once."""
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5.0)
        if self._process.stdin is not None:
            with suppress(OSError, ValueError):
                self._process.stdin.close()

    def _read(self) -> None:
        """Lines as they come; an empty one at the end."""
        pipe: IO[bytes] | None = self._process.stdout
        with suppress(OSError, ValueError):
            while pipe is not None and (line := pipe.readline(LONGEST_LINE)):
                self._lines.put(line)
            if pipe is not None:
                pipe.close()
        self._lines.put(b"")


def _started() -> "subprocess.Popen[bytes]":
    """A process that gets nothing of what this one knows but where its own files are."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    environment |= {"PYTHONPATH": ROOT, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    detached: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {
            "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP
        }  # pragma: no cover - Windows
    return subprocess.Popen(
        [sys.executable, "-P", "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        **detached,
    )
