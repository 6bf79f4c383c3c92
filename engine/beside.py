"""Work beside the music: a process that is asked by lines of JSON and answers with bytes.

What takes long, or may crash, must not run where the sound is made: a busy thread there makes
blocks late. The process is started when first needed and once more after it has died; it ends when
we do, because its standard input closes.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

_ROOT: Final = Path(__file__).resolve().parent.parent


class BesideError(Exception):
    """The process died, or did not answer in time."""


class Beside:
    """A process that answers, one question at a time.

    Args:
        module: what it runs; its main is `answer_all`.
        patience_s: how long it may take for an answer.
    """

    def __init__(self, module: str, patience_s: float = 20.0) -> None:
        self._module, self._patience_s = module, patience_s
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Have it load what it needs, ahead of the first question; returns at once."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module], cwd=_ROOT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def ask(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Its answer: some words and the bytes behind them.

        Raises:
            BesideError: it gives none.
        """
        with self._lock:
            self.start()
            process = self._process
            assert process is not None  # it was just started
            watch = threading.Timer(self._patience_s, process.kill)
            watch.start()
            try:
                return _asked(process, json.dumps(question).encode())
            except (OSError, ValueError) as error:
                self.close()
                raise BesideError(str(error)) from error
            finally:
                watch.cancel()

    def close(self) -> None:
        """End it; another question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    _open(pipe).close()
            process.wait()


def _asked(process: subprocess.Popen[bytes], question: bytes) -> tuple[dict[str, Any], bytes]:
    asking, answering = _open(process.stdin), _open(process.stdout)
    asking.write(question + b"\n")
    asking.flush()
    answer: dict[str, Any] = json.loads(answering.readline())
    content = answering.read(answer["bytes"])
    if len(content) != answer["bytes"]:
        raise ValueError("it ended in the middle")
    return answer, content


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both are pipes
    return pipe


def answer_all(answer: Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]) -> None:
    """The main of such a process: answer until standard input is closed."""
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        words, content = answer(json.loads(line))
        out.write(json.dumps({**words, "bytes": len(content)}).encode() + b"\n" + content)
        out.flush()
