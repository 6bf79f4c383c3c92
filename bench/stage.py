"""The stage on a real terminal (a pseudo one): from key to echo, and what its displays cost.

`python -m bench.stage --columns 120 --rows 40 --seconds 30` lets 64 voices play on the null
backend with every pane shown, types, and watches what arrives. CPU is of the session's process
alone, in per cent of a core, three ways: nothing plays and no pane is shown; the voices play; and
with every pane beside that. What the displays cost is the difference of the last two.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

NOTES: Final = ("c2", "eb2", "g2", "bb2", "c3", "eb3", "g3", "bb3")
CODE: Final = "\n\n".join(
    f'part{n}: note("[{",".join(NOTES)}]*2").s("{wave}").gain(.05).attack(.01).release(.4)'
    f".lpf(sine.range(300,{1000 + 300 * n}).slow({n + 2}))"
    for n, wave in enumerate(("sine", "triangle", "square", "sawtooth") * 2)
)
LETTERS: Final = [chr(code) for code in range(0x100, 0x180)]  # no pane shows these
ALL = "\x12"
START_S, SETTLE_S, KEY_S = 30.0, 5.0, 0.15
TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass
class Terminal:
    """A pseudo terminal with the program in it.

    Attributes:
        seen: all that has arrived since it was last emptied.
    """

    home: Path
    columns: int
    rows: int
    seen: str = ""
    sent: int = 0
    _rest: bytes = field(default=b"")

    def __post_init__(self) -> None:
        ours, theirs = pty.openpty()
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        environ = {
            **os.environ, "NOTALABEL_HOME": str(self.home), "TERM": "xterm-256color",
            "LANG": "C.UTF-8", "PYTHONUTF8": "1",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "repl.cli", "--backend", "null", "--stage"],
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

    def until(self, true: Callable[[], bool], what: str, most_s: float = START_S) -> None:
        """Wait, reading."""
        end = time.monotonic() + most_s
        while not true():
            if time.monotonic() > end:
                raise SystemExit(f"never: {what}\n{self.seen[-2000:]!r}")
            self.read(0.05)

    def idle(self, seconds: float) -> None:
        """Let time pass, reading."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)
            self.seen = self.seen[-10_000:]

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self.fd, keys.encode())

    def cpu_s(self) -> float:
        """CPU seconds of the session so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def load(self, seconds: float) -> float:
        """Per cent of a core that the session takes."""
        before, began = self.cpu_s(), time.monotonic()
        self.idle(seconds)
        return 100 * (self.cpu_s() - before) / (time.monotonic() - began)

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


def prepared(home: Path, code: str, panes: list[str]) -> None:
    """A page and panes, as the stage would have kept them."""
    folder = home / "stage"
    folder.mkdir(parents=True)
    (folder / "tune.strudel").write_text(code + "\n\n", encoding="utf-8")
    desk = {"pages": ["tune"], "open": "tune", "cursors": {"tune": len(code) + 2}}
    (folder / "desk.json").write_text(json.dumps({**desk, "kept": {"panes": panes}}))


def every_pane() -> list[str]:
    """The names of all panes."""
    from repl.stage.found import found_panes

    return list(found_panes())


def echoes(terminal: Terminal, seconds: float) -> list[float]:
    """Times from key to echo, at uneven moments, a line of letters after the other."""
    dice, found, typed = Random(1), [], 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if typed and typed % 16 == 0:
            terminal.type("\x15")  # Ctrl-U: an empty line again
            terminal.idle(0.2)
        found.append(terminal.echo_ms(LETTERS[typed % len(LETTERS)]))
        typed += 1
        terminal.idle(dice.uniform(KEY_S / 2, KEY_S * 1.5))
    return sorted(found)


def measured(columns: int, rows: int, seconds: float) -> dict[str, float]:
    """All figures for a terminal of some size."""
    figures: dict[str, float] = {}
    for panes, words in (([], "without"), (every_pane(), "with")):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            prepared(home, CODE, panes)
            terminal = Terminal(home, columns, rows)
            try:
                terminal.until(lambda t=terminal: "cpu" in t.seen, "the sound")  # type: ignore[misc]
                terminal.idle(SETTLE_S)
                if not panes:
                    figures["idle_cpu_percent"] = terminal.load(seconds / 3)
                terminal.type(ALL)
                terminal.until(lambda t=terminal: "part7" in t.seen, "the tune")  # type: ignore[misc]
                terminal.idle(SETTLE_S)
                before, began = terminal.sent, time.monotonic()
                figures[f"{words}_panes_cpu_percent"] = terminal.load(seconds)
                sent = (terminal.sent - before) / (time.monotonic() - began)
                figures[f"{words}_panes_bytes_per_s"] = sent
                times = echoes(terminal, seconds)
            finally:
                terminal.end()
        figures[f"{words}_panes_echo_p50_ms"] = times[len(times) // 2]
        figures[f"{words}_panes_echo_p95_ms"] = times[int(len(times) * 0.95)]
        figures[f"{words}_panes_echo_max_ms"] = times[-1]
    shown = figures["with_panes_cpu_percent"] - figures["without_panes_cpu_percent"]
    figures["panes_cpu_percent"] = shown
    return {name: round(value, 1) for name, value in figures.items()}


def main() -> int:
    """Measure, and tell as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--rows", type=int, default=24)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    figures = measured(options.columns, options.rows, options.seconds)
    print(json.dumps({"load": os.getloadavg()[0], **figures}, indent=1))
    return 0 if figures["with_panes_echo_p95_ms"] < 30 else 1


if __name__ == "__main__":
    raise SystemExit(main())
