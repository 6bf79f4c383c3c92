"""A terminal of our own for tests: tmux with one window, in which the program runs."""

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

MOST_S = 30.0
COLUMNS, LINES = 100, 30


class Terminal:
    """A tmux server of our own with one window, in which the program runs."""

    def __init__(self, folder: Path, options: str = "") -> None:
        self._socket = str(folder / "tmux")
        python = shlex.quote(sys.executable)
        program = f"{python} -m repl.cli --backend null {options}; echo the end; sleep 60"
        size = ("-x", str(COLUMNS), "-y", str(LINES))
        home = ("-e", f"NOTALABEL_HOME={folder / 'home'}")
        self._tmux("-f", os.devnull, "new-session", "-d", *size, *home, program)
        self.pid = int(self._tmux("display", "-p", "#{pane_pid}"))

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def until(self, true: Callable[[str], object], what: str) -> str:
        end = time.monotonic() + MOST_S
        while not true(screen := self.screen()):
            assert time.monotonic() < end, f"{what}:\n{screen}"
            time.sleep(0.05)
        return screen

    def sees(self, text: str) -> str:
        return self.until(lambda screen: text in screen, f"never saw {text}")

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does."""
        subprocess.run(
            ["tmux", "-S", self._socket, "load-buffer", "-"], input=text, text=True, check=True
        )
        self._tmux("paste-buffer", "-p")

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def status(self) -> str:
        lines = [line for line in self.screen().splitlines() if line.strip()]
        return lines[-1] if lines else ""

    def cycle(self) -> float:
        found = re.search(r"cycle (\d+\.\d+)", self.status())
        return float(found.group(1)) if found else -1.0

    @staticmethod
    def _processes() -> list[list[str]]:
        listed = subprocess.run(
            ["ps", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        ).stdout
        return [row.split(None, 2) for row in listed.splitlines()]

    def program(self) -> int:
        """Process id of the program itself."""
        found = [
            int(pid)
            for pid, parent, args in self._processes()
            if int(parent) == self.pid and "repl.cli" in args
        ]
        return found[0]

    def engine(self) -> int:
        """Process id of the engine, 0 while there is none."""
        rows = self._processes()
        ours = {self.pid}
        for pid, parent, _ in rows:  # ps lists parents before their children, mostly
            if int(parent) in ours:
                ours.add(int(pid))
        engines = [
            int(pid) for pid, _, args in rows if int(pid) in ours and "engine.process" in args
        ]
        return engines[0] if engines else 0

    def end(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False)
