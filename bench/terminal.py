"""The program in a pseudo terminal: keys go in, what it draws comes out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.peers.processes import cpu_s

START_S: Final = 30.0
CONTROL: Final = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")


@dataclass
class Terminal:
    """A pseudo terminal with the program in it.

    Attributes:
        home: the player's folder.
        columns: of the terminal.
        rows: of the terminal.
        options: of the program.
        environ: variables beside ours.
        seen: all that has arrived since it was last emptied.
        sent: how many bytes have arrived.
    """

    home: Path
    columns: int
    rows: int
    options: Sequence[str] = ("--backend", "null", "--stage")
    environ: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    sent: int = 0

    def __post_init__(self) -> None:
        ours, theirs = pty.openpty()
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        environ = {
            **os.environ, "NOTALABEL_HOME": str(self.home), "TERM": "xterm-256color",
            "LANG": "C.UTF-8", "PYTHONUTF8": "1", **self.environ,
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "repl.cli", *self.options],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.fd = ours

    def read(self, wait_s: float) -> None:
        """Take what has arrived, waiting for it at most so long."""
        if not select.select([self.fd], [], [], wait_s)[0]:
            return
        data = os.read(self.fd, 1 << 16)
        self.sent += len(data)
        self.seen += data.decode("utf-8", "replace")

    def comes(self, true: Callable[[], object], most_s: float = START_S) -> bool:
        """Wait for something, reading; False where it does not come."""
        end = time.monotonic() + most_s
        while not true():
            if time.monotonic() > end:
                return False
            self.read(0.05)
        return True

    def until(self, true: Callable[[], object], what: str, most_s: float = START_S) -> None:
        """Wait, reading."""
        if not self.comes(true, most_s):
            raise SystemExit(f"never: {what}\n{self.seen[-2000:]!r}")

    def text(self) -> str:
        """What was seen, without colours and moves of the cursor."""
        return CONTROL.sub("", self.seen)

    def idle(self, seconds: float) -> None:
        """Let time pass, reading."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)
            self.seen = self.seen[-10_000:]

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self.fd, keys.encode())

    def load(self, seconds: float) -> float:
        """Per cent of a core that the session takes."""
        before, began = cpu_s(self.process.pid), time.monotonic()
        self.idle(seconds)
        return 100 * (cpu_s(self.process.pid) - before) / (time.monotonic() - began)

    def echo_ms(self, letter: str) -> float:
        """How long a letter takes from the key to the screen."""
        self.seen = ""
        began = time.perf_counter()
        self.type(letter)
        self.until(lambda: letter in self.seen, f"the echo of {letter}", 5.0)
        return (time.perf_counter() - began) * 1000

    def end(self) -> None:
        """Leave."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        os.close(self.fd)
