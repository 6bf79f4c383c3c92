"""`notalabel query --batch`: lines of NDJSON, each answered by a child process.

A line that hangs in a place where no limit is looked at is killed with its process; the
next line finds a fresh one.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

ROOT = str(Path(__file__).resolve().parent.parent)
LIMIT_S = 4.8  # below the contract's 5 s a line; the child's own limit is lower still


def run_batch(lines: Iterable[bytes]) -> int:
    """Answer every line, in order, whatever happens to a child."""
    child = Child()
    try:
        for line in lines:
            answer = child.ask(line if line.endswith(b"\n") else line + b"\n")
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    finally:
        child.stop()
    return 0


class Child:
    """A worker process that is replaced when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def ask(self, line: bytes) -> str:
        """The worker's answer to a line, or the sentence that says there is none."""
        try:
            self._stdin.write(line)
            self._stdin.flush()
            answer = self._answers.get(timeout=LIMIT_S)
        except (OSError, queue.Empty):
            answer = None
        if answer is not None:
            return answer
        return self._replaced(line)

    def _replaced(self, line: bytes) -> str:
        from repl.answers import BadQuestionError, decode, error_line

        died = self._process.poll() is not None
        self.stop()
        self._start()
        try:
            name = decode(line).get("id")
        except BadQuestionError:
            name = None
        why = "needed more than this machine has" if died else "took longer than 5 s"
        return error_line(name, f"this line {why} and was stopped")

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "repl.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, *_known_paths()])},
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipe to the worker")
        self._stdin = self._process.stdin
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(
            target=_read, args=(self._process.stdout, self._answers), daemon=True
        )
        self._reader.start()

    def stop(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._stdin.close()
        self._reader.join()


def _known_paths() -> list[str]:
    known = os.environ.get("PYTHONPATH")
    return [known] if known else []


def _read(pipe: IO[bytes], answers: "queue.SimpleQueue[str | None]") -> None:
    with pipe:
        for line in pipe:
            answers.put(line.decode("ascii").rstrip("\n"))
    answers.put(None)
